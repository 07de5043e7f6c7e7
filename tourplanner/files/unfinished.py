"""What a killed process left in a folder: moved into place where it was ready, else removed."""

import errno
import json
import os
import shutil
from pathlib import Path, PurePosixPath

BEGUN, READY = ".tourplanner-new-", ".tourplanner-ready"
"""How folders begin that are being filled, and the name of one that is full."""
LIST, GONE = "files.json", "gone.json"
"""Lists in such a folder: the files to be moved into place, and those to be taken away."""


def is_unfinished(folder: Path) -> bool:
    """Whether something was left in `folder`, or is being written."""
    return (folder / READY).exists() or any(folder.glob(f"{BEGUN}*"))


def clear(folder: Path) -> None:
    """Move into place what is ready, and remove what was only begun."""
    if (folder / READY).exists():
        move_into_place(folder)
    for begun in folder.glob(f"{BEGUN}*"):
        shutil.rmtree(begun, ignore_errors=True)


def move_into_place(folder: Path) -> None:
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
            require_place(folder, name)
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


def require_place(folder: Path, name: str) -> None:
    """Refuse a name that is not one of a file in `folder`.

    Raises
    ------
    ValueError
        If it leads elsewhere, or is kept for the list of files.
    IsADirectoryError
        If a folder is there.
    """
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or name in (LIST, GONE):
        raise ValueError(name)
    if (folder / name).is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(folder / name))
