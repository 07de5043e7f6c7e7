"""The visits of a stop gathered by weekday and hours, for lists that say these once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tourplanner.domain.tour import Tour, Visit


@dataclass(frozen=True, slots=True)
class WeeklyTimes:
    """Dates of one weekday (Monday = 0) with the same hours, in order; ``parts`` as those of a visit."""

    weekday: int
    parts: tuple[tuple[int, int], ...]
    dates: tuple[date, ...]


def weekly_times(visits: Iterable[tuple[Tour, Visit]]) -> tuple[WeeklyTimes, ...]:
    """Every date of `visits`, which are in order of date; those with the earliest date first."""
    gathered: dict[tuple[int, tuple[tuple[int, int], ...]], list[date]] = {}
    for tour, visit in visits:
        gathered.setdefault((tour.date.weekday(), visit.parts), []).append(tour.date)
    return tuple(WeeklyTimes(*times, tuple(dates)) for times, dates in gathered.items())
