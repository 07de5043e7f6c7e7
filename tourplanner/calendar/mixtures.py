"""Mixtures: which days of the grid real weeks have, and which of them follow one another.

The weeks of a month cycle are no calendar weeks: of a month that begins on a Thursday the first week is from
Thursday to Wednesday. So a real week has days of two weeks of the grid, and in the week in which a month ends
those of its last days and of the first ones of the next. All of these are found by counting.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from tourplanner.calendar.cycle_days import grid_day_on
from tourplanner.domain.period import CycleKind
from tourplanner.domain.recurrence import WEEK

FIRST_MONDAY = date(2001, 1, 1)
WEEKS = 1461
"""In 28 years without a missed leap day months begin on every weekday, with every length."""


@dataclass(frozen=True, slots=True)
class Mixtures:
    """What real weeks make of the days of a cycle, counted from 0.

    Attributes
    ----------
    weeks
        The sets of days that some real week has, without those that are part of another one.
    nights
        The pairs of days of which the second may be the morrow of the first.
    """

    weeks: tuple[frozenset[int], ...]
    nights: frozenset[tuple[int, int]]


@cache
def mixtures(kind: CycleKind, weeks: int) -> Mixtures:
    """Those of a cycle of so many weeks that is laid on months."""
    days = [grid_day_on(kind, weeks, FIRST_MONDAY + timedelta(step)) for step in range(WEEK * WEEKS)]
    found = {
        frozenset(day for day in days[first : first + WEEK] if day is not None)
        for first in range(0, len(days), WEEK)
    }
    largest = sorted(sorted(week) for week in found if not any(week < other for other in found))
    nights = {
        (today, tomorrow) for today, tomorrow in pairwise(days) if today is not None and tomorrow is not None
    }
    return Mixtures(tuple(map(frozenset, largest)), frozenset(nights))
