"""Unrolling: explicit dates in every year, and what closed dates do to visits."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.instances import pilot, problem_of
from tests.problem.little import MINUTE, MONDAY, changed, clock, matrix_of, tour_at
from tests.schedule.cases import (
    FIRST_WEEKS,
    cases,
    dates_of,
    said,
    stop,
    tours_of,
    with_closed,
    works,
)
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import Ban, CalendarRules, Closure, Lock, OnClosed, ScheduleRules
from tourplanner.domain.period import Half
from tourplanner.domain.schedule import Fate
from tourplanner.domain.tour import Tour
from tourplanner.problem.build import build
from tourplanner.problem.problem import Problem
from tourplanner.schedule.check import check_schedule
from tourplanner.schedule.unroll import unroll

YEAR = timedelta(weeks=52)


def day(month: int, number: int) -> date:
    return date(2027, month, number)


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
    assert check_schedule(pilot_problem, schedule.tours, until) == ()


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
    assert check_schedule(problem, schedule.tours, day(3, 28)) == ()


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
    assert check_schedule(problem, schedule.tours, day(3, 14)) == ()
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
    assert {breach.rule for breach in check_schedule(problem, stayed, day(3, 14))} == {"rest"}


# -- shift -------------------------------------------------------------------------------------------


def shifted(problem: Problem, days: dict[date, tuple[list[str], list[str]]], until: date) -> list[str]:
    """The changes of a plan unrolled, which is judged."""
    schedule = unroll(problem, tours_of(problem, days), until)
    assert check_schedule(problem, schedule.tours, until) == ()
    return [said(change) for change in schedule.changes]


def test_shift_goes_to_the_nearest_half_day_the_earlier_first() -> None:
    problem = with_closed(cases([stop("a")], [30], OnClosed.SHIFT), {"a": works(day(3, 24))})

    # Monday 22 and Friday 26 are both two days away.
    assert shifted(problem, {day(3, 10): (["a"], [])}, day(3, 28)) == [
        "a 2027-03-24 morning shifted 2027-03-22 morning"
    ]


def test_shift_takes_the_other_half_of_a_day_whose_own_half_is_full() -> None:
    problem = cases([stop("a"), stop("b")], [30, 35], OnClosed.SHIFT)
    problem = with_closed(problem, {"a": works(day(3, 22))})
    days: dict[date, tuple[list[str], list[str]]] = {day(3, 8): (["a"], []), day(3, 10): (["b"], [])}

    # Wednesday 24 is the nearest; b has its morning for the whole session.
    assert shifted(problem, days, day(3, 28)) == ["a 2027-03-22 morning shifted 2027-03-24 afternoon"]


def test_shift_may_not_touch_the_plan_nor_leave_the_schedule() -> None:
    problem = with_closed(cases([stop("a")], [30], OnClosed.SHIFT), {"a": works(day(3, 15), day(3, 24))})
    days: dict[date, tuple[list[str], list[str]]] = {day(3, 1): (["a"], [])}

    # Friday 12 March is three days away, in the plan's own cycle; Friday 26 March is eleven.
    assert shifted(problem, days, day(3, 25)) == ["a 2027-03-15 morning skipped"]
    assert shifted(problem, days, day(3, 26)) == ["a 2027-03-15 morning shifted 2027-03-26 morning"]


def test_shift_goes_no_farther_than_the_config_says() -> None:
    closed = {"a": works(day(3, 15), day(3, 21))}
    near = with_closed(cases([stop("a")], [30], OnClosed.SHIFT, shift_days=6), closed)
    far = with_closed(cases([stop("a")], [30], OnClosed.SHIFT, shift_days=7), closed)

    assert shifted(near, {day(3, 1): (["a"], [])}, day(3, 28)) == ["a 2027-03-15 morning skipped"]
    assert shifted(far, {day(3, 1): (["a"], [])}, day(3, 28)) == [
        "a 2027-03-15 morning shifted 2027-03-22 morning"
    ]


def test_shift_crosses_into_the_next_cycle() -> None:
    problem = with_closed(cases([stop("a")], [30], OnClosed.SHIFT), {"a": works(day(3, 26))})
    schedule = unroll(problem, tours_of(problem, {day(3, 12): (["a"], [])}), day(4, 11))

    # Wednesday 24 is two days away, Monday 29 three.
    assert [said(change) for change in schedule.changes] == [
        "a 2027-03-26 morning shifted 2027-03-24 morning"
    ]
    later = with_closed(problem, {"a": works(day(3, 22), day(3, 26))})
    schedule = unroll(later, tours_of(later, {day(3, 12): (["a"], [])}), day(4, 11))
    assert [(each.key, each.date) for each in schedule.appointments] == [
        ("a/2027-03-01/1", day(3, 12)),
        ("a/2027-03-15/1", day(3, 29)),
        ("a/2027-03-29/1", day(4, 9)),
    ]


def test_shift_joins_the_tour_that_drives_least() -> None:
    # Two vans on Wednesday: one to the far end of the road, by way of a; the other stays near.
    stops = [stop(name, service=45 * MINUTE) for name in ("a", "near", "far")]
    problem = with_closed(
        cases(stops, [50, 10, 60], OnClosed.SHIFT, vans=("van", "wagon")), {"a": works(day(3, 15))}
    )
    tours = (
        tour_at(problem, "van", day(3, 1), ["a"]),
        tour_at(problem, "van", day(3, 3), ["near"]),
        tour_at(problem, "wagon", day(3, 3), ["far"]),
    )
    schedule = unroll(problem, tours, day(3, 28))

    [change] = schedule.changes
    assert said(change) == "a 2027-03-15 morning shifted 2027-03-17 morning"
    [joined] = [tour for tour in schedule.tours if tour.date == day(3, 17) and tour.van == "wagon"]
    assert {visit.stop for visit in joined.visits} == {"a", "far"}
    locked = changed(problem, locks=(Lock("a", van="van"),))
    [tour] = [t for t in unroll(locked, tours, day(3, 28)).tours if t.date == day(3, 17) and t.van == "van"]
    assert {visit.stop for visit in tour.visits} == {"a", "near"}


NOT_WEDNESDAY = {
    "the area has its weekdays": {"weekdays": frozenset({0, 4})},
    "the square is taken": {"not_on": (Ban(2, None, "marché"),)},
    "the stop is closed": {"closed": works(day(3, 15), day(3, 18))},
    "the visits would be too near": {"visits": 2, "min_gap_days": 8, "regular": False},
    "another area is served": {"area": "B"},
    "the commune is served": {"commune": "c"},
}


@pytest.mark.parametrize("why", NOT_WEDNESDAY)
def test_shift_goes_on_where_a_rule_forbids_the_nearest(why: str) -> None:
    asked = {"closed": works(day(3, 15)), **NOT_WEDNESDAY[why]}
    stops = [stop("a", **asked), stop("b", commune="c", service=45 * MINUTE)]
    problem = cases(stops, [30, 35], OnClosed.SHIFT)
    days: dict[date, tuple[list[str], list[str]]] = {day(3, 1): (["a"], []), day(3, 3): (["b"], [])}
    if "visits" in asked:
        days[day(3, 12)] = (["a"], [])

    changes = shifted(problem, days, day(3, 28))
    if "visits" in asked:
        # The visits of 12 and 26 March stand: no date between them is 8 days from both.
        assert changes == ["a 2027-03-15 morning skipped"]
    else:
        assert changes == ["a 2027-03-15 morning shifted 2027-03-19 morning"]


def test_shift_keeps_the_hours_of_the_week_and_the_cycle() -> None:
    # A whole day 60 minutes away is 9:30 - 10 - 60 - 15 = 8:05 to 16:30 + 10 + 60 + 15 = 17:55, less lunch
    # from 12:10 to 13:50: 8 h 10. A morning is 8:05 to 12:00 + 10 + 60 + 15 = 13:25: 5 h 20.
    problem = cases([stop(name) for name in "abcde"], [60] * 5, OnClosed.SHIFT, shift_days=5)
    problem = with_closed(problem, {"e": works(day(3, 26))})
    days = {day(3, 1): (["a"], ["b"]), day(3, 8): (["c"], ["d"]), day(3, 12): (["e"], [])}
    nearest = ["e 2027-03-26 morning shifted 2027-03-24 morning"]
    hour = 60 * MINUTE

    # The week of 22 March has c and d; with e it has 13 h 30.
    week = {"max_work_week": 13 * hour + 30 * MINUTE}
    assert shifted(changed(problem, work=week), days, day(4, 11)) == nearest
    # The plan's own week has as much, so that less would not do. The cycle has 21 h 40 in two weeks.
    cycle = {"mean_work_week": 10 * hour + 50 * MINUTE}
    assert shifted(changed(problem, work=cycle), days, day(4, 11)) == nearest


def test_shift_goes_elsewhere_when_a_week_is_full() -> None:
    # Mornings 60 minutes away are 5 h 20 of work each, as above; a week holds two of them.
    calendar = CalendarRules(MONDAY, 1, frozenset({0, 2, 4}), "")
    problem = cases([stop(name) for name in "abc"], [60] * 3, OnClosed.SHIFT, calendar=calendar)
    problem = changed(problem, work={"max_work_week": 640 * MINUTE})
    problem = with_closed(problem, {"a": works(day(3, 8)), "b": works(day(3, 17))})
    tours = tours_of(problem, {day(3, 1): (["a"], []), day(3, 3): (["b"], [])})
    schedule = unroll(problem, tours, day(3, 21))

    # In the week of 8 March, a goes to Wednesday afternoon: a whole day is 8 h 10. In the week of
    # 15 March b takes the afternoon of Monday.
    assert [said(change) for change in schedule.changes] == [
        "a 2027-03-08 morning shifted 2027-03-10 afternoon",
        "b 2027-03-17 morning shifted 2027-03-15 afternoon",
    ]
    # With a limit of 8 hours a week has room for one morning; the plan has one, the other week none.
    alone = {day(3, 1): (["a"], [])}
    weary = changed(problem, work={"max_work_week": 480 * MINUTE})
    two = tours_of(weary, alone)
    assert [said(change) for change in unroll(weary, two, day(3, 21)).changes] == [
        "a 2027-03-08 morning shifted 2027-03-10 morning"
    ]
    closed_week = with_closed(weary, {"a": works(day(3, 8), day(3, 14))})
    assert [said(change) for change in unroll(closed_week, two, day(3, 21)).changes] == [
        "a 2027-03-08 morning skipped"
    ]


# -- swap --------------------------------------------------------------------------------------------


def test_swap_takes_the_nearest_visit_of_another_stop() -> None:
    problem = with_closed(cases([stop("a"), stop("b")], [30, 35], OnClosed.SWAP), {"a": works(day(3, 15))})
    days: dict[date, tuple[list[str], list[str]]] = {day(3, 1): (["a"], []), day(3, 3): (["b"], [])}
    schedule = unroll(problem, tours_of(problem, days), day(3, 28))

    assert [said(change) for change in schedule.changes] == [
        "a 2027-03-15 morning swapped 2027-03-17 morning",
        "b 2027-03-17 morning swapped 2027-03-15 morning",
    ]
    assert [(each.partner, each.why, each.rule) for each in schedule.changes] == [
        ("b", "travaux", "stop-days"),
        ("a", "a", ""),
    ]
    assert {each.key: each.date for each in schedule.appointments if each.date > day(3, 14)} == {
        "a/2027-03-15/1": day(3, 17),
        "b/2027-03-15/1": day(3, 15),
    }
    assert check_schedule(problem, schedule.tours, day(3, 28)) == ()


def test_swap_finds_no_partner_on_a_date_that_is_closed_for_everyone() -> None:
    calendar = replace(FIRST_WEEKS, closed=(Closure(day(3, 15), day(3, 15), "grève"),))
    problem = cases([stop("a"), stop("b")], [30, 35], OnClosed.SWAP, calendar=calendar)
    days: dict[date, tuple[list[str], list[str]]] = {day(3, 1): (["a"], []), day(3, 3): (["b"], [])}

    assert shifted(problem, days, day(3, 28)) == ["a 2027-03-15 morning shifted 2027-03-17 afternoon"]


def test_swap_is_a_shift_where_the_other_stop_cannot() -> None:
    stops = [stop("a", closed=works(day(3, 15))), stop("b", weekdays=frozenset({2}))]
    problem = cases(stops, [30, 35], OnClosed.SWAP)
    days: dict[date, tuple[list[str], list[str]]] = {day(3, 1): (["a"], []), day(3, 3): (["b"], [])}

    assert shifted(problem, days, day(3, 28)) == ["a 2027-03-15 morning shifted 2027-03-17 afternoon"]


def test_a_stop_may_differ_from_the_config() -> None:
    stops = [
        stop("a", closed=works(day(3, 15)), on_closed=OnClosed.SKIP),
        stop("b", closed=works(day(3, 17))),
    ]
    problem = cases(stops, [30, 35], OnClosed.SHIFT)
    days: dict[date, tuple[list[str], list[str]]] = {day(3, 1): (["a"], []), day(3, 3): (["b"], [])}

    assert shifted(problem, days, day(3, 28)) == [
        "a 2027-03-15 morning skipped",
        "b 2027-03-17 morning shifted 2027-03-15 morning",
    ]


def test_swap_within_one_day() -> None:
    # Sunday ends at 16:30 + 10 + 60 + 15 = 17:55. Monday begins at 8:05 with a, 60 minutes away, in the
    # morning: 14 h 10 of rest; with b, 10 minutes away, at 8:55: 15 h. So with 14 h 30 due they change
    # places from the second week on; 45 minutes of lunch and 50 of drive fit between 12:10 and 13:50.
    calendar = CalendarRules(MONDAY, 1, frozenset({0, 6}), "")
    problem = cases([stop(name) for name in "abc"], [60, 10, 60], OnClosed.SWAP, calendar=calendar)
    problem = changed(problem, work={"min_rest": 870 * MINUTE})
    days = {day(3, 1): (["a"], ["b"]), day(3, 7): ([], ["c"])}

    assert shifted(problem, days, day(3, 14)) == [
        "a 2027-03-08 morning swapped 2027-03-08 afternoon",
        "b 2027-03-08 afternoon swapped 2027-03-08 morning",
    ]
    schedule = unroll(problem, tours_of(problem, days), day(3, 14))
    assert {each.key: each.half for each in schedule.appointments if each.date == day(3, 8)} == {
        "a/2027-03-08/1": Half.AFTERNOON,
        "b/2027-03-08/1": Half.MORNING,
    }


def test_swap_is_a_shift_where_the_other_keeps_to_a_half() -> None:
    stops = [stop("a", halves=frozenset({Half.MORNING})), stop("b", closed=works(day(3, 17)))]
    problem = cases(stops, [30, 35], OnClosed.SWAP)
    days: dict[date, tuple[list[str], list[str]]] = {day(3, 1): (["a"], []), day(3, 3): ([], ["b"])}

    assert shifted(problem, days, day(3, 28)) == ["b 2027-03-17 afternoon shifted 2027-03-15 afternoon"]


# -- the same again ----------------------------------------------------------------------------------


def test_the_same_plan_gives_the_same_schedule(pilot_tours: tuple[Tour, ...]) -> None:
    config = replace(pilot(), schedule=ScheduleRules(OnClosed.SWAP, 28))
    config = replace(config, areas=tuple(replace(area, weekdays=None) for area in config.areas))
    calendar = build_calendar(config.calendar, config.sessions)
    problem = build(config, calendar, problem_of(pilot()).matrix)
    until = config.calendar.start + YEAR

    assert unroll(problem, pilot_tours, until) == unroll(problem, tuple(reversed(pilot_tours)), until)
