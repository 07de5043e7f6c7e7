"""What must be missing is said by two solvers, or said not to be."""

from dataclasses import replace

import pytest

from tests.instances import problem_of, random_pilot
from tests.problem.little import MONDAY, changed, little_problem, road, stop
from tests.seeds import seeds
from tests.short_visits import short_visits_config
from tests.trust.tiny_cases import Kind, tiny_case
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.period import Half
from tourplanner.domain.plan import Status
from tourplanner.solvers import confirmed as room
from tourplanner.solvers.confirmed import confirmed
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Confirmation, Evidence, Limits, Result
from tourplanner.solvers.solve import solve

CALENDAR = CalendarRules(MONDAY, 1, frozenset({0}), "")
THREE = little_problem([stop(name) for name in "abc"], road([0, 60, 20, 10]), calendar=CALENDAR)
"""Three promises and two half-days."""


def test_a_plan_that_keeps_all_is_not_asked_about() -> None:
    kept = changed(THREE, calendar=replace(CALENDAR, weekdays=frozenset({0, 1})))
    found = solve(kept, Limits())
    assert confirmed(kept, found, Limits()) is found


def test_two_solvers_agree_on_what_is_missing() -> None:
    found = solve(THREE, Limits())
    assert (found.status, found.evidence.least_missing) == (Status.INFEASIBLE, 1)
    told = confirmed(THREE, found, Limits())
    assert (told.status, told.evidence.confirmation) == (Status.INFEASIBLE, Confirmation.GIVEN)


@pytest.mark.parametrize("least", [2, 3])
def test_what_is_wrong_is_refuted(least: int) -> None:
    found = solve(THREE, Limits())
    wrong = replace(found, evidence=Evidence(least_missing=least))
    told = confirmed(THREE, wrong, Limits())
    assert (told.status, told.bound) == (Status.UNKNOWN, None)
    assert (told.evidence.confirmation, told.evidence.least_missing) == (Confirmation.REFUTED, 0)


def test_a_visit_that_is_missed_for_two_reasons_is_one_visit() -> None:
    """No two visits on one day, and one half-day for both: either finding is of the second visit."""
    both = stop("a", visits=2, halves=frozenset({Half.MORNING}))
    problem = little_problem([both], road([0, 60]), calendar=CALENDAR)
    wrong = Result(Status.INFEASIBLE, "exact", (), None, Evidence(least_missing=2))
    assert confirmed(problem, wrong, Limits()).evidence.confirmation is Confirmation.REFUTED
    right = replace(wrong, evidence=Evidence(least_missing=1))
    assert confirmed(problem, right, Limits()).evidence.confirmation is Confirmation.GIVEN


@pytest.mark.slow
def test_every_wrong_claim_about_a_tiny_config_is_refuted() -> None:
    for seed in range(14):
        problem = tiny_case(list(Kind)[seed % 7], seed)
        found = solve(problem, Limits(), Method.EXACT)
        asked = sum(each.visits for each in problem.config.stops if each.required)
        missing = found.evidence.least_missing
        if found.status in (Status.OPTIMAL, Status.INFEASIBLE) and missing < asked:
            wrong = Result(Status.INFEASIBLE, "exact", (), None, Evidence(least_missing=missing + 1))
            assert confirmed(problem, wrong, Limits()).evidence.confirmation is not Confirmation.GIVEN, seed


@pytest.mark.parametrize("seed", seeds(range(70), 5))
def test_tiny_configs_are_confirmed(seed: int) -> None:
    problem = tiny_case(list(Kind)[seed % 7], 4000 + seed)
    found = confirmed(problem, solve(problem, Limits(), Method.EXACT), Limits())
    assert found.evidence.confirmation is not Confirmation.REFUTED
    if found.status is Status.INFEASIBLE:
        assert found.evidence.confirmation is Confirmation.GIVEN


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 3])
def test_random_pilots_are_confirmed(seed: int) -> None:
    problem = problem_of(random_pilot(seed))
    found = confirmed(problem, solve(problem, Limits()), Limits())
    assert (found.status, found.evidence.confirmation) == (Status.INFEASIBLE, Confirmation.GIVEN)


@pytest.mark.slow
def test_where_there_is_no_time_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = problem_of(short_visits_config(18))
    found = solve(problem, Limits(), Method.EXACT)
    assert found.status is Status.INFEASIBLE
    monkeypatch.setattr(room, "_counted", lambda _: 0)
    monkeypatch.setattr(room, "MOMENT_SECONDS", 0.0)
    told = confirmed(problem, found, Limits(time_limit=0.0))
    assert (told.status, told.evidence.confirmation) == (Status.INFEASIBLE, Confirmation.NONE)
