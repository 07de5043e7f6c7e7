"""Clashes are true, minimal, and found whenever the engine proves that not all can be kept."""

from dataclasses import replace

import pytest

from tests.instances import pilot, problem_of, random_pilot, stop_at
from tests.problem.little import MINUTE, MONDAY, WORK, little_problem, road, stop
from tests.seeds import seeds
from tests.solvers.oracle import best_plan
from tests.solvers.tiny import tiny_problem
from tourplanner.domain.config import AreaRules, Ban, CalendarRules, Lock
from tourplanner.domain.plan import Status
from tourplanner.problem.audit import audit
from tourplanner.problem.demands import VISITS, Clash, Demand, demands_of, keep_only, with_vans
from tourplanner.problem.problem import Problem
from tourplanner.solvers.conflict import find
from tourplanner.solvers.conflict.exact import can_keep_all
from tourplanner.solvers.conflict.find import find_clash
from tourplanner.solvers.conflict.model import ClashModel
from tourplanner.solvers.exact.assignment import Verdict
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve


def clash_of(problem: Problem) -> Clash:
    """The clash of a problem that has one."""
    clash = find_clash(problem, Limits())
    assert clash is not None
    return clash


def assert_clash_is_true(problem: Problem, clash: Clash) -> None:
    """Its demands alone are proven impossible; without any one of them all promises are kept."""
    assert solve(keep_only(problem, clash.demands), Limits()).status is Status.INFEASIBLE
    assert clash.minimal
    held = with_vans(clash.demands)
    for demand in clash.demands:
        rest = [other for other in held if other != demand]
        result = solve(keep_only(problem, rest), Limits())
        assert result.status in (Status.OPTIMAL, Status.FEASIBLE), demand


@pytest.mark.parametrize("seed", seeds(range(30, 60), 5))
def test_clash_of_tiny_problems(seed: int) -> None:
    problem = tiny_problem(seed)
    infeasible = solve(problem, Limits()).status is Status.INFEASIBLE
    clash = find_clash(problem, Limits())

    assert (clash is not None) == infeasible
    if clash is None:
        return
    if Demand("van-day") in clash.demands:
        assert best_plan(keep_only(problem, clash.demands)).missing_required > 0
    assert_clash_is_true(problem, clash)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [5, 12, pytest.param(21, marks=pytest.mark.slow)])
def test_clash_of_random_pilots(seed: int) -> None:
    problem = problem_of(random_pilot(seed))

    assert_clash_is_true(problem, clash_of(problem))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [8, 14])
def test_no_clash_where_every_promise_is_kept(seed: int) -> None:
    assert find_clash(problem_of(random_pilot(seed)), Limits()) is None


@pytest.mark.parametrize("seed", seeds(range(30, 60), 5))
def test_model_is_a_relaxation(seed: int) -> None:
    problem = tiny_problem(seed)
    demands = demands_of(problem)
    if ClashModel(problem, demands).core(demands) is not None:
        assert solve(problem, Limits()).status is Status.INFEASIBLE


@pytest.mark.parametrize("seed", seeds(range(80), 8))
def test_audit_finds_only_what_is_impossible(seed: int) -> None:
    problem = tiny_problem(seed)
    if any(problem.stop(name).required for finding in audit(problem) for name in finding.stops):
        assert solve(problem, Limits()).status is Status.INFEASIBLE


@pytest.mark.parametrize("seed", range(40, 44))
def test_audit_of_pilots_finds_only_what_is_impossible(seed: int) -> None:
    problem = problem_of(random_pilot(seed))
    if any(problem.stop(name).required for finding in audit(problem) for name in finding.stops):
        assert can_keep_all(problem, Limits()) is Verdict.IMPOSSIBLE


@pytest.mark.slow
def test_nine_communes_on_eight_half_days() -> None:
    base = pilot()
    nine = problem_of(replace(base, stops=(*base.stops, stop_at("32106"))))  # Cologne
    clash = clash_of(nine)

    # Four Fridays have eight half-days: any eight of the nine fit, or all with one more day or van.
    assert clash.minimal
    assert set(clash.stops) == {each.id for each in nine.config.stops if each.area == "200034726"}
    assert clash.rules == (Demand("area-days", "200034726"), Demand("van-day"))


def test_hours_clash_too() -> None:
    # A day for two of four stops is 2 x 10 + 15 + 2 x 150 + 2 x 20 + 15 minutes and what lies between
    # noon and two beside lunch: over 370. Two such days are over a week of 700.
    problem = little_problem(
        [stop(name) for name in "abcd"],
        road([0, 10, 10, 10, 10]),
        calendar=CalendarRules(MONDAY, 1, frozenset({0, 2, 4}), public_holidays="FR"),
        work=replace(WORK, mean_work_week=700 * MINUTE),
    )
    clash = clash_of(problem)

    assert_clash_is_true(problem, clash)
    assert Demand("work-cycle") in clash.rules


def test_day_limits_are_named_one_by_one() -> None:
    # 130 minutes there and 130 back are 260 of driving, over 240: nothing else forbids the day.
    problem = little_problem([stop("a"), stop("b")], road([0, 130, 20]), work=replace(WORK, earliest_start=0))

    assert clash_of(problem).demands == (Demand(VISITS, "a"), Demand("drive-day"))


def test_lock_against_area() -> None:
    wednesday = MONDAY.replace(day=3)
    problem = little_problem(
        [stop("a", not_on=(Ban(4),)), stop("b")],
        road([0, 10, 20]),
        areas=(AreaRules("A", frozenset({0})),),
        locks=(Lock("a", date=wednesday), Lock("b", date=MONDAY)),
    )

    assert set(clash_of(problem).demands) == {
        Demand("lock", "a"),
        Demand("area-days", "A"),
        Demand(VISITS, "a"),
    }


@pytest.mark.slow
def test_wrong_core_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    base = pilot()
    nine = problem_of(replace(base, stops=(*base.stops, stop_at("32106"))))
    true_core = ClashModel.core

    def wrong(self: ClashModel, asked: tuple[Demand, ...]) -> tuple[Demand, ...] | None:
        found = true_core(self, asked)
        return None if found is None else found[:2]

    monkeypatch.setattr(ClashModel, "core", wrong)

    assert len(clash_of(nine).stops) == 9


def test_out_of_time_is_not_called_minimal() -> None:
    base = pilot()
    nine = problem_of(replace(base, stops=(*base.stops, stop_at("32106"))))
    clash = find_clash(nine, Limits(time_limit=1e-6))

    assert clash is not None
    assert not clash.minimal


def test_nothing_is_claimed_of_what_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "can_keep_all", lambda problem, limits: Verdict.UNKNOWN)

    assert find_clash(problem_of(pilot()), Limits()) is None


def test_large_problems_are_left_alone() -> None:
    crowd = [stop(f"s{number}") for number in range(find.MOST_STOPS + 1)]

    assert find_clash(little_problem(crowd, road([0] + [10] * len(crowd))), Limits()) is None
