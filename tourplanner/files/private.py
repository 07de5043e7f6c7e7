"""Folders of the program's own, in which nobody else can have put anything."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path


def private_folder(name: str) -> Path | None:
    """A folder of that name that can be written: in the user's cache, else among the temporary files.

    None where there is none: a user without a home on a read-only system.
    """
    for folder in _folders(name):
        if can_write(folder) and _is_private(folder) and _is_private(folder.parent):
            return folder
    return None


def _folders(name: str) -> Iterator[Path]:
    """Where the folder may be, the better place first."""
    yield user_cache_path("tourplanner", appauthor=False) / name
    # A full disk has no place for temporary files at all.
    with suppress(OSError):
        yield Path(tempfile.gettempdir()) / f"tourplanner-{_user()}" / name


def can_write(folder: Path) -> bool:
    """Whether a file can be made in a folder, which is made if it is not there."""
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError:
        return False
    return True


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "user"


def _is_private(folder: Path) -> bool:
    """Whether it is the user's own folder, and nobody else's to write in."""
    if not hasattr(os, "getuid"):
        return True
    told = folder.lstat()
    return stat.S_ISDIR(told.st_mode) and told.st_uid == os.getuid() and not told.st_mode & 0o022
