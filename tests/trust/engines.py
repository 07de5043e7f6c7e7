"""Plans of every sort, legal and illegal, and what each engine by itself says of them.

The judge is asked through times that are made for any order of stops, legal or not; engines are asked through
what they decide with: columns and rows of the exact one, compiled times and hours of the large one, bounds of
those that prove.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from tests.solvers.sisr_problems import updated
from tests.trust.brute import Placed
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.problem.tour_anyhow import tour_anyhow, without_day_limits
from tourplanner.schedule.day import DayOrder
from tourplanner.solvers.compiled import compiled
from tourplanner.solvers.day_tours import DayTour, make_day_tour, time_day
from tourplanner.solvers.exact.assemble import assemble
from tourplanner.solvers.exact.assignment import Verdict, assignable
from tourplanner.solvers.exact.cell_days import CellDays
from tourplanner.solvers.exact.columns import Column, every_single_stop_column, fits
from tourplanner.solvers.exact.day_kind import day_kind
from tourplanner.solvers.exact.highs import Ending
from tourplanner.solvers.exact.partition import Fineness, partition
from tourplanner.solvers.exact.stages import levels
from tourplanner.solvers.result import Limits
from tourplanner.solvers.shape import stops_can_share_a_half
from tourplanner.solvers.sisr.edits import insert
from tourplanner.solvers.sisr.encoding import encode
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.state import State, empty_state

STOP_RULES = frozenset({"gap", "regular", "lock"})
"""Rules that tie the visits of one stop together; the search keeps them by whole patterns."""

Drawn = Mapping[tuple[int, int], DayOrder]
"""By date of the calendar and van, both by rank, the stops of a day in an order."""


def drawn_plan(problem: Problem, places: Sequence[Sequence[Placed]], draw: random.Random) -> Drawn:
    """A plan whose stops are each where their own rules allow, most often; days may be of any sort."""
    days: dict[tuple[int, int], list[tuple[int, Half]]] = {}
    for stop, allowed in enumerate(places):
        chosen = list(draw.choice(allowed))
        if draw.random() < 0.1:
            chosen = chosen[1:]
        for day, half, van in chosen:
            number = problem.calendar.dates.index(problem.calendar.start + timedelta(day))
            if draw.random() < 0.12:
                # Wherever it may be, or not.
                number = draw.randrange(len(problem.calendar.dates))
                place = number, draw.randrange(len(problem.config.vans)), draw.choice(list(Half))
            else:
                place = number, van, half
            days.setdefault(place[:2], []).append((stop, place[2]))
    found = {}
    for at, placed in days.items():
        draw.shuffle(placed)
        halves = (
            tuple(stop for stop, half in placed if half is each) for each in (Half.MORNING, Half.AFTERNOON)
        )
        found[at] = DayOrder(*halves)
    return found


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What is said of one plan; None where an engine has no opinion.

    ``legal``: the judge, of the least times; ``anyhow``: the judge, of times that are made for any plan;
    ``days``: the judge, but for the rules that tie the visits of one stop together.
    """

    legal: bool
    anyhow: bool
    days: bool
    exact: bool
    assigned: bool | None
    recreate: bool | None

    def disagreements(self) -> list[str]:
        """Who says of the plan what the judge does not."""
        found = {
            "judge and times": self.anyhow and not self.legal,
            "exact engine": self.exact != self.legal,
            "dates of the exact engine": self.legal and self.assigned is False,
            "compiled search": self.recreate is not None
            and (self.recreate < self.legal or self.recreate > self.days),
        }
        return [name for name, disagrees in found.items() if disagrees]


