"""The model of a partition where several stops share a half-day: the columns that matter, and what is proven.

Day tours are too many to be columns all. The linear programme over all of them proves a bound, and tells of
each by how much any plan with it exceeds the bound at least, its reduced cost. So the best plan over the
columns whose reduced cost is less than the distance of a known plan from the bound is the best of all
(Baldacci, Christofides, Mingozzi, 2008, doi:10.1007/s10107-007-0178-5): few are enough, and HiGHS does the
rest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, inf

import numpy as np
from ortools.math_opt.python import mathopt

from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.subset_row_cuts import Cut, coefficient
from tourplanner.solvers.day_tours import kind_of_day
from tourplanner.solvers.exact.assemble import assemble
from tourplanner.solvers.exact.cell_days import CellDays, Prices
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.exact.day_kind import NONE, DayTours, day_kind
from tourplanner.solvers.exact.highs import TOLERANCE
from tourplanner.solvers.exact.master import Master
from tourplanner.solvers.exact.partition import Cell
from tourplanner.solvers.exact.relaxation import SCALE, WORTH, Optimum, Relaxation
from tourplanner.solvers.exact.stages import Climb, climb, climb_from, levels
from tourplanner.solvers.exact.weeks import add_week_visits
from tourplanner.solvers.proof import DRIVE, MOVED, TOURS, StageValue
from tourplanner.solvers.result import Limits

FEW = 3_000
"""Columns that are a model by themselves, without a bound to choose among them."""

MOST = 40_000
"""Columns that a model may have."""

MOST_PAIRS = 400_000
"""Pairs of half-days of which all are looked at to see whether they are few columns."""

FIRST_REACH = 0.004
"""Share of the bound within which columns are looked for first."""


@dataclass(frozen=True, slots=True)
class Climbed:
    """A model over enough columns, what it answers, and figures of how it was made."""

    master: Master
    top: Climb
    figures: Mapping[str, int]


def climb_shared(problem: Problem, cells: Sequence[Cell], limits: Limits) -> Climbed | None:
    """Solve a partition; None where half-days are too many, or no columns are known that are few enough."""
    kinds = {}
    days = []
    for cell in cells:
        van_day = cell.van_day(problem)
        key = kind_of_day(problem, *van_day)
        if key not in kinds:
            kinds[key] = day_kind(problem, *van_day)
        kind = kinds[key]
        if kind is None:
            return None
        days.append(CellDays(kind, cell))
    found = _Columns(problem, cells, days)
    if sum(len(each.rows[0]) * len(each.rows[1]) for each in days) <= MOST_PAIRS:
        every = found.within(None, inf, FEW)
        if every is not None:
            master = assemble(problem, cells, every)
            add_week_visits(master, limits)
            return Climbed(master, climb(master, (), limits), {})
    return _climb_by_price(problem, cells, days, found, limits)


class _Columns:
    """The columns of a partition by reduced cost."""

    def __init__(self, problem: Problem, cells: Sequence[Cell], days: Sequence[CellDays]) -> None:
        self.problem, self.cells, self.days = problem, cells, days
        stops = problem.config.stops
        # Stops to which it matters in which half they are visited.
        self._particular = np.int64(
            sum(1 << stop for stop, asked in enumerate(stops) if asked.regular and asked.visits > 1)
        )

    def within(self, optimum: Optimum | None, reach: float, most: int) -> tuple[Column, ...] | None:
        """Every column of a reduced cost below `reach` but needless ones; None if more than `most`."""
        found: list[Column] = []
        for cell, days in enumerate(self.days):
            prices = _free(self.problem) if optimum is None else optimum.prices[cell]
            ceiling = reach + (0.0 if optimum is None else optimum.van_days[cell])
            here = self._of_cell(cell, days, prices, ceiling, most - len(found))
            if here is None:
                return None
            found += here
        return tuple(found)

    def _of_cell(
        self, cell: int, days: CellDays, prices: Prices, ceiling: float, most: int
    ) -> list[Column] | None:
        found = [Column(cell, tour) for cost, tour in days.whole_days(prices) if cost < ceiling]
        tours: list[DayTours] = []
        for some in days.below(prices, ceiling):
            if len(some.tours):
                tours.append(some.tours)
            if sum(map(len, tours)) > 20 * most:
                return None
        if tours:
            best = self._needed(days, _joined(tours))
            if len(best) + len(found) > most:
                return None
            found += [Column(cell, days.kind.day_tour(best, row)) for row in range(len(best))]
        return found

    def _needed(self, days: CellDays, tours: DayTours) -> DayTours:
        """Those that no other with the same stops beats in driving, metres and work.

        In which half a stop is visited counts for those alone to which it matters.
        """
        first, second = (
            np.where(mine == NONE, 0, np.append(half.stops, 0)[mine])
            for half, mine in zip(days.kind.halves, (tours.morning, tours.afternoon), strict=True)
        )
        keys = [first | second, first & self._particular]
        if days.kind.rest_can_bind:
            keys += [tours.start, tours.end]
        rows = np.lexsort((tours.work, tours.metres, tours.drive, *reversed(keys)))
        begins = np.concatenate([[True], np.any([key[rows][1:] != key[rows][:-1] for key in keys], axis=0)])
        work = tours.work[rows]
        apart = work - np.cumsum(begins) * (int(work.max()) + 1)
        before = np.concatenate([[0], np.minimum.accumulate(apart)[:-1]])
        return tours.of(np.sort(rows[begins | (apart < before)]))


def _climb_by_price(
    problem: Problem, cells: Sequence[Cell], days: Sequence[CellDays], found: _Columns, limits: Limits
) -> Climbed | None:
    relaxation = Relaxation(problem, cells, days, limits)
    allowed = _least_missing(relaxation)
    optimum = None if allowed is None else relaxation.solve_with_cuts()
    if optimum is None or allowed is None:
        return None
    figures = {**relaxation.figures}
    reach = max(60.0, FIRST_REACH * optimum.bound)
    columns = found.within(optimum, reach, MOST)
    while columns is None and reach > 1.0:
        reach /= 3
        columns = found.within(optimum, reach, MOST)
    best: Climbed | None = None
    while columns is not None:
        master = _model(problem, cells, columns, relaxation.rows.cuts.rows, limits)
        if best is not None and best.top.answer is not None:
            master.begin_with_answer(best.master, best.top.answer)
        top = _climb(master, allowed, optimum, limits)
        if top is not None and top.answer is not None:
            drive = next((stage for stage in top.stages if stage.name == DRIVE), None)
            if drive is None:
                return best
            exceeds = drive.value - optimum.bound
            bound = min(drive.bound, ceil(optimum.bound + min(exceeds, reach) - TOLERANCE))
            stages = tuple(
                replace(stage, bound=bound) if stage.name == DRIVE else stage for stage in top.stages
            )
            best = Climbed(master, Climb(stages, top.answer), figures)
            if bound >= drive.value or limits.remaining <= 0 or drive.bound < drive.value:
                return best
            reach = exceeds + WORTH
        elif limits.remaining <= 0:
            return best
        else:
            reach *= 3
        columns = found.within(optimum, reach, MOST)
    return best


def _least_missing(relaxation: Relaxation) -> list[int] | None:
    """How many visits of each level any plan must miss, as far as can be told; None if time was over."""
    several = range(len(relaxation.levels))
    every = [most for _, most in relaxation.rows.levels]
    for level in several:
        relaxation.limit(level, 0)
    relaxation.aim_at_driving()
    optimum = relaxation.solve()
    if optimum is None:
        return None
    if optimum.artificial < TOLERANCE:
        return [0 for _ in several]
    for level in several:
        relaxation.limit(level, every[level])
    found = []
    for level in several:
        relaxation.aim_at_missing(level)
        optimum = relaxation.solve()
        if optimum is None:
            return None
        found.append(max(0, ceil(optimum.bound / SCALE - 1e-5)))
        relaxation.limit(level, found[-1])
    relaxation.aim_at_driving()
    return found


def _model(
    problem: Problem,
    cells: Sequence[Cell],
    columns: Sequence[Column],
    cuts: Mapping[Cut, int],
    limits: Limits,
) -> Master:
    """The model over these columns, with the cuts that helped the bound."""
    master = assemble(problem, cells, columns)
    stops = problem.config.stops
    for cut in cuts:
        most = sum(stops[stop].visits for stop in cut) // 2
        met = {c for stop in cut for c in master.serving[stop]}
        counts = {c: coefficient(cut, columns[c].tour.stops) for c in sorted(met)}
        row = mathopt.fast_sum(number * master.x[c] for c, number in counts.items() if number)
        master.model.add_linear_constraint(expr=row, ub=most)
    add_week_visits(master, limits)
    return master


def _climb(master: Master, allowed: Sequence[int], optimum: Optimum, limits: Limits) -> Climb | None:
    """The best of the model that misses no more visits than any plan must; None if there is none."""
    promised: list[StageValue] = []
    numbers = iter(allowed)
    stops = master.problem.config.stops
    for name, objective in levels(master):
        if name in (MOVED, DRIVE, TOURS):
            break
        # The relaxation has no level of required stops where there are none.
        has_stops = promised or any(stop.required for stop in stops)
        most = next(numbers) if has_stops else 0
        promised.append(StageValue(name, most, most))
        master.keep(objective, most)
    return climb_from(master, tuple(promised), limits, ceil(optimum.bound - TOLERANCE))


def _free(problem: Problem) -> Prices:
    """Nothing costs or earns anything."""
    nothing = np.zeros(0)
    return Prices(0.0, 0.0, np.zeros((2, len(problem.config.stops))), nothing.astype(np.int64), nothing)


def _joined(parts: Sequence[DayTours]) -> DayTours:
    names = ("morning", "afternoon", "drive", "metres", "work", "start", "end")
    return DayTours(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))
