"""From the cells of a workbook to the table of a config, with the cell of every value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tourplanner.inputs.config.key import BAD, Key, Shape
from tourplanner.inputs.config.keys import ROOT
from tourplanner.inputs.faults import Path, nearest
from tourplanner.inputs.shown import printable
from tourplanner.inputs.typed.names import Called, Doubt, NameBook
from tourplanner.inputs.workbook.cells import EPOCH, Cell, entry_from_cell, from_cell
from tourplanner.inputs.workbook.digits import is_as_meant, is_scientific
from tourplanner.inputs.workbook.grid import Grid, Line, columns
from tourplanner.inputs.workbook.layout import Field, Layout, Listing, Settings, Steps, layout
from tourplanner.inputs.workbook.names import PlaceNames
from tourplanner.inputs.workbook.pages import at, column_titles, headings, known_titles, row_name, section_key
from tourplanner.inputs.workbook.places import CellFaults, Place
from tourplanner.inputs.workbook.words import EMPTY_LISTS, EMPTY_TEXTS, BookWords
from tourplanner.message import Message, Notify, Text, message, silent

Table = dict[str, Any]

_RETYPE = message("workbook.retype")


def fold(
    grids: Mapping[str, Grid],
    names: PlaceNames,
    faults: CellFaults,
    notify: Notify = silent,
    first_day: date = EPOCH,
) -> Table:
    """The table of a config, dates as ISO texts.

    Parameters
    ----------
    grids
        The sheets by their tables; those that are missing say nothing.
    faults
        Told of everything that has no place in a config, and of the place of each value.
    notify
        Told of numbers that stand where a text is wanted, since they may have lost a zero.
    first_day
        The day that is number 0, where a date is a plain number.
    """
    folding = _Folding(names, faults, notify, first_day, {}, layout())
    for sheet in folding.sheets:
        if sheet.table not in grids:
            continue
        if isinstance(sheet, Settings):
            folding.read_settings(sheet, grids[sheet.table])
        else:
            folding.read_listing(sheet, grids[sheet.table])
    return _ordered(folding.table, ROOT)


def _ordered(table: Table, keys: tuple[Key, ...]) -> Table:
    """The same table with its keys in the order of their declaration, whatever the order of sheets."""
    ordered: Table = {}
    for key in keys:
        if key.name not in table:
            continue
        value = table[key.name]
        if key.kind.many:
            value = [_ordered(row, key.kind.keys) for row in value]
        elif key.kind.keys:
            value = _ordered(value, key.kind.keys)
        ordered[key.name] = value
    return ordered


@dataclass(frozen=True, slots=True)
class _Folding:
    """A table of a config while it is put together."""

    names: PlaceNames
    faults: CellFaults
    notify: Notify
    first_day: date
    table: Table
    sheets: Layout

    @property
    def words(self) -> BookWords:
        """Those in which the workbook is told of; titles are known by those of every language."""
        return self.faults.words

    def read_settings(self, sheet: Settings, grid: Grid) -> None:
        """Rows are known by the key that stands in a column of theirs."""
        value, key = self.words.value, self.words.key
        known = known_titles(lambda words: words.setting_titles, self.words)
        where = columns(grid, known, (value, key), self.faults)
        if not {value, key} <= set(where):
            return
        fields = {field.full_name: field for field in sheet.fields}
        sections = {section_key(steps): steps for steps in sheet.tables}
        for line in grid.lines({value: where[value], key: where[key]}):
            name = str(line.get(key) or "").strip()
            if name in fields:
                self._read_setting(fields[name], line)
            elif name in sections:
                self._read_section(sections[name], line)
            else:
                self.faults.at(line.places[key], _unknown_key(name), _meant(name, fields))

    def _read_section(self, steps: Steps, line: Line) -> None:
        """The title row of a table may say that the table is there, with no key."""
        value, place = line.get(self.words.value), line.places[self.words.value]
        self.faults.places.setdefault(steps, place)
        if value is None:
            return
        if str(value).strip() in EMPTY_TEXTS:
            _put(self.table, (*steps, ""), None)
        else:
            self.faults.at(place, message("workbook.value-of-title"))

    def _read_setting(self, field: Field, line: Line) -> None:
        value, place = line.get(self.words.value), line.places[self.words.value]
        before = at(self.table, field.steps)
        if before is None:
            self.faults.places.setdefault(field.steps, place)
        if value is None:
            return
        if not field.is_list:
            if before is not None:
                self.faults.at(place, message("workbook.setting-twice"))
            self.faults.places[field.steps] = place
            _put(self.table, field.steps, self._value(value, field, place))
            return
        entries = [] if before is None else before
        if before is None:
            self.faults.places[field.steps] = place
            _put(self.table, field.steps, entries)
        if str(value).strip() not in EMPTY_LISTS:
            entries.append(entry_from_cell(value, field, self.names, self.first_day))
            self.faults.places[*field.steps, len(entries)] = place

    def read_listing(self, sheet: Listing, grid: Grid) -> None:
        """One table per row; the first column of some sheets tells whose it is."""
        titles = headings(sheet, self.words)
        fields = dict(zip(titles[-len(sheet.fields) :], sheet.fields, strict=True))
        needed = titles[:1] if sheet.owner else ()
        where = columns(grid, column_titles(sheet, self.words), needed, self.faults)
        if not set(needed) <= set(where):
            return
        for line in grid.lines(where):
            target = self._target(sheet, line)
            if target is not None:
                self._read_row(sheet, fields, line, *target)

    def _target(self, sheet: Listing, line: Line) -> tuple[Table, Path] | None:
        """The table that has the list of a row, and its path; None when the row names none."""
        if sheet.owner is None:
            return self.table, ()
        title, its_sheet = self.words.owner(sheet.owner.table), self.words.sheet(sheet.owner.table)
        name, place = line.get(title), line.places[title]
        if name is None:
            self.faults.at(place, message("workbook.owner-missing", sheet=its_sheet))
            return None
        wanted = _code(name, sheet.owner.table, self.names)
        owners = at(self.table, sheet.owner.steps) or []
        known = [row_name(sheet.owner, owner) for owner in owners]
        found = wanted if wanted in known else self._names_of(owners, known).find(wanted)
        if isinstance(found, Doubt):
            self.faults.at(place, found.what, found.maybe)
            return None
        if found is not None:
            rank = known.index(found)
            return owners[rank], (*sheet.owner.steps, rank + 1)
        what = message("workbook.owner-unknown", name=printable(str(name)), sheet=its_sheet)
        self.faults.at(place, what, _meant(wanted, known))
        return None

    def _names_of(self, owners: Iterable[Table], known: Iterable[str]) -> NameBook:
        """What rows may be called beside their names: by their communes, however those are typed."""
        book, called = self.names.books["communes"], []
        for owner, name in zip(owners, known, strict=True):
            code = book.find(str(owner.get("commune", "")))
            commune = book.known.get(code) if isinstance(code, str) else None
            if name and commune:
                called.append(Called(name, commune.name, commune.postal, commune.also, (commune.code,)))
        return NameBook.of(called)

    def _read_row(
        self, sheet: Listing, fields: Mapping[str, Field], line: Line, table: Table, path: Path
    ) -> None:
        rows = at(table, sheet.steps)
        if rows is None:
            rows = []
            _put(table, sheet.steps, rows)
        filled = {title: cell for title in fields if (cell := line.get(title)) is not None}
        if len(filled) == 1 and EMPTY_LISTS & {str(cell).strip() for cell in filled.values()}:
            return
        row: Table = {}
        rows.append(row)
        place = (*path, *sheet.steps, len(rows))
        self.faults.places[place] = line.first
        for title, field in fields.items():
            if title in line.places:
                self.faults.places[*place, *field.steps] = line.places[title]
            if title in filled:
                _put(row, field.steps, self._value(filled[title], field, line.places[title]))

    def _value(self, cell: Cell, field: Field, place: Place) -> object:
        """The value of a cell, told where a number stands for a text."""
        value = from_cell(cell, field, self.names, self.first_day)
        form = field.key.kind.form
        if form.shape is not Shape.TEXT:
            return value
        if isinstance(cell, str) and form.digits and is_scientific(cell):
            self.faults.at(place, message("workbook.scientific", seen=cell.strip()), _RETYPE)
            return BAD
        if isinstance(cell, int | float) and not is_as_meant(value, form, field.refers):
            where = message("place.cell", file=self.faults.source, sheet=place.sheet, cell=place.address)
            self.notify(message("workbook.number-as-text", where=where, text=str(value)))
        return value


def _unknown_key(name: str) -> Message:
    return message("workbook.unknown-key", name=printable(name)) if name else message("workbook.no-key")


def _meant(name: str, known: Iterable[str]) -> Text:
    likely = nearest(name, known)
    return message("workbook.meant", name=likely[0]) if likely else ""


def _code(cell: Cell, refers: str, names: PlaceNames) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return names.from_cell(str(cell), refers).strip()


def _put(table: Table, steps: Steps, value: object) -> None:
    """Set the value at `steps`, with the tables on the way; the step "" only makes those."""
    for step in steps[:-1]:
        table = table.setdefault(step, {})
    if steps[-1]:
        table[steps[-1]] = value
