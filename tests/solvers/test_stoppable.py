"""Ctrl-C ends a solver that is at work, and what it says without it is what it says by itself."""

import _thread
import signal
import threading
from collections.abc import Iterator
from itertools import combinations
from typing import Any

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


class Interrupting(cp_model.CpSolver):
    """A solver at whose beginning somebody presses Ctrl-C."""

    def solve(self, model: cp_model.CpModel, *args: Any, **kwargs: Any) -> cp_model.CpSolverStatus:
        """What it says of the model."""
        _thread.interrupt_main()
        return super().solve(model, *args, **kwargs)


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """Ctrl-C is heard, also in a process that was begun in the background, where it is not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_it_ends_a_solve_by_cp_sat() -> None:
    solver = Interrupting()
    solver.parameters.copy_from(plain_solver().parameters)
    with pytest.raises(KeyboardInterrupt):
        solved(solver, pigeons(13))
    assert solver.response_proto.status == cp_model.UNKNOWN
    assert solver.wall_time < FOR_EVER


def test_what_does_not_hear_at_first_is_told_again() -> None:
    told = threading.Semaphore(0)

    def hears_late() -> None:
        _thread.interrupt_main()
        for _ in range(3):
            told.acquire()

    with pytest.raises(KeyboardInterrupt):
        stoppable(hears_late, told.release)


def test_an_undisturbed_solve_has_its_answer() -> None:
    solver = plain_solver()
    assert solved(solver, pigeons(3)) == cp_model.INFEASIBLE


def test_what_fails_fails_where_it_was_asked_for() -> None:
    def fails() -> None:
        raise ValueError("no model")

    with pytest.raises(ValueError, match="no model"):
        stoppable(fails, lambda: None)
