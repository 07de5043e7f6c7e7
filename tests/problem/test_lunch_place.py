"""Where lunch is: at the stop that says where the crew eats, be it before the drive or after it."""

from dataclasses import astuple, replace
from datetime import timedelta

import pytest

from tests.problem.little import (
    HOURS,
    MONDAY,
    SOMEWHERE,
    WORK,
    changed,
    clock,
    little_problem,
    matrix_of,
    road,
    stop,
    tour_at,
)
from tourplanner.domain.config import SessionHours
from tourplanner.domain.period import Half, Session
from tourplanner.domain.place import LunchAt
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.driven_legs import driven_legs
from tourplanner.problem.problem import Problem
from tourplanner.problem.time_tour import make_block, time_tour
from tourplanner.problem.tour_anyhow import tour_anyhow, without_day_limits


def tour(morning: str, afternoon: str, minutes: int = 30) -> Tour:
    """A day with a visit in each half, the second so many minutes from the first."""
    stops = [replace(stop(name), lunch=said) for name, said in (("a", morning), ("b", afternoon))]
    problem = little_problem(stops, road([0, 20, 20 + minutes]))
    made = tour_at(problem, "van", MONDAY, ["a"], ["b"])
    assert check(problem, [made]) == ()
    return made


@pytest.mark.parametrize("places", [("", ""), ("", "Chez Paulette"), ("Le Central", "Chez Paulette")])
def test_the_crew_drives_first_where_it_may_eat_after_it(places: tuple[str, str]) -> None:
    made = tour(*places)
    assert made.lunch_visit is made.visits[1]
    # Packed up at 12:10, half an hour on the road.
    assert (made.visits[1].arrive, made.lunch) == (clock("12:40"), (clock("12:40"), clock("13:50")))


def test_it_stays_where_only_the_morning_says_where_to_eat() -> None:
    made, plain = tour("Chez Paulette", ""), tour("", "")
    assert made.lunch_visit is made.visits[0]
    assert made.lunch == (clock("12:10"), clock("13:20"))
    assert made.visits[1].arrive == clock("13:50")
    assert (made.work_seconds, made.start, made.end) == (plain.work_seconds, plain.start, plain.end)


@pytest.mark.parametrize(
    ("opens", "closes", "at", "lunch"),
    [
        # The window closes when lunch has had all that the drive leaves of noon, and ten minutes before.
        ("11:30", "13:20", 0, ("12:10", "13:20")),
        ("11:30", "13:10", 0, ("12:10", "13:10")),
        # It opens after the crew has packed up: staying would make it late, driving first does not.
        ("12:30", "14:30", 1, ("12:40", "13:50")),
    ],
)
def test_it_stays_as_far_as_the_window_of_lunch_lets_it(
    opens: str, closes: str, at: int, lunch: tuple[str, str]
) -> None:
    stops = [replace(stop("a"), lunch="Chez Paulette"), stop("b")]
    work = replace(WORK, lunch_opens=clock(opens), lunch_closes=clock(closes))
    problem = little_problem(stops, road([0, 20, 50]), work=work)
    made = tour_at(problem, "van", MONDAY, ["a"], ["b"])

    assert check(problem, [made]) == ()
    assert made.lunch_visit is made.visits[at]
    assert made.lunch == (clock(lunch[0]), clock(lunch[1]))


def test_it_stays_where_the_drive_leaves_no_more_than_lunch() -> None:
    made = tour("Chez Paulette", "", 50)
    assert made.lunch == (clock("12:10"), clock("13:00"))
    assert made.visits[1].arrive == clock("13:50")


# -- a place to which the crew drives ---------------------------------------------------------------------

MINUTES = [  # home, a, b, lunch
    [0, 20, 30, 22],
    [20, 0, 10, 5],
    [30, 10, 0, 12],
    [22, 5, 12, 0],
]


def away(a: bool = True) -> Problem:
    """Two stops; the crew of the first drives five minutes to lunch, from where it is twelve to the other."""
    there = LunchAt(SOMEWHERE)
    stops = [replace(stop("a"), lunch="Chez Paulette", lunch_at=there if a else None), stop("b")]
    table = MINUTES if a else [row[:3] for row in MINUTES[:3]]
    return little_problem(stops, matrix_of([[60 * minutes for minutes in row] for row in table]))


def driven(problem: Problem) -> Tour:
    return tour_at(problem, "van", MONDAY, ["a"], ["b"])


def broken(problem: Problem, tour: Tour) -> set[tuple[str, str]]:
    return {(each.rule, each.what.id) for each in check(problem, [tour]) if not is_loss(each)}


