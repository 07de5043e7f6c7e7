"""A Dask cluster that does jobs: they are submitted in portions, and a scheduler gives them to workers."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from tourplanner.errors import InputError, RemoteError
from tourplanner.message import message
from tourplanner.workflow.jobs.job import Job, Outcome, carry_out, lost
from tourplanner.workflow.jobs.runners import MOST_ATTEMPTS, Outcomes, Runner

CONNECT_SECONDS = 20
AHEAD = 4
"""Jobs that are submitted for each core of the cluster: it is never idle, and never holds ten thousand."""
LEAST_AHEAD = 8


def on_dask(address: str) -> Runner:
    """A runner on the Dask cluster whose scheduler is at `address`.

    A worker that dies loses nothing: the scheduler gives its jobs to another, as often as its own
    ``allowed-failures`` says.

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

    def run(jobs: Iterable[Job]) -> Outcomes:
        try:
            client = distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            what = message("scenario.no-scheduler", address=address, error=str(error))
            raise InputError.of("", what, message("scenario.scheduler-address")) from None
        with client:
            yield from _Portions(distributed, client, iter(jobs), address).outcomes()

    return run


class _Portions:
    """The jobs that the cluster has been given, with how often, by the keys of their futures."""

    def __init__(self, distributed: Any, client: Any, jobs: Iterator[Job], address: str) -> None:
        self.distributed, self.client, self.jobs, self.address = distributed, client, jobs, address
        self.given: dict[str, tuple[Job, int]] = {}
        self.again: deque[tuple[Job, int]] = deque()

    def outcomes(self) -> Iterator[Outcome]:
        """What comes of every job, as it comes.

        Raises
        ------
        RemoteError
            If the scheduler is lost; what has come by then is not.
        """
        room = self._room()
        coming = self.distributed.as_completed(
            self._submitted(room), loop=self.client.loop, raise_errors=False
        )
        for future in coming:
            job, attempts = self.given.pop(future.key)
            outcome = self._outcome(future, job, attempts)
            future.release()
            if len(self.given) <= room // 2:
                # Workers join and leave: how many there are is asked once for every portion.
                room = self._room()
                for more in self._submitted(room - len(self.given)):
                    coming.add(more)
            if outcome is not None:
                yield outcome

    def _room(self) -> int:
        """How many jobs the cluster is to have."""
        try:
            return max(LEAST_AHEAD, AHEAD * sum(map(int, self.client.ncores().values())))
        except (OSError, RuntimeError, ValueError):
            # It has closed the line, or our end of it was closed for that.
            raise self._gone() from None

    def _submitted(self, most: int) -> list[Any]:
        """New futures; none where workers have left and the others have more than enough."""
        submit: Callable[..., Any] = self.client.submit
        futures = []
        for job, attempts in islice(self._next(), max(0, most)):
            key = f"tourplanner-{job.key}-{attempts}"
            self.given[key] = (job, attempts)
            futures.append(submit(carry_out, job, attempts, key=key, pure=True))
        return futures

    def _next(self) -> Iterator[tuple[Job, int]]:
        while self.again:
            yield self.again.popleft()
        for job in self.jobs:
            yield job, 1

    def _outcome(self, future: Any, job: Job, attempts: int) -> Outcome | None:
        """What came of a job; None if that was lost with its worker and the job is to be begun again."""
        if future.status == "finished":
            try:
                found = future.result()
            except (self.distributed.client.FutureCancelledError, OSError):
                return self._lost(job, attempts)
            assert isinstance(found, Outcome)
            return found
        if future.status in ("cancelled", "lost"):
            return self._lost(job, attempts)
        error = future.exception()
        if isinstance(error, self.distributed.KilledWorker):
            return lost(job, int(error.allowed_failures) + 1)
        raise RemoteError(message("farm.cluster-fault", error=f"{type(error).__name__}: {error}"))

    def _lost(self, job: Job, attempts: int) -> Outcome | None:
        """A job of which nothing is known any more, while the scheduler may still be there."""
        self._room()
        if attempts >= MOST_ATTEMPTS:
            return lost(job, attempts)
        self.again.append((job, attempts + 1))
        return None

    def _gone(self) -> RemoteError:
        return RemoteError(message("farm.scheduler-gone", address=self.address), message("farm.go-on"))
