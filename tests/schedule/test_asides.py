"""Visits that stand aside of the grid, and visits that exist in seasons or out of school only."""

from dataclasses import replace
from datetime import date

from tests.problem.little import MONDAY
from tests.schedule.cases import breaches_of, cases, stop, tours_of
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import CalendarRules, Stop
from tourplanner.domain.period import CycleKind, Half
from tourplanner.domain.recurrence import (
    EveryWeeks,
    LastDayOfMonth,
    MonthDay,
    NthWeekdays,
    ParityWeeks,
    Recurrence,
    Season,
    WeeksOfMonth,
)
from tourplanner.domain.rhythm_cells import cells, visits_of
from tourplanner.domain.schedule import Schedule
from tourplanner.schedule.events import config_of_grid, told_asides
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.laid_year import laid_year
from tourplanner.schedule.mend import mended
from tourplanner.schedule.own_dates import own_dates
from tourplanner.schedule.real_dates import real_dates
from tourplanner.schedule.year import Year
from tourplanner.solvers.repair.engine import repair
from tourplanner.solvers.result import Limits
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

WEEKDAYS = frozenset({0, 1, 2, 3, 4})
WEEKS = CalendarRules(MONDAY, 2, WEEKDAYS, "", repeats=True)
MONTH = replace(WEEKS, weeks=4, cycle=CycleKind.MONTH)
UNTIL = date(2027, 6, 30)
LAST_DAY = Recurrence(LastDayOfMonth())
SUMMER = Season(MonthDay(4, 15), MonthDay(5, 31))


def laid(calendar: CalendarRules, *stops: Stop) -> Schedule:
    """The first stop on the first Monday of each cycle, in the morning; the others by their rhythms."""
    problem = cases(stops, [10 * (rank + 1) for rank in range(len(stops))], calendar=calendar)
    tours = tours_of(problem, {calendar.start: ([stops[0].id], [])})
    real = real_dates(Year(problem.config, problem.matrix), UNTIL)
    year = laid_year(real, [GridFrom(real.start, real.start, tours)], None)
    schedule = mended(year, lambda asked: repair(asked, Limits()))
    assert breaches_of(problem, schedule.tours, UNTIL) == ()
    return schedule


def dates(schedule: Schedule, name: str) -> list[str]:
    return [f"{each.date:%d/%m}" for each in schedule.appointments if each.stop == name]


def test_the_last_day_of_the_month_is_laid_on_its_dates() -> None:
    schedule = laid(MONTH, stop("a"), stop("b", when=LAST_DAY))
    # 31 March 2027 is a Wednesday, 30 April a Friday, 31 May a Monday, 30 June a Wednesday.
    assert dates(schedule, "b") == ["31/03", "30/04", "31/05", "30/06"]
    assert dates(schedule, "a") == ["01/03", "05/04", "03/05", "07/06"]
    assert schedule.changes == ()


def test_its_rhythm_opens_a_date_on_which_nobody_tours_for_that_stop_alone() -> None:
    problem = cases([stop("a"), stop("b", when=LAST_DAY)], [10, 20], calendar=MONTH)
    until = date(2027, 12, 31)
    real = real_dates(Year(problem.config, problem.matrix), until)
    # 31 July 2027 is a Saturday, 31 October a Sunday.
    own = own_dates(problem.config, real.start, until)
    assert own == {date(2027, 7, 31): frozenset("b"), date(2027, 10, 31): frozenset("b")}
    for day in own:
        assert real.is_open("b", day, Half.MORNING)
        assert not real.is_open("a", day, Half.MORNING)


def test_what_is_closed_stays_closed_whatever_its_rhythm_says() -> None:
    summer = Closure(date(2027, 7, 12), date(2027, 8, 31), "trêve")
    holidays = replace(MONTH, public_holidays="FR", closed=(summer,))
    # 30 April to 1 May is no holiday, 31 October neither; 31 July lies in the closure.
    shut = cases([stop("a"), stop("b", when=LAST_DAY)], [10, 20], calendar=holidays).config
    assert list(own_dates(shut, MONDAY, date(2027, 12, 31))) == [date(2027, 10, 31)]
    mondays = cases(
        [stop("a"), stop("b", when=LAST_DAY, weekdays=frozenset({0, 1}))], [10, 20], calendar=MONTH
    )
    assert not own_dates(mondays.config, MONDAY, date(2027, 12, 31))


