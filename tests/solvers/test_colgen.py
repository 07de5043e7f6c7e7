"""Bounds on driving, held against all day tours enumerated and solved by HiGHS."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations, permutations
from math import ceil, isfinite
from typing import Any

import numpy as np
import pytest
from ortools.math_opt.python import mathopt

from tests.instances import PILOT_AREAS, catalogue, pilot, problem_of, stop_at
from tourplanner.domain.config import SessionHours
from tourplanner.domain.period import HOUR, MINUTE, Half
from tourplanner.problem.problem import Problem
from tourplanner.problem.time_tour import make_block
from tourplanner.solvers.colgen.column_generation import ColumnGeneration
from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.colgen.drive_bound import drive_bound
from tourplanner.solvers.colgen.lagrangian_bound import lagrangian_bound
from tourplanner.solvers.colgen.pricing import Effort, Pricer, Route
from tourplanner.solvers.colgen.rows import Rows
from tourplanner.solvers.colgen.subset_row_cuts import SIZES, coefficient, separate
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
    found: list[DayTour] = []
    for first in blocks(problem, Half.MORNING):
        for last in afternoons:
            areas = {stops[stop].area for stop in first + last}
            if not set(first).isdisjoint(last) or (problem.config.work.one_area_per_day and len(areas) > 1):
                continue
            tour = make_day_tour(problem, van, first, last) if first or last else None
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
    answer = master.minimise("drive", master.total("drive"), Limits(time_limit=60))
    assert answer.ending is Ending.OPTIMAL
    return master.value(master.total("drive"), answer), relaxed_costs(master.model, master.x)[0]


def promises(problem: Problem, missing: int = 0) -> list[int]:
    return [missing, *(0 for _ in problem.config.stops[1:])]


@pytest.mark.parametrize("name", INSTANCES)
def test_bound_is_that_of_the_relaxation_over_all_tours(name: str) -> None:
    optimum, relaxed = best(name)

    found = drive_bound(small(name), promises(small(name)), Limits())

    assert found is not None
    assert found.seconds <= optimum
    assert ceil(0.999 * relaxed) <= found.seconds


def test_bound_allows_for_what_is_missing() -> None:
    optimum, relaxed = best("short", 2)

    found = drive_bound(small("short"), promises(small("short"), 2), Limits())

    assert found is not None
    assert ceil(0.999 * relaxed) <= found.seconds <= optimum < best("short")[0]


def test_short_days_raise_the_bound() -> None:
    easy, tight = (
        drive_bound(small(name), promises(small(name)), Limits()) for name in ("short", "long-days")
    )

    assert easy is not None
    assert tight is not None
    assert easy.seconds < tight.seconds


def test_bound_of_the_pilot_is_close_to_its_optimum() -> None:
    problem = problem_of(pilot())

    found = drive_bound(problem, [0] * len(problem.config.stops), Limits())

    assert found is not None
    assert 0.99 * 81696 <= found.seconds <= 81943  # relaxation and optimum, by the exact engine


def test_columns_are_legal_day_tours_of_their_cells() -> None:
    problem = small("regular")

    found = drive_bound(problem, promises(problem), Limits())

    assert found is not None
    assert found.columns
    for column in found.columns:
        assert fits(found.cells[column.cell], column.tour)
        assert column.tour == make_day_tour(problem, 0, column.tour.morning, column.tour.afternoon)


def test_seeds_are_among_the_columns() -> None:
    problem = small("short")
    seed = max(all_tours("short"), key=lambda tour: len(tour.stops))

    found = drive_bound(problem, promises(problem), Limits(), [seed])

    assert found is not None
    assert seed in {column.tour for column in found.columns}


def test_same_problem_same_bound() -> None:
    runs = [drive_bound(small("regular"), promises(small("regular")), Limits()) for _ in range(2)]

    assert runs[0] == runs[1]


class Ticking(Limits):
    """Limits that are over after so many looks at the clock, on any machine."""

    looks: list[int]

    @classmethod
    def after(cls, looks: int) -> "Ticking":
        limits = cls()
        object.__setattr__(limits, "looks", [looks])
        return limits

    def within(self, seconds: float) -> "Ticking":
        return self

    @property
    def remaining(self) -> float:
        self.looks[0] -= 1
        return 3600.0 if self.looks[0] >= 0 else 0.0


@pytest.mark.parametrize("name", ["short", "regular"])
def test_bound_holds_whenever_it_is_stopped(name: str) -> None:
    optimum, _ = best(name)
    bounds = [drive_bound(small(name), promises(small(name)), Ticking.after(n)) for n in range(0, 60, 3)]

    proven = [bound.seconds for bound in bounds if bound is not None]

    assert bounds[0] is None
    assert proven == sorted(proven)
    assert proven[0] < proven[-1] <= optimum


def test_reports_a_rising_bound() -> None:
    told: list[int] = []
    limits = Limits(observe=lambda progress: told.append(progress.bound or 0))

    found = drive_bound(small("short"), promises(small("short")), limits)

    assert found is not None
    assert told == sorted(told)
    assert told[-1] == found.seconds


def by_midday(problem: Problem, costs: Mapping[DayTour, float], none: float) -> Array:
    """The least cost by the last stop of the morning, and by the first of the afternoon; as in `Joined`."""
    least = np.full((2, len(problem.config.stops) + 1), none)
    for tour, value in costs.items():
        last = tour.morning[-1] if tour.morning else -1
        first = tour.afternoon[0] if tour.afternoon else -1
        least[0, last] = min(least[0, last], value)
        least[1, first] = min(least[1, first], value)
    return least


@pytest.mark.parametrize("name", ["short", "one-area", "long-days"])
@pytest.mark.parametrize("work_price", [0.0, 0.3])
def test_exact_pricing_finds_the_cheapest_of_all_tours(name: str, work_price: float) -> None:
    problem = small(name)
    cells = partition(problem, Fineness.CLASSES)
    pricer = Pricer(problem, cells)
    free = Rows(problem, cells, promises(problem)).cuts.duals(np.zeros(0))
    for seed in range(5):
        prizes = np.random.default_rng(seed).uniform(0, 6000, (2, len(problem.config.stops)))
        costs = {tour: cost(tour, prizes, work_price) for tour in all_tours(name) if fits(cells[0], tour)}

        least, routes = pricer.price(0, prizes, work_price, free, 1e9, pricer.exact_effort)

        # Every commune is in the neighbourhood of every other here, so none can come back.
        assert least == pytest.approx(by_midday(problem, costs, 1e9))
        for route in routes:
            tour = make_day_tour(problem, 0, route.morning, route.afternoon)
            assert tour is not None
            assert (tour.drive, tour.work) == (route.drive, route.work)


@pytest.mark.parametrize("work_price", [0.0, 0.3])
def test_exact_pricing_pays_for_cuts(work_price: float) -> None:
    problem = small("short")
    cells = partition(problem, Fineness.CLASSES)
    pricer, rows = Pricer(problem, cells), Rows(problem, cells, promises(problem))
    cuts = [cut for size in SIZES for cut in combinations(range(len(problem.config.stops)), size)]
    new = rows.add_cuts(cuts)
    tours = [tour for tour in all_tours("short") if fits(cells[0], tour)]
    for seed in range(5):
        draw = np.random.default_rng(seed)
        prizes = draw.uniform(0, 6000, (2, len(problem.config.stops)))
        duals = np.zeros(len(rows.b))
        duals[new] = draw.uniform(0, 1500, len(new)) * (draw.random(len(new)) < 0.3)
        price = {cut: float(duals[row]) for cut, row in rows.cuts.rows.items()}
        paid = [sum(price[cut] * coefficient(cut, tour.stops) for cut in cuts) for tour in tours]
        costs = {
            tour: cost(tour, prizes, work_price) + cut_duals
            for tour, cut_duals in zip(tours, paid, strict=True)
        }

        least, routes = pricer.price(0, prizes, work_price, rows.cuts.duals(duals), 1e9, pricer.exact_effort)

        assert least == pytest.approx(by_midday(problem, costs, 1e9))
        for route in routes:
            assert sum(number for _, number in rows.cuts.coefficients(route)) == sum(
                coefficient(cut, route.morning + route.afternoon) for cut in cuts
            )


@pytest.mark.parametrize("name", INSTANCES)
def test_any_prices_prove_a_bound(name: str) -> None:
    optimum, _ = best(name)
    problem = small(name)
    cells = partition(problem, Fineness.CLASSES)
    rows, pricer = Rows(problem, cells, promises(problem)), Pricer(problem, cells)
    gains = []
    for seed in range(10):
        duals = rows.guess() * np.random.default_rng(seed).uniform(0.0, 2.0, len(rows.b))
        prizes, free = rows.prizes(duals), rows.cuts.duals(duals)
        cheapest = [
            pricer.price(cell, prizes[cell], rows.work_price(duals, cell), free, -1e-6, pricer.exact_effort)[
                0
            ]
            for cell in range(len(cells))
        ]
        together = lagrangian_bound(rows, duals, cheapest)
        alike = lagrangian_bound(rows, duals, [np.full_like(costs, costs.min()) for costs in cheapest])

        assert alike - 1e-3 <= together <= optimum
        gains.append(together - alike)
    # Where there is little but van-days to choose from, telling tours apart is of no use.
    assert max(gains) > 1.0 or name == "long-days"


@pytest.mark.parametrize("name", INSTANCES)
def test_cuts_hold_for_the_best_plan(name: str) -> None:
    optimum, relaxed = best(name)
    problem = small(name)
    cells = partition(problem, Fineness.CLASSES)
    search = ColumnGeneration(problem, cells, promises(problem), Limits())
    search.prove_guess()
    # Every cut there is, broken or not: rows that some plan breaks would show.
    for size in SIZES:
        search.master.add_cuts(search.rows.add_cuts(combinations(range(len(problem.config.stops)), size)))
    search.run(1e-5)

    assert relaxed - 1.0 <= search.bound <= optimum + 1e-3


def test_cuts_tighten_the_bound() -> None:
    optimum, relaxed = best("short")

    found = drive_bound(small("short"), promises(small("short")), Limits())

    assert found is not None
    assert found.figures["cuts"] > 0
    assert relaxed + 1000 < found.seconds <= optimum


def test_broken_cuts_are_found() -> None:
    # Three tours of two stops each, half of each is driven: 1.5 of them serve two of the three stops.
    routes = [Route(0, pair, (), 60, 60) for pair in ((0, 1), (1, 2), (0, 2))]
    halves = dict.fromkeys(routes, 0.5)

    assert separate(halves, [1, 1, 1, 1], ()) == [(0, 1, 2)]
    assert separate(halves, [1, 1, 1, 1], [(0, 1, 2)]) == []
    assert separate(halves, [2, 1, 1, 1], ()) == []  # (2 + 1 + 1) / 2 = 2 tours may
    assert separate({routes[0]: 1.0}, [1, 1, 1, 1], ()) == []


def test_broken_cuts_of_five_stops_are_found() -> None:
    # Half tours round a ring of five: every three stops are as they should be, but 2.5 tours serve two.
    ring = [Route(0, (stop, (stop + 1) % 5), (), 60, 60) for stop in range(5)]
    assert separate(dict.fromkeys(ring, 0.5), [1] * 5, ()) == [(0, 1, 2, 3, 4)]
    # A quarter of every tour of four of the five stops: each counts twice, which makes 2.5.
    fours = [Route(0, (a, b), (c, d), 60, 60) for a, b, c, d in combinations(range(5), 4)]
    assert separate(dict.fromkeys(fours, 0.25), [1] * 5, ())[0] == (0, 1, 2, 3, 4)


def cost(tour: DayTour, prizes: Any, work_price: float) -> float:
    earned = sum(prizes[0, stop] for stop in tour.morning) + sum(prizes[1, stop] for stop in tour.afternoon)
    return float(tour.drive + work_price * tour.work - earned)


def test_bound_holds_where_labels_are_merged() -> None:
    # One label per stop is far too few: nearly all are merged, into tours that nobody could drive.
    problem = small("short")
    search = ColumnGeneration(problem, partition(problem, Fineness.CLASSES), promises(problem), Limits())
    search.pricer.exact_effort = Effort(nearest=9, labels=1, exact=True)

    search.run(1e-5)

    assert isfinite(search.bound)
    assert search.bound <= best("short")[0]


def test_nothing_to_bound() -> None:
    problem = small("short")
    config = problem.config
    stops: Sequence[Any] = [replace(stop, halves=frozenset()) for stop in config.stops]

    assert drive_bound(problem_of(replace(config, stops=tuple(stops))), promises(problem), Limits()) is None
