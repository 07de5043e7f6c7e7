"""Options of a file that crosses them: each lays scenarios of its own, or of other files, over a config."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tourplanner.errors import Fault, InputError
from tourplanner.inputs.config.table import Table
from tourplanner.inputs.faults import FaultSheet, Spot
from tourplanner.inputs.shown import shown
from tourplanner.message import message
from tourplanner.scenario.scenario import Overlay, overlay_of, read_scenario

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Option:
    """One way to go: the overlays that are laid one after the other, none to leave things as they are."""

    name: str
    overlays: tuple[Overlay, ...]


class OptionReader:
    """Reads options, and keeps the faults of the files that they name."""

    def __init__(self, sheet: FaultSheet, folder: Path) -> None:
        self.sheet, self.folder = sheet, folder
        self.faults: list[Fault] = []

    def option(self, row: Table) -> Option:
        """The option of a table: the scenario that it names, then what it says itself."""
        own = overlay_of(row, self.sheet.source, self.sheet.lines)
        overlays = () if own == Overlay(own.source, path=own.path) else (own,)
        named = row.get("scenario")
        return Option(row.get("name") or "", (*self._scenario(named, row.spot), *overlays))

    def _scenario(self, named: str | None, spot: Spot) -> tuple[Overlay, ...]:
        scenario = self.named(named, named, spot.at("scenario"), read_scenario) if named else None
        if scenario is None:
            return ()
        self.faults += scenario.faults
        return (scenario.overlay,)

    def named(self, name: str, file: str, spot: Spot, read: Callable[[Path], T]) -> T | None:
        """What is read from a file that is named at `spot`, here or shipped; None if it is faulty."""
        beside = self.folder / file
        try:
            return read(beside if beside.is_file() else Path(name))
        except InputError as error:
            for fault in error.faults:
                if fault.where == name:
                    spot.fault(fault.what, fault.maybe)
                else:
                    self.faults.append(fault)
        return None

    def settle(self) -> None:
        """Raise all faults, of this file and of those that it names, each once.

        Raises
        ------
        InputError
            If there are any.
        """
        try:
            self.sheet.settle()
        except InputError as error:
            raise InputError(dict.fromkeys((*error.faults, *self.faults))) from None
        if self.faults:
            raise InputError(dict.fromkeys(self.faults))


def check_apart(rows: Iterable[Table]) -> None:
    """Note a fault at every row of a list whose name an earlier one has."""
    seen: set[str] = set()
    for row in rows:
        name = row.get("name")
        if name in seen:
            row.spot.at("name").fault(message("config.twice", seen=shown(name)))
        seen.add(name)