def test_a_visit_aside_takes_what_is_free_on_its_date() -> None:
    # The 1st Mondays of March, April, May and June: a is there in the morning in all odd weeks of the grid.
    first_monday = Recurrence(NthWeekdays.of((1,), (0,)))
    schedule = laid(WEEKS, stop("a"), stop("b", when=first_monday))
    assert dates(schedule, "b") == ["01/03", "05/04", "03/05", "07/06"]
    halves = {each.date: each.half for each in schedule.appointments if each.stop == "b"}
    assert halves[MONDAY] is Half.AFTERNOON


def test_a_closed_date_of_a_visit_aside_is_told() -> None:
    works = (Closure(date(2027, 4, 30), date(2027, 4, 30), "travaux"),)
    schedule = laid(MONTH, stop("a"), stop("b", when=LAST_DAY, closed=works))
    assert dates(schedule, "b") == ["31/03", "31/05", "30/06"]
    [change] = schedule.changes
    assert (change.stop, change.old_date, change.why) == ("b", date(2027, 4, 30), "travaux")


def test_visits_out_of_season_are_owed_to_nobody() -> None:
    schedule = laid(MONTH, stop("a", seasons=(SUMMER,)), stop("b", when=LAST_DAY, seasons=(SUMMER,)))
    assert (dates(schedule, "a"), dates(schedule, "b")) == (["03/05"], ["30/04", "31/05"])
    assert schedule.changes == ()


def test_stops_aside_are_in_no_grid() -> None:
    problem = cases([stop("a"), stop("b", when=LAST_DAY)], [10, 20], calendar=MONTH)
    assert [each.id for each in config_of_grid(problem.config).stops] == ["a"]
    plain = replace(problem.config, stops=problem.config.stops[:1])
    assert config_of_grid(plain) is plain


def test_stops_aside_are_told_in_one_notice() -> None:
    asides = [
        stop("b", when=LAST_DAY, when_said="fin de mois", name="B", place="Halle"),
        stop("c", when=LAST_DAY, when_said="dernier jour", name="B", place="Mairie"),
    ]
    config = cases([stop("a"), *asides], [10, 20, 30], calendar=MONTH).config
    assert told_asides(replace(config, stops=config.stops[:1])) == ()
    [alone] = told_asides(replace(config, stops=config.stops[:2]))
    [both] = told_asides(config)
    words = words_in(Language.FR)
    assert words.of(alone).startswith("B, « fin de mois » : ")
    assert words.of(both).splitlines()[1:] == [
        "    B, Halle, « fin de mois »",
        "    B, Mairie, « dernier jour »",
    ]


def test_a_grid_holds_what_it_can() -> None:
    five = replace(MONTH, weeks=5)
    parity = replace(WEEKS, cycle=CycleKind.PARITY)
    months = replace(MONTH, cycle=CycleKind.MONTH_WEEKS)
    third_thursday, odd = NthWeekdays.of((3,), (3,)), ParityWeeks(odd=True, weekdays=(3,))
    assert [cells(third_thursday, rules) for rules in (MONTH, five, WEEKS)] == [(17,), (17,), None]
    assert [cells(NthWeekdays.of((5,), (0,)), rules) for rules in (MONTH, five)] == [None, (28,)]
    assert [cells(EveryWeeks((0,)), rules) for rules in (WEEKS, MONTH, five)] == [
        (0, 7),
        None,
        (0, 7, 14, 21, 28),
    ]
    assert [cells(odd, rules) for rules in (parity, WEEKS)] == [(3,), None]
    assert cells(WeeksOfMonth((2,), (4,)), months) == (11,)
    # Every second week, from a week that is the second of the cycle.
    assert cells(EveryWeeks((0,), 2, date(2027, 3, 8)), WEEKS) == (7,)
    assert cells(EveryWeeks((0,), 3, date(2027, 3, 8)), WEEKS) is None
    assert [visits_of(rhythm, five) for rhythm in (third_thursday, EveryWeeks((0,)))] == [1, 5]
