"""A stop aside of the grid has the same half of the day on all of its dates, where that can be."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tests.problem.little import MONDAY
from tests.schedule.cases import breaches_of, cases, stop, tours_of
from tourplanner.domain.config import CalendarRules, Stop
from tourplanner.domain.event import Event, Leaves, Out
from tourplanner.domain.period import Half
from tourplanner.domain.recurrence import NthWeekdays, Recurrence
from tourplanner.domain.schedule import Fate, Schedule
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.laid_year import Told, laid_year
from tourplanner.schedule.mend import mended
from tourplanner.schedule.real_dates import real_dates
from tourplanner.schedule.year import Year
from tourplanner.solvers.repair.engine import repair
from tourplanner.solvers.result import Limits

WEEKS = CalendarRules(MONDAY, 2, frozenset(range(5)), "", repeats=True)
FIRST_MONDAY = Recurrence(NthWeekdays.of((1,), (0,)))
UNTIL = date(2027, 6, 30)
MARCH, APRIL, MAY, JUNE = (date(2027, month, day) for month, day in ((3, 1), (4, 5), (5, 3), (6, 7)))
"""The first Mondays. 1 March and 7 June are of the first week of the cycle, the others of the second."""


def laid(
    *stops: Stop, second: Sequence[str] = (), events: Sequence[Event] = (), told: Told | None = None
) -> Schedule:
    """The first stop is there on the first Monday of the cycle in the morning, `second` on the second one."""
    problem = cases(stops, [10 * (rank + 1) for rank in range(len(stops))], calendar=WEEKS)
    days = {MONDAY: ([stops[0].id], [])}
    if second:
        days[MONDAY + timedelta(7)] = ([], [*second])
    tours = tours_of(problem, days)
    real = real_dates(Year(replace(problem.config, events=tuple(events)), problem.matrix), UNTIL)
    year = laid_year(real, [GridFrom(real.start, real.start, tours)], told)
    schedule = mended(year, lambda asked: repair(asked, Limits()))
    if not events:
        assert breaches_of(problem, schedule.tours, UNTIL) == ()
    return schedule


def halves(schedule: Schedule, name: str = "b") -> dict[date, Half]:
    return {each.date: each.half for each in schedule.appointments if each.stop == name}


def test_it_is_in_the_half_that_has_room_on_all_dates() -> None:
    schedule = laid(stop("a"), stop("b", when=FIRST_MONDAY))
    # In the morning of 1 March and of 7 June a is there.
    assert halves(schedule) == dict.fromkeys((MARCH, APRIL, MAY, JUNE), Half.AFTERNOON)
    assert schedule.changes == ()


def test_one_that_is_not_regular_has_any_half() -> None:
    schedule = laid(stop("a"), stop("c"), stop("b", when=FIRST_MONDAY, regular=False), second=["c"])
    assert set(halves(schedule).values()) == {Half.MORNING, Half.AFTERNOON}
    assert schedule.changes == ()


def test_no_visit_is_lost_for_it_and_what_leaves_its_half_is_told() -> None:
    # In the afternoon of the second Monday of the cycle c is there: no half has room on all dates.
    schedule = laid(stop("a"), stop("c"), stop("b", when=FIRST_MONDAY), second=["c"])
    assert halves(schedule) == {
        MARCH: Half.AFTERNOON,
        APRIL: Half.MORNING,
        MAY: Half.MORNING,
        JUNE: Half.AFTERNOON,
    }
    told = {(each.old_date, each.fate, each.new_half) for each in schedule.changes}
    assert told == {(MARCH, Fate.MOVED, Half.AFTERNOON), (JUNE, Fate.MOVED, Half.AFTERNOON)}


def test_a_half_in_which_it_is_closed_once_is_left_once() -> None:
    away = Out(APRIL, APRIL, half=Half.AFTERNOON)
    schedule = laid(stop("a"), stop("b", when=FIRST_MONDAY), events=[away])
    assert halves(schedule) == dict.fromkeys((MARCH, MAY, JUNE), Half.AFTERNOON) | {APRIL: Half.MORNING}


def test_it_stays_in_the_half_that_was_told() -> None:
    before = laid(stop("a"), stop("b", when=FIRST_MONDAY))
    # Once a has left both halves have room.
    leaves = Leaves("a", date(2027, 3, 2))
    after = laid(
        stop("a"), stop("b", when=FIRST_MONDAY), events=[leaves], told=Told(before, date(2027, 3, 2))
    )
    assert halves(after) == halves(before)
    assert [each for each in after.changes if each.stop == "b"] == []
