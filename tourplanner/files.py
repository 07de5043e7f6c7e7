"""Files that belong together, on disk together or not at all, whenever the machine stops.

They are written into a folder beside their places first. Renaming that folder is the moment from which they
count: before it nothing has changed; after it, whoever comes next moves into place what has not been moved
yet. So a reader sees the old files or the new ones, and what a killed process left behind is cleared.
"""

import contextlib
import errno
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import BinaryIO, TypeAlias

from tourplanner.folder_lock import alone

Content: TypeAlias = bytes | Callable[[BinaryIO], object]
"""The bytes of a file, or what writes them."""

BEGUN, READY = ".tourplanner-new-", ".tourplanner-ready"
LIST, GONE = "files.json", "gone.json"
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
        _clear(folder)
        contents = change()
        if not contents:
            return
        begun = Path(tempfile.mkdtemp(dir=folder, prefix=BEGUN))
        try:
            written = {name: content for name, content in contents.items() if content is not None}
            for name in contents:
                _require_place(folder, name)
            for name, content in written.items():
                _write(begun / name, content)
            _write(begun / LIST, json.dumps(list(written)).encode())
            if gone := [name for name in contents if name not in written]:
                _write(begun / GONE, json.dumps(gone).encode())
            begun.rename(folder / READY)
        except BaseException:
            shutil.rmtree(begun, ignore_errors=True)
            raise
        _move(folder)


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
    if not any(folder.glob(f"{BEGUN}*")) and not (folder / READY).exists():
        return
    # Where nothing can be written, what is there is read as it is.
    with contextlib.suppress(OSError), alone(folder):
        _clear(folder)


def _clear(folder: Path) -> None:
    if (folder / READY).exists():
        _move(folder)
    for begun in folder.glob(f"{BEGUN}*"):
        shutil.rmtree(begun, ignore_errors=True)


def _move(folder: Path) -> None:
    """Move into place what is ready and not there yet; take all of it back where nothing can be moved.

    Then what does not go with it any more is taken away.
    """
    ready = folder / READY
    names = _listed(ready / LIST)
    left = [name for name in names if (ready / name).is_file()]
    moved = len(names) - len(left)
    made: list[Path] = []
    try:
        # What takes room comes first: a new name takes none.
        for name in left:
            _require_place(folder, name)
            for missing in _missing((folder / name).parent):
                missing.mkdir(exist_ok=True)
                made.append(missing)
        for name in left:
            (ready / name).replace(folder / name)
            moved += 1
        for name in _listed(ready / GONE):
            _take_away(folder / name)
            moved += 1
    except OSError:
        if not moved:
            shutil.rmtree(ready)
            for each in reversed(made):
                each.rmdir()
        raise
    shutil.rmtree(ready)


def _take_away(file: Path) -> None:
    file.unlink(missing_ok=True)


def _missing(folder: Path) -> list[Path]:
    """Of a folder and those that it lies in what there is not, the outer ones first."""
    return [each for each in (*reversed(folder.parents), folder) if not each.exists()]


def _listed(file: Path) -> list[str]:
    """The files of a list; none where there is none, or it is being cleared since all is in place."""
    try:
        names = json.loads(file.read_bytes())
    except (FileNotFoundError, ValueError):
        return []
    return [str(name) for name in names]


def _require_place(folder: Path, name: str) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or name in (LIST, GONE):
        raise ValueError(name)
    if (folder / name).is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(folder / name))


def _write(path: Path, content: Content) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        if isinstance(content, bytes):
            stream.write(content)
        else:
            content(stream)
