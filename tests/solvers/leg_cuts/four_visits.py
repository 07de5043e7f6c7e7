"""Four visits in four villages, with the times of the estimate or with any others, and what bounds them."""

from dataclasses import replace

import numpy as np

from tests.instances import pilot, problem_of, stop_at
from tests.solvers.moves.exhaustive import least_drives
from tourplanner.problem.problem import Problem
from tourplanner.solvers.leg_cuts.bound import leg_bound
from tourplanner.solvers.leg_cuts.places import LegPlaces
from tourplanner.solvers.moves.today import Today
from tourplanner.solvers.result import Limits

COMMUNES = ("32269", "32448", "32436", "32120")
"""Four of the Bastides de Lomagne."""


def problem(minutes: int) -> Problem:
    """Four visits on three days of one week, with one van."""
    config = pilot()
    stops = tuple(stop_at(code, service=60 * minutes) for code in COMMUNES)
    calendar = replace(config.calendar, weeks=1)
    return problem_of(replace(config, stops=stops, areas=(), locks=(), calendar=calendar))


def with_table(asked: Problem, minutes: np.ndarray) -> Problem:
    """The same with a table of one's own."""
    seconds = (60 * minutes).astype(asked.matrix.seconds.dtype)
    return replace(asked, matrix=replace(asked.matrix, seconds=seconds))


def any_table(seed: int) -> np.ndarray:
    """Legs of 2 to 90 minutes, of which none has to do with another."""
    above = np.triu(np.random.default_rng(seed).integers(2, 90, (5, 5)), 1)
    return np.asarray(above + above.T)


def bound_of(asked: Problem) -> int:
    """What is proven without a time limit."""
    bound = leg_bound(asked, LegPlaces.of(asked), Limits())
    assert bound is not None
    return bound.seconds


def least_of(asked: Problem) -> int:
    """The least driving of all plans."""
    return min(least_drives(asked, Today.of(asked, ())).values())
