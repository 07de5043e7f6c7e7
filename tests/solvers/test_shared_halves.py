"""The exact engine with several stops per half-day: against every plan there is, and on real communes."""

import subprocess
import sys
from collections.abc import Sequence

import pytest

from tests.instances import problem_of
from tests.seeds import seeds
from tests.short_visits import short_visits_config
from tests.solvers.agreement import assert_exact_finds
from tests.solvers.shared_oracle import best_shared_plan
from tests.solvers.short_stops import short_stops
from tests.solvers.tiny_shared import Kind, tiny_shared
from tourplanner.domain.plan import Status
from tourplanner.problem.check import check, is_loss
from tourplanner.solvers.exact import left, node_solutions, promises, relaxation, shared_halves, tree
from tourplanner.solvers.exact.relaxation import Relaxation
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.shape import stops_can_share_a_half
from tourplanner.solvers.solve import choose, solve

CASES = 200

NOTHING_COMPILED = """
import sys
from tests.solvers.short_stops import short_stops
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve
print(solve(short_stops(9), Limits()).status.value, "numba" in sys.modules)
"""


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("seed", seeds(range(CASES), 3))
def test_equals_every_plan_there_is(kind: Kind, seed: int) -> None:
    problem = tiny_shared(kind, seed)
    best, _ = best_shared_plan(problem)
    result = solve(problem, Limits())
    assert worth(problem, result.tours) == best
    assert result.status is (Status.INFEASIBLE if best[0] else Status.OPTIMAL)
    assert result.bound == sum(tour.drive_seconds for tour in result.tours)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("hope", [1.015, 1.0])
@pytest.mark.parametrize("seed", seeds(range(1000, 1000 + CASES), 3))
def test_priced_and_divided_it_equals_every_plan_too(
    kind: Kind, seed: int, hope: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if all columns, and those within the gap of a node, were too many for HiGHS at once.
    monkeypatch.setattr(shared_halves, "FEW", 0)
    monkeypatch.setattr(tree, "LAST_COLUMNS", 2)
    monkeypatch.setattr(tree, "HOPE", hope)
    problem = tiny_shared(kind, seed)
    best, _ = best_shared_plan(problem)
    assert_exact_finds(problem, best[:-1])


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("seed", seeds(range(2000, 2000 + CASES), 3))
def test_what_must_be_missing_is_found_by_asking(
    kind: Kind, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if the relaxation told nothing of it, so that every level is settled question by question.
    monkeypatch.setattr(shared_halves, "FEW", 0)
    monkeypatch.setattr(promises, "least_missing", _nothing_known)
    problem = tiny_shared(kind, seed)
    best, _ = best_shared_plan(problem)
    result = solve(problem, Limits(), Method.EXACT)
    assert worth(problem, result.tours)[:-1] == best[:-1]
    if stops_can_share_a_half(problem):
        assert result.evidence.least_missing == best[0]
        assert result.bound == sum(tour.drive_seconds for tour in result.tours)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("seed", seeds(range(3000, 3000 + CASES), 3))
def test_a_proof_needs_no_help_of_another_solver(
    kind: Kind, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if HiGHS were never worth a look, and with hardly a tour that is not forgotten at the next node.
    monkeypatch.setattr(shared_halves, "FEW", 0)
    monkeypatch.setattr(tree, "DIVES", 0)
    monkeypatch.setattr(tree, "LAST_COLUMNS", 2)
    monkeypatch.setattr(node_solutions, "FIRST_COLUMNS", 2)
    monkeypatch.setattr(left, "DIVES", 0)
    monkeypatch.setattr(relaxation, "MOST_ROUTES", 8)
    monkeypatch.setattr(relaxation, "KEPT_ROUTES", 4)
    problem = tiny_shared(kind, seed)
    best, _ = best_shared_plan(problem)
    result = solve(problem, Limits(), Method.EXACT)
    assert worth(problem, result.tours)[:-1] == best[:-1]
    if stops_can_share_a_half(problem):
        assert result.status is (Status.INFEASIBLE if best[0] else Status.OPTIMAL)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("seed", seeds(range(4000, 4000 + CASES), 3))
def test_given_up_after_a_node_it_says_nothing_that_is_wrong(
    kind: Kind, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_halves, "FEW", 0)
    monkeypatch.setattr(tree, "LAST_COLUMNS", 2)
    for room, name in [(promises, "HOPEFUL"), (promises, "PATIENT"), (shared_halves, "PATIENT")]:
        monkeypatch.setattr(room, name, 1)
    problem = tiny_shared(kind, seed)
    best, _ = best_shared_plan(problem)
    result = solve(problem, Limits(), Method.EXACT)
    found = worth(problem, result.tours)[:-1]
    assert result.evidence.least_missing <= best[0]
    assert result.status is not Status.OPTIMAL or found == best[:-1]
    if found[:-1] == best[:-2]:
        assert result.bound is None or result.bound <= best[-2]


def _nothing_known(known: Relaxation, kept: Sequence[int]) -> list[int]:
    return [0] * (len(known.levels) - len(kept))


@pytest.mark.parametrize("kind", Kind)
def test_tiny_problems_do_share_half_days(kind: Kind) -> None:
    shared = sum(stops_can_share_a_half(tiny_shared(kind, seed)) for seed in range(CASES))
    assert shared > CASES // 2


# Of one van and of two, of one week and of four, with more asked than can be.
@pytest.mark.parametrize("seed", [0, 4, 7, 10, 12, 13])
def test_real_communes_are_proven(seed: int) -> None:
    problem = problem_of(short_visits_config(seed))
    assert stops_can_share_a_half(problem)
    assert choose(problem) is Method.EXACT
    result = solve(problem, Limits())
    assert result.status in (Status.OPTIMAL, Status.INFEASIBLE)
    assert result.bound == sum(tour.drive_seconds for tour in result.tours)
    assert all(is_loss(breach) for breach in check(problem, result.tours))


def test_same_plan_every_time() -> None:
    problem = short_stops(9)
    assert solve(problem, Limits()) == solve(problem, Limits())


@pytest.mark.slow
def test_nothing_is_compiled() -> None:
    run = subprocess.run([sys.executable, "-c", NOTHING_COMPILED], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["optimal", "False"]
