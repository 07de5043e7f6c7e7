"""Shifts and swaps: where a visit of a closed date goes, and with whom it trades places."""

from dataclasses import replace
from datetime import date

import pytest

from tests.problem.little import MINUTE, MONDAY, changed, tour_at
from tests.schedule.cases import (
    FIRST_WEEKS,
    breaches_of,
    cases,
    day,
    said,
    stop,
    tours_of,
    with_closed,
    works,
)
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import Ban, CalendarRules, Lock
from tourplanner.domain.period import Half
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.problem.problem import Problem
from tourplanner.schedule.unroll import unroll

# -- shift -------------------------------------------------------------------------------------------


def shifted(problem: Problem, days: dict[date, tuple[list[str], list[str]]], until: date) -> list[str]:
    """The changes of a plan unrolled, which is judged."""
    schedule = unroll(problem, tours_of(problem, days), until)
    assert breaches_of(problem, schedule.tours, until) == ()
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
    assert breaches_of(problem, schedule.tours, day(3, 28)) == ()


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
