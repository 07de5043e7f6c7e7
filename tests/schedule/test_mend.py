"""Grids laid over a year and mended: closed dates, stops that come and go, and what was told."""

from dataclasses import replace
from datetime import date

import pytest

from tests.problem.little import MONDAY, changed
from tests.schedule.cases import cases, dates_of, day, said, stop, tours_of, with_closed, works
from tests.schedule.little_years import REPEATED, TWO, Days, little, lost, nobody, schedule_of, year_of
from tourplanner.domain.aim import Aim
from tourplanner.domain.catch_up import CatchUp
from tourplanner.domain.closure import Closure
from tourplanner.domain.event import (
    Joins,
    Leaves,
    Out,
)
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import MINUTE, Half
from tourplanner.domain.schedule import Fate
from tourplanner.domain.schedule_rules import OnClosed, ScheduleRules
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.schedule.check import check_dates
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.laid_year import Told, laid_year
from tourplanner.schedule.mend import mended
from tourplanner.schedule.real_dates import real_dates
from tourplanner.schedule.summary import lost_visits

# -- the grid on dates -------------------------------------------------------------------------------


def test_a_grid_knows_no_date_and_the_year_takes_only_what_is_closed() -> None:
    problem = with_closed(little(), {"a": works(day(3, 1))})
    schedule = schedule_of(problem, TWO, day(3, 28), mender=nobody)

    # Closed in the very first cycle, as in any other one.
    assert dates_of(schedule, "a") == ["2027-03-15 morning"]
    assert dates_of(schedule, "b") == ["2027-03-03 morning", "2027-03-17 morning"]
    assert [(said(change), change.why) for change in schedule.changes] == [
        ("a 2027-03-01 morning skipped", "travaux")
    ]
    assert lost(schedule) == (1, 1)


def test_an_extra_day_is_one_day_of_the_year() -> None:
    calendar = replace(REPEATED, extra_days=(day(3, 6),))
    schedule = schedule_of(changed(little(), calendar=calendar), TWO, day(4, 11), mender=nobody)

    # No tour of the grid is on a Saturday: nothing is repeated, nothing is cancelled.
    assert {tour.date.weekday() for tour in schedule.tours} == {0, 2}
    assert schedule.changes == ()


def test_a_pause_is_no_loss_whatever_the_config_wants() -> None:
    closed = (Closure(day(3, 15), day(3, 19), "vacances"),)
    problem = changed(little(OnClosed.SHIFT), calendar=replace(REPEATED, closed=closed))
    schedule = schedule_of(problem, TWO, day(4, 11), mender=nobody)

    assert [(change.stop, change.fate, change.why) for change in schedule.changes] == [
        ("a", Fate.SKIPPED, "vacances"),
        ("b", Fate.SKIPPED, "vacances"),
    ]
    assert lost(schedule) == (0, 0)


def test_a_closed_date_is_shifted_earlier_or_later_with_proof() -> None:
    problem = with_closed(little(OnClosed.SHIFT), {"a": works(day(3, 15))})
    schedule = schedule_of(problem, TWO, day(4, 11))

    # Wednesday 17 has a free afternoon and no drive is shorter: b is 5 minutes from a.
    assert [said(change) for change in schedule.changes] == [
        "a 2027-03-15 morning shifted 2027-03-17 afternoon"
    ]
    assert all(aim.is_proven for aim in schedule.aims)
    assert lost(schedule) == (0, 0)


def test_a_visit_that_moves_is_as_long_as_what_is_said_of_the_day_where_it_goes() -> None:
    """Hours by weekday are of days and places (a hall, a market), and no property of one visit."""
    closed = with_closed(little(OnClosed.SHIFT), {"a": works(day(3, 15))})
    on_mondays = OwnHours(weekday=0, service=45 * MINUTE)
    stops = tuple(
        replace(each, hours=(on_mondays,), service=90 * MINUTE) if each.id == "a" else each
        for each in closed.config.stops
    )
    schedule = schedule_of(changed(closed, stops=stops), TWO, day(4, 11))

    visits = [(t.date, v.end - v.start) for t in schedule.tours for v in t.visits if v.stop == "a"]
    assert visits == [
        (day(3, 1), 45 * MINUTE),
        (day(3, 17), 90 * MINUTE),
        (day(3, 29), 45 * MINUTE),
    ]


def test_catch_up_days_take_what_touring_days_cannot() -> None:
    full: Days = {
        date(2027, 3, number): (["a"], ["b"]) if number == 1 else ([f"m{number}"], [f"n{number}"])
        for number in (1, 3, 5, 8, 10, 12)
    }
    stops = [stop(name) for halves in full.values() for half in halves for name in half]
    problem = cases(stops, [30] * len(stops), OnClosed.SHIFT, 6, REPEATED)
    closed = changed(problem, calendar=replace(REPEATED, closed=(Closure(day(3, 15), day(3, 15), "grève"),)))
    assert lost(schedule_of(closed, full, day(4, 11))) == (2, 2)

    rules = ScheduleRules(OnClosed.SHIFT, 6, CatchUp(frozenset({1, 3}), 1))
    schedule = schedule_of(changed(closed, schedule=rules), full, day(4, 11))
    # Both visits of Monday 15 on one Tuesday or Thursday, as one tour.
    assert lost(schedule) == (0, 0)
    [new] = {change.new_date for change in schedule.changes}
    assert new is not None
    assert new.weekday() in {1, 3}
    assert [aim.value for aim in schedule.aims if aim.aim is Aim.UNUSUAL] == [1]


