"""Which table a sheet has: known by its name, by its titles, or by the mark that it was made with.

Planners rename sheets: one is that of a table when most of its titles are; sheets of settings have the same
titles, and are told apart by their keys. Where the titles are new as well, the name that the workbook has for
its first cell tells. Where name and titles disagree, or two sheets have one table, nothing is guessed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from tourplanner.inputs.faults import nearest
from tourplanner.inputs.slug import slug
from tourplanner.inputs.workbook.cells import Cell, is_blank
from tourplanner.inputs.workbook.grid import Grid, is_own_column
from tourplanner.inputs.workbook.layout import Layout, Listing, Settings, mark_of
from tourplanner.inputs.workbook.pages import headings, section_key
from tourplanner.inputs.workbook.places import CellFaults
from tourplanner.inputs.workbook.words import EXPLANATION, KEY, SETTING, VALUE
from tourplanner.message import Message, Notify, Value, message

FIRST_ROWS = 20
"""Rows in which titles are looked for; planners put a heading or a logo above them."""
LEAST = 2
"""Titles of a table that a row has to have; one word may stand anywhere."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A name in the workbook for a cell of a sheet, and the row of that cell."""

    name: str
    row: int


NO_MARKS: Mapping[int, Mark] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Signs:
    """What a table is known by: slugs of its titles, and its keys if it is one of settings."""

    name: str
    titles: frozenset[str]
    keys: frozenset[str]


def recognise(
    sheets: Sequence[Grid],
    tables: Layout,
    faults: CellFaults,
    notify: Notify,
    marks: Mapping[int, Mark] = NO_MARKS,
) -> dict[str, Grid]:
    """The sheets that have a table, by the name that the layout has for it, with the row of their titles.

    Parameters
    ----------
    sheets
        Those of a workbook that may have one, in their order, with what is typed in their cells.
    faults
        Told of sheets that cannot be told apart, and of titles that are not in the first row.
    notify
        Told of sheets that are known by their titles or their mark only, and of those that are not read.
    marks
        The marks of sheets by their ranks.
    """
    signs = {each.name: each for each in map(_signs, tables)}
    by_name = {slug(name): name for name in signs}
    by_mark = {mark_of(each): each.name for each in tables}
    marked = {rank: replace(mark, name=by_mark.get(mark.name, "")) for rank, mark in marks.items()}
    found: dict[str, Grid] = {}
    unknown: list[Grid] = []
    for sheet in sheets:
        named = by_name.get(slug(sheet.name))
        try:
            grid, name = (
                _named(sheet, signs[named], signs)
                if named
                else _unnamed(sheet, signs, marked.get(sheet.rank))
            )
        except _DoubtfulError as doubt:
            faults.at(sheet.place(1, 1), doubt.what, doubt.cure)
            continue
        if name is None:
            unknown.append(sheet)
        elif name not in found:
            found[name] = grid
            if named is None:
                notify(message("workbook.renamed", file=faults.source, name=sheet.name, table=name))
        elif not _is_empty(sheet):
            what = message("workbook.sheet-twice", name=name, other=found[name].name)
            faults.at(sheet.place(1, 1), what, message("workbook.put-aside", name=sheet.name))
    _note_unknown(unknown, [name for name in signs if name not in found], faults, notify)
    for grid in found.values():
        if grid.top > 1:
            what = message("workbook.titles-below", row=grid.top)
            faults.at(grid.place(grid.top, 1), what, message("workbook.delete-above"))
    return found


class _DoubtfulError(Exception):
    """A sheet of which it can't be told what table it has."""

    def __init__(self, what: Message, cure: Message) -> None:
        super().__init__(what)
        self.what, self.cure = what, cure


