"""What is allowed for on each leg, and that it is enough."""

from dataclasses import replace

import numpy as np
import pytest

from tests.analysis.punctuality.timed import tour_of
from tests.problem.little import MINUTE, little_problem, road, stop
from tourplanner.analysis.punctuality.allowance import with_allowance
from tourplanner.analysis.punctuality.missed import missed
from tourplanner.domain.config import Config
from tourplanner.problem.build import build
from tourplanner.problem.problem import Problem

PLACES = [0, 60, 62, 75, 140]


def asking(share: float | None) -> Problem:
    """Four stops; the first three near one another, visits of an hour, so many days on time."""
    stops = [stop(name, service=40 * MINUTE) for name in "abcd"]
    problem = little_problem(stops, road(PLACES))
    return replace(problem, config=with_share(problem.config, share))


def with_share(config: Config, share: float | None) -> Config:
    return replace(config, travel=replace(config.travel, on_time=share))


def allowed(problem: Problem, more: int = 0, at_noon: int = 0) -> Problem:
    matrix = with_allowance(problem.config, problem.matrix, more, at_noon)
    return build(problem.config, problem.calendar, matrix)


def test_a_config_that_asks_for_nothing_keeps_its_matrix() -> None:
    problem = asking(None)
    assert with_allowance(problem.config, problem.matrix) is problem.matrix


def test_whole_minutes_for_legs_to_stops_alone() -> None:
    problem = allowed(asking(0.95))
    found = problem.matrix.allowed
    assert found is not None
    assert not (found % MINUTE).any()
    assert not found[:, 0].any()
    assert not np.diag(found).any()
    # Longer drives need more; after a visit people may still be at the desk.
    assert 0 < found[0, 1] < found[0, 4]
    assert found[1, 2] > 0


@pytest.mark.parametrize("share", [0.8, 0.9, 0.95, 0.99])
def test_it_is_enough(share: float) -> None:
    problem = asking(share)
    before = tour_of(problem, [0, 1], [2, 3])
    assert share < 0.9 or {each.stop for each in missed(problem, [before]).visits} >= {"b"}
    wider = allowed(problem)
    # The draws of the second leg of a day are other ones than those that it was reckoned with.
    late = missed(wider, [tour_of(wider, [0, 1], [2, 3])]).visits
    assert all(each.late < 1 - share + 0.004 for each in late)
    assert not missed(wider, [tour_of(wider, [0], [])]).visits


def test_more_is_for_legs_from_stops_and_for_noon() -> None:
    problem = asking(0.95)
    base, more = allowed(problem), allowed(problem, more=2, at_noon=5)
    assert base.matrix.allowed is not None
    assert more.matrix.allowed is not None
    extra = more.matrix.allowed - base.matrix.allowed
    assert set(extra[0].tolist()) == {0}
    assert set(extra[1:, 1:][~np.eye(4, dtype=bool)].tolist()) == {2 * MINUTE}
    assert more.config.work.lunch == base.config.work.lunch + 5 * MINUTE
    assert more.config.work.lunch_spare == 5 * MINUTE
    # Built again from a config that has it already it is not added twice.
    again = build(more.config, more.calendar, more.matrix)
    assert again.config.work == more.config.work
