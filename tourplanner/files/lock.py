"""One process at a time in a folder.

A lock is a file of the user's own cache, named after the folder. Whoever is done removes it, so that they do
not heap up. A file that is removed while another process has it open would be a lock that two can hold:
so no lock is taken, let go or removed but under a gate, the one file that stays. The gate is held for that
moment alone; whoever waits for a lock comes back to it, and has nothing open meanwhile.
"""

import contextlib
import hashlib
import os
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tourplanner.files.private import private_folder

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE = 30.0
"""Seconds that one process waits for another that writes into the same folder."""
PAUSE = 0.02
"""Seconds between two looks whether a lock is free."""
SWEPT = 20
"""Locks at most that one process looks at, for those that killed processes left behind."""

GATE, SUFFIX = "gate", ".lock"


class BusyFolderError(OSError):
    """Another process has been writing into the folder for too long."""


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """The only process of this user on this machine that is in `folder`, as far as locks can be made.

    Raises
    ------
    BusyFolderError
        If another one has been there for `PATIENCE`.
    """
    locks = private_folder("locks")
    if locks is None:
        yield
        return
    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:32]
    lock = _take(locks, f"{name}{SUFFIX}", folder)
    try:
        yield
    finally:
        with _gate(locks):
            _remove(lock)
            _sweep(locks)


def _take(locks: Path, name: str, folder: Path) -> "BaseFileLock":
    """The lock of that name, as soon as it is free."""
    last = time.monotonic() + PATIENCE
    while True:
        with _gate(locks):
            if lock := _free(locks / name):
                return lock
        if time.monotonic() > last:
            raise BusyFolderError(None, "another process is writing here", str(folder))
        time.sleep(PAUSE)


def _gate(locks: Path) -> "BaseFileLock":
    # Loads a good deal, and only those who write have need of it.
    from filelock import FileLock  # noqa: PLC0415

    return FileLock(locks / GATE)


def _free(path: Path) -> "BaseFileLock | None":
    """The lock at a path, taken; None while somebody has it."""
    from filelock import FileLock, Timeout  # noqa: PLC0415

    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock


def _remove(lock: "BaseFileLock") -> None:
    """Let go of a lock, and of its file: under the gate nobody else has it open."""
    lock.release(force=True)
    # Where it cannot be removed, it is a lock for next time.
    with contextlib.suppress(OSError):
        Path(lock.lock_file).unlink()


def _sweep(locks: Path) -> None:
    """Remove what nobody holds: processes that were killed left it, and earlier releases did."""
    for path in islice(locks.glob(f"*{SUFFIX}"), SWEPT):
        if lock := _free(path):
            _remove(lock)
