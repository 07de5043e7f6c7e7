"""Adding rows to the lists of a config's workbook and clearing them; all else in it stays as it is stored."""

from collections.abc import Mapping
from dataclasses import replace

from tourplanner.domain.place import Catalogue
from tourplanner.errors import InputError
from tourplanner.inputs.faults import Path
from tourplanner.inputs.workbook.cells import to_cell
from tourplanner.inputs.workbook.grid import Grid, columns
from tourplanner.inputs.workbook.layout import Listing, layout
from tourplanner.inputs.workbook.names import PlaceNames
from tourplanner.inputs.workbook.pages import at, column_titles, headings, row_name
from tourplanner.inputs.workbook.parts import part_of, read_part, with_parts, with_sheet
from tourplanner.inputs.workbook.places import CellFaults, Place
from tourplanner.inputs.workbook.read import open_grids, read_workbook
from tourplanner.inputs.workbook.sheet_xml import SheetXml
from tourplanner.inputs.workbook.words import BookWords
from tourplanner.message import Message, message, silent

Row = Mapping[str, object]


def with_workbook_row(data: bytes, name: str, row: Row, catalogue: Catalogue) -> bytes:
    """The workbook with one more row in the list `name`; its sheet is made where it is missing.

    What is new in it is in its own language.

    Parameters
    ----------
    row
        Its values in canonical form, dates as ISO texts; lists of tables in it are rows of their own sheets.
    """
    sheet = _listing(name)
    data = _with_row(data, sheet, row, catalogue)
    for inner in _inside(sheet):
        for each in at(row, inner.steps) or ():
            data = _with_row(data, inner, each, catalogue, row_name(sheet, row))
    return data


def with_workbook_values(
    data: bytes, name: str, changes: Mapping[int, Row], source: str, catalogue: Catalogue
) -> bytes:
    """The workbook with other values in rows of the list `name`.

    Parameters
    ----------
    changes
        Values by plain keys, in canonical form, by the numbers of their rows, from 1; None for an empty cell.
        A list of tables takes the place of all its rows.

    Raises
    ------
    InputError
        If a formula is in a cell that would change.
    """
    table, faults = read_workbook(data, source, catalogue, silent)
    assert isinstance(faults, CellFaults)
    sheet = _listing(name)
    grids, first_day, words = open_grids(data)
    grid, where, names = grids[name], _columns(sheet, grids[name], words), PlaceNames.of(catalogue, words)
    part = part_of(data, grid.name)
    xml = SheetXml(read_part(data, part), first_day)
    for number, values in changes.items():
        place = next(
            place
            for path, place in faults.places.items()
            if path[:2] == (name, number) and place.sheet == grid.name
        )
        for field, title in zip(sheet.fields, headings(sheet, words), strict=True):
            if field.steps[0] not in values:
                continue
            value = values[str(field.steps[0])]
            if title not in where and value is not None:
                where[title] = _next_column(grid, where)
                xml.set(grid.top, where[title], title)
            if title in where and not xml.clear(place.row, where[title]):
                spot = replace(place, column=where[title])
                raise InputError.of(_where(source, spot), message("event.formula-in-row"))
            if value is not None:
                xml.set(place.row, where[title], to_cell(value, field, names))
    data = with_parts(data, {part: xml.content()})
    rows = table[name]
    assert isinstance(rows, list)
    for inner in _inside(sheet):
        asked = {number: values for number, values in changes.items() if inner.steps[0] in values}
        for number, values in asked.items():
            data = _without(data, faults, (name, number, *inner.steps), source)
            for each in at(values, inner.steps) or ():
                data = _with_row(data, inner, each, catalogue, row_name(sheet, rows[number - 1]))
    return data


def without_workbook_row(data: bytes, name: str, number: int, source: str, catalogue: Catalogue) -> bytes:
    """The workbook with the row of that number, from 1, of a list empty, and those that belong to it.

    Raises
    ------
    InputError
        If a formula is in it: what it is worth elsewhere only the planner knows.
    """
    _, faults = read_workbook(data, source, catalogue, silent)
    assert isinstance(faults, CellFaults)
    return _without(data, faults, (name, number), source)


def _with_row(data: bytes, sheet: Listing, row: Row, catalogue: Catalogue, owner: str = "") -> bytes:
    """The workbook with one more row in a sheet; `owner` is the name of the row that it belongs to."""
    grids, first_day, words = open_grids(data)
    titles, names = headings(sheet, words), PlaceNames.of(catalogue, words)
    if sheet.table not in grids:
        data = with_sheet(data, words.sheet(sheet.table), titles)
        grids, first_day, words = open_grids(data)
    grid = grids[sheet.table]
    where = _columns(sheet, grid, words)
    part = part_of(data, grid.name)
    xml = SheetXml(read_part(data, part), first_day)
    line = max([grid.top, *(number for number, cells in grid.rows if _is_used(cells, where))]) + 1
    cells = {
        title: to_cell(value, field, names)
        for field, title in zip(sheet.fields, titles[-len(sheet.fields) :], strict=True)
        if (value := at(row, field.steps)) is not None
    }
    if sheet.owner:
        cells = {titles[0]: names.to_cell(owner, sheet.owner.table), **cells}
    for title, cell in cells.items():
        if title not in where:
            where[title] = _next_column(grid, where)
            xml.set(grid.top, where[title], title)
        xml.set(line, where[title], cell)
    return with_parts(data, {part: xml.content()})


def _without(data: bytes, faults: CellFaults, path: Path, source: str) -> bytes:
    """The workbook in which the rows at and below a path are empty."""
    grids, first_day, words = open_grids(data)
    lines: dict[str, set[int]] = {}
    for known, place in faults.places.items():
        if known[: len(path)] == path:
            lines.setdefault(place.sheet, set()).add(place.row)
    parts = {}
    for table, grid in grids.items():
        if grid.name not in lines:
            continue
        part = part_of(data, grid.name)
        xml = SheetXml(read_part(data, part), first_day)
        for row in sorted(lines[grid.name]):
            for column in sorted(_columns(_listing(table), grid, words).values()):
                if not xml.clear(row, column):
                    spot = Place(grid.name, 0, row, column)
                    raise InputError.of(_where(source, spot), message("event.formula-in-row"))
        parts[part] = xml.content()
    return with_parts(data, parts)


def _inside(sheet: Listing) -> list[Listing]:
    """The sheets whose rows belong to rows of a sheet."""
    return [each for each in layout() if isinstance(each, Listing) and each.owner == sheet]


def _listing(name: str) -> Listing:
    return next(each for each in layout() if isinstance(each, Listing) and each.table == name)


def _columns(sheet: Listing, grid: Grid, words: BookWords) -> dict[str, int]:
    """The columns of a sheet by their titles in those words."""
    needed = headings(sheet, words)[:1] if sheet.owner else ()
    return columns(grid, column_titles(sheet, words), needed, CellFaults(""))


def _next_column(grid: Grid, where: Mapping[str, int]) -> int:
    """A column behind all that have anything."""
    return max([*(len(cells) for _, cells in grid.rows), *where.values()]) + 1


def _is_used(cells: tuple[object, ...], where: Mapping[str, int]) -> bool:
    """Whether something is in a row that is read."""
    return any(at <= len(cells) and cells[at - 1] not in (None, "") for at in where.values())


def _where(source: str, place: Place) -> Message:
    return message("place.cell", file=source, sheet=place.sheet, cell=place.address)
