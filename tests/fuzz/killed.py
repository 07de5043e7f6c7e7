"""A command that the machine stops at a step of its writing, or that finds no room from there on."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cli.commands import process_environment


@dataclass(frozen=True)
class Ended:
    """How a command has ended, and what it said."""

    returncode: int
    stderr: str


@dataclass(frozen=True)
class Commands:
    """Commands as processes of their own, forked from one that is ready."""

    ready: "subprocess.Popen[str]"

    def steps_of(self, folder: Path, *arguments: str | Path) -> int:
        """How often a command changes something below `folder`."""
        done = self._run("counted", folder, 0, *arguments)
        assert done.returncode == 0, done.stderr
        return int(json.loads(_told(folder).read_text(encoding="utf-8")))

    def kill(self, folder: Path, step: int, *arguments: str | Path) -> None:
        """Run a command until that step; it returns when the workers of the command have ended too."""
        done = self._run("killed", folder, step, *arguments)
        assert done.returncode == -signal.SIGKILL, done.stderr

    def fill(self, folder: Path, step: int, *arguments: str | Path) -> Ended:
        """Run a command that can make nothing new below `folder` from that step on, as on a full disk."""
        return self._run("full", folder, step, *arguments)

    def _run(self, how: str, folder: Path, step: int, *arguments: str | Path) -> Ended:
        asked = {
            "how": how,
            "folder": str(folder),
            "step": step,
            "told": str(_told(folder)),
            "arguments": list(map(str, arguments)),
            "environment": {"TOURPLANNER_ROADS": os.fspath(folder)},
        }
        assert self.ready.stdin is not None
        assert self.ready.stdout is not None
        print(json.dumps(asked), file=self.ready.stdin, flush=True)
        return Ended(**json.loads(self.ready.stdout.readline()))


def _told(folder: Path) -> Path:
    return folder.parent / "steps.json"


@contextmanager
def commands() -> Iterator[Commands]:
    """A process that is ready to run commands, until it is needed no more."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.fuzz.ready"],
        env=process_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as ready:
        yield Commands(ready)
