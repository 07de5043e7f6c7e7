"""Who drives which van when, worked out by hand."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.problem.little import HOURS, MONDAY, WORK, changed, little_problem, road, stop, tour_at
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import CalendarRules, Van
from tourplanner.domain.crew import Crew, Parity
from tourplanner.domain.period import HOUR, MINUTE
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.problem.roster import limits_of

MON, TUE, WED = (MONDAY + timedelta(days=step) for step in range(3))
THREE_DAYS = CalendarRules(MONDAY, 1, frozenset({0, 1, 2}), public_holidays="")
A, B = Crew("a", weekdays=frozenset({0, 1})), Crew("b")


def problem_of(
    *crews: Crew, vans: tuple[str, ...] = ("one",), calendar: CalendarRules = THREE_DAYS
) -> Problem:
    problem = little_problem(
        [stop("s"), stop("t")], road([0, 30, 30]), calendar=calendar, vans=[(van, "home") for van in vans]
    )
    return changed(problem, crews=crews)


def crews_of(problem: Problem, van: str, days: tuple[date, ...] = (MON, TUE, WED)) -> list[str | None]:
    return [problem.crew(van, day) for day in days]


def test_without_crews_every_van_has_its_own() -> None:
    problem = problem_of(vans=("one", "two"))
    assert problem.roster is None
    assert crews_of(problem, "two") == ["two", "two", "two"]
    assert problem.crews == ("one", "two")


def test_the_first_that_is_free_has_the_van() -> None:
    assert crews_of(problem_of(A, B), "one") == ["a", "a", "b"]
    assert crews_of(problem_of(B, A), "one") == ["b", "b", "b"]


def test_a_crew_drives_one_van_a_day() -> None:
    problem = problem_of(A, B, vans=("one", "two"))
    assert crews_of(problem, "one") == ["a", "a", "b"]
    assert crews_of(problem, "two") == ["b", "b", None]


def test_nobody_drives_a_van_that_is_away() -> None:
    away = Van("one", "home", 2, weekdays=frozenset({0, 1}), closed=(Closure(TUE, TUE, "service"),))
    problem = changed(problem_of(), vans=(away,))
    assert crews_of(problem, "one") == ["one", None, None]
    # Dates on which nobody can drive are not toured.
    assert problem.calendar.dates == (MON,)


def test_dates_that_nobody_drives_are_closed_in_a_calendar_of_dates() -> None:
    dated = replace(THREE_DAYS, repeats=False)
    problem = problem_of(Crew("a", weekdays=frozenset({0, 1})), calendar=dated)
    assert problem.calendar.dates == (MON, TUE)
    assert dict(problem.calendar.closed) == {WED: ""}


def test_leave_is_of_the_year_and_not_of_the_grid() -> None:
    on_leave = replace(B, closed=(Closure(MON, WED, "leave"),))
    dated = problem_of(on_leave, A)
    assert crews_of(dated, "one") == ["a", "a", None]
    grid = problem_of(on_leave, A, calendar=replace(THREE_DAYS, repeats=True))
    assert crews_of(grid, "one") == ["b", "b", "b"]


def test_odd_and_even_weeks_take_turns_in_a_grid() -> None:
    # 2020 has a week 53: on real dates two odd weeks follow each other, in a grid never.
    monday = date(2020, 12, 21)
    rules = CalendarRules(monday, 4, frozenset({0}), public_holidays="")
    days = tuple(monday + timedelta(weeks=week) for week in range(4))
    crews = (Crew("odd", weeks=Parity.ODD), Crew("even", weeks=Parity.EVEN))
    assert crews_of(problem_of(*crews, calendar=rules), "one", days) == ["even", "odd", "odd", "even"]
    grid = problem_of(*crews, calendar=replace(rules, repeats=True))
    assert crews_of(grid, "one", days) == ["even", "odd", "even", "odd"]


def test_weekdays_do_not_bind_on_extra_days() -> None:
    thursday = MONDAY + timedelta(days=3)
    rules = replace(THREE_DAYS, extra_days=(thursday,))
    problem = problem_of(A, calendar=rules)
    assert problem.crew("one", thursday) == "a"
    assert build_calendar(rules, HOURS).dates[-1] == thursday


def test_the_judge_knows_who_drives() -> None:
    problem = problem_of(A, vans=("one", "two"))
    nobody = tour_at(problem_of(), "one", MON, ["s"], ["t"])
    ids = {breach.what.id for breach in check(problem, [replace(nobody, van="two")])}
    assert "violation.no-crew" in ids
    other = {breach.what.id for breach in check(problem, [replace(nobody, crew="b")])}
    assert "violation.other-crew" in other
    assert check(problem, [replace(nobody, crew="a")]) == ()


def test_hours_are_those_of_the_crew() -> None:
    # A day with one stop takes 4 h at least, so that two of them are too much for 5 h in a week.
    tired = replace(B, max_work_week=5 * 60 * MINUTE)
    problem = problem_of(tired, vans=("one",))
    tours = [tour_at(problem, "one", MON, ["s"]), tour_at(problem, "one", WED, ["t"])]
    assert [breach.rule for breach in check(problem, tours)] == ["work-week"]
    assert check(problem_of(B), tours) == ()


def test_a_crew_may_have_weeks_of_its_own() -> None:
    mondays = CalendarRules(MONDAY, 3, frozenset({0}), public_holidays="")
    days = tuple(MONDAY + timedelta(weeks=week) for week in range(3))
    problem = problem_of(Crew("a", weeks=frozenset({1, 3})), B, calendar=mondays)
    assert crews_of(problem, "one", days) == ["a", "b", "a"]


@pytest.mark.parametrize(
    "away",
    [{"weekdays": frozenset({0})}, {"closed": (Closure(TUE, WED, "service"),)}],
    ids=["days", "closed"],
)
def test_a_van_that_is_not_there_every_day_is_enough_for_a_roster(away: dict[str, Any]) -> None:
    problem = changed(problem_of(), vans=(Van("one", "home", 2, **away),))
    assert problem.roster == {("one", MON): "one"}


def test_half_a_crew_works_half_the_hours() -> None:
    rules = replace(WORK, max_work_week=44 * HOUR, mean_work_week=35 * HOUR)
    half = limits_of(rules, Crew("half", part_time=50))
    assert (half.max_work_week, half.mean_work_week) == (22 * HOUR, 17 * HOUR + HOUR // 2)
    assert limits_of(rules, Crew("whole")) == rules


def test_who_drives_is_told_of_tours_where_there_are_crews() -> None:
    problem = problem_of(A, B, vans=("one", "two"))
    assert problem.crews == ("a", "b")
    assert problem_of(A, vans=("one", "two")).crews == ("a",)
    assert problem_of(B, A).crews == ("b",)
    tour = tour_at(problem_of(), "one", MON, ["s"])
    assert problem.with_crew(tour).crew == "a"
    assert problem.with_crew(replace(tour, van="two", date=WED)).crew == ""
    assert problem_of().with_crew(tour) == tour


def test_without_crews_the_limits_are_those_of_all() -> None:
    problem = problem_of()
    assert problem.work(0, MON) == problem.config.work
    tired = problem_of(replace(B, max_work_week=5 * HOUR))
    assert tired.work(0, MON).max_work_week == 5 * HOUR
