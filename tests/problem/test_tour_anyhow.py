"""Tours that a planner wants whatever they break: their times follow one another."""

import random
from dataclasses import replace

import numpy as np
import pytest

from tests.instances import pilot, problem_of, random_pilot
from tests.problem.little import little_problem, road, stop, tour_at
from tourplanner.domain.period import DAY, HOUR, MINUTE, Half, parse_clock
from tourplanner.domain.tour import Tour
from tourplanner.problem.build import with_times
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.problem.tour_anyhow import tour_anyhow, without_day_limits


def _made(problem: Problem, *halves: list[int]) -> Tour | None:
    morning, afternoon = halves
    day = problem.calendar.dates[0]
    return tour_anyhow(problem, without_day_limits(problem), 0, day, (morning, afternoon))


def _broken(problem: Problem, tour: Tour) -> set[str]:
    return {breach.rule for breach in check(problem, [tour])}


@pytest.mark.parametrize("seed", range(30))
def test_whatever_is_asked_the_crew_has_its_time_to_drive_set_up_and_pack_up(seed: int) -> None:
    draw = random.Random(seed)
    problem = problem_of(random_pilot(seed))
    ranks = draw.sample(range(len(problem.config.stops)), draw.randrange(1, 5))
    cut = draw.randrange(len(ranks) + 1)
    tour = _made(problem, ranks[:cut], ranks[cut:])
    if tour is None:
        return
    assert not _broken(problem, tour) & {"sequence", "travel", "van-day"}
    assert [visit.stop for visit in tour.visits] == [problem.config.stops[rank].id for rank in ranks]
    assert [visit.half for visit in tour.visits] == [Half.MORNING] * cut + [Half.AFTERNOON] * (
        len(ranks) - cut
    )


def test_a_long_drive_breaks_the_hours_of_the_day_alone() -> None:
    config = pilot()
    short = replace(config, work=replace(config.work, latest_end=16 * HOUR))
    problem = problem_of(short)
    tour = _made(problem, [0], [1])
    assert tour is not None
    # The afternoon is served from 14:00 to 16:30.
    assert tour.visits[1].end == 16 * HOUR + 1800
    assert "day-hours" in _broken(problem, tour)
    assert "session-window" not in _broken(problem, tour)


def test_two_visits_in_one_full_half_day_overrun_it() -> None:
    problem = problem_of(pilot())
    tour = _made(problem, [0, 1], [])
    assert tour is not None
    assert tour.visits[1].start > 12 * HOUR
    assert "session-window" in _broken(problem, tour)


def test_a_day_has_24_hours() -> None:
    problem = problem_of(pilot())
    assert _made(problem, list(range(8)), []) is None
    longest = _made(problem, list(range(4)), [])
    assert longest is not None
    assert longest.end <= DAY


def test_its_times_by_hand() -> None:
    """Two half-days' worth of visits in a morning, on a road that asks for three minutes more a leg."""
    problem = little_problem([stop("a"), stop("b")], road([0, 30, 50]))
    matrix = replace(problem.matrix, allowed=np.full_like(problem.matrix.seconds, 3 * MINUTE))
    tour = _made(with_times(problem, matrix), [0, 1], [])

    assert tour is not None
    first, second = tour.visits
    setup, packup = problem.config.work.setup, problem.config.work.packup
    opens, half_day = parse_clock("09:30"), parse_clock("02:30")
    assert (first.arrive, first.start, first.end) == (opens - setup, opens, opens + half_day)
    assert second.arrive == first.end + packup + 23 * MINUTE
    assert (second.start, second.end) == (second.arrive + setup, second.arrive + setup + half_day)
    assert (first.leg_drive_seconds, second.leg_drive_seconds) == (30 * MINUTE, 20 * MINUTE)
    assert (first.leg_allowed_seconds, second.leg_allowed_seconds) == (3 * MINUTE, 3 * MINUTE)


def test_it_may_begin_at_midnight_and_not_before() -> None:
    work = little_problem([stop("a")], road([0, 0])).config.work
    longest = (parse_clock("09:30") - work.setup - work.prepare) // MINUTE
    tour = _made(little_problem([stop("a")], road([0, longest])), [0], [])
    assert tour is not None
    assert tour.start == 0
    assert _made(little_problem([stop("a")], road([0, longest + 1])), [0], []) is None


def test_it_may_end_at_midnight_and_not_after() -> None:
    work = little_problem([stop("a")], road([0, 0])).config.work
    longest = (DAY - parse_clock("16:30") - work.packup - work.close) // MINUTE
    tour = _made(little_problem([stop("a")], road([0, longest])), [], [0])
    assert tour is not None
    assert tour.end == DAY
    assert _made(little_problem([stop("a")], road([0, longest + 1])), [], [0]) is None


def test_the_judge_asks_for_what_is_allowed_between_two_visits_of_one_half() -> None:
    stops = [stop(name, service=20 * MINUTE) for name in ("a", "b")]
    problem = little_problem(stops, road([0, 30, 50]))
    matrix = replace(problem.matrix, allowed=np.full_like(problem.matrix.seconds, 3 * MINUTE))
    asked = with_times(problem, matrix)
    tour = tour_at(asked, "van", asked.calendar.dates[0], ["a", "b"])
    assert not _broken(asked, tour) & {"sequence"}
    first, second = tour.visits
    early = replace(tour, visits=(first, replace(second, arrive=second.arrive - MINUTE)))
    assert "sequence" in _broken(asked, early)


def test_a_stop_without_hours_that_day_has_no_visit() -> None:
    """Its own hours leave nothing of a half-day: there is no length to promise."""
    problem = little_problem([stop("late", opens=parse_clock("12:30"))], road([0, 30]))

    assert _made(problem, [0], []) is None
    assert _made(problem, [], [0]) is not None


def test_a_whole_day_that_another_visit_follows_keeps_its_pause() -> None:
    """No engine would have both; by hand the second begins when the first is over."""
    problem = little_problem([stop("w", whole_day=True), stop("v")], road([0, 30, 50]))
    tour = _made(problem, [0], [1])

    assert tour is not None
    whole, after = tour.visits
    assert (whole.start, whole.end) == (parse_clock("09:30"), parse_clock("16:30"))
    assert whole.pause == tour.lunch == (parse_clock("12:00"), parse_clock("14:00"))
    work = problem.config.work
    assert after.start == whole.end + work.packup + 20 * MINUTE + work.setup


def test_a_whole_day_without_an_afternoon_has_no_visit() -> None:
    problem = little_problem([stop("w", whole_day=True, opens=parse_clock("14:30"))], road([0, 30]))

    assert _made(problem, [0], []) is None
