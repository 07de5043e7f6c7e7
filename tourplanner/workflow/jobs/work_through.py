"""Doing what is left of many jobs, wherever they are done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tourplanner.workflow.jobs.job import Job, Outcome
from tourplanner.workflow.jobs.runners import Runner
from tourplanner.workflow.jobs.store import Store

Observe = Callable[[int, int], None]
"""Told how many jobs are behind us, and how many there are."""


@dataclass(frozen=True, slots=True)
class Worked:
    """How it went: answers that an earlier run had left, those of this one, and what failed."""

    resumed: int
    done: int
    failures: tuple[Outcome, ...]


def work_through(jobs: Sequence[Job], store: Store, runner: Runner, observe: Observe | None = None) -> Worked:
    """Do every job of which no answer is kept, and keep each as soon as it is there.

    After an interruption, of whatever kind, the same call goes on from there. Jobs of one key are one job.

    Raises
    ------
    InputError
        If an answer cannot be written; those before it are kept.
    TourPlannerError
        As the runner.
    """
    tell = observe or _silent
    with store.held():
        wanted = {job.key: job for job in jobs}
        kept = store.keys()
        left = [job for key, job in wanted.items() if key not in kept or store.read(key) is None]
        resumed, done = len(wanted) - len(left), 0
        failures: list[Outcome] = []
        tell(resumed, len(wanted))
        for outcome in runner(left) if left else ():
            if outcome.error is None:
                store.keep(outcome)
                done += 1
            else:
                failures.append(outcome)
            tell(resumed + done + len(failures), len(wanted))
    order = {key: place for place, key in enumerate(wanted)}
    return Worked(resumed, done, tuple(sorted(failures, key=lambda each: order[each.key])))


def _silent(_done: int, _total: int) -> None:
    """Where progress goes that nobody asked for."""
