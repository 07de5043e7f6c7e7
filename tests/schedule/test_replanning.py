"""What was told, looked at again: nothing changes where nothing has happened, and why where it has."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.problem.little import MONDAY, clock, road
from tests.schedule.cases import FIRST_WEEKS, cases, day, stop, tours_of, with_closed, works
from tests.schedule.little_years import TWO, little, year_of
from tests.schedule.random_years import mend, random_year
from tourplanner.domain.aim import Aim
from tourplanner.domain.event import Event, Leaves, Opening, Out, SquareMoved, VisitCancelled, VisitMoved
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.notice import Notice
from tourplanner.domain.period import MINUTE, Half
from tourplanner.domain.place import Position
from tourplanner.domain.schedule import Schedule
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.problem.problem import Problem
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.laid_year import LaidYear, Told, laid_year
from tourplanner.schedule.mend import mended
from tourplanner.schedule.real_dates import real_dates
from tourplanner.schedule.repair_problem import RepairProblem
from tourplanner.schedule.replanning import as_it_stands, moved, replan_problem, that_gives_way
from tourplanner.schedule.year import Year
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

WEEK = timedelta(days=7)
UNTIL = MONDAY + 12 * WEEK


def nothing_changes(seed: int) -> bool:
    """Whether a random year that was told is the same when it is looked at again, on any day."""
    real, grids = random_year(seed, events=seed % 2 == 1)
    schedule = mended(laid_year(real, grids, None), mend)
    on = real.start + timedelta(days=seed % 60)
    gentle = replace(real, config=that_gives_way(real.config))
    again = laid_year(gentle, grids, Told(schedule, on))
    kept = mended(again, lambda _: as_it_stands(again))
    return (
        replan_problem(again, None) is None
        and moved(again, kept) == ()
        and kept.tours == schedule.tours
        and kept.appointments == schedule.appointments
    )


@pytest.mark.slow
@pytest.mark.parametrize("hundred", range(10))
def test_no_event_no_change_in_a_thousand(hundred: int) -> None:
    seeds = range(100 * hundred, 100 * (hundred + 1))
    assert [seed for seed in seeds if not nothing_changes(seed)] == []


def told_and_happened(*events: Event, on: date = MONDAY) -> LaidYear:
    """a on Mondays and b on Wednesdays, every other week for twelve weeks, told; then what happened."""
    problem = cases([stop("a"), stop("b")], [20, 40], calendar=replace(FIRST_WEEKS, repeats=True))
    tours = tours_of(problem, {MONDAY: (["a"], []), MONDAY + timedelta(2): ([], ["b"])})
    grids = [GridFrom(MONDAY, MONDAY, tours)]
    before = Year(problem.config, problem.matrix)
    told = mended(laid_year(real_dates(before, UNTIL), grids, None), mend)
    config = that_gives_way(replace(problem.config, events=events))
    # Other squares are where a is.
    there = road([0, 20, 40, *(20 for event in events if isinstance(event, SquareMoved))])
    year = Year(config, there)
    return laid_year(real_dates(year, UNTIL), grids, Told(told, on))


def asked(year: LaidYear, keep_before: date | None = None) -> RepairProblem:
    """The problem of answering what happened."""
    problem = replan_problem(year, keep_before)
    assert problem is not None
    return problem


def answered(year: LaidYear) -> Schedule:
    """The schedule with the fewest changes."""
    return mended(year, lambda _: mend(asked(year)))


def test_what_can_no_longer_be_moves_though_closed_dates_skip() -> None:
    gone = MONDAY + 2 * WEEK
    year = told_and_happened(Out(gone, gone, None, "panne"))
    assert year.real.config.schedule.on_closed is OnClosed.SWAP

    [change] = moved(year, answered(year))

    assert (change.old.stop, change.old.date, change.why, change.rule) == ("a", gone, "panne", "van-day")
    assert change.new is not None
    assert change.reason({}) == "panne"


def test_notice_weighs() -> None:
    soon, later = MONDAY + 2 * WEEK, MONDAY + 8 * WEEK
    year = told_and_happened(Out(soon, soon, None, ""), on=MONDAY + timedelta(6))
    weights = {promise.date: promise.weight for promise in asked(year).promises}
    # 8 days are left of the first, 50 of the second.
    assert (weights[soon], weights[later]) == (10, 2)


def test_the_config_says_what_notice_weighs_and_options_go_before_it() -> None:
    config = cases([stop("a")], [20]).config
    config = replace(config, schedule=replace(config.schedule, notice=Notice((30,), (7, 3))))
    assert that_gives_way(config).schedule.notice == Notice((30,), (7, 3))
    assert that_gives_way(config, [(60, 9), (10, 20)]).schedule.notice == Notice((10, 60), (20, 9, 3))


def test_nothing_before_a_date_is_touched() -> None:
    gone, kept = MONDAY + 2 * WEEK, MONDAY + 4 * WEEK
    year = told_and_happened(Out(gone, gone, None, ""))
    assert asked(year).frozen_before == MONDAY
    assert asked(year, kept).frozen_before == kept


def test_what_the_planner_says_of_a_visit_is_why_it_changes() -> None:
    first, second = MONDAY, MONDAY + 2 * WEEK
    year = told_and_happened(
        VisitMoved("a", first, first + timedelta(4), Half.MORNING, ""), VisitCancelled("a", second, "fête")
    )
    schedule = answered(year)
    one, other = moved(year, schedule)
    assert one.new is not None
    assert (one.old.date, one.new.date, one.by_hand) == (first, first + timedelta(4), True)
    assert one.reason({}) != ""
    assert (other.old.date, other.new, other.reason({})) == (second, None, "fête")


def test_a_stop_that_leaves_makes_no_room_either() -> None:
    leaves = Leaves("a", MONDAY + 2 * WEEK)
    year = told_and_happened(leaves)
    gone = moved(year, mended(year, lambda _: as_it_stands(year)))
    assert [each.left for each in gone] == [leaves.on] * len(gone)
    assert gone
    assert all(each.new is None and each.is_asked for each in gone)
    told = words_in(Language.EN).of(gone[0].reason({})).replace("\u00a0", " ")
    assert told.startswith("the stop is not served any more from ")
    why = moved(told_and_happened(replace(leaves, why="fusion")), mended(year, lambda _: as_it_stands(year)))
    assert why[0].reason({}) == "fusion"


def test_a_square_that_moves_says_why_and_makes_no_room() -> None:
    elsewhere = SquareMoved(
        "a", MONDAY, MONDAY + timedelta(6), "Salle des fêtes", Position(43.7, 0.7), "", "travaux"
    )
    year = told_and_happened(elsewhere)
    [change] = moved(year, mended(year, lambda _: as_it_stands(year)))
    assert change.keeps_its_moment
    assert change.reason({}) == "travaux"


def test_what_was_asked_for_a_closed_date_stays_what_was_asked_when_it_was_told() -> None:
    # 1 March is closed to a, which the config skips; what happens later is answered whatever it says.
    problem = cases([stop("a"), stop("b")], [20, 40], calendar=replace(FIRST_WEEKS, repeats=True))
    problem = with_closed(problem, {"a": works(MONDAY)})
    tours = tours_of(problem, {MONDAY: (["a"], []), MONDAY + timedelta(2): ([], ["b"])})
    grids, usual = [GridFrom(MONDAY, MONDAY, tours)], Year(problem.config, problem.matrix)
    first = mended(laid_year(real_dates(usual, UNTIL), grids, None), mend)
    gone = Out(MONDAY + 4 * WEEK, MONDAY + 4 * WEEK, None, "panne")
    happened = replace(usual, config=replace(usual.config, events=(gone,)))
    gentle = replace(happened, config=that_gives_way(happened.config))
    second = answered(laid_year(real_dates(gentle, UNTIL), grids, Told(first, MONDAY)))
    third = mended(laid_year(real_dates(happened, UNTIL), grids, Told(second, MONDAY)), mend)

    wanted = [(change.old_date, change.wanted) for change in second.changes]
    assert wanted == [(MONDAY, OnClosed.SKIP), (gone.first, OnClosed.SWAP)]
    assert third.changes == second.changes


# -- hours that people have read -----------------------------------------------------------------------


def short_visits(*events: Event, there: TravelMatrix | None = None) -> LaidYear:
    """a then b, 45 minutes each, on the Monday morning of a cycle, told; then what happened on some dates."""
    short = [stop("a", service=45 * MINUTE), stop("b", service=45 * MINUTE)]
    problem = cases(short, [20, 25], calendar=replace(FIRST_WEEKS, repeats=True))
    grids = [GridFrom(MONDAY, MONDAY, tours_of(problem, {MONDAY: (["a", "b"], [])}))]
    told = mended(laid_year(real_dates(Year(problem.config, problem.matrix), UNTIL), grids, None), mend)
    config = that_gives_way(replace(problem.config, events=events))
    return laid_year(real_dates(Year(config, there or problem.matrix), UNTIL), grids, Told(told, MONDAY))


def hours(schedule: Schedule, name: str, day: date) -> tuple[int, int]:
    """When a visit is."""
    [found] = [each for each in schedule.appointments if (each.stop, each.date) == (name, day)]
    return found.start, found.end


def test_who_came_second_does_not_come_earlier_when_the_first_one_falls_away() -> None:
    gone = MONDAY + 2 * WEEK
    year = short_visits(VisitCancelled("a", gone, "obsèques"))
    assert replan_problem(year, None) is None
    schedule = mended(year, lambda _: as_it_stands(year))

    assert [(each.old.stop, each.new) for each in moved(year, schedule)] == [("a", None)]
    assert year.told is not None
    assert hours(schedule, "b", gone) == hours(year.told.schedule, "b", gone)


def test_other_hours_are_a_change_that_weighs_half_of_another_date() -> None:
    # The square of a is an hour farther on one Monday: b begins later, and nothing else can be done.
    day = MONDAY + 2 * WEEK
    away = SquareMoved("a", day, day, "Salle des fêtes", Position(43.7, 0.7), "", "")
    year = short_visits(away, there=road([0, 20, 25, 55]))
    problem = asked(year)
    weights = {(p.stop, p.date): (p.weight, p.weight_hours) for p in problem.promises}
    # 14 days are left of the one, 70 of the other.
    assert (weights["b", day], weights["b", MONDAY + 10 * WEEK]) == ((5, 2), (2, 1))

    repair = mend(problem)
    schedule = mended(year, lambda _: repair)
    assert (repair.aim(Aim.LOST).value, repair.aim(Aim.CHANGED).value) == (0, 2)
    assert repair.is_proven
    changes = moved(year, schedule)
    # a keeps its hours at another place, whoever of the two comes first.
    assert {each.old.stop for each in changes} <= {"a", "b"}
    [late] = [each for each in changes if each.new and each.new.start != each.old.start]
    assert late.reason({}) != ""


def test_hours_are_kept_before_a_minute_of_driving_is_saved() -> None:
    # Driving b, a would be as far; with a road closed it is shorter, but both would have other hours.
    slower = road([0, 20, 25])
    seconds = slower.seconds.copy()
    seconds[0, 1] = 40 * MINUTE
    year = short_visits(there=replace(slower, seconds=seconds))
    schedule = mended(year, mend)
    assert year.told is not None
    for name in "ab":
        day = MONDAY + 2 * WEEK
        assert hours(schedule, name, day) == hours(year.told.schedule, name, day)


def test_what_gives_way_to_an_opening_is_told_why() -> None:
    """An opening that is as long as the morning of a: a is elsewhere, and the reason is the opening's."""
    fair = Opening(
        "fair", "F", "Fleurance", "A", Position(43.8, 0.6), day(3, 15), clock("09:30"), clock("12:00"),
        why="comice",
    )  # fmt: skip
    problem = little(OnClosed.SWAP)
    told = mended(laid_year(real_dates(year_of(problem), day(4, 11)), _grid(problem), None), mend)
    year = laid_year(real_dates(year_of(problem, fair), day(4, 11)), _grid(problem), Told(told, MONDAY))
    [change] = moved(year, mended(year, mend))
    assert (change.old.stop, change.old.date, change.why, change.rule) == (
        "a",
        day(3, 15),
        "comice",
        "van-day",
    )


def test_an_opening_that_was_told_is_no_reason_to_look_for_anything() -> None:
    """A visit was lost when people were told: with an opening or without, nothing has happened since."""
    fair = Opening(
        "fair", "F", "Fleurance", "A", Position(43.8, 0.6), day(3, 15), clock("14:30"), clock("16:00")
    )
    problem = with_closed(little(OnClosed.SHIFT, 1), {"b": works(day(3, 3))})
    real = real_dates(year_of(problem, fair), day(4, 11))
    told = mended(laid_year(real, _grid(problem), None), mend)
    assert [change.stop for change in told.changes if not change.is_held] == ["b"]
    assert replan_problem(laid_year(real, _grid(problem), Told(told, MONDAY)), None) is None


def _grid(problem: Problem) -> list[GridFrom]:
    return [GridFrom(MONDAY, MONDAY, tours_of(problem, TWO))]
