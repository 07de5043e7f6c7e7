"""A schedule: the plan of a cycle unrolled over real dates, closed dates dealt with."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from tourplanner.domain.aim import ProvenAim
from tourplanner.domain.period import Half
from tourplanner.domain.place import Position
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.domain.tour import Tour


class Fate(StrEnum):
    """What became of a visit that is not where the grid has it.

    Its date is closed and it was ``SKIPPED``, ``SHIFTED`` or ``SWAPPED`` with another; or the date is open
    and it was ``MOVED`` or ``CANCELLED``, by hand or, moved, to make room for the ``partner``.
    """

    SKIPPED = "skipped"
    SHIFTED = "shifted"
    SWAPPED = "swapped"
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Change:
    """A visit that is not where the cycle puts it; one that is regular otherwise is not here.

    ``why`` names what closes ``old_date`` (a holiday, a closure) or, for an open visit that gave way,
    the stop that it was swapped with; it may be empty, and ``rule`` then tells: the id of the rule by
    which the visit cannot be (``van-day`` for a date that is closed for everyone). ``partner`` is the
    id of the stop on the other side of a swap, ``wanted`` what the config asked for: a visit is
    skipped although a shift was wanted when no half-day near enough was free.
    ``new_date`` and ``new_half`` are None for a visit that does not take place.
    """

    key: str
    stop: str
    old_date: date
    old_half: Half
    why: str
    fate: Fate
    new_date: date | None = None
    new_half: Half | None = None
    rule: str = ""
    partner: str = ""
    wanted: OnClosed = OnClosed.SKIP

    @property
    def is_held(self) -> bool:
        """Whether the visit takes place all the same, at another time."""
        return self.new_date is not None

    @property
    def is_later(self) -> bool:
        """Whether the visit moved to a later half-day, and not to an earlier one."""
        if self.new_date is None or self.new_date == self.old_date:
            return self.new_half is Half.AFTERNOON and self.old_half is Half.MORNING
        return self.new_date > self.old_date


@dataclass(frozen=True, slots=True)
class Appointment:
    """One promised date of a stop, as calendars know it from one publication to the next.

    ``key`` names it for good: the stop, the first day of the cycle and the rank of the visit in
    it, ``32269/2027-01-04/1``. ``sequence`` grows by one whenever what is told of it changes;
    ``cancelled`` is one that was published and does not take place any more. Times of day are
    seconds after midnight. ``place`` is where it is, as it was told: the stop's name, its square and
    address, after one another; with ``position`` it outlives a stop that leaves the config. ``pause`` is that
    of a whole day.
    """

    key: str
    stop: str
    van: str
    date: date
    half: Half
    start: int
    end: int
    sequence: int = 0
    cancelled: bool = False
    place: str = ""
    position: Position | None = None
    pause: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class LongestGap:
    """The longest time that a stop goes without a visit: days from one visit to the next.

    ``first`` and ``last`` are the visits on both sides; a stop with fewer than two visits in the
    schedule has no gap.
    """

    stop: str
    days: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Schedule:
    """Tours on real dates, from ``start`` to ``until``, both included.

    ``tours`` are in order of date and van. ``appointments`` are those of all their visits; from
    earlier publications there are also the cancelled ones, and those that took place before
    ``start``; they are in order of date, start and key. ``changes`` are in order of their old dates,
    ``gaps`` one per stop that has one, in the config's order. ``aims`` tell, in the order in which they
    counted, how good the schedule is and what is proven of it: what is lost, and so on; there are none in
    schedules of earlier versions. ``people`` are those expected at a visit of each stop, by its id: in these
    what is lost is counted; empty where nobody knows, and visits are counted.
    """

    start: date
    until: date
    tours: tuple[Tour, ...]
    appointments: tuple[Appointment, ...]
    changes: tuple[Change, ...]
    gaps: tuple[LongestGap, ...]
    aims: tuple[ProvenAim, ...] = ()
    people: Mapping[str, int] = field(default_factory=dict)

    def since(self, day: date) -> "Schedule":
        """What is left of it from a day on; a visit that moved is there as long as one of its dates is."""
        return replace(
            self,
            start=max(self.start, day),
            tours=tuple(tour for tour in self.tours if tour.date >= day),
            appointments=tuple(each for each in self.appointments if each.date >= day),
            changes=tuple(
                each for each in self.changes if max(each.old_date, each.new_date or each.old_date) >= day
            ),
        )
