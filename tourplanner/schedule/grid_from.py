"""Grids over time: the one that the plan gives, and those that follow when stops join or leave."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from tourplanner.domain.tour import Tour


@dataclass(frozen=True, slots=True)
class GridFrom:
    """The tours of an ordinary cycle, in force from the date ``first`` on.

    ``start`` is the date that tours have on the first Monday of the cycle: only how far they are from it
    counts.
    """

    first: date
    start: date
    tours: tuple[Tour, ...]
    _by_day: Mapping[int, tuple[Tour, ...]] = field(init=False, repr=False, compare=False)
    _ranks: Mapping[tuple[int, str], int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_day: dict[int, tuple[Tour, ...]] = {}
        ranks: dict[tuple[int, str], int] = {}
        seen: Counter[str] = Counter()
        for tour in sorted(self.tours, key=lambda tour: (tour.date, tour.van)):
            day = (tour.date - self.start).days
            by_day[day] = (*by_day.get(day, ()), tour)
            for visit in tour.visits:
                seen[visit.stop] += 1
                ranks[day, visit.stop] = seen[visit.stop]
        object.__setattr__(self, "_by_day", by_day)
        object.__setattr__(self, "_ranks", ranks)

    def tours_on(self, day: int) -> tuple[Tour, ...]:
        """The tours of a day of the cycle, from 0, in order of their vans' ids."""
        return self._by_day.get(day, ())

    def rank(self, day: int, stop: str) -> int:
        """The rank of a visit among those of its stop in the cycle, from 1."""
        return self._ranks[day, stop]


def grid_on(grids: Sequence[GridFrom], day: date) -> GridFrom:
    """The grid in force on a date, of grids in order of their first dates."""
    *_, last = takewhile(lambda grid: grid.first <= day, grids)
    return last
