"""A sheet as stored, and finding its columns by their titles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tourplanner.inputs.faults import nearest
from tourplanner.inputs.shown import printable
from tourplanner.inputs.slug import slug
from tourplanner.inputs.workbook.cells import Cell, is_blank
from tourplanner.inputs.workbook.places import CellFaults, Place
from tourplanner.message import message


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its rank among the sheets, and its rows with their numbers; `top` is that with the titles."""

    name: str
    rank: int
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    top: int = 1

    @property
    def titles(self) -> tuple[Cell, ...]:
        """The cells of its first row, or of that with the titles."""
        return next((cells for number, cells in self.rows if number == self.top), ())

    def place(self, row: int, column: int) -> Place:
        """A cell of it."""
        return Place(self.name, self.rank, row, column)

    def lines(self, columns: Mapping[str, int]) -> Iterator["Line"]:
        """The rows below the titles that have something in one of `columns`."""
        for number, cells in self.rows:
            line = Line(
                {title: cells[at - 1] if at <= len(cells) else None for title, at in columns.items()},
                {title: self.place(number, at) for title, at in columns.items()},
            )
            if number > self.top and any(not is_blank(cell) for cell in line.cells.values()):
                yield line


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its cells and their places by the titles of their columns."""

    cells: Mapping[str, Cell]
    places: Mapping[str, Place]

    def get(self, title: str) -> Cell:
        """The cell in that column; None for a blank one."""
        cell = self.cells.get(title)
        return None if is_blank(cell) else cell

    @property
    def first(self) -> Place:
        """Its leftmost cell."""
        return min(self.places.values(), key=lambda place: place.column)


def is_own_column(title: Cell) -> bool:
    """Whether a column with that title is the planner's own, which nobody reads."""
    return isinstance(title, str) and title.lstrip().startswith("(")


def columns(
    grid: Grid, known: Mapping[str, str], needed: tuple[str, ...], faults: CellFaults
) -> dict[str, int]:
    """The columns of a grid, from 1, by what `known` makes of their titles.

    `known` are names by slugs of titles. A title in parentheses is the planner's own; another that
    is not known, is there twice, or is `needed` and not there is a fault.
    """
    titles = grid.titles
    found: dict[str, int] = {}
    for column, title in enumerate(titles, start=1):
        if is_blank(title) or is_own_column(title):
            continue
        name = known.get(slug(str(title)))
        if name is None:
            likely = nearest(str(title), known.values())
            cure = message("workbook.meant", name=likely[0]) if likely else message("workbook.own-column")
            what = message("workbook.unknown-column", title=printable(str(title)))
            faults.at(grid.place(grid.top, column), what, cure)
        elif name in found:
            what = message("workbook.column-twice", title=printable(str(title)))
            faults.at(grid.place(grid.top, column), what)
        else:
            found[name] = column
    for name in needed:
        if name not in found:
            faults.at(grid.place(grid.top, 1), message("workbook.column-missing", title=name))
    _note_lone_cells(grid, titles, faults)
    return found


def _note_lone_cells(grid: Grid, titles: tuple[Cell, ...], faults: CellFaults) -> None:
    """A value below no title would be lost without a word."""
    for number, cells in grid.rows:
        for column, cell in enumerate(cells, start=1):
            titled = column <= len(titles) and not is_blank(titles[column - 1])
            if number > grid.top and not titled and not is_blank(cell):
                faults.at(
                    grid.place(number, column), message("workbook.untitled"), message("workbook.own-column")
                )
