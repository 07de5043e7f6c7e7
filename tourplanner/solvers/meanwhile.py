"""Plans for the time in which the first run on a machine compiles its search.

A process of its own searches without compiling anything, on the core that the compiler leaves free. What it
finds is shown, and kept where the clock ends the search. Where no process can be started there is none.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.solvers.incumbent import Incumbent

MODULE = "tourplanner.solvers.sisr.uncompiled"


class Meanwhile:
    """The best plan of the process so far."""

    def __init__(self, problem: Problem) -> None:
        self._incumbent = Incumbent(problem)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def tours(self) -> tuple[Tour, ...]:
        """Its tours."""
        return self._incumbent.tours

    @property
    def drive(self) -> int | None:
        """Seconds of driving, None while a visit is missing."""
        return None if any(self._incumbent.promises) else self._incumbent.drive

    def begin(self) -> None:
        """Start the process."""
        with suppress(OSError, ValueError):
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", MODULE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": os.pathsep.join(_path())},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            threading.Thread(target=self._follow, args=(self._process,), daemon=True).start()

    def end(self) -> None:
        """End it; what it found stays."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def _follow(self, process: "subprocess.Popen[bytes]") -> None:
        """Take in what the process tells, until it has ended."""
        assert process.stdin is not None
        assert process.stdout is not None
        # An ended process breaks pipes, and pickles off.
        with suppress(OSError, EOFError, pickle.UnpicklingError), process.stdin, process.stdout:
            pickle.dump(self._incumbent.problem, process.stdin)
            process.stdin.flush()
            while True:
                self._incumbent.offer(pickle.load(process.stdout))


@contextmanager
def meanwhile(problem: Problem) -> Iterator[Meanwhile]:
    """Search for a plan in another process until the block ends, if code is still to be compiled."""
    # The library that compiles takes its time to load.
    from tourplanner.solvers.compiled import is_kept  # noqa: PLC0415

    other = Meanwhile(problem)
    try:
        if not is_kept("anneal"):
            other.begin()
        yield other
    finally:
        other.end()


def _path() -> list[str]:
    """Where the process finds this very code."""
    here = str(Path(__file__).parents[2])
    return [here, *(place for place in sys.path if place and place != here)]
