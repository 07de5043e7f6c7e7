"""Visits in the evening are timed and judged by the hours of the evening, after lunch."""

from dataclasses import replace

from tests.problem.little import MONDAY, WORK, clock, little_problem, road, shifted, stop, tour_at
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import Half
from tourplanner.domain.told_half import day_parts, evening_of, half_of, in_half, part_of
from tourplanner.message import message
from tourplanner.problem.check import check
from tourplanner.wording.language import Language
from tourplanner.wording.terms import time_of_day
from tourplanner.wording.words import words_in

LATE = OwnHours(half=Half.AFTERNOON, opens=clock("17:30"), closes=clock("20:00"))
EVENING = stop("x", evening=True, halves=frozenset({Half.AFTERNOON}), hours=(LATE,))
# x at minute 30 of the road, y at minute 40.
PROBLEM = little_problem(
    [EVENING, replace(stop("y"), service=3600)],
    road([0, 30, 40]),
    work=replace(WORK, latest_end=clock("21:30")),
)


def test_an_evening_is_timed_in_its_own_hours() -> None:
    tour = tour_at(PROBLEM, "van", MONDAY, [], ["x"])
    [visit] = tour.visits
    assert (visit.start, visit.end) == (clock("17:30"), clock("20:00"))
    assert time_of_day(visit, EVENING, Language.FR) == "soirée"
    # Packed up at 20:10, half an hour home, a quarter to close.
    assert (tour.end, tour.lunch) == (clock("20:55"), None)


def test_an_afternoon_goes_before_an_evening() -> None:
    tour = tour_at(PROBLEM, "van", MONDAY, [], ["y", "x"])
    assert [
        (visit.stop, time_of_day(visit, PROBLEM.stop(visit.stop), Language.EN)) for visit in tour.visits
    ] == [
        ("y", "afternoon"),
        ("x", "evening"),
    ]
    assert check(PROBLEM, [tour]) == ()


def test_an_evening_that_opens_too_early_is_told() -> None:
    optional = little_problem(
        [replace(EVENING, required=False)], road([0, 30]), work=replace(WORK, latest_end=clock("21:30"))
    )
    tour = tour_at(optional, "van", MONDAY, [], ["x"])
    assert check(optional, [tour]) == ()
    early = check(optional, [shifted(tour, -3600)])
    assert {each.rule for each in early} == {"session-window"}


def test_an_evening_is_the_later_half_of_the_stops_that_have_one() -> None:
    late, plain = PROBLEM.stop("x"), PROBLEM.stop("y")
    assert half_of(late, Half.AFTERNOON) == message("term.evening")
    assert half_of(late, Half.MORNING) == message("term.morning")
    assert half_of(plain, Half.AFTERNOON) == half_of(None, Half.AFTERNOON) == message("term.afternoon")


def test_an_evening_with_a_name_is_called_by_it() -> None:
    named = replace(EVENING, evening_name="nocturne")
    [visit] = tour_at(PROBLEM, "van", MONDAY, [], ["x"]).visits
    assert half_of(named, Half.AFTERNOON) == part_of(named, visit) == "nocturne"
    words = words_in(Language.FR)
    told = [words.of(in_half(half, evening_of(named))) for half in Half]
    assert told == ["le matin", "en soirée («\u00a0nocturne\u00a0»)"]
    assert words.of(in_half(Half.AFTERNOON, evening_of(EVENING))) == "en soirée"
    assert words.of(in_half(Half.AFTERNOON)) == "l’après-midi"


def test_a_table_has_a_column_for_an_evening_if_there_is_a_visit_in_one() -> None:
    both = tour_at(PROBLEM, "van", MONDAY, [], ["y", "x"])
    morning, afternoon, evening = day_parts(PROBLEM.config, [both])
    held = [
        [visit.stop for visit in both.visits if part.holds(PROBLEM.stop(visit.stop), visit)]
        for part in (morning, afternoon, evening)
    ]
    assert held == [[], ["y"], ["x"]]
    assert len(day_parts(PROBLEM.config, [tour_at(PROBLEM, "van", MONDAY, [], ["y"])])) == 2
