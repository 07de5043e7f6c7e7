"""A visit of a whole day: alone in its block and in its tour, with lunch in its pause."""

from dataclasses import replace

import pytest

from tests.problem.little import HOURS, MONDAY, WORK, little_problem, road, stop
from tourplanner.domain.period import MINUTE, Half, Session, parse_clock
from tourplanner.problem.problem import Problem
from tourplanner.problem.time_tour import Block, make_block, time_tour


def problem(minutes: int = 30, **work: int) -> Problem:
    """Two stops, the first of whole days, at so many minutes from the depot."""
    stops = [stop("w", whole_day=True), stop("v", service=60 * MINUTE)]
    return little_problem(stops, road([0, minutes, minutes + 10]), work=replace(WORK, **work))


def session(half: Half) -> Session:
    return Session(MONDAY, half, HOURS[half].opens, HOURS[half].closes, 1)


def clock(text: str) -> int:
    return parse_clock(text)


def whole(problem: Problem) -> Block:
    block = make_block(problem, session(Half.MORNING), [0])
    assert block is not None
    return block


def test_its_block_is_both_halves_and_the_pause_between() -> None:
    block = whole(problem())

    assert (block.earliest, block.latest) == (clock("09:30"), clock("09:30"))
    assert block.length == clock("16:30") - clock("09:30")
    assert block.pause == (clock("12:00"), clock("14:00"))


@pytest.mark.parametrize("stops", [[0, 1], [1, 0]])
def test_it_is_alone_in_its_half(stops: list[int]) -> None:
    assert make_block(problem(), session(Half.MORNING), stops) is None


def test_it_begins_in_the_morning() -> None:
    assert make_block(problem(), session(Half.AFTERNOON), [0]) is None


def test_nothing_follows_it() -> None:
    asked = problem()
    after = make_block(asked, session(Half.AFTERNOON), [1])
    assert after is not None

    assert time_tour(asked, 0, MONDAY, [after]) is not None
    assert time_tour(asked, 0, MONDAY, [whole(asked), after]) is None


def test_the_crew_eats_in_the_pause_and_drives_before_and_after() -> None:
    asked = problem()
    tour = time_tour(asked, 0, MONDAY, [whole(asked)])

    assert tour is not None
    [visit] = tour.visits
    assert (visit.start, visit.end) == (clock("09:30"), clock("16:30"))
    assert tour.lunch == (clock("12:00"), clock("14:00"))
    set_up, pack_up = WORK.setup, WORK.packup
    assert tour.leave == clock("09:30") - set_up - 30 * MINUTE
    assert tour.drive_seconds == 60 * MINUTE
    assert tour.end == clock("16:30") + pack_up + 30 * MINUTE + WORK.close


@pytest.mark.parametrize(
    ("window", "lunch"), [(("12:30", "14:30"), ("12:30", "14:00")), (("11:30", "13:15"), ("12:00", "13:15"))]
)
def test_lunch_is_in_its_window(window: tuple[str, str], lunch: tuple[str, str]) -> None:
    opens, closes = map(clock, window)
    asked = problem(lunch_opens=opens, lunch_closes=closes)
    tour = time_tour(asked, 0, MONDAY, [whole(asked)])

    assert tour is not None
    assert tour.lunch == (clock(lunch[0]), clock(lunch[1]))


@pytest.mark.parametrize(
    ("more", "legal"),
    [
        ({}, True),
        ({"lunch": 120 * MINUTE}, True),
        ({"lunch": 120 * MINUTE + 1}, False),
        ({"max_drive_day": 60 * MINUTE}, True),
        ({"max_drive_day": 60 * MINUTE - 1}, False),
    ],
)
def test_a_day_that_breaks_a_limit_has_no_times(more: dict[str, int], legal: bool) -> None:
    asked = problem(**more)

    assert (time_tour(asked, 0, MONDAY, [whole(asked)]) is not None) is legal


@pytest.mark.parametrize("limit", ["max_work_day", "max_span_day", "earliest_start", "latest_end"])
def test_each_limit_binds_by_a_second(limit: str) -> None:
    tour = time_tour(problem(), 0, MONDAY, [whole(problem())])
    assert tour is not None
    assert tour.lunch is not None
    span = tour.end - tour.start
    eaten = tour.lunch[1] - tour.lunch[0]
    at = {
        "max_work_day": span - eaten,
        "max_span_day": span,
        "earliest_start": tour.start,
        "latest_end": tour.end,
    }[limit]
    beyond = 1 if limit == "earliest_start" else -1

    just, too_much = problem(**{limit: at}), problem(**{limit: at + beyond})
    assert time_tour(just, 0, MONDAY, [whole(just)]) is not None
    assert time_tour(too_much, 0, MONDAY, [whole(too_much)]) is None
