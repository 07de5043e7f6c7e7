"""Ctrl-C ends a search with what it has: no other one begins after it."""

import pytest

from tests.problem.little import MINUTE, changed, little_problem, matrix_of, stop
from tests.solvers.short_stops import short_stops
from tourplanner.domain.config import Aims
from tourplanner.domain.plan_aim import PlanAim
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.solvers import solve as face
from tourplanner.solvers.construct import construct
from tourplanner.solvers.incumbent import Incumbent
from tourplanner.solvers.method import Method
from tourplanner.solvers.proof import Proof
from tourplanner.solvers.result import Limits

FEWEST_TOURS = Aims((PlanAim.TOURING_DAYS, PlanAim.DRIVING))


def detour() -> Problem:
    """One tour of 90 minutes, or two of 40: the aim has a price, which a plan without it tells."""
    minutes = [[0, 20, 20], [20, 0, 50], [20, 50, 0]]
    problem = little_problem(
        [stop("a"), stop("b")], matrix_of([[each * MINUTE for each in row] for row in minutes])
    )
    return changed(problem, aims=FEWEST_TOURS)


@pytest.mark.parametrize("stopped_at", [1, 2])
def test_no_engine_begins_after_it(monkeypatch: pytest.MonkeyPatch, stopped_at: int) -> None:
    """In the search itself, and in that which tells what an aim costs."""
    begun: list[Problem] = []
    solve_exact = face.solve_exact

    def stopped(problem: Problem, incumbent: Incumbent, *limits: Limits | None) -> Proof:
        begun.append(problem)
        if len(begun) == stopped_at:
            raise KeyboardInterrupt
        return solve_exact(problem, incumbent, *limits)  # type: ignore[arg-type]

    monkeypatch.setattr(face, "solve_exact", stopped)
    result = face.solve(detour(), Limits(), Method.EXACT)
    assert result.evidence.interrupted
    assert len(begun) == stopped_at
    assert len(result.tours) in (1, 2)
    assert check(detour(), result.tours) == ()


def test_a_plan_of_a_search_is_not_priced_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Problem] = []

    def stopped(problem: Problem, incumbent: Incumbent, limits: Limits) -> tuple[str, Proof]:
        """As an engine does that had a plan by then."""
        begun.append(problem)
        incumbent.offer(construct(problem))
        raise KeyboardInterrupt

    monkeypatch.setattr(face, "_recreate", stopped)
    problem = changed(short_stops(6), aims=FEWEST_TOURS)
    result = face.solve(problem, Limits(), Method.RECREATE)
    assert result.evidence.interrupted
    assert result.tours
    assert len(begun) == 1
