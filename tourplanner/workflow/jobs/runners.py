"""Where jobs are done: one after the other here, in processes of this machine, or on a Dask cluster."""

from collections.abc import Callable, Generator, Iterable

from tourplanner.workflow.jobs.job import Job, Outcome, carry_out

Outcomes = Generator[Outcome, None, None]
"""What comes of jobs; closing it ends what is under way."""

Runner = Callable[[Iterable[Job]], Outcomes]
"""Does jobs and gives what comes of them, in any order; it takes the next ones only as it has room."""

MOST_ATTEMPTS = 3
"""Times that a job is begun whose processes die, before it is given up."""


def one_by_one(jobs: Iterable[Job]) -> Outcomes:
    """The plainest runner: in this process, in order."""
    for job in jobs:
        yield carry_out(job)
