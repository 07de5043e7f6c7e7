"""What is told of a clash: its cause, with the vans that there are."""

from dataclasses import replace

import pytest

from tests.problem.little import MONDAY, WORK, little_problem, road, stop
from tourplanner.analysis.clash import conflict, rule_ids
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.period import HOUR
from tourplanner.message import message
from tourplanner.problem.demands import VISITS, Clash, Demand
from tourplanner.solvers.conflict.find import find_clash
from tourplanner.solvers.result import Limits


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (("rest", "van-day"), ("rest",)),
        (("van-day", "one-area"), ("one-area",)),
        (("work-week", "van-day", "area-days"), ("work-week", "area-days")),
        # No limit of a crew: the vans are what there is too little of.
        (("van-day",), ("van-day",)),
        (("area-days", "van-day"), ("area-days", "van-day")),
    ],
)
def test_another_van_is_no_cause_beside_a_limit_of_crews(
    rules: tuple[str, ...], told: tuple[str, ...]
) -> None:
    clash = Clash((Demand(VISITS, "x"), *map(Demand, rules)), minimal=True)
    assert rule_ids(clash) == told


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
    assert {demand.rule for demand in clash.rules} == {"rest", "van-day"}
    assert rule_ids(clash) == ("rest",)
    asked = message("rule.rest-asked", limit=26 * HOUR)
    assert conflict(problem, clash, "x", {}) == message("reason.alone", rules=(asked,))
