"""Knowing before the work that its result can be written."""

import os
from collections.abc import Iterable
from pathlib import Path

from tourplanner.errors import InputError

CURE = "choose another folder"


def require_writable(folder: Path, names: Iterable[str]) -> None:
    """Tell that files of these names cannot go into `folder`; nothing is made to find out.

    Raises
    ------
    InputError
        If the folder cannot be made or written, or one of the names is a folder in it.
    """
    try:
        existing = folder
        while not (existing.exists() or existing.is_symlink()) and existing != existing.parent:
            existing = existing.parent
        if not existing.is_dir():
            raise InputError.of(str(existing), "is a file, a folder is needed here", CURE)
        if not os.access(existing, os.W_OK | os.X_OK):
            raise InputError.of(str(existing), "is a folder that cannot be written in", CURE)
        taken = [folder / name for name in names if (folder / name).is_dir()]
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError.of(str(folder), f"cannot be written: {reason}", CURE) from None
    if taken:
        raise InputError.of(str(taken[0]), "is a folder, a file is to be written here", CURE)