class Engines:
    """Asks all engines about plans of one problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._endless = without_day_limits(problem)
        self._cells = partition(problem, Fineness.VANS)
        self._known: set[tuple[int, tuple[int, ...], tuple[int, ...]]] = set()
        self._shared = stops_can_share_a_half(problem)
        if self._shared:
            self._days = [
                CellDays(kind, cell)
                for cell in self._cells
                if (kind := day_kind(problem, *cell.van_day(problem))) is not None
            ]
        else:
            for column in every_single_stop_column(problem, self._cells):
                self._known.add((column.cell, column.tour.morning, column.tour.afternoon))
        self._instance = encode(problem)

    def ask(self, plan: Drawn) -> Verdicts:
        """What each of them says of a plan, missing visits aside."""
        tours = self._timed(plan)
        breaches = [] if tours is None else [each for each in check(self.problem, tours) if not is_loss(each)]
        anyhow = self._anyhow(plan)
        columns = self._columns(plan)
        return Verdicts(
            legal=tours is not None and not breaches,
            anyhow=anyhow is not None and all(map(is_loss, check(self.problem, anyhow))),
            days=tours is not None and all(each.rule in STOP_RULES for each in breaches),
            exact=columns is not None and self._can_drive(columns),
            assigned=None if columns is None else self._can_assign(columns),
            recreate=self._recreate(plan),
        )

    def _timed(self, plan: Drawn) -> list[Tour] | None:
        tours = []
        for (day, van), order in plan.items():
            date = self.problem.calendar.dates[day]
            if self.problem.crew(self.problem.config.vans[van].id, date) is None:
                return None
            tour = time_day(self.problem, van, order.morning, order.afternoon, date)
            if tour is None:
                return None
            tours.append(tour)
        return tours

    def _anyhow(self, plan: Drawn) -> list[Tour] | None:
        """Tours at times that the judge can look at, whatever rule they break; None where there are none."""
        tours = []
        for (day, van), order in plan.items():
            date, stops = self.problem.calendar.dates[day], (order.morning, order.afternoon)
            tour = tour_anyhow(self.problem, self._endless, van, date, stops)
            if tour is None:
                return None
            tours.append(tour)
        return tours

    def _columns(self, plan: Drawn) -> list[Column] | None:
        found = []
        for (day, van), order in plan.items():
            cell = next(
                (c for c, each in enumerate(self._cells) if day in each.dates and van in each.vans), None
            )
            if cell is None:
                return None
            date = self.problem.calendar.dates[day]
            tour = make_day_tour(self.problem, van, date, order.morning, order.afternoon)
            if tour is None or not fits(self._cells[cell], tour) or not self._may_be(cell, tour):
                return None
            found.append(Column(cell, tour))
        return found

    def _may_be(self, cell: int, tour: DayTour) -> bool:
        """Whether it is among the day tours that the engine has, or pays for where another order beats it."""
        if not self._shared:
            return (cell, tour.morning, tour.afternoon) in self._known
        stops = self.problem.config.stops
        communes = [stops[stop].once_a_day for stop in tour.stops]
        areas = {stops[stop].area for stop in tour.stops}
        one = not self.problem.config.work.one_area_per_day or len(areas) == 1
        if len(set(communes)) < len(communes) or not one:
            return False
        kind = self._days[cell].kind
        if any(stops[stop].whole_day for stop in tour.stops):
            return tour in kind.whole
        # Of orders with the same ends the best ones are kept: one of them is as good as this one.
        rows = [
            np.flatnonzero(half.stops == sum(1 << stop for stop in there)) if there else None
            for half, there in zip(kind.halves, (tour.morning, tour.afternoon), strict=True)
        ]
        if any(row is not None and not len(row) for row in rows):
            return False
        if rows[0] is not None and rows[1] is not None:
            pairs = np.repeat(rows[0], len(rows[1])), np.tile(rows[1], len(rows[0]))
            there = kind.paired(*pairs)
        else:
            alone, number = kind.alone, 0 if rows[0] is not None else 1
            row = rows[number]
            assert row is not None
            there = alone.of(np.flatnonzero(np.isin((alone.morning, alone.afternoon)[number], row)))
        return bool(((there.drive <= tour.drive) & (there.work <= tour.work)).any())

    def _can_drive(self, columns: list[Column]) -> bool:
        master = assemble(self.problem, self._cells, tuple(columns))
        for x in master.x:
            if x.upper_bound < 1:
                return False
            x.lower_bound = 1
        name, missing = next(levels(master))
        return master.minimise(name, missing, Limits()).ending in (Ending.OPTIMAL, Ending.FEASIBLE)

    def _can_assign(self, columns: list[Column]) -> bool:
        counts = dict.fromkeys(columns, 1)
        return assignable(self.problem, self._cells, counts, Limits()) is Verdict.FOUND

    def _recreate(self, plan: Drawn) -> bool | None:
        """As compiled code has it: days, hours of crews, openings, vans; None for plans it never makes."""
        config, instance = self.problem.config, self._instance
        served = [stop for order in plan.values() for stop in order.stops]
        state = empty_state(instance)
        numbers: dict[int, int] = {}
        for (day, van), order in plan.items():
            if len(order.morning) > instance.max_block or len(order.afternoon) > instance.max_block:
                return False
            for half, stops in enumerate((order.morning, order.afternoon)):
                for place, stop in enumerate(stops):
                    if not instance.open[stop, day, half] or not instance.van_allowed[stop, day, van]:
                        return False
                    number = numbers.get(stop, 0)
                    numbers[stop] = number + 1
                    _insert(instance, state, stop, number, 2 * (len(config.vans) * day + van) + half, place)
        if any(served.count(stop) != config.stops[stop].visits for stop in set(served)):
            return None
        areas = [{config.stops[stop].area for stop in order.stops} for order in plan.values()]
        if config.work.one_area_per_day and any(len(each) > 1 for each in areas):
            return False
        if int(state.commune_visits.max()) > 1:
            return False
        return all(updated(instance, state, len(config.vans) * day + van) for day, van in plan)


@compiled
def _insert(instance: Instance, state: State, stop: int, number: int, block: int, place: int) -> None:
    insert(instance, state, stop, number, block, place)
