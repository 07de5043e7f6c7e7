"""A schedule: the plan of a cycle unrolled over real dates, closed dates dealt with."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour


class Fate(StrEnum):
    """What became of a visit whose date is closed."""

    SKIPPED = "skipped"
    SHIFTED = "shifted"
    SWAPPED = "swapped"


@dataclass(frozen=True, slots=True)
class Change:
    """A visit that is not where the cycle puts it.

    ``why`` names what closes ``old_date`` (a holiday, a closure), or the stop that it was swapped with;
    ``new_date`` and ``new_half`` are None for a visit that was skipped.
    """

    key: str
    stop: str
    old_date: date
    old_half: Half
    why: str
    fate: Fate
    new_date: date | None = None
    new_half: Half | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """One promised date of a stop, as calendars know it from one publication to the next.

    ``key`` names it for good: the stop, the first day of the cycle and the rank of the visit in
    it, ``32269/2027-01-04/1``. ``sequence`` grows by one whenever what is told of it changes;
    ``cancelled`` is one that was published and does not take place any more. Times of day are
    seconds after midnight.
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

    ``tours`` are in order of date and van; ``appointments`` those of all their visits, with the
    cancelled ones of earlier publications, in order of date, start and key; ``changes`` in order of
    their old dates; ``gaps`` one per stop that has one, in the config's order.
    """

    start: date
    until: date
    tours: tuple[Tour, ...]
    appointments: tuple[Appointment, ...]
    changes: tuple[Change, ...]
    gaps: tuple[LongestGap, ...]
