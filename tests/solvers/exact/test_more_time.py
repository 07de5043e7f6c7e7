"""A proof that goes on where its time is over, and the plan is near its bound."""

import pytest

from tests.instances import problem_of
from tests.short_visits import short_visits_config
from tests.solvers.tiny_shared import Kind, tiny_shared
from tourplanner.problem.problem import Problem
from tourplanner.solvers.exact import more_time, shared_halves
from tourplanner.solvers.exact.engine import solve_exact
from tourplanner.solvers.exact.found import Found
from tourplanner.solvers.exact.more_time import MoreTime
from tourplanner.solvers.exact.partition import Fineness, partition
from tourplanner.solvers.exact.shared_halves import climb_shared
from tourplanner.solvers.exact.tree import Tree
from tourplanner.solvers.incumbent import Incumbent
from tourplanner.solvers.proof import Proof
from tourplanner.solvers.result import Limits

PROVEN_LATE = 191
"""Of these configs one whose first plan is 3 % above its bound then, and proven a second later."""


def _out_of_time_before_the_last_question(monkeypatch: pytest.MonkeyPatch) -> None:
    least = Tree.least

    def late(tree: Tree, *asked: object) -> Found | None:
        tree.limits = tree.relaxation.limits = tree.solutions.limits = Limits(time_limit=0.0)
        return least(tree, *asked)  # type: ignore[arg-type]

    monkeypatch.setattr(Tree, "least", late)


def _proof(problem: Problem, in_all: Limits | None) -> tuple[Proof, Incumbent]:
    incumbent = Incumbent(problem)
    return solve_exact(problem, incumbent, Limits(), in_all), incumbent


@pytest.mark.parametrize("kind", Kind)
def test_it_ends_as_if_the_time_had_never_been_over(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_halves, "FEW", 0)  # as if no model were small
    problem = tiny_shared(kind, 9001)
    usual, best = _proof(problem, None)
    _out_of_time_before_the_last_question(monkeypatch)
    monkeypatch.setattr(more_time, "NEAR", 1.0)
    proof, incumbent = _proof(problem, Limits())
    assert usual.reached
    assert proof.reached
    assert proof.stages == usual.stages
    assert incumbent.worth[:-1] == best.worth[:-1]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("near", "in_all", "proven"),
    [
        pytest.param(0.04, Limits(), True, id="near"),
        pytest.param(0.02, Limits(), False, id="not near"),
        pytest.param(0.04, Limits(time_limit=0.0), False, id="no more time"),
    ],
)
def test_it_goes_on_near_the_bound_alone(
    near: float, in_all: Limits, proven: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = problem_of(short_visits_config(PROVEN_LATE))
    incumbent = Incumbent(problem)
    _out_of_time_before_the_last_question(monkeypatch)
    monkeypatch.setattr(more_time, "NEAR", near)
    more = MoreTime(problem, incumbent, in_all)
    climbed = climb_shared(problem, partition(problem, Fineness.CLASSES), Limits(), more)
    assert climbed is not None
    drive = climbed.top.stages[-1]
    assert drive.proven == proven
    assert bool(incumbent.tours) == (in_all.remaining > 0)  # a plan is what is near its bound, or is not
    assert proven or 0.02 < (drive.value - drive.bound) / drive.value < 0.04
