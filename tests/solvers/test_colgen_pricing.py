"""Pricing and cuts, held against all day tours enumerated."""

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from tests.solvers.colgen_problems import INSTANCES, all_tours, best, promises, small
from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen import column_generation
from tourplanner.solvers.colgen.column_generation import ColumnGeneration
from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.colgen.drive_bound import drive_bound
from tourplanner.solvers.colgen.lagrangian_bound import lagrangian_bound
from tourplanner.solvers.colgen.pricing import Pricer
from tourplanner.solvers.colgen.route import Route
from tourplanner.solvers.colgen.rows import Rows
from tourplanner.solvers.colgen.subset_row_cuts import SIZES, coefficient, separate
from tourplanner.solvers.day_tours import DayTour, make_day_tour
from tourplanner.solvers.exact.columns import fits
from tourplanner.solvers.exact.partition import Fineness, partition
from tourplanner.solvers.result import Limits

pytestmark = pytest.mark.slow


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
            tour = make_day_tour(problem, 0, problem.calendar.dates[0], route.morning, route.afternoon)
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


def test_cuts_tighten_as_much_when_the_master_is_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = small("short")
    usual = drive_bound(problem, promises(problem), Limits())
    monkeypatch.setattr(column_generation, "MANY", 0)
    monkeypatch.setattr(column_generation, "KEPT", 20)

    cleared = drive_bound(problem, promises(problem), Limits())

    assert usual is not None
    assert cleared is not None
    assert cleared.figures["routes"] > usual.figures["routes"]  # those that were taken out are found again
    assert cleared.seconds == pytest.approx(usual.seconds, rel=1e-4)


def test_cuts_that_stay_keep_their_duals() -> None:
    problem = small("short")
    rows = Rows(problem, partition(problem, Fineness.CLASSES), promises(problem))
    cuts = list(combinations(range(4), 3))
    rows.add_cuts(cuts)
    duals = np.arange(float(len(rows.b)))
    route = Route(0, (0, 1, 2), (3,), 60, 60)
    before = dict(rows.cuts.coefficients(route))

    staying = rows.keep_cuts({cuts[0], cuts[2]})

    kept = dict(rows.cuts.rows)
    assert list(kept) == [cuts[0], cuts[2]]
    assert duals[staying][list(kept.values())].tolist() == [len(duals) - 4.0, len(duals) - 2.0]
    assert len(rows.b) == len(staying) == len(duals) - 2
    assert rows.b[list(kept.values())].tolist() == [-1.0, -1.0]
    assert set(dict(rows.cuts.coefficients(route))) == set(kept.values())
    assert len(before) == 4
    assert rows.add_cuts([cuts[1]]) == [len(staying)]


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
