"""Plans divided by their number of tours in an area, where tours stay in one: priced right, nothing lost."""

from math import inf

import pytest

from tests.seeds import seeds
from tests.solvers.shared_oracle import best_shared_plan
from tests.solvers.tiny_shared import Kind, tiny_shared
from tourplanner.domain.plan import Status
from tourplanner.problem.problem import Problem
from tourplanner.solvers.exact import left, node_solutions, shared_halves, tree
from tourplanner.solvers.exact.node import Count, Node
from tourplanner.solvers.exact.partition import Fineness, partition
from tourplanner.solvers.exact.relaxation import Relaxation
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.shape import stops_can_share_a_half
from tourplanner.solvers.solve import solve


def _of_areas(problem: Problem) -> bool:
    areas = {stop.area for stop in problem.config.stops}
    return problem.config.work.one_area_per_day and len(areas) > 1 and stops_can_share_a_half(problem)


SEEDS = [seed for seed in range(300) if _of_areas(tiny_shared(Kind.DAYS, seed))]


@pytest.mark.parametrize("seed", seeds(SEEDS, 6))
def test_divided_it_equals_every_plan(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # As if HiGHS were never worth a look, so that nodes are all there is.
    monkeypatch.setattr(shared_halves, "FEW", 0)
    monkeypatch.setattr(tree, "DIVES", 0)
    monkeypatch.setattr(tree, "LAST_COLUMNS", 2)
    monkeypatch.setattr(node_solutions, "FIRST_COLUMNS", 2)
    monkeypatch.setattr(left, "DIVES", 0)
    problem = tiny_shared(Kind.DAYS, seed)
    best, _ = best_shared_plan(problem)
    result = solve(problem, Limits(), Method.EXACT)
    assert worth(problem, result.tours)[:-1] == best[:-1]
    assert result.status is (Status.INFEASIBLE if best[0] else Status.OPTIMAL)


@pytest.mark.parametrize("seed", seeds(SEEDS, 6))
@pytest.mark.parametrize("asked", [(0.0, 0.0), (1.0, 1.0), (1.0, inf)])
def test_the_bound_is_that_of_the_programme(seed: int, asked: tuple[float, float]) -> None:
    problem = tiny_shared(Kind.DAYS, seed)
    stops = problem.config.stops
    area = sum(1 << number for number, stop in enumerate(stops) if stop.area == stops[0].area)
    cells = partition(problem, Fineness.CLASSES)
    days = shared_halves.every_day(problem, cells)
    assert days is not None
    relaxation = Relaxation(problem, cells, days, Limits())
    relaxation.restrict(Node(counts={Count(area=area): asked}))
    relaxation.aim_at_driving()
    optimum = relaxation.solve()
    assert optimum is not None
    assert optimum.bound == pytest.approx(optimum.value, rel=1e-6, abs=1e-2)
    tours = sum(
        share
        for route, share in optimum.driven.items()
        if any(area >> stop & 1 for stop in route.morning + route.afternoon)
    )
    # What cannot be driven is artificial, and dear.
    assert asked[0] - optimum.artificial - 1e-4 <= tours <= asked[1] + 1e-4
