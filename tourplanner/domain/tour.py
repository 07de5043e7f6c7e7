"""A tour: one van, one date, from the depot to the depot. Times are seconds after midnight."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tourplanner.domain.period import EVENING, Half


@dataclass(frozen=True, slots=True)
class Visit:
    """A stop served inside one session from ``start`` to ``end``.

    A visit of a whole day is in the ``half`` of the morning and has a ``pause``, in which lunch is.
    ``arrive`` is when the van stands in the square, before setting up; the leg is the drive there, and
    ``leg_allowed_seconds`` how much earlier than it takes the crew leaves.
    """

    stop: str
    half: Half
    arrive: int
    start: int
    end: int
    leg_drive_seconds: int
    leg_distance_m: int
    pause: tuple[int, int] | None = None
    leg_allowed_seconds: int = 0

    @property
    def is_evening(self) -> bool:
        """Whether people come after their day's work: a visit after lunch that begins in the evening."""
        return self.half is Half.AFTERNOON and self.start >= EVENING

    @property
    def parts(self) -> tuple[tuple[int, int], ...]:
        """From when to when its desks are open: once, or before and after the pause of a whole day."""
        if self.pause is None:
            return ((self.start, self.end),)
        return (self.start, self.pause[0]), (self.pause[1], self.end)

    @property
    def open_seconds(self) -> int:
        """How long its desks are open."""
        return sum(closes - opens for opens, closes in self.parts)


@dataclass(frozen=True, slots=True)
class Tour:
    """The day of a crew.

    Work starts at ``start``, the van leaves the depot at ``leave``, is back at ``back`` and work
    ends at ``end``. ``lunch`` is None for a tour with visits in one half only. ``crew`` is who drives,
    "" where every van has a crew of its own. ``lunch_leg`` are the seconds and metres of the drive from the
    morning's last visit to a place where lunch is, None where it is at a visit or on the way; they are part
    of the leg to the afternoon's first visit, whose rest is driven after lunch.
    """

    van: str
    depot: str
    date: date
    start: int
    leave: int
    back: int
    end: int
    lunch: tuple[int, int] | None
    visits: tuple[Visit, ...]
    leg_back_drive_seconds: int
    leg_back_distance_m: int
    crew: str = ""
    lunch_leg: tuple[int, int] | None = None

    @property
    def lunch_visit(self) -> Visit | None:
        """The visit at whose square lunch is, or that says to which place to drive; None without lunch.

        That of a whole day; else the one after lunch if the van is there by then, or the one before it.
        """
        if self.lunch is None:
            return None
        around = [visit for visit in self.visits if visit.pause is not None]
        arrived = [visit for visit in self.visits if visit.arrive <= self.lunch[0]]
        return next(iter(around), arrived[-1] if arrived else self.visits[0])

    @property
    def drive_seconds(self) -> int:
        """Driving of the whole tour."""
        return sum(visit.leg_drive_seconds for visit in self.visits) + self.leg_back_drive_seconds

    @property
    def distance_m(self) -> int:
        """Metres driven in the whole tour."""
        return sum(visit.leg_distance_m for visit in self.visits) + self.leg_back_distance_m

    @property
    def work_seconds(self) -> int:
        """Work of the crew: all of the tour but lunch."""
        lunch = self.lunch[1] - self.lunch[0] if self.lunch else 0
        return self.end - self.start - lunch

    @property
    def service_seconds(self) -> int:
        """Time that the desks are open to people."""
        return sum(visit.open_seconds for visit in self.visits)

    @property
    def after_noon(self) -> int | None:
        """Which of its visits is the first after lunch; None where all are in one half."""
        halves = [visit.half for visit in self.visits]
        return next((n for n, (one, other) in enumerate(pairwise(halves), 1) if one is not other), None)

    @property
    def lunch_legs(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Seconds and metres of the drives to the place where lunch is and from there; None without one."""
        if self.lunch_leg is None or self.after_noon is None:
            return None
        after = self.visits[self.after_noon]
        seconds, metres = self.lunch_leg
        return self.lunch_leg, (after.leg_drive_seconds - seconds, after.leg_distance_m - metres)
