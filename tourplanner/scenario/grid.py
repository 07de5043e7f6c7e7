"""Reading a grid of scenarios: axes of alternatives, of which every combination is meant."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod
from pathlib import Path

from tourplanner.errors import Fault, InputError
from tourplanner.inputs.config.table import Table, read_table
from tourplanner.inputs.faults import FaultSheet, Spot
from tourplanner.inputs.shipped import find_grid
from tourplanner.inputs.shown import shown
from tourplanner.inputs.toml_file import parse_toml, plain_table
from tourplanner.inputs.toml_lines import line_numbers
from tourplanner.message import message
from tourplanner.scenario.keys import GRID
from tourplanner.scenario.scenario import Overlay, overlay_of, read_scenario, read_text

MOST = 5000
"""Combinations; more is a slip, or nothing that anyone could read."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to go: the overlays that are laid one after the other, none to leave things as they are."""

    name: str
    overlays: tuple[Overlay, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """What is varied."""

    name: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Axes of options; ``source`` is the name of the file."""

    title: str
    why: str
    source: str
    axes: tuple[Axis, ...]

    def combinations(self) -> Iterator[tuple[Option, ...]]:
        """Every choice of one option per axis, the last axis turning fastest."""
        return product(*(axis.options for axis in self.axes))


def read_grid(path: Path) -> Grid:
    """Read a grid file; `path` may be the bare name of a shipped one.

    Raises
    ------
    InputError
        With all faults of its form and of the scenarios that it names.
    """
    file = find_grid(path)
    text = read_text(file)
    return parse_grid(parse_toml(text, file.name), file.name, text, file.parent)


def parse_grid(table: Mapping[str, object], source: str, text: str, folder: Path) -> Grid:
    """The grid that `table` says; scenarios that it names are looked for in `folder` first.

    Raises
    ------
    InputError
        With all faults.
    """
    sheet = FaultSheet(source, line_numbers(text))
    root = read_table(plain_table(table), Spot(sheet), GRID)
    _check_names(root)
    reader = OptionReader(sheet, folder)
    axes = tuple(reader.axis(row) for row in root.rows("axes"))
    if (number := prod(len(axis.options) for axis in axes)) > MOST:
        root.spot.at("axes").fault(
            message("scenario.combinations", number=number, most=MOST), message("scenario.fewer-options")
        )
    try:
        sheet.settle()
    except InputError as error:
        raise InputError(dict.fromkeys((*error.faults, *reader.faults))) from None
    if reader.faults:
        raise InputError(dict.fromkeys(reader.faults))
    return Grid(root["title"], root["why"], source, axes)


def _check_names(root: Table) -> None:
    """Axes and their options are told apart by their names, and there is something to choose."""
    if root.has("axes") and not root.rows("axes"):
        root.spot.at("axes").fault(message("scenario.no-axis"), message("scenario.add-axis"))
    lists = [root.rows("axes"), *(axis.rows("options") for axis in root.rows("axes"))]
    for rows in lists:
        seen: set[str] = set()
        for row in rows:
            name = row.get("name")
            if name in seen:
                row.spot.at("name").fault(message("config.twice", seen=shown(name)))
            seen.add(name)
    for axis in root.rows("axes"):
        if axis.has("options") and not axis.rows("options"):
            axis.spot.at("options").fault(message("scenario.no-option"), message("scenario.add-option"))


class OptionReader:
    """Reads options, and keeps the faults of the scenarios that they name."""

    def __init__(self, sheet: FaultSheet, folder: Path) -> None:
        self.sheet, self.folder = sheet, folder
        self.faults: list[Fault] = []

    def axis(self, row: Table) -> Axis:
        """The axis of a table."""
        return Axis(row.get("name") or "", tuple(self.option(each) for each in row.rows("options")))

    def option(self, row: Table) -> Option:
        """The option of a table: the scenario that it names, then what it says itself."""
        own = overlay_of(row, self.sheet.source, self.sheet.lines)
        overlays = () if own == Overlay(own.source, path=own.path) else (own,)
        named = row.get("scenario")
        return Option(row.get("name") or "", (*self._scenario(named, row.spot), *overlays))

    def _scenario(self, named: str | None, spot: Spot) -> tuple[Overlay, ...]:
        if not named:
            return ()
        beside = self.folder / named
        try:
            scenario = read_scenario(beside if beside.is_file() else Path(named))
        except InputError as error:
            for fault in error.faults:
                if fault.where == named:
                    spot.at("scenario").fault(fault.what, fault.maybe)
                else:
                    self.faults.append(fault)
            return ()
        self.faults += scenario.faults
        return (scenario.overlay,)
