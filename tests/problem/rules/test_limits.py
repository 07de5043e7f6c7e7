"""Where a rule begins to be broken: what just keeps it says nothing, the least beyond is told by how much."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.changes import StopChanges, WorkChanges
from tests.problem.little import MINUTE, MONDAY, changed, clock, little_problem, road, stop, tour_at
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import Ban, CalendarRules
from tourplanner.domain.period import DAY, HOUR, CycleKind, Half, Session
from tourplanner.domain.tour import Tour
from tourplanner.message import Message, message
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import rule_of
from tourplanner.problem.rules.midday import midday, work_of

MORNING, AFTERNOON = Half
TUESDAY = MONDAY + timedelta(days=1)
LITTLE = little_problem(
    [replace(stop(name), required=False) for name in ("x", "y")],
    road([0, 30, 40]),
    calendar=CalendarRules(MONDAY, 2, frozenset({0, 1, 2, 4}), public_holidays="FR"),
)
DAY_OF_TWO = tour_at(LITTLE, "van", MONDAY, ["x"], ["y"])
"""From 8:35 to 17:35: 30 minutes to x, 10 to y after 12:10, 40 back after 16:40."""


def told(rule: str, problem: Problem, *tours: Tour) -> list[Message]:
    """What a rule says of a plan."""
    return [breach.what for breach in rule_of(rule).find(problem, tours)]


def test_the_day_is_as_it_says() -> None:
    assert (DAY_OF_TWO.start, DAY_OF_TWO.end) == (clock("08:35"), clock("17:35"))
    assert check(LITTLE, [DAY_OF_TWO]) == ()


@pytest.mark.parametrize(
    ("rule", "kept", "broken", "what"),
    [
        (
            "day-hours",
            {"earliest_start": clock("08:35")},
            {"earliest_start": clock("08:36")},
            message("violation.early", by=MINUTE),
        ),
        (
            "day-hours",
            {"latest_end": clock("17:35")},
            {"latest_end": clock("17:34")},
            message("violation.late", by=MINUTE),
        ),
        # Lunch is 12:20-13:50 of the 45 minutes that there have to be.
        ("lunch", {"lunch": 90 * MINUTE}, {"lunch": 91 * MINUTE}, message("violation.short", by=MINUTE)),
        (
            "lunch",
            {"lunch_opens": clock("12:20")},
            {"lunch_opens": clock("12:21")},
            message("violation.early", by=MINUTE),
        ),
        (
            "lunch",
            {"lunch_closes": clock("13:50")},
            {"lunch_closes": clock("13:49")},
            message("violation.late", by=MINUTE),
        ),
        (
            "sequence",
            {"prepare": 15 * MINUTE},
            {"prepare": 16 * MINUTE},
            message("violation.short", by=MINUTE),
        ),
        (
            "sequence",
            {"close": 15 * MINUTE},
            {"close": 17 * MINUTE},
            message("violation.short", by=2 * MINUTE),
        ),
    ],
)
def test_times_of_a_day(rule: str, kept: WorkChanges, broken: WorkChanges, what: Message) -> None:
    assert told(rule, changed(LITTLE, work=kept), DAY_OF_TWO) == []
    assert told(rule, changed(LITTLE, work=broken), DAY_OF_TWO) == [what]


@pytest.mark.parametrize(
    ("rule", "kept", "broken"),
    [
        ("drive-day", {"max_drive_day": 80 * MINUTE}, {"max_drive_day": 80 * MINUTE - 1}),
        ("work-day", {"max_work_day": 450 * MINUTE}, {"max_work_day": 450 * MINUTE - 1}),
        ("span-day", {"max_span_day": 9 * HOUR}, {"max_span_day": 9 * HOUR - 1}),
    ],
)
def test_a_second_beyond_a_limit_of_the_day_is_too_much(
    rule: str, kept: WorkChanges, broken: WorkChanges
) -> None:
    assert told(rule, changed(LITTLE, work=kept), DAY_OF_TWO) == []
    assert told(rule, changed(LITTLE, work=broken), DAY_OF_TWO) == [message("violation.over", by=1)]


def test_midday_outside_the_lunch_window_is_work() -> None:
    # Of the 9 hours 90 minutes are lunch in the usual window, none in one that is over by then.
    assert work_of(LITTLE, DAY_OF_TWO) == 9 * HOUR - 90 * MINUTE
    early = changed(LITTLE, work={"lunch_opens": clock("10:00"), "lunch_closes": clock("11:00")})
    assert work_of(early, DAY_OF_TWO) == 9 * HOUR
    # A window that has begun and ends with the drive leaves nothing.
    touching = changed(LITTLE, work={"lunch_opens": clock("11:00"), "lunch_closes": clock("12:10")})
    assert work_of(touching, DAY_OF_TWO) == 9 * HOUR


def test_the_pause_of_a_whole_day_is_lunch_without_a_drive() -> None:
    [morning, afternoon] = DAY_OF_TWO.visits
    whole = replace(morning, end=afternoon.end, pause=(clock("12:20"), clock("13:50")))
    day = replace(DAY_OF_TWO, visits=(whole,))
    assert midday(LITTLE, day) == (clock("12:20"), clock("13:50"), 0)
    assert work_of(LITTLE, day) == 9 * HOUR - 90 * MINUTE
    assert midday(LITTLE, replace(day, visits=(replace(whole, pause=None),))) is None


def test_a_visit_outside_its_session_is_told_by_how_much() -> None:
    early, late = (
        replace(
            DAY_OF_TWO,
            visits=(replace(DAY_OF_TWO.visits[0], **times), DAY_OF_TWO.visits[1]),
        )
        for times in ({"start": clock("09:23")}, {"end": clock("12:04")})
    )
    assert told("session-window", LITTLE, early) == [message("violation.early", by=7 * MINUTE)]
    assert told("session-window", LITTLE, late) == [message("violation.late", by=4 * MINUTE)]


@pytest.mark.parametrize(("end", "by"), [("09:30", 0), ("09:20", 600)])
def test_a_visit_that_ends_before_it_begins_is_told_by_how_much(end: str, by: int) -> None:
    visit = replace(DAY_OF_TWO.visits[0], end=clock(end))
    day = replace(DAY_OF_TWO, visits=(visit, DAY_OF_TWO.visits[1]))
    assert told("session-window", LITTLE, day) == [message("violation.ends-before-start", by=by)]


def test_a_session_excludes_what_does_not_fit_in_it() -> None:
    session = Session(MONDAY, MORNING, clock("09:30"), clock("12:00"))
    excludes = rule_of("session-window").forbids
    config, calendar = LITTLE.config, LITTLE.calendar
    fits, does_not = (stop("x", service=150 * MINUTE + more) for more in (0, MINUTE))
    assert [excludes(config, calendar, each, session) for each in (fits, does_not)] == [False, True]


def test_rest_is_from_the_end_of_a_day_to_the_next() -> None:
    # From 17:35 to 8:35 are 15 hours.
    tuesday = tour_at(LITTLE, "van", TUESDAY, ["x"])
    assert told("rest", changed(LITTLE, work={"min_rest": 15 * HOUR}), DAY_OF_TWO, tuesday) == []
    short = changed(LITTLE, work={"min_rest": 15 * HOUR + 3 * MINUTE})
    assert told("rest", short, DAY_OF_TWO, tuesday) == [message("violation.short", by=3 * MINUTE)]
    # Whatever their order in the plan, and no other day than the next.
    assert len(told("rest", short, tuesday, DAY_OF_TWO)) == 1
    wednesday = replace(tuesday, date=MONDAY + timedelta(days=2))
    assert told("rest", short, DAY_OF_TWO, wednesday) == []


def test_rest_is_kept_where_the_cycle_comes_back() -> None:
    """After the last Sunday of a grid comes its first Monday; after that of certain weeks comes no other."""
    days = CalendarRules(MONDAY, 2, frozenset({0, 6}), "", repeats=True)
    grid = little_problem([stop("x", visits=2)], road([0, 30]), calendar=days)
    monday, first, last = (
        tour_at(grid, "van", MONDAY + timedelta(step), afternoon=["x"]) for step in (0, 6, 13)
    )
    short = changed(grid, work={"min_rest": DAY - last.end + monday.start + MINUTE})
    assert told("rest", short, monday, last) == [message("violation.short", by=MINUTE)]
    assert told("rest", short, monday, first) == []
    dated = little_problem(
        [stop("x", visits=2)], road([0, 30]), calendar=replace(days, repeats=False), work=short.config.work
    )
    assert told("rest", dated, monday, last) == []


def test_rest_in_a_month_is_kept_on_every_night_that_there_may_be() -> None:
    """A first Sunday is followed by the first Monday or by the second, as the month begins."""
    days = CalendarRules(MONDAY, 4, frozenset({0, 1, 3, 6}), "", repeats=True, cycle=CycleKind.MONTH)
    month = little_problem([stop("x", visits=2)], road([0, 30]), calendar=days)
    sunday = tour_at(month, "van", MONDAY + timedelta(6), afternoon=["x"])
    rested = DAY - sunday.end + sunday.start

    def short(*ordinals: int, by: int = MINUTE) -> list[Message]:
        mondays = [
            tour_at(month, "van", MONDAY + timedelta(7 * ordinal), afternoon=["x"]) for ordinal in ordinals
        ]
        return told("rest", changed(month, work={"min_rest": rested + by}), sunday, *mondays)

    assert short(0, 1, by=0) == []
    assert short(0) == short(1) == [message("violation.short", by=MINUTE)]
    assert short(2) == short(3) == []
    tuesday = tour_at(month, "van", MONDAY + timedelta(8), afternoon=["x"])
    assert told("rest", changed(month, work={"min_rest": DAY}), sunday, tuesday) == []


def test_gaps_are_told_by_days() -> None:
    def gaps(days: int, **asked: int) -> list[Message]:
        problem = little_problem(
            [stop("x", visits=2, regular=False, **asked)], road([0, 30]), calendar=LITTLE.config.calendar
        )
        visits = [tour_at(problem, "van", MONDAY + timedelta(days=each), ["x"]) for each in (0, days)]
        return told("gap", problem, *visits)

    # Eight days one way, six round the fourteen of the cycle.
    assert gaps(8, max_gap_days=8) == gaps(8, min_gap_days=6) == []
    assert gaps(8, max_gap_days=7) == [message("violation.days-over", n=1)]
    assert gaps(8, min_gap_days=9) == [message("violation.days-short", n=3)]


def test_visits_are_as_long_as_promised() -> None:
    def short(**asked: int) -> list[Message]:
        problem = little_problem([stop("x", **asked)], road([0, 30]), calendar=LITTLE.config.calendar)
        day = tour_at(problem, "van", MONDAY, ["x"])
        visit = replace(day.visits[0], end=day.visits[0].start + 40 * MINUTE)
        return told("visits", problem, replace(day, visits=(visit,)))

    assert short(service=40 * MINUTE) == []
    assert short(service=41 * MINUTE) == [message("violation.short", by=MINUTE)]
    # Without a promise of its own it is the whole session of 150 minutes.
    assert short() == [message("violation.short", by=110 * MINUTE)]


def test_visits_beyond_those_promised_are_counted() -> None:
    days = [tour_at(LITTLE, "van", MONDAY + timedelta(days=day), ["x"]) for day in (0, 1, 2)]
    assert told("visits", LITTLE, *days) == [message("violation.visits-beyond", n=3, wanted=1)]
    promised = changed(LITTLE, stops=(stop("x", visits=3), stop("y", visits=2)))
    assert told("visits", promised, *days) == [message("violation.visits-missing", n=0, wanted=2)]


# -- which sessions are taken from a stop ---------------------------------------------------------------

STOP_DAYS: dict[str, tuple[StopChanges, list[tuple[date, Half]]]] = {
    "weekdays": ({"weekdays": frozenset({0})}, [(TUESDAY, MORNING), (TUESDAY, AFTERNOON)]),
    "halves": ({"halves": frozenset({MORNING})}, [(MONDAY, AFTERNOON), (TUESDAY, AFTERNOON)]),
    "a ban of a half": ({"not_on": (Ban(1, MORNING),)}, [(TUESDAY, MORNING)]),
    "a ban of a day": ({"not_on": (Ban(1),)}, [(TUESDAY, MORNING), (TUESDAY, AFTERNOON)]),
    "two bans": ({"not_on": (Ban(2), Ban(0, AFTERNOON))}, [(MONDAY, AFTERNOON)]),
    "closed": ({"closed": (Closure(MONDAY, MONDAY),)}, [(MONDAY, MORNING), (MONDAY, AFTERNOON)]),
    "nothing": ({}, []),
}


@pytest.mark.parametrize("name", STOP_DAYS)
def test_days_of_a_stop(name: str) -> None:
    asked, taken = STOP_DAYS[name]
    square = stop("x", **asked)
    sessions = [each for each in LITTLE.calendar.sessions if each.date in (MONDAY, TUESDAY)]
    found = [
        (each.date, each.half)
        for each in sessions
        if rule_of("stop-days").forbids(LITTLE.config, LITTLE.calendar, square, each)
    ]
    assert len(sessions) == 4
    assert found == taken
