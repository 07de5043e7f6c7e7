"""Processes of this machine that do jobs: each has one at a time, so that a death is known to be of that one.

There are pipes between them and nothing else: no queue, lock or semaphore that a killed process could keep.
"""

import contextlib
import multiprocessing
import multiprocessing.connection
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from tourplanner.errors import TourPlannerError
from tourplanner.message import message
from tourplanner.workflow.jobs.child import serve_the_parent
from tourplanner.workflow.jobs.job import Job, Outcome, carry_out, lost
from tourplanner.workflow.jobs.runners import MOST_ATTEMPTS, Outcomes, Runner

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

READY = "ready"
"""What a process says when it can be given work."""


def in_processes(workers: int) -> Runner:
    """A runner with so many processes.

    They are spawned, not forked: a fork would copy threads of the solver's libraries half-way. When one
    dies, another takes its place, and does the job that it was at.
    """

    def run(jobs: Iterable[Job]) -> Outcomes:
        crew = _Crew(iter(jobs), workers)
        try:
            yield from crew.outcomes()
        finally:
            crew.end()

    return run


class _Worker:
    """A process, our end of its pipe, and the job that it is at."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_serve, args=(theirs,), daemon=True)
        self.process.start()
        # Theirs alone: when they die, ours is told.
        theirs.close()
        self.is_ready = False
        self.job: Job | None = None
        self.attempts = 0

    def give(self, job: Job, attempts: int) -> None:
        """Let it begin a job; a death is heard of later, whenever it came."""
        self.job, self.attempts = job, attempts
        with contextlib.suppress(OSError):
            self.pipe.send((job, attempts))

    def hear(self) -> object:
        """What it has said; None from the dead."""
        try:
            return self.pipe.recv()
        except (EOFError, OSError):
            return None

    def end(self) -> None:
        """Kill it, whatever it is at; nothing of it is left."""
        self.process.kill()
        self.process.join()
        self.process.close()
        self.pipe.close()


class _Crew:
    """The processes, and the jobs that wait for the next of them that is free."""

    def __init__(self, jobs: Iterator[Job], size: int) -> None:
        self.jobs, self.size = jobs, size
        self.waiting: deque[tuple[Job, int]] = deque()
        self.workers: list[_Worker] = []
        self.stillborn = 0

    def outcomes(self) -> Iterator[Outcome]:
        """What comes of every job, as it comes."""
        self._hand_out()
        while self.waiting or any(worker.job for worker in self.workers):
            said = multiprocessing.connection.wait([worker.pipe for worker in self.workers])
            for worker in [each for each in self.workers if each.pipe in said]:
                answer = worker.hear()
                if answer is None:
                    yield from self._bury(worker)
                elif isinstance(answer, Outcome):
                    worker.job = None
                    # Before the answer is looked at: nobody is idle over that.
                    self._hand_out()
                    yield answer
                else:
                    worker.is_ready, self.stillborn = True, 0
                self._hand_out()

    def _hand_out(self) -> None:
        """Give jobs to whoever is free, and begin as many processes as there is work for."""
        while len(self.waiting) < self.size and (job := next(self.jobs, None)) is not None:
            self.waiting.append((job, 1))
        for worker in self.workers:
            if self.waiting and worker.is_ready and worker.job is None:
                worker.give(*self.waiting.popleft())
        beginning = sum(not worker.is_ready for worker in self.workers)
        while len(self.workers) < self.size and beginning < len(self.waiting):
            self.workers.append(_Worker())
            beginning += 1

    def _bury(self, worker: _Worker) -> Iterator[Outcome]:
        """What comes of the death of a process: its job is begun again, or given up."""
        self.workers.remove(worker)
        worker.end()
        if not worker.is_ready:
            self.stillborn += 1
            if self.stillborn >= MOST_ATTEMPTS:
                raise TourPlannerError(message("farm.no-process", times=self.stillborn))
        elif worker.job is not None and worker.attempts < MOST_ATTEMPTS:
            self.waiting.append((worker.job, worker.attempts + 1))
        elif worker.job is not None:
            yield lost(worker.job, worker.attempts)

    def end(self) -> None:
        """Nobody waits for what they are at."""
        for worker in self.workers:
            worker.end()
        self.workers.clear()


def _serve(pipe: Connection) -> None:
    serve_the_parent()
    pipe.send(READY)
    while True:
        try:
            job, attempts = pipe.recv()
        except EOFError:
            return
        pipe.send(carry_out(job, attempts))
