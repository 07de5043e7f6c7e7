"""Unrolling: explicit dates in every year, and what closed dates do to visits."""

from dataclasses import replace
from datetime import date, timedelta

from tests.instances import pilot, problem_of
from tests.problem.little import MINUTE, MONDAY, changed, clock, matrix_of, tour_at
from tests.schedule.cases import (
    FIRST_WEEKS,
    breaches_of,
    cases,
    dates_of,
    day,
    said,
    stop,
    tours_of,
    with_closed,
    works,
)
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import CalendarRules, Lock
from tourplanner.domain.schedule import Fate
from tourplanner.domain.schedule_rules import OnClosed, ScheduleRules
from tourplanner.domain.tour import Tour
from tourplanner.problem.build import build
from tourplanner.problem.problem import Problem
from tourplanner.schedule.unroll import unroll

YEAR = timedelta(weeks=52)


# -- dates -------------------------------------------------------------------------------------------


def test_pilot_year_has_every_date_of_the_cycle_but_closed_ones(
    pilot_problem: Problem, pilot_tours: tuple[Tour, ...]
) -> None:
    until = date(2028, 1, 2)
    schedule = unroll(pilot_problem, pilot_tours, until)

    # Mondays, Wednesdays and Fridays of 2027 after the cycle of January that are closed: the holidays
    # 29 March, 17 May (Pentecost), 1 November; 6 and 8 May, the 1st of May and Christmas Eve are no
    # such days or no holidays; and the summer break, 5 July to 31 August, with the 14th of July in it.
    holidays = {day(3, 29), day(5, 17), day(11, 1)}
    summer = {day(7, 5) + timedelta(days=n) for n in range(58)}
    wanted = {
        tour.date + timedelta(days=28 * k): tour.visits
        for tour in pilot_tours
        for k in range(13)
        if tour.date + timedelta(days=28 * k) not in holidays | summer
    }
    assert {tour.date: tour.visits for tour in schedule.tours} == wanted
    assert schedule.tours[: len(pilot_tours)] == pilot_tours
    # 12 tours of two visits, 13 times; all of them are served or skipped.
    assert len(schedule.appointments) + len(schedule.changes) == 13 * 24
    assert {change.fate for change in schedule.changes} == {Fate.SKIPPED}
    whys = {change.old_date: change.why for change in schedule.changes}
    assert {whys[each] for each in holidays} == {"Lundi de Pâques", "Lundi de Pentecôte", "Toussaint"}
    assert whys[day(7, 14)] == "Fête nationale"
    assert whys[day(7, 5)] == whys[day(8, 30)] == "trêve estivale"
    assert breaches_of(pilot_problem, schedule.tours, until) == ()


def test_longest_gap_is_the_summer_break(pilot_problem: Problem, pilot_tours: tuple[Tour, ...]) -> None:
    schedule = unroll(pilot_problem, pilot_tours, date(2028, 1, 2))

    assert [gap.stop for gap in schedule.gaps] == [stop.id for stop in pilot_problem.config.stops]
    # Monfort, 32269: 25 June + 28 and + 56 days are in July and August, the next is 17 September.
    [monfort] = [gap for gap in schedule.gaps if gap.stop == "32269"]
    assert (monfort.days, monfort.first, monfort.last) == (84, day(6, 25), day(9, 17))


def test_a_year_with_a_week_53_is_a_year_like_any_other() -> None:
    # ISO weeks of 2026: 14 December is in week 51, 28 December in 53, 11 January in week 2 of 2027: odd,
    # odd and even.
    start = date(2026, 12, 14)
    calendar = CalendarRules(start, 2, frozenset({0}), "")
    problem = cases([stop("a")], [30], calendar=calendar)
    tours = (tour_at(problem, "van", start, ["a"]),)

    assert dates_of(unroll(problem, tours, date(2027, 1, 31)), "a") == [
        "2026-12-14 morning",
        "2026-12-28 morning",
        "2027-01-11 morning",
        "2027-01-25 morning",
    ]


