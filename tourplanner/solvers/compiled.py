"""How hot loops are compiled: without the interpreter's lock and without counting references.

Numba counts a reference, atomically, whenever an array is taken out of a tuple; that was half of the
time of the search. Code compiled here allocates nothing (the caller brings scratch arrays) and so
needs no counting: ``_nrt=False`` turns it off, and refuses code that would need it.

What was compiled is kept for the next run, in the folder that ``NUMBA_CACHE_DIR`` names or in one of
ours: in the user's cache, else among the temporary files. Where none can be written, every run compiles
for itself.
"""

import os
import stat
import tempfile
from pathlib import Path

import numba
from numba import njit
from platformdirs import user_cache_path


def _keep_somewhere() -> bool:
    """Whether compiled code can be kept; numba, which raises where it finds no place, is told which."""
    if numba.config.CACHE_DIR:
        return _can_write(Path(numba.config.CACHE_DIR))
    mine = user_cache_path("tourplanner", appauthor=False) / "compiled"
    for folder in (mine, Path(tempfile.gettempdir()) / f"tourplanner-{_user()}"):
        if _can_write(folder) and _is_private(folder):
            numba.config.CACHE_DIR = str(folder)
            return True
    return False


def _can_write(folder: Path) -> bool:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError:
        return False
    return True


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "user"


def _is_private(folder: Path) -> bool:
    """Whether nobody else can have put code there: it would be run."""
    if not hasattr(os, "getuid"):
        return True
    told = folder.lstat()
    return stat.S_ISDIR(told.st_mode) and told.st_uid == os.getuid() and not told.st_mode & 0o077


KEPT = _keep_somewhere()
"""Whether the next run finds what this one compiles."""

compiled = njit(cache=KEPT, nogil=True, _nrt=False)
"""A function of its own."""

inlined = njit(cache=KEPT, nogil=True, _nrt=False, forceinline=True)
"""A small function that becomes part of its callers: handing many arrays on costs more than its work."""
