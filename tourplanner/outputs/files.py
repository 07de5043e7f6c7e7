"""Writing files whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path

from tourplanner.errors import InputError


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write `content` to `path` (text as UTF-8 with its line ends untouched), making missing folders.

    A reader sees the old file or the new one, never a part.

    Raises
    ------
    InputError
        If the file or its folder cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}"
        raise InputError.of(str(path), what, "choose another folder") from error


def _replace(path: Path, data: bytes) -> None:
    """Put `data` in the place of `path` by way of a file beside it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        # mkstemp keeps the file to its owner; give it what a plain open would have given.
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
