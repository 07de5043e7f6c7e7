"""What is told of a clash."""

from dataclasses import replace

from tests.problem.little import MONDAY, WORK, little_problem, road, stop
from tourplanner.analysis.clash import conflict
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import HOUR, Half
from tourplanner.message import message
from tourplanner.solvers.conflict.find import find_clash
from tourplanner.solvers.result import Limits


def test_the_one_cause_is_found_by_solving_and_said_alone() -> None:
    """Visits on Monday and on Tuesday: 24 h + 13:45 - 12:00 of rest at most, and 26 h are asked."""
    problem = little_problem(
        [stop("x", visits=2, regular=False)],
        road([0, 5]),
        calendar=CalendarRules(MONDAY, 1, frozenset({0, 1}), public_holidays=""),
        work=replace(WORK, earliest_start=0, latest_end=24 * HOUR, min_rest=26 * HOUR),
    )
    clash = find_clash(problem, Limits())
    assert clash is not None
    assert clash.rule_ids == ("rest",)
    asked = message("rule.rest-asked", limit=26 * HOUR)
    assert conflict(problem, clash, "x", {}) == message("reason.alone", rules=(asked,))


def test_what_no_rule_forbids_does_not_fit_into_a_day() -> None:
    """A visit from midnight or until midnight, half an hour away."""
    early = OwnHours(half=Half.MORNING, opens=0, closes=6 * HOUR)
    late = OwnHours(half=Half.AFTERNOON, opens=18 * HOUR, closes=24 * HOUR)
    problem = little_problem(
        [stop("x", hours=(early, late))],
        road([0, 30]),
        work=replace(WORK, earliest_start=0, latest_end=24 * HOUR),
    )
    clash = find_clash(problem, Limits())
    assert clash is not None
    assert clash.rule_ids == ()
    assert conflict(problem, clash, "x", {}) == message("reason.no-day")
