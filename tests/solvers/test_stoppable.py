"""Ctrl-C ends a solver that is at work, and what it says without it is what it says by itself."""

import _thread
import threading
from itertools import combinations
from time import monotonic

import pytest
from ortools.sat.python import cp_model

from tourplanner.solvers.exact.assignment import solver_within
from tourplanner.solvers.result import Limits
from tourplanner.solvers.stoppable import solved, stoppable

FOR_EVER = 300.0
"""Seconds that a solve may take, far more than any test waits."""


def pigeons(number: int) -> cp_model.CpModel:
    """One pigeon more than there are holes: hopeless, and by clauses alone far from quickly so."""
    model = cp_model.CpModel()
    sits = [[model.new_bool_var("") for _ in range(number)] for _ in range(number + 1)]
    for pigeon in sits:
        model.add_bool_or(pigeon)
    for hole in zip(*sits, strict=True):
        for one, other in combinations(hole, 2):
            model.add_bool_or([~one, ~other])
    return model


def plain_solver() -> cp_model.CpSolver:
    """One that sees no more than clauses."""
    solver = solver_within(Limits(), FOR_EVER)
    solver.parameters.max_time_in_seconds = FOR_EVER
    solver.parameters.cp_model_presolve = False
    solver.parameters.symmetry_level = 0
    solver.parameters.linearization_level = 0
    return solver


def test_it_ends_a_solve_by_cp_sat() -> None:
    began = monotonic()
    threading.Timer(0.5, _thread.interrupt_main).start()
    with pytest.raises(KeyboardInterrupt):
        solved(plain_solver(), pigeons(13))
    assert monotonic() - began < FOR_EVER / 10


def test_what_does_not_hear_at_first_is_told_again() -> None:
    told = threading.Semaphore(0)
    threading.Timer(0.2, _thread.interrupt_main).start()
    with pytest.raises(KeyboardInterrupt):
        stoppable(lambda: [told.acquire() for _ in range(3)], told.release)


def test_an_undisturbed_solve_has_its_answer() -> None:
    solver = plain_solver()
    assert solved(solver, pigeons(3)) == cp_model.INFEASIBLE


def test_what_fails_fails_where_it_was_asked_for() -> None:
    def fails() -> None:
        raise ValueError("no model")

    with pytest.raises(ValueError, match="no model"):
        stoppable(fails, lambda: None)
