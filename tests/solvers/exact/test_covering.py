"""Columns of covers in the search: tiny problems against every plan there is, and such as were not proven."""

from functools import cache

import pytest

from tests.instances import problem_of
from tests.seeds import seeds
from tests.short_visits import short_visits_config
from tests.solvers.agreement import assert_exact_finds
from tests.solvers.shared_oracle import best_shared_plan
from tests.solvers.tiny_shared import Kind, tiny_shared
from tourplanner.domain.plan import Status
from tourplanner.problem.check import check, is_loss
from tourplanner.solvers.exact import covering, node_solutions, shared_halves, tree
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

CASES = 200


@cache
def least(kind: Kind, seed: int) -> tuple[int, ...]:
    """The worth of the best of all plans but for its metres: the same however the search is hurried."""
    return best_shared_plan(tiny_shared(kind, seed))[0][:-1]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(("hope", "columns"), [(1.015, 250), (1.3, 3), (1.0, 3)])
@pytest.mark.parametrize("seed", seeds(range(6000, 6000 + CASES), 3))
def test_with_columns_of_covers_alone_it_equals_every_plan(
    kind: Kind, hope: float, columns: int, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if no model were small; with few columns a goal is often too far, and reached in steps.
    monkeypatch.setattr(shared_halves, "FEW", 0)
    monkeypatch.setattr(node_solutions, "FEW_COLUMNS", 0)
    monkeypatch.setattr(tree, "HOPE", hope)
    monkeypatch.setattr(tree, "FEWEST_COLUMNS", columns)
    monkeypatch.setattr(tree, "LAST_COLUMNS", columns)
    monkeypatch.setattr(shared_halves, "RESIGNED", 10_000)  # a goal may be only a second beyond the last
    problem = tiny_shared(kind, seed)
    assert_exact_finds(problem, least(kind, seed))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("seed", seeds(range(7000, 7000 + CASES), 4))
def test_covers_that_are_too_many_change_nothing(
    kind: Kind, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_halves, "FEW", 0)
    monkeypatch.setattr(node_solutions, "FEW_COLUMNS", 0)
    monkeypatch.setattr(covering, "MOST_PAIRS", 4)
    monkeypatch.setattr(covering, "FEWEST_PAIRS", 2)
    problem = tiny_shared(kind, seed)
    assert worth(problem, solve(problem, Limits(), Method.EXACT).tours)[:-1] == least(kind, seed)


# Of one visit a stop and of several, in one to four cells: bounds 1 to 4 % from the best plans.
@pytest.mark.slow
@pytest.mark.parametrize(("seed", "drive"), [(101, 70541), (142, 71681), (159, 63423), (191, 78800)])
def test_what_is_far_from_its_bound_is_proven(seed: int, drive: int) -> None:
    problem = problem_of(short_visits_config(seed))
    result = solve(problem, Limits(time_limit=60.0))
    assert result.status is Status.OPTIMAL
    assert sum(tour.drive_seconds for tour in result.tours) == drive
    assert all(is_loss(breach) for breach in check(problem, result.tours))
