"""Doing what is left of many jobs, wherever they are done."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from tourplanner.workflow.jobs.job import Job, Outcome
from tourplanner.workflow.jobs.runners import Outcomes, Runner
from tourplanner.workflow.jobs.store import Store

Observe = Callable[[int, int], None]
"""Told how many jobs are behind us, and how many there are."""
Jobs = Callable[[], Iterable[Job]]
"""Gives every job anew, always in one order: ten thousand are not in memory at once."""


@dataclass(frozen=True, slots=True)
class Worked:
    """How it went: answers that an earlier run had left, those of this one, and what failed.

    ``core_seconds`` are the seconds of a processor that all answers took, also the earlier ones.
    """

    resumed: int
    done: int
    failures: tuple[Outcome, ...]
    core_seconds: float


def work_through(jobs: Jobs, store: Store, runner: Runner, observe: Observe | None = None) -> Worked:
    """Do every job of which no answer is kept, and keep each as soon as it is there.

    After an interruption, of whatever kind, the same call goes on from there. Jobs of one key are one job.
    Of each no more than its key stays in memory.

    Raises
    ------
    InputError
        If an answer cannot be written; those before it are kept.
    TourPlannerError
        As the runner.
    """
    tell = observe or _silent
    with store.held():
        left, resumed, core_seconds = _looked_through(jobs, store)
        number, done = resumed + len(left), 0
        failures: dict[str, Outcome] = {}
        tell(resumed, number)
        # Closed before the folder is let go, whatever ends the loop: its processes end with it.
        with closing(runner(_those(left, jobs)) if left else _none()) as outcomes:
            for outcome in outcomes:
                if outcome.error is None:
                    store.keep(outcome)
                    done += 1
                    core_seconds += outcome.core_seconds
                else:
                    failures[outcome.key] = outcome
                tell(resumed + done + len(failures), number)
    # In the order of the jobs: what failed first on one machine may fail last on another.
    found = (failures.pop(job.key, None) for job in (jobs() if failures else ()))
    return Worked(resumed, done, tuple(each for each in found if each is not None), core_seconds)


def _looked_through(jobs: Jobs, store: Store) -> tuple[set[str], int, float]:
    """The keys of what is left, how many other answers are kept, and the seconds that those took."""
    left, kept, seconds = set[str](), set[str](), 0.0
    for job in jobs():
        if job.key in left or job.key in kept:
            continue
        if (answer := store.read(job.key)) is None:
            left.add(job.key)
        else:
            kept.add(job.key)
            seconds += answer[1].core_seconds
    return left, len(kept), seconds


def _those(left: set[str], jobs: Jobs) -> Iterator[Job]:
    """The first job of each key of `left`, which is emptied."""
    for job in jobs():
        if job.key in left:
            left.remove(job.key)
            yield job


def _none() -> Outcomes:
    """What comes of no jobs."""
    yield from ()


def _silent(_done: int, _total: int) -> None:
    """Where progress goes that nobody asked for."""
