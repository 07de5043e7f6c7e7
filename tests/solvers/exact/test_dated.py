"""Dates for the tours of classes: tiny problems against every plan there is, and real communes."""

import pytest

from tests.instances import problem_of
from tests.seeds import seeds
from tests.short_visits import short_visits_config
from tests.solvers.shared_oracle import best_shared_plan
from tests.solvers.tiny_shared import Kind, tiny_shared
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.solvers.exact import engine, shared_halves
from tourplanner.solvers.exact.assignment import Placed, Verdict, assign
from tourplanner.solvers.exact.dated import Dated, dated
from tourplanner.solvers.exact.partition import Cell
from tourplanner.solvers.exact.shared_halves import Climbed, climb_shared
from tourplanner.solvers.exact.tree import Tree
from tourplanner.solvers.incumbent import Incumbent
from tourplanner.solvers.result import Limits
from tourplanner.solvers.shape import stops_can_share_a_half, times_could_give_rest

CASES = 200


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("share", [1.0, 0.9])
@pytest.mark.parametrize("seed", seeds(range(8000, 8000 + CASES), 8))
def test_without_dates_for_the_first_answer_it_equals_every_plan(
    kind: Kind, share: float, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = tiny_shared(kind, seed)
    if not stops_can_share_a_half(problem) or times_could_give_rest(problem):
        return
    monkeypatch.setattr(shared_halves, "FEW", 0)  # as if no model were small
    asked = []

    def late(*question: object) -> tuple[Verdict, tuple[Placed, ...]]:
        """As if the first answer of classes had no dates."""
        asked.append(question)
        return (Verdict.IMPOSSIBLE, ()) if len(asked) == 1 else assign(*question)  # type: ignore[arg-type]

    def far(asked: Problem, tree: Tree, kept: tuple[int, ...], least: int, limits: Limits) -> Dated:
        """As if classes had proven no more than a share: the first goals have no plan below them."""
        return dated(asked, tree, kept, int(share * least), limits)

    monkeypatch.setattr(engine, "assign", late)
    monkeypatch.setattr(engine, "dated", far)
    best, _ = best_shared_plan(problem)
    incumbent = Incumbent(problem)
    proof = engine.solve_exact(problem, incumbent, Limits())
    assert proof.reached
    assert incumbent.worth[:-1] == best[:-1]
    assert tuple(stage.value for stage in proof.stages) == best[:-1]
    assert all(bound <= best[-2] for most, bound in proof.bounds.items() if most == best[:-2])


# Of 44 and 65 other tours that drive as much have dates, of 235 those that have them drive 1.2 % more.
@pytest.mark.parametrize(
    ("seed", "drive"),
    [
        (44, 58457),
        pytest.param(65, 68117, marks=pytest.mark.slow),
        pytest.param(235, 74386, marks=pytest.mark.slow),
    ],
)
def test_classes_whose_best_plan_has_no_dates_are_all_that_is_solved(
    seed: int, drive: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = problem_of(short_visits_config(seed))
    solved: list[tuple[Cell, ...]] = []

    def noted(*asked: object) -> Climbed | None:
        solved.append(asked[1])  # type: ignore[arg-type]
        return climb_shared(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "climb_shared", noted)
    incumbent = Incumbent(problem)
    proof = engine.solve_exact(problem, incumbent, Limits())
    assert proof.reached
    assert incumbent.drive == drive
    assert all(is_loss(breach) for breach in check(problem, incumbent.tours))
    assert len(solved) == 1
    assert proof.least_missing == incumbent.worth[0]
