"""Visits that are due: what grids have on each date, whether it is open or not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tourplanner.domain.period import Half
from tourplanner.domain.schedule import Schedule
from tourplanner.domain.tour import Tour
from tourplanner.schedule.grid_from import GridFrom, grid_on
from tourplanner.schedule.real_dates import RealDates

DatedStop = tuple[date, str]
"""What tells a visit from all others: a stop is visited once a day at most."""


@dataclass(frozen=True, slots=True)
class Due:
    """A visit as the grid in force has it: by its key, where it is due.

    One that stands ``aside`` of the grid is due on its date, by any van; with ``any_half`` in either half.
    """

    key: str
    stop: str
    day: date
    half: Half
    van: str
    aside: bool = False
    any_half: bool = False


@dataclass(frozen=True, slots=True)
class Meant:
    """A tour as it is meant to be on its date, and the keys of its visits by their stops.

    A visit without a key is owed to nobody: its stop has left, or it was cancelled by hand. Of a tour that
    ``was_told`` people have read the hours.
    """

    tour: Tour
    keys: Mapping[str, str]
    was_told: bool = False

    def without(self, keys: frozenset[str]) -> "Meant":
        """The same where visits of these keys are owed to nobody."""
        return replace(self, keys={stop: key for stop, key in self.keys.items() if key not in keys})


def grid_tours(real: RealDates, grids: Sequence[GridFrom]) -> Iterator[Meant]:
    """The tours of grids, in order of their first dates, on every date; of stops that are toured then."""
    for day in real.dates():
        cycle, number = real.cycle(day), real.grid_day(day)
        if cycle is None or number is None:
            continue
        grid, toured = grid_on(grids, day), real.on(day).problem.stop_index
        for tour in grid.tours_on(number):
            keys = {
                visit.stop: f"{visit.stop}/{real.cycle_start(cycle)}/{grid.rank(number, visit.stop)}"
                for visit in tour.visits
                if visit.stop in toured and real.stop(visit.stop).exists_on(day)
            }
            yield Meant(replace(tour, date=day), keys)


def told_tours(real: RealDates, told: Schedule) -> Iterator[Meant]:
    """The tours of a schedule that was told, on the same dates: of stops toured then, and no openings."""
    keys = {(each.date, each.stop): each.key for each in told.appointments if not each.cancelled}
    for tour in told.tours:
        visits = tuple(visit for visit in tour.visits if visit.stop not in real.openings)
        if not real.covers(tour.date) or not visits:
            continue
        toured = real.on(tour.date).problem.stop_index
        found = {visit.stop: keys.get((tour.date, visit.stop)) for visit in visits if visit.stop in toured}
        yield Meant(
            replace(tour, visits=visits), {stop: key for stop, key in found.items() if key}, was_told=True
        )


def dues(meant: Sequence[Meant]) -> tuple[Due, ...]:
    """What is due by the tours of grids, in order of date, van and time."""
    return tuple(
        Due(each.keys[visit.stop], visit.stop, each.tour.date, visit.half, each.tour.van)
        for each in meant
        for visit in each.tour.visits
        if visit.stop in each.keys
    )


def by_date(meant: Sequence[Meant]) -> dict[DatedStop, str]:
    """The keys of visits by their dates and stops."""
    return {(each.tour.date, stop): key for each in meant for stop, key in each.keys.items()}
