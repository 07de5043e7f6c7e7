"""A desk in a process of its own, as a planner's command starts it."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cli.commands import ROOT, process_environment


@dataclass(frozen=True, slots=True)
class Served:
    """A desk: its process, the address that opens it, and when its command was given (monotonic seconds)."""

    process: subprocess.Popen[str]
    address: str
    began: float

    @property
    def base(self) -> str:
        """The address without what opens it."""
        return self.address.partition("/enter")[0]


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """The desk of a dossier, until the block is left."""
    began = time.monotonic()
    command = [sys.executable, "-m", "tourplanner", "serve", "--no-browser", str(folder)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=process_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield Served(process, process.stdout.readline().strip(), began)
        finally:
            process.terminate()
