"""Where combinations are solved: processes of this machine, or a Dask cluster."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from tourplanner.errors import InputError, TourPlannerError
from tourplanner.message import message
from tourplanner.workflow.compared.child import serve_the_parent
from tourplanner.workflow.compared.grid_cell import Answer, Cell, solve_cell

Runner = Callable[[Sequence[Cell]], Iterator[Answer]]
"""Solves combinations and gives answers as they come, in any order."""

MOST_BREAKS = 3
"""Times that a process may die before its work is given up."""

CONNECT_SECONDS = 20


def one_by_one(cells: Sequence[Cell]) -> Iterator[Answer]:
    """The plainest runner: in this process, in order."""
    return map(solve_cell, cells)


def in_processes(workers: int) -> Runner:
    """A runner with so many processes, each with its own solver.

    They are spawned, not forked: a fork would copy threads of the solver's libraries half-way. When
    one dies, the combinations without an answer are given to new ones.
    """

    def run(cells: Sequence[Cell]) -> Iterator[Answer]:
        left = {cell.key: cell for cell in cells}
        for _ in range(MOST_BREAKS):
            try:
                for answer in _run_once(tuple(left.values()), workers):
                    del left[answer.key]
                    yield answer
            except BrokenProcessPool:
                continue
            return
        raise TourPlannerError(message("scenario.died", times=MOST_BREAKS))

    return run


def _run_once(cells: Sequence[Cell], workers: int) -> Iterator[Answer]:
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(
        max_workers=max(1, min(workers, len(cells))),
        mp_context=multiprocessing.get_context("spawn"),
        initializer=serve_the_parent,
    )
    done = False
    try:
        for future in as_completed([pool.submit(solve_cell, cell) for cell in cells]):
            yield future.result()
        done = True
    finally:
        if not done:
            # Stopped or broken: nobody waits for what the others are at.
            for worker in set(multiprocessing.active_children()) - others:
                worker.kill()
        # Waited for, so that their semaphores are given back by us and not missed at the very end.
        pool.shutdown(wait=True, cancel_futures=True)


def on_dask(address: str) -> Runner:
    """A runner on the Dask cluster whose scheduler is at `address`.

    A worker that dies loses nothing: the scheduler gives its combinations to another.

    Raises
    ------
    InputError
        If Dask is not installed.
    """
    try:
        import distributed  # noqa: PLC0415 - an optional extra
    except ImportError:
        cure = message("scenario.install-distributed")
        raise InputError.of("", message("scenario.no-distributed"), cure) from None

    def run(cells: Sequence[Cell]) -> Iterator[Answer]:
        try:
            client = distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            what = message("scenario.no-scheduler", address=address, error=str(error))
            raise InputError.of("", what, message("scenario.scheduler-address")) from None
        with client:
            futures = [client.submit(solve_cell, cell, key=f"tourplanner-{cell.key}") for cell in cells]
            try:
                for future in distributed.as_completed(futures, loop=client.loop):
                    yield future.result()
            except distributed.KilledWorker as error:
                raise TourPlannerError(message("scenario.workers-died", error=str(error))) from None

    return run
