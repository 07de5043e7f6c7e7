"""Reading a grid of scenarios: axes of alternatives, of which every combination is meant."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod
from pathlib import Path

from tourplanner.inputs.config.table import Table, read_table
from tourplanner.inputs.faults import FaultSheet, Spot
from tourplanner.inputs.shipped import find_grid
from tourplanner.inputs.toml_file import parse_toml, plain_table
from tourplanner.inputs.toml_lines import line_numbers
from tourplanner.message import message
from tourplanner.scenario.keys import GRID
from tourplanner.scenario.option import Option, OptionReader, check_apart
from tourplanner.scenario.scenario import read_text

MOST = 5000
"""Combinations; more is a slip, or nothing that anyone could read."""


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
    axes = tuple(_axis(row, reader) for row in root.rows("axes"))
    if (number := prod(len(axis.options) for axis in axes)) > MOST:
        root.spot.at("axes").fault(
            message("scenario.combinations", number=number, most=MOST), message("scenario.fewer-options")
        )
    reader.settle()
    return Grid(root["title"], root["why"], source, axes)


def _check_names(root: Table) -> None:
    """Axes and their options are told apart by their names, and there is something to choose."""
    if root.has("axes") and not root.rows("axes"):
        root.spot.at("axes").fault(message("scenario.no-axis"), message("scenario.add-axis"))
    check_apart(root.rows("axes"))
    for axis in root.rows("axes"):
        check_apart(axis.rows("options"))
    for axis in root.rows("axes"):
        if axis.has("options") and not axis.rows("options"):
            axis.spot.at("options").fault(message("scenario.no-option"), message("scenario.add-option"))


def _axis(row: Table, reader: OptionReader) -> Axis:
    return Axis(row.get("name") or "", tuple(reader.option(each) for each in row.rows("options")))