def test_the_last_repetition_is_cut() -> None:
    problem = cases([stop("a", visits=2, min_gap_days=7)], [30])
    tours = tours_of(problem, {day(3, 1): (["a"], []), day(3, 8): (["a"], [])})

    for last, number in ((day(3, 1), 1), (day(3, 7), 1), (day(3, 8), 2), (day(3, 15), 3), (day(3, 28), 4)):
        schedule = unroll(problem, tours, last)
        assert (len(schedule.tours), schedule.until) == (number, last)


def test_keys_name_stop_cycle_and_rank() -> None:
    problem = cases([stop("a", visits=2)], [30])
    tours = tours_of(problem, {day(3, 1): (["a"], []), day(3, 8): (["a"], [])})

    schedule = unroll(problem, tours, day(3, 22))
    assert [(each.key, each.date) for each in schedule.appointments] == [
        ("a/2027-03-01/1", day(3, 1)),
        ("a/2027-03-01/2", day(3, 8)),
        ("a/2027-03-15/1", day(3, 15)),
        ("a/2027-03-15/2", day(3, 22)),
    ]


def test_no_tours_are_an_empty_schedule() -> None:
    schedule = unroll(cases([stop("a")], [30]), (), day(6, 1))

    assert (schedule.tours, schedule.appointments, schedule.changes, schedule.gaps) == ((), (), (), ())


def test_an_extra_day_is_a_day_of_the_first_cycle_only() -> None:
    calendar = replace(FIRST_WEEKS, extra_days=(day(3, 6),))
    problem = cases([stop("a"), stop("b")], [30, 35], calendar=calendar)
    tours = tours_of(problem, {day(3, 1): (["a"], []), day(3, 6): (["b"], [])})

    [change] = unroll(problem, tours, day(3, 28)).changes
    assert said(change) == "b 2027-03-20 morning skipped"
    assert (change.rule, change.why) == ("van-day", "")


def test_locks_on_dates_bind_the_first_cycle_and_others_all() -> None:
    problem = changed(
        cases([stop("a"), stop("b")], [30, 35], OnClosed.SHIFT),
        locks=(Lock("a", date=MONDAY), Lock("b", weekday=0)),
    )
    problem = with_closed(problem, {"a": works(day(3, 15)), "b": works(day(3, 15))})
    tours = tours_of(problem, {day(3, 1): (["a"], ["b"])})

    # Only a may leave Monday; b goes to the next Monday, since the one before is the plan's.
    assert [said(change) for change in unroll(problem, tours, day(3, 28)).changes] == [
        "a 2027-03-15 morning shifted 2027-03-17 morning",
        "b 2027-03-15 afternoon shifted 2027-03-22 afternoon",
    ]


def test_a_grid_bends_to_no_date_and_every_date_is_that_of_the_year() -> None:
    training = Closure(day(3, 1), day(3, 1), "formation")
    calendar = replace(FIRST_WEEKS, repeats=True, closed=(training,), extra_days=(day(3, 6),))
    problem = with_closed(cases([stop("a"), stop("b")], [30, 35], calendar=calendar), {"b": works(day(3, 3))})
    tours = tours_of(problem, {day(3, 1): (["a"], []), day(3, 3): (["b"], [])})

    schedule = unroll(problem, tours, day(3, 28))
    # Closed in the first cycle as in any other; the extra Saturday is never toured without a reason.
    assert [said(change) for change in schedule.changes] == [
        "a 2027-03-01 morning skipped",
        "b 2027-03-03 morning skipped",
    ]
    assert [change.why for change in schedule.changes] == ["formation", "travaux"]
    assert dates_of(schedule, "a") == ["2027-03-15 morning"]
    assert breaches_of(problem, schedule.tours, day(3, 28)) == ()


def test_a_lock_on_a_date_holds_there_unless_the_date_is_closed() -> None:
    calendar = replace(FIRST_WEEKS, repeats=True)
    problem = changed(
        cases([stop("a"), stop("b")], [30, 35], OnClosed.SHIFT, calendar=calendar),
        locks=(Lock("a", date=MONDAY), Lock("b", date=MONDAY)),
    )
    problem = with_closed(problem, {"a": works(MONDAY)})
    tours = tours_of(problem, {day(3, 1): (["a"], ["b"])})

    schedule = unroll(problem, tours, day(3, 14))
    assert [said(change) for change in schedule.changes] == [
        "a 2027-03-01 morning shifted 2027-03-03 morning"
    ]
    assert breaches_of(problem, schedule.tours, day(3, 14)) == ()
    assert dates_of(schedule, "b") == ["2027-03-01 afternoon"]


