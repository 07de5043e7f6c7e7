"""Work for jobs: each leaves a trace of every time that it was begun, in a file of its own."""

import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tourplanner.workflow.jobs.job import Job, Json
from tourplanner.workflow.jobs.store import SUFFIX, Store


def doubled(number: int, traces: Path) -> Json:
    """Twice a number."""
    _trace(number, traces)
    return {"doubled": 2 * number}


def slowly(number: int, traces: Path) -> Json:
    """The same in some hundredths of a second, in which a process can be killed."""
    _trace(number, traces)
    time.sleep(0.05)
    return {"doubled": 2 * number}


def dying_once(number: int, traces: Path) -> Json:
    """The same, but whoever does number 3 for the first time is killed over it."""
    _trace(number, traces)
    if number == 3 and begun(3, traces) == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return {"doubled": 2 * number}


def dying_always(number: int, traces: Path) -> Json:
    """The same, but whoever does number 3 is killed over it."""
    _trace(number, traces)
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return {"doubled": 2 * number}


def wrong(number: int, traces: Path) -> Json:
    """The same, but number 3 is a fault of ours."""
    _trace(number, traces)
    return {"doubled": 2 * number // (number - 3)}


def _trace(number: int, traces: Path) -> None:
    with (traces / f"{number}").open("a", encoding="utf-8") as stream:
        stream.write("x")


def begun(number: int, traces: Path) -> int:
    """How often a job was begun."""
    file = traces / f"{number}"
    return len(file.read_text(encoding="utf-8")) if file.exists() else 0


def keys_of(store: Store) -> set[str]:
    """The keys of all answers that are kept."""
    return {file.stem for file in store.folder.glob(f"*{SUFFIX}")}


def jobs_of(work: Callable[[int, Path], Json], traces: Path, number: int = 8) -> list[Job]:
    """So many jobs, with keys that sort as their numbers do."""
    traces.mkdir(exist_ok=True)
    return [Job(f"{each:04}", partial(work, each, traces)) for each in range(number)]
