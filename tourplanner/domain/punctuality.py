"""How sure the times of a plan are; shares are of days like it, times of day in seconds."""

from dataclasses import dataclass

TOLERANCE = 300
"""Seconds after the time that was told at which a visit opens late."""

USUALLY = 0.95
"""Nineteen times of twenty."""


@dataclass(frozen=True, slots=True)
class VisitPunctuality:
    """How sure it is that a visit opens when it was told.

    Attributes
    ----------
    late
        Share of days on which it opens more than `TOLERANCE` late.
    usual
        From when to when the van arrives: 5 % of days are before, 5 % after.
    leave_by
        Until when to leave the place before to be there in time on 19 days of 20, a whole minute.
    """

    late: float
    usual: tuple[int, int]
    leave_by: int


@dataclass(frozen=True, slots=True)
class TourPunctuality:
    """How sure the times of a day are: its visits in their order, and its hours.

    ``over_work``, ``over_span`` and ``over_drive`` are the shares of days on which work, span or driving are
    over what the rules allow; ``usual_end`` is from when to when work ends.
    """

    visits: tuple[VisitPunctuality, ...]
    over_work: float
    over_span: float
    over_drive: float
    usual_end: tuple[int, int]

    @property
    def over(self) -> float:
        """The largest of the three."""
        return max(self.over_work, self.over_span, self.over_drive)