# -- skip --------------------------------------------------------------------------------------------


def test_skipped_visit_leaves_a_tour_that_is_timed_anew() -> None:
    shorts = [stop(name, service=45 * MINUTE) for name in "abc"]
    problem = with_closed(cases(shorts, [30, 35, 40]), {"b": works(day(3, 15))})
    tours = tours_of(problem, {day(3, 1): (["a", "b"], ["c"])})

    first, second = unroll(problem, tours, day(3, 28)).tours
    assert first == tours[0]
    # As if b had never been: 10 minutes of drive from a to c, not 5 and 5.
    assert second == tour_at(problem, "van", day(3, 15), ["a"], ["c"])
    assert [visit.leg_drive_seconds for visit in second.visits] == [30 * MINUTE, 10 * MINUTE]


def test_a_tour_of_closed_visits_only_falls_away() -> None:
    problem = with_closed(cases([stop("a"), stop("b")], [30, 35]), {"a": works(day(3, 15), day(4, 30))})
    tours = tours_of(problem, {day(3, 1): (["a"], []), day(3, 3): (["b"], [])})
    schedule = unroll(problem, tours, day(4, 11))

    assert [tour.date for tour in schedule.tours] == [day(3, 1), day(3, 3), day(3, 17), day(3, 31)]
    assert [(change.rule, change.why) for change in schedule.changes] == [("stop-days", "travaux")] * 2


def test_visits_that_nobody_could_reach_alone_fall_away_with_the_closed_one() -> None:
    # The road from the depot to b takes five hours, by way of a it is one.
    table = [[0, 30, 300], [30, 0, 30], [60, 30, 0]]
    base = cases([stop("a"), stop("b")], [30, 60])
    problem = build(base.config, base.calendar, matrix_of([[MINUTE * cell for cell in row] for row in table]))
    problem = with_closed(problem, {"a": works(day(3, 15))})
    tours = tours_of(problem, {day(3, 1): (["a"], ["b"])})
    schedule = unroll(problem, tours, day(3, 28))

    assert schedule.tours == tours
    assert [(each.stop, each.rule) for each in schedule.changes] == [("a", "stop-days"), ("b", "day-hours")]


def test_rest_is_kept_between_two_cycles() -> None:
    # Sunday's afternoon ends at 16:30 + 10 + 3 h + 15 = 19:55; Monday begins at 9:30 - 10 - 3 h - 15 =
    # 6:05: 10 h 10 of rest where 11 h are due. The plan does not see it: Sunday is its last day.
    calendar = CalendarRules(MONDAY, 1, frozenset({0, 6}), "")
    problem = changed(
        cases([stop("a"), stop("b")], [180, 180], calendar=calendar),
        work={"earliest_start": clock("05:00"), "latest_end": clock("22:00"), "max_drive_day": 400 * MINUTE},
    )
    tours = tours_of(problem, {day(3, 1): (["a"], []), day(3, 7): ([], ["b"])})
    schedule = unroll(problem, tours, day(3, 14))

    assert [tour.date for tour in schedule.tours] == [day(3, 1), day(3, 7), day(3, 14)]
    assert [(said(each), each.rule) for each in schedule.changes] == [
        ("a 2027-03-08 morning skipped", "rest")
    ]
    # What the judge says of the schedule in which it stayed.
    stayed = (*schedule.tours, replace(tours[0], date=day(3, 8)))
    assert {breach.rule for breach in breaches_of(problem, stayed, day(3, 14))} == {"rest"}


# -- the same again ----------------------------------------------------------------------------------


def test_the_same_plan_gives_the_same_schedule(pilot_tours: tuple[Tour, ...]) -> None:
    config = replace(pilot(), schedule=ScheduleRules(OnClosed.SWAP, 28))
    config = replace(config, areas=tuple(replace(area, weekdays=None) for area in config.areas))
    calendar = build_calendar(config.calendar, config.sessions)
    problem = build(config, calendar, problem_of(pilot()).matrix)
    until = config.calendar.start + YEAR

    assert unroll(problem, pilot_tours, until) == unroll(problem, tuple(reversed(pilot_tours)), until)
