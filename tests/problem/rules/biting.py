"""For each rule that a config could do without, a problem of which it alone makes a promise fail.

Two stops 30 and 40 minutes down a road, on one Monday: a day from 8:35 to 17:35 with 80 minutes of driving.
"""

from dataclasses import replace
from importlib import import_module

from tests.changes import WorkChanges
from tests.problem.little import MONDAY, changed, clock, little_problem, road, stop
from tests.problem.rules.own import has_own_test, own_test
from tourplanner.domain.config import AreaRules, Ban, CalendarRules, Lock
from tourplanner.domain.period import MINUTE, Half
from tourplanner.problem.problem import Problem

MORNING, AFTERNOON = Half
MONDAYS = CalendarRules(MONDAY, 1, frozenset({0}), public_holidays="")
TWICE_A_WEEK = replace(MONDAYS, weekdays=frozenset({0, 2}))
STOPS, ROAD = (stop("x"), stop("y")), road([0, 30, 40])
DAY = little_problem(STOPS, ROAD, calendar=MONDAYS)


def _working(**limits: int) -> Problem:
    work: WorkChanges = limits  # type: ignore[assignment]
    return changed(DAY, work=work)


def _night() -> Problem:
    """From 17:55 on Monday to 8:05 on Tuesday there are 850 minutes."""
    late = stop("late", weekdays=frozenset({0}), halves=frozenset({AFTERNOON}))
    early = stop("early", weekdays=frozenset({1}), halves=frozenset({MORNING}))
    days = replace(MONDAYS, weekdays=frozenset({0, 1}))
    return changed(
        little_problem([late, early], road([0, 60, 60]), calendar=days), work={"min_rest": 851 * MINUTE}
    )


BITES = {
    "day-hours": _working(earliest_start=clock("08:36")),
    "drive-day": _working(max_drive_day=79 * MINUTE),
    "work-day": _working(max_work_day=449 * MINUTE),
    "span-day": _working(max_span_day=539 * MINUTE),
    "rest": _night(),
    "work-week": _working(max_work_week=449 * MINUTE),
    "work-cycle": _working(mean_work_week=449 * MINUTE),
    "van-day": little_problem([*STOPS, stop("z")], road([0, 30, 40, 40]), calendar=MONDAYS),
    "area-days": changed(DAY, areas=(AreaRules("A", frozenset({1})),)),
    "stop-days": changed(DAY, stops=(replace(STOPS[0], not_on=(Ban(0),)), STOPS[1])),
    "one-area": changed(DAY, stops=(STOPS[0], replace(STOPS[1], area="B"))),
    "gap": little_problem(
        [stop("x", visits=2, regular=False, min_gap_days=3)], road([0, 30]), calendar=TWICE_A_WEEK
    ),
    "regular": little_problem([stop("x", visits=2)], road([0, 30]), calendar=TWICE_A_WEEK),
    "lock": changed(DAY, locks=tuple(Lock(name, date=MONDAY, half=MORNING) for name in ("x", "y"))),
}


def biting(rule_id: str) -> Problem:
    """The problem of a rule: that in its own test, as ``BITES``, where it has one."""
    if not has_own_test(rule_id):
        assert rule_id in BITES, (
            f"{own_test(rule_id)} is to come, with BITES: a problem of which the rule breaks a promise"
        )
        return BITES[rule_id]
    own = import_module(f"tests.problem.rules.{own_test(rule_id)}")
    assert hasattr(own, "BITES"), f"{own.__name__} has no BITES: a problem of which the rule breaks a promise"
    found: Problem = own.BITES
    return found
