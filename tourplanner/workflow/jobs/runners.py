"""Where jobs are done: one after the other here, in processes of this machine, or on a Dask cluster."""

from collections.abc import Callable, Iterable, Iterator

from tourplanner.workflow.jobs.job import Job, Outcome, carry_out

Runner = Callable[[Iterable[Job]], Iterator[Outcome]]
"""Does jobs and gives what comes of them, in any order; it takes the next ones only as it has room."""

MOST_ATTEMPTS = 3
"""Times that a job is begun whose processes die, before it is given up."""


def one_by_one(jobs: Iterable[Job]) -> Iterator[Outcome]:
    """The plainest runner: in this process, in order."""
    return map(carry_out, jobs)
