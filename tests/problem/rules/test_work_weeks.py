"""Work of weeks and of the cycle: to the second, and in every week that days of a month may make together."""

from datetime import timedelta

import pytest

from tests.changes import WorkChanges
from tests.problem.little import MINUTE, MONDAY, changed, little_problem, road, stop, tour_at
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.period import CycleKind
from tourplanner.message import Message, message
from tourplanner.problem.rules import rule_of


def test_work_of_a_week_in_a_month_is_that_of_every_week_that_there_may_be() -> None:
    """Four days after the second Monday comes the second Friday or the third, as the month begins."""
    days = CalendarRules(MONDAY, 4, frozenset({0, 4}), "", repeats=True, cycle=CycleKind.MONTH)
    month = little_problem([stop("x", visits=2)], road([0, 30]), calendar=days)
    monday = tour_at(month, "van", MONDAY + timedelta(7), ["x"])

    def over(friday: int, by: int) -> list[tuple[str, Message]]:
        other = tour_at(month, "van", MONDAY + timedelta(7 * friday - 3), ["x"])
        held = changed(month, work={"max_work_week": 2 * monday.work_seconds - by})
        return [(each.where, each.what) for each in rule_of("work-week").find(held, [monday, other])]

    for friday in (2, 3):
        assert over(friday, 0) == []
        for by in (1, MINUTE):
            assert over(friday, by) == [("van W2", message("violation.over", by=by))]
    assert over(1, MINUTE) == over(4, MINUTE) == []


@pytest.mark.parametrize("rule", ["work-week", "work-cycle"])
def test_a_second_more_is_too_much(rule: str) -> None:
    week = CalendarRules(MONDAY, 1, frozenset({0}), public_holidays="")
    problem = little_problem([stop("x")], road([0, 30]), calendar=week)
    tour = tour_at(problem, "van", MONDAY, ["x"])

    def told(limit: int) -> list[Message]:
        work: WorkChanges = {"max_work_week": limit} if rule == "work-week" else {"mean_work_week": limit}
        return [each.what for each in rule_of(rule).find(changed(problem, work=work), [tour])]

    assert told(tour.work_seconds) == []
    assert told(tour.work_seconds - 1) == [message("violation.over", by=1)]
