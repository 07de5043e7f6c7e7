"""Problems so small that all their day tours can be enumerated, and their best plans."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import permutations

from ortools.math_opt.python import mathopt

from tests.instances import PILOT_AREAS, catalogue, pilot, problem_of, stop_at
from tourplanner.domain.config import SessionHours
from tourplanner.domain.period import HOUR, MINUTE, Half
from tourplanner.problem.problem import Problem
from tourplanner.problem.time_tour import make_block
from tourplanner.solvers.day_tours import DayTour, make_day_tour, sessions_of_half
from tourplanner.solvers.exact.assemble import assemble
from tourplanner.solvers.exact.columns import Column, fits
from tourplanner.solvers.exact.highs import Ending, relaxed_costs
from tourplanner.solvers.exact.partition import Fineness, partition
from tourplanner.solvers.result import Limits

HOURS = {
    Half.MORNING: SessionHours(8 * HOUR + 45 * MINUTE, 12 * HOUR + 15 * MINUTE),
    Half.AFTERNOON: SessionHours(13 * HOUR + 30 * MINUTE, 17 * HOUR),
}

INSTANCES = ("short", "whole", "regular", "two-vans", "two-depots", "one-area", "long-days", "optional")
"""Names of `small`."""


@cache
def small(name: str) -> Problem:
    """Eight communes over two weeks of three days; what is special is in the name.

    Visits last 80 minutes, so that half a day has room for two at most and all tours can be tried.
    "whole": visits fill the session; "regular": two stops twice at their slot; "long-days": the
    cheapest days would be longer than they may be; "optional": some visits are optional.
    """
    base = pilot()
    codes = [code for code, commune in sorted(catalogue().communes.items()) if commune.epci in PILOT_AREAS]
    twice = {"visits": 2, "min_gap_days": 5, "max_gap_days": 9} if name == "regular" else {}
    optional = {"required": False, "priority": 2} if name == "optional" else {}
    stops = tuple(
        stop_at(
            code,
            service=None if name == "whole" else 80 * MINUTE,
            **(twice if number % 4 == 0 else optional if number % 4 == 1 else {}),
        )
        for number, code in enumerate(codes[3::7][:8])
    )
    work = replace(
        base.work,
        setup=5 * MINUTE,
        packup=5 * MINUTE,
        earliest_start=7 * HOUR,
        latest_end=19 * HOUR,
        one_area_per_day=name == "one-area",
        max_work_day=(420 if name == "long-days" else 600) * MINUTE,
        max_drive_day=(110 if name == "long-days" else 240) * MINUTE,
    )
    second = replace(base.depots[0], id="second", position=stops[0].position)
    vans = {
        "two-vans": (base.vans[0], replace(base.vans[0], id="second")),
        "two-depots": (base.vans[0], replace(base.vans[0], id="second", depot="second")),
    }.get(name, base.vans[:1])
    calendar = replace(
        base.calendar,
        start=date(2027, 5, 3),
        weeks=2,
        weekdays=frozenset({0, 2, 3}),
        closed=(),
        extra_days=(),
    )
    return problem_of(
        replace(
            base,
            calendar=calendar,
            sessions=HOURS,
            work=work,
            vans=vans,
            depots=(base.depots[0], second),
            stops=stops,
            areas=(),
            locks=(),
        )
    )


def blocks(problem: Problem, half: Half) -> Iterator[tuple[int, ...]]:
    """No stop, and every sequence of stops that fits into a half."""
    yield ()
    session, stops = sessions_of_half(problem)[half], range(len(problem.config.stops))
    for size in range(1, len(stops) + 1):
        legal = [block for block in permutations(stops, size) if make_block(problem, session, block)]
        if not legal:
            return
        yield from legal


@cache
def all_tours(name: str, van: int = 0) -> tuple[DayTour, ...]:
    """Every legal day tour of a van."""
    problem = small(name)
    stops = problem.config.stops
    afternoons = list(blocks(problem, Half.AFTERNOON))
    day = problem.calendar.dates[0]
    found: list[DayTour] = []
    for first in blocks(problem, Half.MORNING):
        for last in afternoons:
            areas = {stops[stop].area for stop in first + last}
            if not set(first).isdisjoint(last) or (problem.config.work.one_area_per_day and len(areas) > 1):
                continue
            tour = make_day_tour(problem, van, day, first, last) if first or last else None
            if tour is not None:
                found.append(tour)
    return tuple(found)


@cache
def best(name: str, missing: int = 0) -> tuple[int, float]:
    """Least driving with as many visits missing, over classes of dates, and that of the relaxation."""
    problem = small(name)
    cells = partition(problem, Fineness.CLASSES)
    cheap: dict[tuple[int, frozenset[int], frozenset[int]], Column] = {}
    for index, cell in enumerate(cells):
        for tour in all_tours(name, cell.vans[0]):  # of the orders of the same stops the shortest do here
            key = index, frozenset(tour.morning), frozenset(tour.afternoon)
            if fits(cell, tour) and (key not in cheap or tour.drive < cheap[key].tour.drive):
                cheap[key] = Column(index, tour)
    master = assemble(problem, cells, tuple(cheap.values()))
    master.keep(mathopt.fast_sum(master.missing), missing)
    answer = master.minimise("drive", master.total("drive"), Limits())
    assert answer.ending is Ending.OPTIMAL
    return master.value(master.total("drive"), answer), relaxed_costs(master.model, master.x)[0]


def promises(problem: Problem, missing: int = 0) -> list[int]:
    return [missing, *(0 for _ in problem.config.stops[1:])]