def test_the_crew_eats_where_it_drives_to_and_both_drives_count() -> None:
    problem = away()
    made = driven(problem)
    assert check(problem, [made]) == ()
    # Packed up at 12:10; set-up for 14:00 begins at 13:50.
    assert made.lunch == (clock("12:15"), clock("13:38"))
    assert made.visits[1].arrive == clock("13:50")
    assert made.lunch_leg == (5 * 60, 15 * 5 * 60)
    assert made.lunch_legs == ((5 * 60, 15 * 5 * 60), (12 * 60, 15 * 12 * 60))
    assert made.lunch_visit is made.visits[0]
    # 20 + 5 + 12 + 30 minutes; from 8:45 to 17:25 less 83 minutes of lunch.
    assert made.drive_seconds == 67 * 60
    assert (made.start, made.end, made.work_seconds) == (clock("8:45"), clock("17:25"), (520 - 83) * 60)
    assert driven_legs(problem, [made]) == {
        (0, 1): 20 * 60, (1, 3): 5 * 60, (2, 0): 30 * 60, (3, 2): 12 * 60
    }  # fmt: skip


def test_a_tour_of_one_half_drives_to_no_lunch() -> None:
    problem = away()
    for halves in ((["a"], []), ([], ["a"])):
        made = tour_at(problem, "van", MONDAY, *halves)
        assert (made.lunch, made.lunch_leg, made.drive_seconds) == (None, None, 40 * 60)
        assert check(problem, [made, tour_at(problem, "van", MONDAY + timedelta(2), ["b"])]) == ()


def test_only_the_last_stop_of_the_morning_says_where_to_eat() -> None:
    made = tour_at(away(), "van", MONDAY, ["b"], ["a"])
    assert (made.lunch_leg, made.visits[1].leg_drive_seconds) == (None, 10 * 60)


def test_the_judge_refuses_a_lunch_elsewhere_than_at_its_place() -> None:
    problem = away()
    made, direct = driven(problem), driven(away(a=False))
    assert made.lunch is not None
    assert broken(problem, replace(made, lunch_leg=None)) == {("travel", "violation.lunch-elsewhere")}
    [told] = [each.what for each in check(problem, [replace(made, lunch_leg=None)]) if each.rule == "travel"]
    assert (told.values["stop"], told.values["place"]) == ("a", "Chez Paulette")
    # In the square of the morning, from 12:10, or in that of the afternoon, until 13:50.
    for lunch, rule in (((-5, 0), "violation.early"), ((0, 12), "violation.late")):
        moved = made.lunch[0] + 60 * lunch[0], made.lunch[1] + 60 * lunch[1]
        assert ("lunch", rule) in broken(problem, replace(made, lunch=moved))
        assert ("sequence", "violation.short") in broken(problem, replace(made, lunch=moved))
    # As long as it was, but before it is reached, or until after it is left.
    for minutes in (-5, 12):
        moved = made.lunch[0] + 60 * minutes, made.lunch[1] + 60 * minutes
        assert ("sequence", "violation.short") in broken(problem, replace(made, lunch=moved))
    # Straight to the afternoon.
    found = broken(problem, direct)
    assert {("travel", "violation.lunch-elsewhere"), ("travel", "violation.leg-seconds")} <= found
    # A way to lunch that is shorter than it is.
    short = replace(made, lunch_leg=(4 * 60, 15 * 5 * 60))
    assert broken(problem, short) == {("travel", "violation.leg-seconds")}


def test_the_judge_refuses_a_drive_to_lunch_that_nobody_asks_for() -> None:
    problem = away(a=False)
    strange = replace(driven(problem), lunch_leg=(60, 900))
    assert broken(problem, strange) == {("travel", "violation.lunch-drive-not-due")}


def test_what_a_hand_makes_drives_there_too() -> None:
    problem = away()
    halves = ((0,), (1,))
    made = tour_anyhow(problem, without_day_limits(problem), 0, MONDAY, halves)
    assert made == driven(problem)
    # An afternoon that begins at 12:30: lunch is late for it, and lasts all the same.
    early = changed(problem, sessions={**HOURS, Half.AFTERNOON: SessionHours(clock("12:30"), clock("12:50"))})
    made = tour_anyhow(early, without_day_limits(early), 0, MONDAY, halves)
    assert made is not None
    assert made.lunch == (clock("12:15"), clock("13:00"))
    assert made.visits[1].arrive == clock("13:12")
    assert made.drive_seconds == 67 * 60


def test_the_drives_to_lunch_may_be_more_than_a_day_has() -> None:
    tight = changed(away(), work={"max_drive_day": 66 * 60})
    blocks = [
        make_block(tight, Session(MONDAY, half, *astuple(HOURS[half])), [rank])
        for rank, half in enumerate(Half)
    ]
    assert time_tour(tight, 0, MONDAY, [block for block in blocks if block]) is None
