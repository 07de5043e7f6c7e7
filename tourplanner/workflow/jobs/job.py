"""One piece of work, which a process can do that knows nothing else, and what comes of it."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tourplanner.errors import TourPlannerError
from tourplanner.message import message

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work.

    Attributes
    ----------
    key
        The hash of all that its answer depends on.
    work
        Does it, and gives its answer as JSON has it: a function of a module with its arguments, so that it
        can be sent to another process.
    """

    key: str
    work: Callable[[], Json]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job.

    Attributes
    ----------
    found
        Its answer; None where there is none.
    error
        Why there is none; None where there is one.
    core_seconds
        Seconds of a processor that the answer took, without those of attempts that were lost.
    attempts
        How often it was begun, as far as whoever ran it can tell.
    """

    key: str
    found: Json | None
    error: TourPlannerError | None
    core_seconds: float
    attempts: int = 1


def carry_out(job: Job, attempts: int = 1) -> Outcome:
    """Do a job here and now; what goes wrong in it is its outcome, and no error."""
    began = time.process_time()
    found: Json | None = None
    error: TourPlannerError | None = None
    try:
        found = job.work()
    except TourPlannerError as fault:
        error = fault
    except Exception as bug:
        # The fault of one is not to end ten thousand others: it is told in the table, and nobody reads its
        # traceback. Ctrl-C, and a process that is told to end, are none: they are no `Exception`.
        error = TourPlannerError(message("farm.our-bug", error=f"{type(bug).__name__}: {bug}"))
    return Outcome(job.key, found, error, time.process_time() - began, attempts)


def lost(job: Job, attempts: int) -> Outcome:
    """The outcome of a job over which processes died, each time that it was begun."""
    return Outcome(job.key, None, TourPlannerError(message("farm.died", times=attempts)), 0.0, attempts)
