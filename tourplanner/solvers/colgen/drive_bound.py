"""A proven lower bound on driving by column generation, that holds whenever it is stopped.

First over classes merged into one cell per group of vans, which forgets weekdays and closures but
is priced once; then over the classes themselves, from the duals and routes found, so that only
what the calendar adds is left to do. Both are relaxations of the plan (of its dates, vans, gaps
inside a class, rest and spans of days), so both bounds hold. In both, cuts that every plan keeps and the
linear programme breaks bring it nearer to plans.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from tourplanner.domain.period import Half
from tourplanner.problem.openings import hours_differ_by_day
from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.column_generation import ROUNDING, ColumnGeneration
from tourplanner.solvers.colgen.route import Route
from tourplanner.solvers.day_tours import DayTour, make_day_tour
from tourplanner.solvers.exact.columns import Column, fits
from tourplanner.solvers.exact.partition import Cell, Fineness, partition
from tourplanner.solvers.result import Limits

COARSE, FINE = 5e-4, 1e-5
"""Shares within which the bound reaches its linear programme, merged and class by class."""

CUT_ROUNDS, CUT_FINE = 14, 5e-5
"""Rounds of cuts, and the share within which the bound reaches the master with them."""

CUT_SHARE = 0.6
"""Of the time left, what merged classes may take for cuts."""

CARRIED = 2500
"""Routes that begin the master of the classes, in every cell where they fit."""

POOL = 5000
"""Columns that are handed out at most."""


@dataclass(frozen=True, slots=True)
class DriveBound:
    """What is proven, and the legal day tours that came up on the way, cheapest first.

    ``seconds``: lower bound on driving, a whole number as driving is. ``columns`` are over
    ``cells``; ``driven`` are those that the linear programme drives, and how often. ``figures``: counts of
    what was done, never times.
    """

    seconds: int
    columns: tuple[Column, ...]
    driven: Mapping[Column, float]
    cells: tuple[Cell, ...]
    figures: Mapping[str, int]


def drive_bound(
    problem: Problem,
    missing: Sequence[int],
    limits: Limits,
    seeds: Sequence[DayTour] = (),
    tell: Callable[[Mapping[Column, float]], None] | None = None,
) -> DriveBound | None:
    """Bound the driving of every plan that keeps as many promises as one that misses `missing`.

    Parameters
    ----------
    problem
        What is planned.
    missing
        Per stop, visits that are not made. Only their sums count: over the required stops, and
        over the optional ones of each priority. With zeros the bound is for every visit made.
    limits
        The bound is what is proven when the time is over.
    seeds
        Day tours of a good plan, to begin with.
    tell
        Is told what the linear programme drives as soon as that will not change much more.

    Returns
    -------
    DriveBound or None
        None if there was no time to prove anything, or there is no date or no stop.
    """
    cells = partition(problem, Fineness.CLASSES)
    if not problem.config.stops or not any(cell.open for cell in cells):
        return None
    search = ColumnGeneration(problem, cells, missing, limits)
    search.add(_first_routes(problem, cells, seeds))
    merged = merge(cells)
    if len(merged) == len(cells):
        search.prove_guess()
    else:
        _solve_merged(problem, merged, search, missing, limits, seeds)
    search.run(FINE)
    search.cut(CUT_ROUNDS)
    if tell is not None:
        tell(_driven(problem, search))
    search.run(CUT_FINE)
    if search.bound < 0.0:
        return None
    return DriveBound(
        seconds=max(0, ceil(search.bound - ROUNDING)),
        columns=tuple(_legal_columns(problem, cells, search.cheapest(POOL)).values()),
        driven=_driven(problem, search),
        cells=cells,
        figures=search.figures,
    )


def merge(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """One cell per group of vans and their crews, where open is what is open on any of their dates.

    They have all dates, those too on which others drive: as many tours as that would allow, at most.
    """
    groups: dict[tuple[tuple[int, ...], tuple[str, ...]], list[Cell]] = defaultdict(list)
    dates: set[int] = set()
    for cell in cells:
        groups[cell.vans, cell.crews].append(cell)
        dates.update(cell.dates)
    return tuple(
        Cell(
            dates=tuple(sorted(dates)),
            vans=vans,
            crews=crews,
            depot=group[0].depot,
            open=frozenset().union(*(cell.open for cell in group)),
        )
        for (vans, crews), group in groups.items()
    )


def _solve_merged(
    problem: Problem,
    merged: Sequence[Cell],
    search: ColumnGeneration,
    missing: Sequence[int],
    limits: Limits,
    seeds: Sequence[DayTour],
) -> None:
    """Give the search over the classes the bound, duals and routes of merged ones to start from."""
    coarse = ColumnGeneration(problem, merged, missing, limits)
    coarse.add(_first_routes(problem, merged, seeds))
    coarse.prove_guess()
    coarse.run(COARSE)
    # Cuts are cheapest found here; time is kept for what the calendar adds.
    coarse.limits = limits.within(CUT_SHARE * limits.remaining)
    coarse.cut(CUT_ROUNDS)
    coarse.run(CUT_FINE)
    search.start_from(coarse)
    for route in coarse.cheapest(CARRIED):
        origin = merged[route.cell].vans, merged[route.cell].crews
        here = (index for index, cell in enumerate(search.cells) if (cell.vans, cell.crews) == origin)
        search.add(
            Route(index, route.morning, route.afternoon, route.drive, route.work)
            for index in here
            if _is_open(search.cells[index], route)
        )


def _is_open(cell: Cell, route: Route) -> bool:
    halves = zip(Half, (route.morning, route.afternoon), strict=True)
    return all((stop, half.value) in cell.open for half, stops in halves for stop in stops)


def _first_routes(problem: Problem, cells: Sequence[Cell], seeds: Sequence[DayTour]) -> Iterator[Route]:
    """Tours of one stop, and the seeds."""
    for index, cell in enumerate(cells):
        alone = (
            make_day_tour(
                problem,
                *_van_day(problem, cell, stop, half),
                (stop,) if half == Half.MORNING else (),
                (stop,) if half == Half.AFTERNOON else (),
            )
            for stop, half in sorted(cell.open)
        )
        for tour in (*alone, *seeds):
            if tour is not None and fits(cell, tour):
                yield Route(index, tour.morning, tour.afternoon, tour.drive, tour.work)


def _van_day(problem: Problem, cell: Cell, stop: int, half: str) -> tuple[int, date]:
    """A van-day of a cell to take a stop's hours from: of a merged cell one on which it may be visited."""
    if not hours_differ_by_day(problem.config):
        return cell.van_day(problem)
    dates, sessions = problem.calendar.dates, problem.calendar.sessions
    days = {sessions[s].date for s in problem.openings[stop] if sessions[s].half.value == half}
    return replace(cell, dates=tuple(day for day in cell.dates if dates[day] in days)).van_day(problem)


def _driven(problem: Problem, search: ColumnGeneration) -> dict[Column, float]:
    """The legal columns that the linear programme drives, and how often."""
    driven = {} if search.solution is None else search.solution.driven
    return {column: driven[route] for route, column in _legal_columns(problem, search.cells, driven).items()}


def _legal_columns(problem: Problem, cells: Sequence[Cell], routes: Iterable[Route]) -> dict[Route, Column]:
    """The routes that no commune comes back in and that have legal times, as columns."""
    legal: dict[Route, Column] = {}
    for route in routes:
        communes = [problem.config.stops[stop].once_a_day for stop in route.morning + route.afternoon]
        if len(set(communes)) == len(communes):
            tour = make_day_tour(problem, *cells[route.cell].van_day(problem), route.morning, route.afternoon)
            if tour is not None:
                legal[route] = Column(route.cell, tour)
    return legal
