"""A problem with other travel times is the one that would be built with them."""

from dataclasses import fields, replace

import numpy as np
import pytest

from tests.instances import problem_of
from tests.short_visits import short_visits_config
from tourplanner.problem.build import build, with_times
from tourplanner.problem.problem import Problem


@pytest.mark.parametrize("seed", range(12))
def test_is_what_would_be_built(seed: int) -> None:
    problem = problem_of(short_visits_config(seed))
    more = np.full_like(problem.matrix.seconds, 120)
    matrix = replace(problem.matrix, allowed=more, allowed_more=2, noon_more=5)
    config, calendar = problem.config, problem.calendar
    anew, other = build(config, calendar, matrix), with_times(problem, matrix)
    for field in fields(Problem):
        if field.name == "openings":
            assert list(other.openings) == list(anew.openings)
        else:
            assert getattr(other, field.name) == getattr(anew, field.name)
    # And back to the times that it had.
    assert with_times(other, problem.matrix).config == problem.config
