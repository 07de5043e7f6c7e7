"""Every rule by itself: a day that just keeps it, and one that breaks it by a known amount."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from tests.changes import WorkChanges
from tests.problem.little import MINUTE, MONDAY, changed, clock
from tests.problem.rule_days import AFTERNOON, LITTLE, MORNING, asking, morning, visit_changed, whole_day
from tests.problem.rules.own import has_own_test
from tourplanner.domain.config import AreaRules, Ban, Lock
from tourplanner.domain.tour import Tour
from tourplanner.message import message
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import RULES, Violation
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

TUESDAY, NEXT_MONDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Case:
    """A plan, and what the rule says of it: nothing, or one violation."""

    rule: str
    problem: Problem
    tours: tuple[Tour, ...]
    violation: Violation | None = None


DAY = whole_day()


AT = f"{MONDAY} van"


X, Y = f"{AT} x (x)", f"{AT} y (y)"


TWICE = asking("x", visits=2, min_gap_days=7, max_gap_days=7)


LOCKED = changed(LITTLE, locks=(Lock("x", date=MONDAY, half=MORNING, van="van"),))


CASES = (
    Case("session-window", LITTLE, (DAY,)),
    Case(
        # 9:25 is 5 minutes before 9:30.
        "session-window",
        LITTLE,
        (visit_changed(DAY, 0, start=clock("09:25")),),
        Violation("session-window", X, message("violation.early", by=300)),
    ),
    Case("sequence", LITTLE, (DAY,)),
    Case(
        # 12:00 + 10 of pack-up + 10 of drive is 12:20, 3 minutes after 12:17.
        "sequence",
        LITTLE,
        (visit_changed(DAY, 1, arrive=clock("12:17")),),
        Violation("sequence", Y, message("violation.short", by=180)),
    ),
    # 13:05-13:50 is 45 minutes and ends where set-up begins.
    Case("lunch", LITTLE, (replace(DAY, lunch=(clock("13:05"), clock("13:50"))),)),
    Case(
        "lunch",
        LITTLE,
        (replace(DAY, lunch=(clock("13:06"), clock("13:50"))),),
        Violation("lunch", AT, message("violation.short", by=60)),
    ),
    Case("day-hours", changed(LITTLE, work={"earliest_start": clock("08:35")}), (DAY,)),
    Case(
        "day-hours",
        changed(LITTLE, work={"latest_end": clock("17:30")}),
        (DAY,),
        Violation("day-hours", AT, message("violation.late", by=300)),  # the day ends at 17:35
    ),
    # 30 + 10 + 40 minutes.
    Case("drive-day", changed(LITTLE, work={"max_drive_day": 80 * MINUTE}), (DAY,)),
    Case(
        "drive-day",
        changed(LITTLE, work={"max_drive_day": 79 * MINUTE}),
        (DAY,),
        Violation("drive-day", AT, message("violation.over", by=60)),
    ),
    # 8:35 to 17:35 is 9 hours, less the 90 minutes between 12:10 and 13:50 that are not driven.
    Case("work-day", changed(LITTLE, work={"max_work_day": 450 * MINUTE}), (DAY,)),
    Case(
        "work-day",
        changed(LITTLE, work={"max_work_day": 448 * MINUTE}),
        (DAY,),
        Violation("work-day", AT, message("violation.over", by=120)),
    ),
    Case("span-day", changed(LITTLE, work={"max_span_day": 540 * MINUTE}), (DAY,)),
    Case(
        "span-day",
        changed(LITTLE, work={"max_span_day": 530 * MINUTE}),
        (DAY,),
        Violation("span-day", AT, message("violation.over", by=600)),
    ),
    # From 17:35 to 8:15 (9:20 less 50 minutes to z and 15 to prepare): 6:25 + 8:15 = 880 minutes.
    Case("rest", changed(LITTLE, work={"min_rest": 880 * MINUTE}), (DAY, morning("z", 50, TUESDAY))),
    Case(
        "rest",
        changed(LITTLE, work={"min_rest": 881 * MINUTE}),
        (DAY, morning("z", 50, TUESDAY)),
        Violation("rest", f"{TUESDAY} van", message("violation.short", by=60)),
    ),
    # A morning at x works from 8:35 to 12:55: 260 minutes.
    Case(
        "work-week",
        changed(LITTLE, work={"max_work_week": 260 * MINUTE}),
        (morning(), morning("y", 40, NEXT_MONDAY)),
        # At y 20 minutes more of driving.
        Violation("work-week", "van W2", message("violation.over", by=20 * MINUTE)),
    ),
    Case(
        "work-week",
        changed(asking("x", visits=2), work={"max_work_week": 260 * MINUTE}),
        (morning(), morning(day=NEXT_MONDAY)),
    ),
    # Two weeks of 270 minutes are the 260 and 280 of these two mornings, whatever their weeks.
    Case(
        "work-cycle",
        changed(LITTLE, work={"mean_work_week": 270 * MINUTE}),
        (morning(), morning("y", 40, TUESDAY)),
    ),
    Case(
        "work-cycle",
        changed(LITTLE, work={"mean_work_week": 269 * MINUTE}),
        (morning(), morning("y", 40, TUESDAY)),
        Violation("work-cycle", "van", message("violation.over", by=120)),
    ),
    Case("van-day", LITTLE, (morning(), morning("y", 40, TUESDAY))),
    Case(
        "van-day",
        LITTLE,
        (morning(), morning("y", 40)),
        Violation("van-day", AT, message("violation.tours", n=2)),
    ),
    Case("area-days", changed(LITTLE, areas=(AreaRules("A", frozenset({0})),)), (DAY,)),
    Case(
        "area-days",
        changed(LITTLE, areas=(AreaRules("A", frozenset({1})),)),
        (morning(),),
        Violation("area-days", X, message("violation.forbidden-day")),
    ),
    Case("stop-days", asking("x", not_on=(Ban(0, AFTERNOON, "market"),)), (DAY,)),
    Case(
        "stop-days",
        asking("y", not_on=(Ban(0, AFTERNOON, "market"),)),
        (DAY,),
        Violation("stop-days", Y, message("violation.forbidden-day")),
    ),
    Case("one-area", changed(LITTLE, work={"one_area_per_day": False}), (whole_day("z", 50),)),
    Case(
        "one-area", LITTLE, (whole_day("z", 50),), Violation("one-area", AT, message("violation.areas", n=2))
    ),
    Case("visits", asking("x", required=True), (morning(),)),
    Case(
        "visits",
        asking("x", required=True),
        (),
        Violation("visits", "x (x)", message("violation.visits-missing", n=0, wanted=1)),
    ),
    Case("gap", TWICE, (morning(), morning(day=NEXT_MONDAY))),
    Case(
        # 8 days one way and 6 round the cycle, a day less than 7.
        "gap",
        asking("x", visits=2, min_gap_days=7, regular=False),
        (morning(), morning(day=NEXT_MONDAY + timedelta(days=1))),
        Violation("gap", "x (x)", message("violation.days-short", n=1)),
    ),
    Case("regular", asking("x", visits=2), (morning(), morning(day=NEXT_MONDAY))),
    Case(
        "regular",
        asking("x", visits=2),
        (morning(), morning(day=TUESDAY)),
        Violation("regular", "x (x)", message("violation.slots", n=2)),
    ),
    Case("lock", LOCKED, (morning(),)),
    Case(
        "lock",
        LOCKED,
        (morning(day=TUESDAY),),
        Violation("lock", "x (x)", message("violation.not-at", day=MONDAY)),
    ),
    Case("travel", LITTLE, (DAY,)),
    Case(
        # x to y is 10 minutes of 900 metres.
        "travel",
        LITTLE,
        (visit_changed(DAY, 1, leg_distance_m=9001),),
        Violation("travel", Y, message("violation.leg-metres", stated=9001, true=9000)),
    ),
)


def case_id(case: Case) -> str:
    return f"{case.rule}-{'broken' if case.violation else 'kept'}"


@pytest.mark.parametrize("case", [case for case in CASES if case.violation is None], ids=case_id)
def test_kept_rule_is_silent_and_so_are_all_others(case: Case) -> None:
    assert check(case.problem, case.tours) == ()


@pytest.mark.parametrize("case", [case for case in CASES if case.violation is not None], ids=case_id)
def test_broken_rule_tells_where_and_by_how_much(case: Case) -> None:
    rule = next(rule for rule in RULES if rule.id == case.rule)
    assert list(rule.find(case.problem, case.tours)) == [case.violation]
    assert case.violation in check(case.problem, case.tours)


def test_every_rule_is_kept_once_and_broken_once() -> None:
    ids = {rule.id for rule in RULES if not has_own_test(rule.id)}
    assert {case.rule for case in CASES if case.violation is None} == ids
    assert {case.rule for case in CASES if case.violation is not None} == ids


def test_rule_ids_differ_and_each_has_a_sentence() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for words in map(words_in, Language):
        assert all(words.of(rule.sentence).endswith(".") for rule in RULES)


def test_rest_is_not_asked_of_two_vans_or_over_a_free_day() -> None:
    strict = changed(LITTLE, work={"min_rest": 24 * 60 * MINUTE})
    assert check(strict, (DAY, morning("z", 50, MONDAY + timedelta(days=2)))) == ()


def test_area_and_stop_weekdays_do_not_bind_extra_days() -> None:
    saturday = MONDAY + timedelta(days=5)
    calendar = replace(LITTLE.config.calendar, extra_days=(saturday,))
    asked = changed(asking("x", weekdays=frozenset({0})), calendar=calendar)
    asked = changed(asked, areas=(AreaRules("A", frozenset({0})),))
    assert check(asked, (morning(day=saturday),)) == ()


def test_market_and_closures_bind_extra_days_too() -> None:
    saturday = MONDAY + timedelta(days=5)
    calendar = replace(LITTLE.config.calendar, extra_days=(saturday,))
    asked = changed(asking("x", not_on=(Ban(5, None, "market"),)), calendar=calendar)
    assert [breach.rule for breach in check(asked, (morning(day=saturday),))] == ["stop-days"]


def test_long_gap_is_not_held_against_a_stop_that_lacks_visits() -> None:
    assert [
        breach.rule for breach in check(asking("x", visits=2, max_gap_days=7, required=True), (morning(),))
    ] == ["visits"]


def test_work_counts_midday_waiting_outside_the_lunch_window() -> None:
    # The window shrinks to 12:30-13:30: of the 90 free minutes 60 are lunch, 30 work; 450 + 30 = 480.
    lunch: WorkChanges = {"lunch_opens": clock("12:30"), "lunch_closes": clock("13:30")}
    day = replace(DAY, lunch=(clock("12:30"), clock("13:30")))
    assert check(changed(LITTLE, work={**lunch, "max_work_day": 480 * MINUTE}), (day,)) == ()
    broken = check(changed(LITTLE, work={**lunch, "max_work_day": 479 * MINUTE}), (day,))
    assert broken == (Violation("work-day", AT, message("violation.over", by=60)),)
