"""Tables of places that ship with tourplanner: the Gers' in files, other départements' in an archive."""

import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tourplanner.domain.territory import GERS, Territory
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.csvtext import Sheet, read_sheet, sheet_of, shipped_table
from tourplanner.message import Notify, Text

ARCHIVE = "france.zip"
BY_DEPARTEMENT = ("communes", "intercommunalites", "france_services", "fixed_sites", "markets")
"""Tables that each département has of its own; others are of the whole country."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a table, or one file in the archive: ``file`` is what faults and notices call it."""

    path: Path
    file: Text
    member: str = ""

    @property
    def is_shipped(self) -> bool:
        """Whether it ships with tourplanner."""
        return self.path.parent == data_folder()

    @property
    def state(self) -> tuple[int, int]:
        """When it was changed, in nanoseconds, and its bytes; nothing for one that is not there."""
        try:
            found = self.path.stat()
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_size

    def sheet(self, notify: Notify) -> Sheet:
        """Its rows as text.

        Raises
        ------
        InputError
            As `read_sheet`.
        """
        if not self.member:
            return read_sheet(self.path, self.file, notify)
        return sheet_of(_member(self.path, self.member), self.file, notify)


def own_part(path: Path) -> Part:
    """A file of a planner's own."""
    return Part(path, path.name)


def shipped_parts(kind: str, territory: Territory) -> tuple[Part, ...]:
    """What ships of a table for a territory; nothing where nobody has collected any."""
    name = f"{kind}.csv"
    whole = Part(data_folder() / name, shipped_table(name))
    if kind not in BY_DEPARTEMENT:
        return (whole,)
    archive = data_folder() / ARCHIVE
    parts = []
    for code in territory.shipped:
        member = f"{code}/{name}"
        if code == GERS:
            parts.append(whole)
        elif member in _members(archive):
            parts.append(Part(archive, shipped_table(member), member))
    return tuple(parts)


@cache
def _members(archive: Path) -> frozenset[str]:
    with zipfile.ZipFile(archive) as file:
        return frozenset(file.namelist())


def _member(archive: Path, name: str) -> bytes:
    with zipfile.ZipFile(archive) as file:
        return file.read(name)
