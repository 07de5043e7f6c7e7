"""A command that the machine stops at a step of its writing, or that finds no room from there on."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.cli.commands import process_environment
from tests.patience import PATIENCE

KILLED = """
import errno, json, os, signal, sys

how, folder, last, told = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
steps, this = 0, os.getpid()

def watch(event, arguments):
    "Counts what changes the folder, in this process and not in its workers."
    global steps
    if os.getpid() != this or not event.startswith(("open", "os.", "shutil.")) or not arguments:
        return
    if event == "open" and not (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR):
        return
    if isinstance(arguments[0], int) or event in ("os.listdir", "os.scandir"):
        return
    if not os.path.abspath(os.fsdecode(arguments[0])).startswith(folder):
        return
    steps += 1
    if how == "killed" and steps == last:
        os.kill(this, signal.SIGKILL)
    # What is there may still get another name, or be removed.
    if how == "full" and 0 < last <= steps and event in ("open", "os.mkdir"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), arguments[0])

sys.addaudithook(watch)
sys.argv[1:] = sys.argv[5:]
from tourplanner.cli import main
try:
    main()
finally:
    last = -1
    with open(told, "w") as file:
        json.dump(steps, file)
"""


def steps_of(folder: Path, *arguments: str | Path) -> int:
    """How often a command changes something below `folder`."""
    told = folder.parent / "steps.json"
    done = _run("counted", folder, 0, told, *arguments)
    assert done.returncode == 0, done.stderr
    return int(json.loads(told.read_text(encoding="utf-8")))


def kill(folder: Path, step: int, *arguments: str | Path) -> None:
    """Run a command until that step; it returns when the workers of the command have ended too."""
    done = _run("killed", folder, step, folder.parent / "steps.json", *arguments)
    assert done.returncode == -signal.SIGKILL, done.stderr


def fill(folder: Path, step: int, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command that can make nothing new below `folder` from that step on, as on a full disk."""
    return _run("full", folder, step, folder.parent / "steps.json", *arguments)


def _run(
    how: str, folder: Path, step: int, told: Path, *arguments: str | Path
) -> subprocess.CompletedProcess[str]:
    # The streams are read to their end, which comes when no process holds them any more.
    return subprocess.run(
        [sys.executable, "-c", KILLED, how, str(folder), str(step), str(told), *map(str, arguments)],
        env={**process_environment(), "TOURPLANNER_ROADS": os.fspath(folder)},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
