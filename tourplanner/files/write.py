"""Writing results: whole or not at all, also those that belong together."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO, TypeAlias

from tourplanner.errors import InputError
from tourplanner.files.system_reason import system_reason
from tourplanner.files.together import Content as Written
from tourplanner.files.together import rewrite, write_together
from tourplanner.message import message

Content: TypeAlias = str | bytes | Callable[[BinaryIO], object]
"""A text, written as UTF-8 with its line ends untouched; bytes; or what writes them."""


def write_atomically(path: Path, content: Content) -> None:
    """Write `content` to `path`, making missing folders.

    A reader sees the old file or the new one, never a part.

    Raises
    ------
    InputError
        If the file or its folder cannot be written.
    """
    write_all(path.parent, {path.name: content})


def write_all(folder: Path, contents: Mapping[str, Content | None]) -> None:
    """Write files by their paths in `folder`: all of them, or none if it cannot be or is cut short.

    None takes a file away.

    Raises
    ------
    InputError
        If they cannot be written.
    """
    try:
        write_together(folder, _encoded(contents))
    except OSError as error:
        file = folder / next(iter(contents)) if len(contents) == 1 else error.filename or folder
        raise _unwritable(file, error) from error


def write_files(contents: Mapping[Path, Content]) -> None:
    """Write files by their paths: those of one folder all or none.

    Raises
    ------
    InputError
        If they cannot be written.
    """
    for folder in dict.fromkeys(path.parent for path in contents):
        write_all(folder, {path.name: text for path, text in contents.items() if path.parent == folder})


def rewrite_all(folder: Path, change: Callable[[], Mapping[str, Content | None]]) -> None:
    """Write what `change` makes of the files in `folder`, while nobody else writes there; all or none.

    None takes a file away.

    Raises
    ------
    InputError
        If they cannot be written, or as `change` raises it.
    """
    try:
        rewrite(folder, lambda: _encoded(change()))
    except OSError as error:
        raise _unwritable(error.filename or folder, error) from error


def _unwritable(file: object, error: OSError) -> InputError:
    what = message("output.cannot-be-written", why=system_reason(error))
    return InputError.of(str(file), what, message("output.another-folder"))


def _encoded(contents: Mapping[str, Content | None]) -> dict[str, Written | None]:
    return {
        name: content.encode() if isinstance(content, str) else content for name, content in contents.items()
    }
