"""What the oracle says of a plan, and of days that are not complete."""

from dataclasses import dataclass

from tourplanner.domain.tour import Tour


@dataclass(frozen=True, slots=True)
class Best:
    """What the oracle found: the worth of the best plan, as a tuple where less is better.

    Missing required visits, missing optional visits per priority, seconds of driving, metres.
    """

    worth: tuple[int, ...]
    tours: tuple[Tour, ...]
    nodes: int

    @property
    def missing_required(self) -> int:
        """Visits of required stops that no plan can give."""
        return self.worth[0]


@dataclass(frozen=True, slots=True)
class Floor:
    """The least of each figure over all legal days that a day may still become; shares are doubled."""

    share: int
    metres: int
    work: int
    end: int
    start: int
