"""The partitions that the exact engine tries one after another."""

import pytest

from tests.instances import problem_of
from tests.short_visits import short_visits_config
from tourplanner.solvers.exact import engine
from tourplanner.solvers.exact.dated import Dated
from tourplanner.solvers.exact.partition import Cell, Fineness, partition
from tourplanner.solvers.exact.shared_halves import Climbed, climb_shared
from tourplanner.solvers.incumbent import Incumbent
from tourplanner.solvers.result import Limits


@pytest.mark.slow
def test_a_partition_that_is_no_finer_is_not_solved_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of seed 44 every date has a weekday of its own, and the best plan of its classes has no dates."""
    problem = problem_of(short_visits_config(44))
    solved: list[tuple[Cell, ...]] = []

    def noted(*asked: object) -> Climbed | None:
        solved.append(asked[1])  # type: ignore[arg-type]
        return climb_shared(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "climb_shared", noted)
    monkeypatch.setattr(engine, "dated", lambda *_: Dated(0))  # as if their tours had none at all
    assert engine.solve_exact(problem, Incumbent(problem), Limits()).reached
    assert partition(problem, Fineness.CLASSES) == partition(problem, Fineness.TWINS)
    assert solved == [partition(problem, fineness) for fineness in (Fineness.CLASSES, Fineness.DATES)]
