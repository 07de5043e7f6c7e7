"""One small file in one step, in a folder that has one writer: no lock is taken, a rename is the moment."""

import contextlib
import os
from pathlib import Path

PREFIX = ".tourplanner-half-"
"""How files begin that are being written."""


def put(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all; its folder is there, and nobody else writes into it.

    `tourplanner.files.write` is for folders that others may write into as well, at ten times the price.

    Raises
    ------
    OSError
        If it cannot be written; nothing has changed then.
    """
    half = path.with_name(f"{PREFIX}{os.getpid()}")
    try:
        with half.open("wb") as stream:
            stream.write(content)
        half.replace(path)
    except BaseException:
        # Whatever ended it, Ctrl-C among it: no half of a file stays, and it goes on to whoever is to know.
        with contextlib.suppress(OSError):
            half.unlink()
        raise


def sweep(folder: Path) -> None:
    """Remove what a writer that was killed left half done."""
    for half in folder.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            half.unlink()
