"""Solves that Ctrl-C ends at once, though the solver itself never looks at the interpreter.

Python sees a signal between two of its own steps, in the thread that it began with. A solver that is called
there leaves it none until it returns: so it works in another thread, and the one that waits stops it.
"""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from ortools.sat.python import cp_model

Answer = TypeVar("Answer")

POLL_SECONDS = 0.1
"""On systems where nothing ends a wait, a signal is seen so late; one that came too early is told again."""


class _Solve(Generic[Answer]):
    """A solve in a thread of its own."""

    def __init__(self, solve: Callable[[], Answer]) -> None:
        self._solve = solve
        self._answers: list[Answer] = []
        self._failure: BaseException | None = None
        self.thread = threading.Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        try:
            self._answers.append(self._solve())
        except BaseException as failure:
            # Whatever it is, it is raised where the answer is asked for.
            self._failure = failure

    def answer(self) -> Answer:
        """What it says once it has ended."""
        if self._failure is not None:
            raise self._failure
        return self._answers[0]


def stoppable(solve: Callable[[], Answer], stop: Callable[[], object]) -> Answer:
    """What a solve says; where Ctrl-C comes first, `stop` is called from outside until it has ended.

    Raises
    ------
    KeyboardInterrupt
        Once the solve has ended for it.
    """
    solving = _Solve(solve)
    try:
        solving.thread.start()
        while solving.thread.is_alive():
            solving.thread.join(POLL_SECONDS)
    except BaseException:
        # Whatever ends the wait, no solve goes on behind it.
        while solving.thread.is_alive():
            # A solve that has only begun does not hear it yet.
            stop()
            solving.thread.join(POLL_SECONDS)
        raise
    return solving.answer()


def solved(solver: cp_model.CpSolver, model: cp_model.CpModel) -> cp_model.CpSolverStatus:
    """What CP-SAT says of a model, by a solver that has the rest of its answer; Ctrl-C ends it."""
    return stoppable(lambda: solver.solve(model), solver.stop_search)
