"""Parts of all plans by what regular stops follow: nothing is lost, and no part is the whole again."""

import pytest

from tests.seeds import seeds
from tests.solvers.shared_oracle import best_shared_plan
from tests.solvers.tiny_shared import tiny_recurring
from tourplanner.domain.plan import Status
from tourplanner.solvers.colgen.rows import Rows
from tourplanner.solvers.exact import node_solutions, shared_halves, tree
from tourplanner.solvers.exact.partition import Fineness, partition
from tourplanner.solvers.exact.pattern_choices import Allowed, divided
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve


def recurring_rows() -> tuple[Rows, int]:
    """Rows of a problem with a regular stop that has several patterns, and that stop."""
    for seed in range(100):
        problem = tiny_recurring(seed)
        visits = [stop.visits for stop in problem.config.stops]
        rows = Rows(problem, partition(problem, Fineness.CLASSES), visits)
        for stop, (_, patterns) in rows.patterns.items():
            if len(patterns) > 2:
                return rows, stop
    raise AssertionError


def test_two_parts_have_every_pattern_and_none_twice() -> None:
    rows, stop = recurring_rows()
    every = frozenset(range(len(rows.patterns[stop][1])))
    parts = divided(rows, {}, {stop: {0: 0.5, 1: 0.5}})
    assert parts is not None
    left, right = (part[stop] for part in parts)
    assert left.patterns | right.patterns == every
    assert not left.patterns & right.patterns
    assert left.must
    assert not right.must  # it may be left out there


def test_a_stop_that_has_to_be_visited_has_to_in_both_parts() -> None:
    rows, stop = recurring_rows()
    asked = Allowed(frozenset({0, 1}), must=True)
    parts = divided(rows, {stop: asked}, {stop: {0: 0.5, 1: 0.5}})
    assert parts is not None
    assert {part[stop].patterns for part in parts} == {frozenset({0}), frozenset({1})}
    assert all(part[stop].must for part in parts)


def test_half_of_the_only_pattern_is_divided_too() -> None:
    rows, stop = recurring_rows()
    parts = divided(rows, {stop: Allowed(frozenset({1}))}, {stop: {1: 0.5}})
    assert parts is not None
    assert [part[stop] for part in parts] == [Allowed(frozenset({1}), must=True), Allowed(frozenset())]


def test_whole_shares_are_not_divided() -> None:
    rows, stop = recurring_rows()
    assert divided(rows, {}, {stop: {0: 1.0}}) is None
    assert divided(rows, {}, {}) is None


@pytest.mark.parametrize("columns", [3, 1_000])
@pytest.mark.parametrize("seed", seeds(range(150), 5))
def test_recurring_stops_equal_every_plan_there_is(
    seed: int, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if all columns, and those within the gap of a node, were too many for HiGHS at once.
    monkeypatch.setattr(shared_halves, "FEW", 0)
    monkeypatch.setattr(tree, "LAST_COLUMNS", 2)
    monkeypatch.setattr(node_solutions, "FIRST_COLUMNS", columns)
    problem = tiny_recurring(seed)
    best, _ = best_shared_plan(problem)
    result = solve(problem, Limits(), Method.EXACT)
    assert worth(problem, result.tours)[:-1] == best[:-1]
    assert result.status is (Status.INFEASIBLE if best[0] else Status.OPTIMAL)
    assert result.bound == sum(tour.drive_seconds for tour in result.tours)
