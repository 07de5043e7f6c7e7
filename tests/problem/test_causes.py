"""A stop that one rule keeps out is told that rule and no other."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.changes import WorkChanges
from tests.problem.little import MINUTE, MONDAY, WORK, little_problem, road, stop
from tourplanner.domain.config import AreaRules, Ban, CalendarRules, Lock, Stop
from tourplanner.domain.period import DAY, HOUR, Half
from tourplanner.problem.audit import audit
from tourplanner.problem.demands import VISITS, keep_only
from tourplanner.problem.least_cause import least_cause
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.day_limits import ENDLESS
from tourplanner.solvers.conflict.exact import can_keep_all
from tourplanner.solvers.conflict.find import find_clash
from tourplanner.solvers.exact.assignment import Verdict
from tourplanner.solvers.result import Limits

LOOSE = replace(
    WORK,
    earliest_start=0,
    latest_end=DAY,
    max_drive_day=ENDLESS,
    max_work_day=ENDLESS,
    max_span_day=ENDLESS,
    min_rest=0,
    max_work_week=ENDLESS,
    mean_work_week=ENDLESS,
    one_area_per_day=False,
)
"""Limits of work that bind nothing."""

TWO_WEEKS = CalendarRules(MONDAY, 2, frozenset({0, 2, 4}), public_holidays="")
ONE_DAY = CalendarRules(MONDAY, 1, frozenset({0}), public_holidays="")

# An hour away: 120 minutes of driving; with a session of 150, set-up, pack-up, preparing and closing
# 320 minutes of work, from 8:05 to 13:25 or from 12:35 to 17:55.
TOO_LITTLE: dict[str, tuple[WorkChanges, int | None]] = {
    "drive-day": ({"max_drive_day": 119 * MINUTE}, 120 * MINUTE),
    "work-day": ({"max_work_day": 319 * MINUTE}, 320 * MINUTE),
    "span-day": ({"max_span_day": 319 * MINUTE}, 320 * MINUTE),
    "work-week": ({"max_work_week": 319 * MINUTE}, 320 * MINUTE),
    "work-cycle": ({"mean_work_week": 159 * MINUTE}, 320 * MINUTE),
    "day-hours": ({"earliest_start": 8 * HOUR + 6 * MINUTE, "latest_end": 17 * HOUR}, None),
}


@pytest.mark.parametrize("rule", TOO_LITTLE)
def test_the_limit_that_alone_forbids_a_day_is_named_alone(rule: str) -> None:
    limits, needed = TOO_LITTLE[rule]
    work = replace(LOOSE, **limits)
    found = audit(little_problem([stop("a")], road([0, 60]), calendar=TWO_WEEKS, work=work))[0]

    assert (found.kind, found.rules) == ("unreachable", (rule,))
    assert dict(found.counts) == ({} if needed is None else {rule: needed})


def test_of_limits_that_each_forbid_a_day_the_first_is_named() -> None:
    work = replace(LOOSE, max_drive_day=HOUR, max_span_day=HOUR)
    [found] = audit(little_problem([stop("a")], road([0, 60]), calendar=TWO_WEEKS, work=work))

    assert found.rules == ("drive-day",)


def test_a_limit_that_forbids_a_day_only_on_the_half_that_is_left_is_named_with_what_leaves_it() -> None:
    # The morning would begin too early; the afternoon is market.
    market = stop("a", not_on=tuple(Ban(day, Half.AFTERNOON) for day in (0, 2, 4)))
    work = replace(LOOSE, earliest_start=9 * HOUR + 30 * MINUTE)
    [found] = audit(little_problem([market], road([0, 60]), calendar=TWO_WEEKS, work=work))

    assert found.rules == ("day-hours", "stop-days")


def test_no_rule_is_named_where_the_way_is_too_long_for_any() -> None:
    [found] = audit(little_problem([stop("a")], road([0, 900]), calendar=TWO_WEEKS, work=LOOSE))

    assert (found.kind, found.rules) == ("far", ("travel",))


def near(
    stops: Sequence[Stop] = (stop("a"),),
    calendar: CalendarRules = TWO_WEEKS,
    areas: tuple[AreaRules, ...] = (),
    locks: tuple[Lock, ...] = (),
) -> Problem:
    """Stops ten minutes away, whom no limit of work keeps out."""
    return little_problem(
        stops, road([0] + [10] * len(stops)), calendar=calendar, work=LOOSE, areas=areas, locks=locks
    )


KEPT_OUT = {
    "area-days": near(areas=(AreaRules("A", frozenset({3})),)),
    "stop-days": near([stop("a", weekdays=frozenset({3}))]),
    "lock": near(locks=(Lock("a", weekday=3),)),
    "gap": near([stop("a", visits=2, regular=False, min_gap_days=8)]),
    "regular": near([stop("a", visits=4)]),
    "session-window": near([stop("a", service=3 * HOUR)]),
    "van-day": near([stop(name) for name in "abc"], ONE_DAY),
}


@pytest.mark.parametrize("rule", KEPT_OUT)
def test_the_rule_that_alone_keeps_a_stop_out_is_named_alone(rule: str) -> None:
    [found] = audit(KEPT_OUT[rule])

    assert found.rules == (rule,)


def test_rules_that_happen_to_take_half_days_are_not_blamed() -> None:
    # Monday is the market's, yet every day that is toured is another area's day.
    closed = stop("a", not_on=(Ban(0),))
    problem = little_problem(
        [closed], road([0, 10]), calendar=TWO_WEEKS, areas=(AreaRules("A", frozenset({3})),)
    )
    # Five visits have no room on two half-days, market or not.
    crowd = [stop(name) for name in "abcd"] + [stop("e", halves=frozenset({Half.MORNING}))]
    crowded = little_problem(crowd, road([0] + [10] * 5), calendar=ONE_DAY)

    assert [found.rules for found in audit(problem)] == [("area-days",)]
    assert [found.rules for found in audit(crowded)] == [("van-day",)]


def test_more_visits_than_touring_dates_blame_the_calendar() -> None:
    often = stop("a", visits=7, regular=False)
    [found] = audit(little_problem([often], road([0, 10]), calendar=TWO_WEEKS, work=LOOSE))

    assert (found.kind, found.rules, dict(found.counts)) == ("dates", ("van-day",), {"visits": 7, "dates": 6})


def rested() -> Problem:
    """Visits on Monday and on Tuesday: 24 h + 13:45 - 12:00 of rest at most, 26 h are asked."""
    days = CalendarRules(MONDAY, 1, frozenset({0, 1}), public_holidays="")
    twice = stop("a", visits=2, regular=False)
    return little_problem([twice], road([0, 5]), calendar=days, work=replace(LOOSE, min_rest=26 * HOUR))


def weekly() -> Problem:
    """Three days of 220 minutes in a week of 659: a search tells, for no count of a week does."""
    days = CalendarRules(MONDAY, 1, frozenset({0, 2, 4}), public_holidays="")
    thrice = stop("a", visits=3, regular=False)
    work = replace(LOOSE, max_work_week=659 * MINUTE)
    return little_problem([thrice], road([0, 10]), calendar=days, work=work)


def areas_apart() -> Problem:
    """Two areas on one day: neither crowds it."""
    stops = [stop("a", area="A"), stop("b", area="B")]
    work = replace(LOOSE, one_area_per_day=True)
    return little_problem(stops, road([0, 10, 20]), calendar=ONE_DAY, work=work)


@pytest.mark.parametrize(
    ("problem", "rule"), [(rested(), "rest"), (weekly(), "work-week"), (areas_apart(), "one-area")]
)
def test_a_limit_of_crews_is_one_of_the_crews_that_there_are(problem: Problem, rule: str) -> None:
    clash = find_clash(problem, Limits())

    assert clash is not None
    assert clash.minimal
    # Another van and its crew would do as well as another limit: it is no second cause.
    assert clash.rule_ids == (rule,)
    assert VISITS in {demand.rule for demand in clash.demands}
    assert can_keep_all(keep_only(problem, clash.demands), Limits()) is Verdict.IMPOSSIBLE


def test_least_cause() -> None:
    def needs(*sets: str) -> tuple[str, ...]:
        return least_cause("abcd", lambda kept: any(set(each) <= kept for each in sets))

    assert needs("b", "ac") == ("b",)
    assert needs("d", "b") == ("b",)
    assert needs("abc", "cd") == ("c", "d")
    assert needs("abcd") == ("a", "b", "c", "d")
    assert needs("") == ()