def _named(sheet: Grid, signs: _Signs, tables: Mapping[str, _Signs]) -> tuple[Grid, str]:
    """The table of a sheet that has its name, unless the titles are clearly those of another."""
    for number, cells in sheet.rows[:FIRST_ROWS]:
        titles = _titles(cells)
        if _likeness(titles, signs, sheet) > 0 or (number == 1 and titles and titles <= signs.titles):
            if not titles <= signs.titles and any(titles <= other.titles for other in tables.values()):
                break
            return replace(sheet, top=number), signs.name
    _, other = _titled(sheet, tables)
    if other is None:
        return sheet, signs.name
    what = message("workbook.other-titles", name=sheet.name, other=other)
    raise _DoubtfulError(what, message("workbook.rename-sheet", name=other))


def _unnamed(sheet: Grid, tables: Mapping[str, _Signs], mark: Mark | None) -> tuple[Grid, str | None]:
    """The table of a sheet that has another name: that of its titles, which those of its mark are, if any."""
    grid, titled = _titled(sheet, tables)
    if mark is None or not mark.name or mark.name == titled:
        return grid, titled
    if titled is None:
        return replace(sheet, top=mark.row), mark.name
    what = message("workbook.other-titles", name=mark.name, other=titled)
    raise _DoubtfulError(what, message("workbook.rename-sheet", name=titled))


def _titled(sheet: Grid, tables: Mapping[str, _Signs]) -> tuple[Grid, str | None]:
    """The sheet with the row of its titles, and the table that they are of; None when they are of none."""
    for number, cells in sheet.rows[:FIRST_ROWS]:
        titles = _titles(cells)
        fits = {name: fit for name, each in tables.items() if (fit := _likeness(titles, each, sheet)) > 0}
        if not fits:
            continue
        best = max(fits, key=lambda name: fits[name])
        if tables[best].titles != titles and not tables[best].keys:
            _require_alone(best, titles, [tables[name] for name in fits])
        return replace(sheet, top=number), best
    return sheet, None


def _require_alone(best: str, titles: frozenset[str], likely: Sequence[_Signs]) -> None:
    """Refuse titles that another table has as well: columns of it may have been deleted."""
    common = {each.name: titles & each.titles for each in likely}
    alike = [name for name, found in common.items() if found == common[best]]
    if len(alike) > 1:
        names: list[Value] = list(alike)
        raise _DoubtfulError(message("workbook.doubtful", tables=names), message("workbook.name-sheet"))


def _note_unknown(unknown: Sequence[Grid], absent: Sequence[str], faults: CellFaults, notify: Notify) -> None:
    for sheet in unknown:
        if likely := nearest(sheet.name, absent):
            what = message("workbook.sheet-unknown", name=sheet.name)
            faults.at(sheet.place(1, 1), what, message("workbook.meant", name=likely[0]))
        elif not _is_empty(sheet):
            notify(message("workbook.not-read", file=faults.source, name=sheet.name))


def _signs(table: Settings | Listing) -> _Signs:
    if isinstance(table, Settings):
        titles = frozenset(map(slug, (SETTING, VALUE, EXPLANATION, KEY)))
        keys = [field.full_name for field in table.fields] + [section_key(steps) for steps in table.tables]
        return _Signs(table.name, titles, frozenset(keys))
    return _Signs(table.name, frozenset(map(slug, headings(table))), frozenset())


def _likeness(titles: frozenset[str], signs: _Signs, sheet: Grid) -> float:
    """How much titles are those of a table, up to 1; 0 when they are not."""
    common = titles & signs.titles
    if len(common) < LEAST or 2 * len(common) <= len(titles):
        return 0
    if signs.keys and not any(cell in signs.keys for _, cells in sheet.rows for cell in cells):
        return 0
    share = len(common) / len(titles | signs.titles)
    return share + _key_share(sheet, signs.keys) if signs.keys else share


def _key_share(sheet: Grid, keys: frozenset[str]) -> float:
    said = {str(cell) for _, cells in sheet.rows for cell in cells if not is_blank(cell)}
    return len(said & keys) / len(keys)


def _titles(cells: Sequence[Cell]) -> frozenset[str]:
    return frozenset(slug(str(cell)) for cell in cells if not is_blank(cell) and not is_own_column(cell))


def _is_empty(sheet: Grid) -> bool:
    return all(is_blank(cell) for _, cells in sheet.rows for cell in cells)
