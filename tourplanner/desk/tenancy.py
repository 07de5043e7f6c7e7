"""One desk for a dossier: who has it says where it is, and a second one opens the first."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from tourplanner.files.together import write_whole

LOCK, ADDRESS = ".desk.lock", ".desk.json"


@contextlib.contextmanager
def tenancy(folder: Path) -> Iterator[bool]:
    """Whether this process has the desk of a dossier; it is let go at the end, also by a kill."""
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        (folder / ADDRESS).unlink(missing_ok=True)
        lock.release(force=True)


def tell_address(folder: Path, address: str) -> None:
    """Leave word where the desk is, for those who come later; only the user may read it.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    write_whole(folder / ADDRESS, json.dumps({"address": address}).encode())
    (folder / ADDRESS).chmod(0o600)


def address_of(folder: Path) -> str:
    """Where the desk of a dossier is; empty where that is not known."""
    try:
        return str(json.loads((folder / ADDRESS).read_bytes())["address"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""