@pytest.mark.parametrize(
    ("people", "kept", "gone"), [({}, None, 1), ({"a": 3, "b": 8}, "b", 3), ({"a": 9}, "a", 1)]
)
def test_who_loses_a_visit_is_where_fewest_people_are_expected(
    people: dict[str, int], kept: str | None, gone: int
) -> None:
    # From 12 to 17 March no van goes out: of two mornings one has a place, that of Friday 19.
    morning = frozenset({Half.MORNING})
    problem = cases(
        [stop("a", halves=morning), stop("b", halves=morning)], [30, 35], OnClosed.SHIFT, 4, REPEATED
    )
    out = Out(day(3, 12), day(3, 17), None, "panne")
    schedule = schedule_of(problem, TWO, day(3, 28), [out], people=people)

    [change] = [change for change in schedule.changes if change.is_held]
    assert kept in (None, change.stop)
    # The number of people, and as many are lost in any calendar.
    assert lost(schedule) == (gone, gone)
    assert schedule.people == people
    assert len(lost_visits(problem.config, schedule)) == 1


def test_a_stop_that_leaves_is_owed_nothing_more_and_moves_nobody() -> None:
    schedule = schedule_of(little(OnClosed.SHIFT), TWO, day(4, 11), [Leaves("a", day(3, 20))], mender=nobody)

    assert dates_of(schedule, "a") == ["2027-03-01 morning", "2027-03-15 morning"]
    assert schedule.changes == ()


def test_a_stop_that_joins_is_in_the_grid_from_its_date() -> None:
    problem = little()
    real = real_dates(year_of(problem, Joins("b", day(3, 15))), day(4, 11))
    before, after = (GridFrom(first, MONDAY, tours) for first, tours in _joining(problem))
    schedule = mended(laid_year(real, [before, after], None), nobody)

    assert dates_of(schedule, "b") == ["2027-03-17 morning", "2027-03-31 morning"]
    assert dates_of(schedule, "a") == [f"2027-03-{number} morning" for number in ("01", "15", "29")]
    assert check_dates(real, schedule.tours) == ()


def _joining(problem: Problem) -> list[tuple[date, tuple[Tour, ...]]]:
    alone: Days = {date(2027, 3, 1): (["a"], [])}
    return [(MONDAY, tours_of(problem, alone)), (day(3, 15), tours_of(problem, TWO))]


# -- what was told -----------------------------------------------------------------------------------


def test_what_was_told_stays_where_nothing_happens() -> None:
    problem = with_closed(little(OnClosed.SHIFT), {"a": works(day(3, 15))})
    told = schedule_of(problem, TWO, day(4, 11))

    again = schedule_of(problem, TWO, day(4, 11), told=Told(told, day(3, 8)))
    assert again.tours == told.tours
    assert again.changes == told.changes


def test_an_event_moves_what_it_must_and_nothing_that_is_past() -> None:
    problem = little(OnClosed.SHIFT)
    told = schedule_of(problem, TWO, day(4, 11))
    out = Out(day(3, 15), day(3, 15), why="malade")
    new = schedule_of(problem, TWO, day(4, 11), [out], Told(told, day(3, 14)))

    assert [said(change) for change in new.changes] == ["a 2027-03-15 morning shifted 2027-03-17 afternoon"]
    # Told of on the day after, nothing can be put before the next day to come.
    late = schedule_of(problem, TWO, day(4, 11), [out], Told(told, day(3, 18)))
    assert [change.fate for change in late.changes] == [Fate.SKIPPED]


def test_vans_and_stops_may_stay_out_of_catching_up() -> None:
    # Mondays only, so that what is closed on one can only go to a Tuesday, which is a day for catching up.
    rules = ScheduleRules(OnClosed.SHIFT, 6, CatchUp(frozenset({1})))
    calendar = replace(REPEATED, weekdays=frozenset({0}), closed=(Closure(day(3, 15), day(3, 15), "grève"),))
    problem = changed(little(OnClosed.SHIFT), schedule=rules, calendar=calendar)
    both: Days = {date(2027, 3, 1): (["a"], ["b"])}
    assert lost(schedule_of(problem, both, day(3, 28))) == (0, 0)

    a, b = problem.config.stops
    schedule = schedule_of(changed(problem, stops=(replace(a, catch_up=False), b)), both, day(3, 28))
    assert [(change.stop, change.fate) for change in schedule.changes] == [
        ("a", Fate.SKIPPED),
        ("b", Fate.SHIFTED),
    ]
    assert schedule.changes[1].new_date in {day(3, 9), day(3, 16)}
    assert all(aim.is_proven for aim in schedule.aims)
    [van] = problem.config.vans
    parked = changed(problem, vans=(replace(van, catch_up=False),))
    assert lost(schedule_of(parked, both, day(3, 28))) == (2, 2)
