"""What every answer of a job depends on: the program, as it is installed here, and its tables."""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from tourplanner._version import __version__
from tourplanner.errors import InputError
from tourplanner.files.together import read_whole
from tourplanner.inputs.shipped import data_folder

ENGINES = ("ortools", "numba", "numpy", "scipy")
"""What is computed with: other versions of them may find another plan that is as good."""
TABLES = (".csv", ".toml", ".zip")
PACKAGE = Path(__file__).parents[2]
SHOWING = frozenset({"booking", "cli", "desk", "outputs", "wording"})
"""Rooms of the package that answers do not come from: they show them, or ask for them."""
LENGTH = 32


@cache
def program() -> str:
    """The hash of the program: versions, sources, and all tables and configs that ship with it.

    Two programs of one version need not be the same: one may have been changed where it lies.
    """
    tables = sorted(file for file in data_folder().iterdir() if file.suffix in TABLES)
    return digest([__version__, [version(each) for each in ENGINES], _sources(), of_files(tables)])


def digest(seen: object) -> str:
    """The hash of what JSON can say of a value."""
    text = json.dumps(seen, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def of_files(files: Iterable[Path]) -> list[list[str]]:
    """The names and hashes of files; of those that are not there, that they are not."""
    found = []
    for file in files:
        try:
            found.append([file.name, hashlib.sha256(read_whole(file)).hexdigest()])
        except (OSError, InputError):
            found.append([file.name, ""])
    return found


def _sources() -> str:
    """The hash of the code that answers come from, the same on systems that end lines in their own way."""
    found = hashlib.sha256()
    for file in sorted(PACKAGE.rglob("*.py"), key=lambda file: file.relative_to(PACKAGE).parts):
        parts = file.relative_to(PACKAGE).parts
        if parts[0] not in SHOWING:
            code = file.read_bytes().replace(b"\r\n", b"\n")
            found.update(f"{'/'.join(parts)} {len(code)}\n".encode() + code)
    return found.hexdigest()
