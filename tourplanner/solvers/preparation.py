"""Getting compiled code ready: the first time on a machine that takes half a minute, later a second.

It goes on in a thread of its own, so that a time limit and Ctrl-C hold meanwhile. What the search needs
comes first, so that it begins while what proves is still compiled. Nobody waits for the thread at the end of
the process. What it has compiled by then is kept, for numba writes each function's file whole or not at all.
"""

import threading
from dataclasses import replace

import numpy as np

from tourplanner.problem.problem import Problem
from tourplanner.solvers.exact.partition import Fineness, partition
from tourplanner.solvers.meanwhile import Meanwhile
from tourplanner.solvers.result import Limits

POLL_SECONDS = 0.25


class Preparation:
    """Loads compiled code, or compiles it; a process has only one, `PREPARATION`."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._failure: BaseException | None = None
        self._lock = threading.Lock()
        self._searches = threading.Event()

    @property
    def can_search(self) -> bool:
        """Whether there is the code of the search.

        Raises
        ------
        BaseException
            What ended the preparation before its time.
        """
        if self._failure is not None:
            raise self._failure
        return self._searches.is_set()

    @property
    def is_ready(self) -> bool:
        """Whether it was begun and has come to its end.

        Raises
        ------
        BaseException
            What ended it before its time.
        """
        return self.can_search and self._thread is not None and not self._thread.is_alive()

    def begin(self, problem: Problem) -> None:
        """Begin, if that was not done before; any problem will do: all have arrays of the same types."""
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._guarded, args=(problem,), daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> None:
        """Wait for the end of what was begun, at most so long."""
        if self._thread is not None:
            self._thread.join(seconds)

    def wait_for_search(self, seconds: float) -> None:
        """Wait for the code of the search, at most so long."""
        self._searches.wait(seconds)

    def _guarded(self, problem: Problem) -> None:
        try:
            _prepare_search(problem)
            self._searches.set()
            _prepare_proof(problem)
        except BaseException as failure:
            self._failure = failure
            self._searches.set()


PREPARATION = Preparation()


def prepare(problem: Problem, limits: Limits) -> None:
    """Have all compiled code ready, or wait for it until the time is over."""
    prepare_search(problem, limits)
    while not PREPARATION.is_ready and limits.remaining > 0:
        limits.report("compile")
        PREPARATION.wait(min(POLL_SECONDS, limits.remaining))


def prepare_search(problem: Problem, limits: Limits, found: Meanwhile | None = None) -> None:
    """Have the code of the search ready, or wait for it until the time is over; tell what is found then."""
    PREPARATION.begin(problem)
    PREPARATION.wait_for_search(0.0)
    while not PREPARATION.can_search and limits.remaining > 0:
        limits.report("compile", None if found is None else found.drive)
        PREPARATION.wait_for_search(min(POLL_SECONDS, limits.remaining))


def _prepare_search(problem: Problem) -> None:
    """Have each compiled function compiled that a search calls, by calls that have little to do."""
    # The library that compiles takes its time to load, too.
    from tourplanner.solvers.sisr.encoding import encode  # noqa: PLC0415
    from tourplanner.solvers.sisr.search import Search  # noqa: PLC0415

    Search(encode(problem), seed=0, rounds=1).prepare()


def _prepare_proof(problem: Problem) -> None:
    """The same of what proves, and of what the search does with its hints."""
    from tourplanner.solvers.colgen.pricing import HEURISTIC, Pricer  # noqa: PLC0415
    from tourplanner.solvers.colgen.rows import Rows  # noqa: PLC0415
    from tourplanner.solvers.leg_cuts.groups import broken_groups  # noqa: PLC0415
    from tourplanner.solvers.leg_cuts.places import LegPlaces  # noqa: PLC0415
    from tourplanner.solvers.sisr.encoding import encode  # noqa: PLC0415
    from tourplanner.solvers.sisr.rins import prepare_exchange  # noqa: PLC0415
    from tourplanner.solvers.sisr.start import state_of  # noqa: PLC0415
    from tourplanner.solvers.sisr.state import empty_state  # noqa: PLC0415
    from tourplanner.solvers.timed_routes.clock import clock_of  # noqa: PLC0415
    from tourplanner.solvers.timed_routes.pricing import TimedPricer  # noqa: PLC0415

    instance = encode(problem)
    prepare_exchange(instance, empty_state(instance))
    state_of(problem, instance, ())
    if problem.calendar.sessions:
        places = LegPlaces.of(problem)
        list(broken_groups(places, np.zeros_like(places.seconds)))
        clock = clock_of(problem)
        if clock is not None:
            TimedPricer(clock).prepare()
    cells = partition(problem, Fineness.CLASSES)
    cell = next((cell for cell in cells if cell.open), None)
    if cell is not None:
        cell = replace(cell, open=frozenset(sorted(cell.open)[:1]))
        stops = len(problem.config.stops)
        # Of all cells: patterns of visits reach over several.
        rows = Rows(problem, cells, [0] * stops)
        duals = rows.cuts.duals(np.zeros_like(rows.b))
        Pricer(problem, (cell,)).price(0, np.zeros((2, stops)), 0.0, duals, -1.0, HEURISTIC)
