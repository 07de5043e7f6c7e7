"""Whether there is any plan, over all columns: tiny problems against every plan there is, and real ones."""

import pytest

from tests.instances import problem_of
from tests.seeds import seeds
from tests.short_visits import short_visits_config
from tests.solvers.agreement import assert_exact_finds
from tests.solvers.shared_oracle import best_shared_plan
from tests.solvers.tiny_shared import Kind, tiny_shared
from tourplanner.domain.plan import Status
from tourplanner.problem.check import check, is_loss
from tourplanner.solvers.exact import shared_halves, tree
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

CASES = 200


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("branches", [1_000, 1])
@pytest.mark.parametrize("seed", seeds(range(9000, 9000 + CASES), 8))
def test_asked_at_once_it_equals_every_plan(
    kind: Kind, branches: int, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_halves, "FEW", 0)  # as if no model were small
    monkeypatch.setattr(tree, "ASKED_AFTER", 0)
    monkeypatch.setattr(tree, "ASKED_BRANCHES", branches)
    problem = tiny_shared(kind, seed)
    best, _ = best_shared_plan(problem)
    assert_exact_finds(problem, best[:-1])


# No price tells of 100 that a plan misses three visits; of 131 all columns are few, though pairs are many.
@pytest.mark.slow
@pytest.mark.parametrize(("seed", "missing", "drive"), [(100, 3, 78162), (131, 3, 50726)])
def test_the_best_partial_plan_is_proven(seed: int, missing: int, drive: int) -> None:
    problem = problem_of(short_visits_config(seed))
    result = solve(problem, Limits(), Method.EXACT)
    assert result.status is Status.INFEASIBLE
    assert result.evidence.least_missing == missing == worth(problem, result.tours)[0]
    assert result.bound == drive == sum(tour.drive_seconds for tour in result.tours)
    assert all(is_loss(breach) for breach in check(problem, result.tours))
