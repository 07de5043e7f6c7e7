"""Tours that a planner wants whatever they break: their times follow one another."""

import random
from dataclasses import replace

import pytest

from tests.instances import pilot, problem_of, random_pilot
from tourplanner.domain.period import DAY, HOUR, Half
from tourplanner.domain.tour import Tour
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
