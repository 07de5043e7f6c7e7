"""Killing a farm: one of its processes, at a moment of chance, until the command has come to its end."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.cli.commands import ROOT, process_environment

MOST_KILLS = 3
"""Times that a farm is killed before it is let come to its end."""
LATEST = 12
"""Answers that are kept when a process is killed at the latest."""
AFTER = 0.3
"""Seconds after that, at most."""


def killed_at(
    file: Path, out: Path, chance: random.Random, most: int = MOST_KILLS, *, plain: bool = False
) -> list[str]:
    """Give the command of a farm again and again, kill a process of it each time, and let the last one be.

    Returns
    -------
    list of str
        What was killed each time: the command, one of its workers, or nothing if it had come to its end.
    """
    killed = []
    for _ in range(most):
        process = _begin(file, out, plain=plain)
        _wait_for(process, out, chance.randint(0, LATEST))
        time.sleep(chance.uniform(0, AFTER))
        workers = _children(process.pid)
        target = chance.choice([process.pid, *workers])
        if process.poll() is None:
            os.kill(target, signal.SIGKILL)
        killed.append("ended" if process.poll() == 0 else "command" if target == process.pid else "worker")
        if target == process.pid:
            process.wait()
        elif process.wait() != 0:
            raise AssertionError("the command did not survive the death of a worker")
        if (out / "farm.csv").exists():
            break
    last = _begin(file, out, plain=plain)
    assert last.wait() == 0
    return killed


def _begin(file: Path, out: Path, *, plain: bool) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tourplanner",
            "farm",
            str(file),
            "--out",
            str(out),
            "--workers",
            "2",
            "--quiet",
            *(["--plain"] if plain else []),
        ],
        env=process_environment(PYTHONPATH=str(ROOT)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _wait_for(process: "subprocess.Popen[bytes]", out: Path, kept: int) -> None:
    """Until so many answers are kept, or the command has come to its end."""
    while process.poll() is None and len(list((out / "jobs").glob("*.json"))) < kept:
        time.sleep(0.01)


def _children(pid: int) -> list[int]:
    """The processes that another one began, as Linux tells them."""
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
