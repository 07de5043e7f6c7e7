"""Files that belong together, on disk together or not at all, whenever the machine stops.

They are written into a folder beside their places first. Renaming that folder is the moment from which they
count: before it nothing has changed; after it, whoever comes next moves into place what has not been moved
yet (`tourplanner.files.unfinished`). So a reader sees the old files or the new ones.
"""

import contextlib
import errno
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO, TypeAlias

from tourplanner.files.lock import alone
from tourplanner.files.unfinished import (
    BEGUN,
    GONE,
    LIST,
    READY,
    clear,
    is_unfinished,
    move_into_place,
    require_place,
)

Content: TypeAlias = bytes | Callable[[BinaryIO], object]
"""The bytes of a file, or what writes them."""

LONGEST = 1 << 28
"""Bytes of the longest file that is read at once; a config, plan or table has a hundredth of them."""


def write_together(folder: Path, contents: Mapping[str, Content | None]) -> None:
    """Write files by their paths in `folder` (``/`` between the parts), making missing folders.

    None takes a file away that would not go with the others any more.

    Raises
    ------
    OSError
        If they cannot be written; nothing has changed then.
    """
    rewrite(folder, lambda: contents)


def rewrite(folder: Path, change: Callable[[], Mapping[str, Content | None]]) -> None:
    """Write what `change` makes of the files that are there; nobody else writes into `folder` meanwhile.

    It reads what it needs and gives the files to be written, as for `write_together`; none for no change.

    Raises
    ------
    OSError
        If they cannot be written; nothing has changed then. What `change` raises passes through.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder):
        clear(folder)
        contents = change()
        if not contents:
            return
        begun = Path(tempfile.mkdtemp(dir=folder, prefix=BEGUN))
        try:
            written = {name: content for name, content in contents.items() if content is not None}
            for name in contents:
                require_place(folder, name)
            for name, content in written.items():
                _write(begun / name, content)
            _write(begun / LIST, json.dumps(list(written)).encode())
            if gone := [name for name in contents if name not in written]:
                _write(begun / GONE, json.dumps(gone).encode())
            begun.rename(folder / READY)
        except BaseException:
            # Whatever ended it, Ctrl-C among it: what is not whole is not left to be put in place.
            shutil.rmtree(begun, ignore_errors=True)
            raise
        move_into_place(folder)


def read_whole(path: Path) -> bytes:
    """The bytes of a file, or of a pipe, that has an end.

    Raises
    ------
    OSError
        If it cannot be read, or is longer than `LONGEST`: a device without end would fill the memory.
    """
    with path.open("rb") as stream:
        content = stream.read(LONGEST + 1)
    if len(content) > LONGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return content


def write_whole(path: Path, content: Content) -> None:
    """Write one file, whole or not at all.

    Raises
    ------
    OSError
        If it cannot be written; nothing has changed then.
    """
    write_together(path.parent, {path.name: content})


def mend(folder: Path) -> None:
    """Finish or clear what a process that was killed left in `folder`; before it is read."""
    if not is_unfinished(folder):
        return
    # Where nothing can be written, what is there is read as it is.
    with contextlib.suppress(OSError), alone(folder):
        clear(folder)


def _write(path: Path, content: Content) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        if isinstance(content, bytes):
            stream.write(content)
        else:
            content(stream)
