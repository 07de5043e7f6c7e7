"""A change of few tours is judged as the whole plan is from scratch."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.instances import problem_of, random_pilot
from tourplanner.domain.config import Lock
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour, Visit
from tourplanner.problem.check import check
from tourplanner.problem.judged import Judged
from tourplanner.problem.problem import Problem
from tourplanner.problem.time_tour import round_trip

NINE, LONG = 9 * 3600, 2 * 3600


def _tour(problem: Problem, draw: random.Random) -> Tour:
    """A tour through stops drawn at random, with little care for any rule."""
    van = draw.choice(problem.config.vans)
    visits = [
        Visit(
            stop=draw.choice(problem.config.stops).id,
            half=half,
            arrive=NINE + place * LONG,
            start=NINE + place * LONG + draw.choice([0, 600]),
            end=NINE + place * LONG + 6000,
            leg_drive_seconds=draw.choice([600, 1800]),
            leg_distance_m=9000,
        )
        for place, half in enumerate(draw.choice([[Half.MORNING], [*Half], [Half.MORNING, *Half]]))
    ]
    return round_trip(problem, van, draw.choice(problem.calendar.dates), visits, draw.choice([None, (0, 1)]))


def _same(problem: Problem, tours: Sequence[Tour], gone: Sequence[Tour], come: Sequence[Tour]) -> None:
    after = [*(tour for tour in tours if tour not in gone), *come]
    before, now = Counter(check(problem, tours)), Counter(check(problem, after))
    found = Judged(problem, tours).change(gone, come)
    assert Counter(found.broken) == now - before
    assert Counter(found.mended) == before - now


@pytest.mark.parametrize("seed", range(40))
def test_the_change_is_the_difference_of_two_verdicts_from_scratch(seed: int) -> None:
    draw = random.Random(seed)
    config = random_pilot(seed)
    fixed = [Lock(stop.id, weekday=draw.randrange(5)) for stop in draw.sample(config.stops, 4)]
    problem = problem_of(replace(config, locks=tuple(fixed)))
    tours = [_tour(problem, draw) for _ in range(draw.randrange(1, 14))]
    for _ in range(6):
        gone = draw.sample(tours, draw.randrange(len(tours) + 1))
        _same(problem, tours, gone, [_tour(problem, draw) for _ in range(draw.randrange(3))])


def test_tours_that_go_and_come_back_change_nothing() -> None:
    draw = random.Random(3)
    problem = problem_of(random_pilot(3))
    tours = [_tour(problem, draw) for _ in range(9)]
    found = Judged(problem, tours).change(tours[4:], tours[4:])
    assert (found.broken, found.mended) == ((), ())
