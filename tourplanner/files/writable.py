"""Knowing before the work that its result can be written."""

import os
from collections.abc import Iterable
from pathlib import Path

from tourplanner.errors import InputError
from tourplanner.files.system_reason import system_reason
from tourplanner.message import message

CURE = message("output.another-folder")


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
            raise InputError.of(str(existing), message("output.file-for-folder"), CURE)
        if not os.access(existing, os.W_OK | os.X_OK):
            raise InputError.of(str(existing), message("output.closed-folder"), CURE)
        taken = [folder / name for name in names if (folder / name).is_dir()]
    except (OSError, ValueError) as error:
        what = message("output.cannot-be-written", why=system_reason(error))
        raise InputError.of(str(folder), what, CURE) from None
    if taken:
        raise InputError.of(str(taken[0]), message("output.folder-for-file"), CURE)
