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
from tourplanner.inputs.workbook.pages import former_titles, headings, section_key
from tourplanner.inputs.workbook.places import CellFaults
from tourplanner.inputs.workbook.words import EVERY, BookWords
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
    """What a table is known by: its titles, and its keys if it is one of settings.

    Attributes
    ----------
    name
        What the workbook calls its sheet.
    titles
        Slugs of its titles in every language.
    width
        How many columns it has.
    keys
        The keys of settings.
    former
        Slugs of titles that it had in earlier releases.
    """

    table: str
    name: str
    titles: frozenset[str]
    width: int
    keys: frozenset[str]
    former: frozenset[str]

    def have(self, titles: frozenset[str]) -> bool:
        """Whether all these titles are the table's."""
        return titles <= self.titles

    def once_had(self, titles: frozenset[str]) -> bool:
        """Whether all these titles were the table's in earlier releases, and not all are today."""
        return not self.have(titles) and titles <= self.titles | self.former


def recognise(
    sheets: Sequence[Grid],
    tables: Layout,
    faults: CellFaults,
    notify: Notify,
    marks: Mapping[int, Mark] = NO_MARKS,
) -> dict[str, Grid]:
    """The sheets that have a table, by that table, with the row of their titles.

    Parameters
    ----------
    sheets
        Those of a workbook that may have one, in their order, with what is typed in their cells.
    faults
        Told of sheets that cannot be told apart, and of titles that are not in the first row; in their
        words sheets have their names.
    notify
        Told of sheets that are known by their titles or their mark only, and of those that are not read.
    marks
        The marks of sheets by their ranks.
    """
    signs = {each.table: _signs(each, faults.words) for each in tables}
    by_name = {slug(words.sheet(table)): table for words in EVERY for table in signs}
    by_mark = {mark_of(each): each.table for each in tables}
    marked = {rank: replace(mark, name=by_mark.get(mark.name, "")) for rank, mark in marks.items()}
    found: dict[str, Grid] = {}
    unknown: list[Grid] = []
    for sheet in sheets:
        named = by_name.get(slug(sheet.name))
        try:
            grid, table = (
                _named(sheet, signs[named], signs)
                if named
                else _unnamed(sheet, signs, marked.get(sheet.rank))
            )
        except _DoubtfulError as doubt:
            faults.at(sheet.place(1, 1), doubt.what, doubt.cure)
            continue
        if table is None:
            unknown.append(sheet)
        elif table not in found:
            found[table] = grid
            if named is None:
                known_as = signs[table].name
                notify(message("workbook.renamed", file=faults.source, name=sheet.name, table=known_as))
        elif not _is_empty(sheet):
            what = message("workbook.sheet-twice", name=signs[table].name, other=found[table].name)
            faults.at(sheet.place(1, 1), what, message("workbook.put-aside", name=sheet.name))
    absent = [each.name for table, each in signs.items() if table not in found]
    _note_unknown(unknown, absent, faults, notify)
    for grid in found.values():
        if grid.top > 1:
            what = message("workbook.titles-below", row=grid.top)
            faults.at(grid.place(grid.top, 1), what, message("workbook.delete-above"))
    return found


def spoken(sheets: Sequence[Grid], tables: Layout) -> BookWords:
    """The words of a workbook: of the language that most names and titles of its sheets are of."""
    names = [slug(sheet.name) for sheet in sheets]
    titles = [title for sheet in sheets for _, cells in sheet.rows[:FIRST_ROWS] for title in _titles(cells)]

    def said_in(words: BookWords) -> int:
        named = {slug(words.sheet(each.table)) for each in tables}
        titled = {slug(title) for each in tables for title in _titles_of(each, words)}
        return sum(name in named for name in names) + sum(title in titled for title in titles)

    return max(EVERY, key=said_in)


def _titles_of(sheet: Settings | Listing, words: BookWords) -> tuple[str, ...]:
    return words.setting_titles if isinstance(sheet, Settings) else headings(sheet, words)


class _DoubtfulError(Exception):
    """A sheet of which it can't be told what table it has."""

    def __init__(self, what: Message, cure: Message) -> None:
        super().__init__(what)
        self.what, self.cure = what, cure


def _named(sheet: Grid, signs: _Signs, tables: Mapping[str, _Signs]) -> tuple[Grid, str]:
    """The table of a sheet that has its name, unless the titles are clearly those of another."""
    for number, cells in sheet.rows[:FIRST_ROWS]:
        titles = _titles(cells)
        if _likeness(titles, signs, sheet) > 0 or (number == 1 and titles and signs.have(titles)):
            known = signs.have(titles) or signs.once_had(titles)
            if not known and any(other.have(titles) for other in tables.values()):
                break
            return replace(sheet, top=number), signs.table
    _, other = _titled(sheet, tables)
    if other is None:
        return sheet, signs.table
    raise _other_titles(sheet.name, tables[other])


def _unnamed(sheet: Grid, tables: Mapping[str, _Signs], mark: Mark | None) -> tuple[Grid, str | None]:
    """The table of a sheet that has another name: that of its titles, which those of its mark are, if any."""
    if mark is not None and mark.name:
        cells = dict(sheet.rows).get(mark.row, ())
        if tables[mark.name].once_had(_titles(cells)):
            return replace(sheet, top=mark.row), mark.name
    grid, titled = _titled(sheet, tables)
    if mark is None or not mark.name or mark.name == titled:
        return grid, titled
    if titled is None:
        return replace(sheet, top=mark.row), mark.name
    raise _other_titles(tables[mark.name].name, tables[titled])


def _other_titles(name: str, titled: _Signs) -> _DoubtfulError:
    """A sheet of that name that has the titles of another table."""
    what = message("workbook.other-titles", name=name, other=titled.name)
    return _DoubtfulError(what, message("workbook.rename-sheet", name=titled.name))


def _titled(sheet: Grid, tables: Mapping[str, _Signs]) -> tuple[Grid, str | None]:
    """The sheet with the row of its titles, and the table that they are of; None when they are of none."""
    for number, cells in sheet.rows[:FIRST_ROWS]:
        titles = _titles(cells)
        fits = {table: fit for table, each in tables.items() if (fit := _likeness(titles, each, sheet)) > 0}
        if not fits:
            continue
        best = max(fits, key=lambda table: fits[table])
        signs = tables[best]
        if not (signs.keys or (signs.have(titles) and len(titles) == signs.width)):
            _require_alone(best, titles, [tables[table] for table in fits])
        return replace(sheet, top=number), best
    return sheet, None


def _require_alone(best: str, titles: frozenset[str], likely: Sequence[_Signs]) -> None:
    """Refuse titles that another table has as well: columns of it may have been deleted."""
    common = {each.table: titles & each.titles for each in likely}
    alike: list[Value] = [each.name for each in likely if common[each.table] == common[best]]
    if len(alike) > 1:
        raise _DoubtfulError(message("workbook.doubtful", tables=alike), message("workbook.name-sheet"))


def _note_unknown(unknown: Sequence[Grid], absent: Sequence[str], faults: CellFaults, notify: Notify) -> None:
    for sheet in unknown:
        if likely := nearest(sheet.name, absent):
            what = message("workbook.sheet-unknown", name=sheet.name)
            faults.at(sheet.place(1, 1), what, message("workbook.meant", name=likely[0]))
        elif not _is_empty(sheet):
            notify(message("workbook.not-read", file=faults.source, name=sheet.name))


def _signs(sheet: Settings | Listing, words: BookWords) -> _Signs:
    titles = frozenset(slug(title) for each in EVERY for title in _titles_of(sheet, each))
    keys: set[str] = set()
    if isinstance(sheet, Settings):
        keys = {field.full_name for field in sheet.fields} | {section_key(steps) for steps in sheet.tables}
    former = frozenset() if isinstance(sheet, Settings) else former_titles(sheet)
    width, name = len(_titles_of(sheet, words)), words.sheet(sheet.table)
    return _Signs(sheet.table, name, titles, width, frozenset(keys), former)


def _likeness(titles: frozenset[str], signs: _Signs, sheet: Grid) -> float:
    """How much titles are those of a table, up to 1; 0 when they are not."""
    common = titles & signs.titles
    if len(common) < LEAST or 2 * len(common) <= len(titles):
        return 0
    if signs.keys and not any(cell in signs.keys for _, cells in sheet.rows for cell in cells):
        return 0
    share = len(common) / (len(titles) + signs.width - len(common))
    return share + _key_share(sheet, signs.keys) if signs.keys else share


def _key_share(sheet: Grid, keys: frozenset[str]) -> float:
    said = {str(cell) for _, cells in sheet.rows for cell in cells if not is_blank(cell)}
    return len(said & keys) / len(keys)


def _titles(cells: Sequence[Cell]) -> frozenset[str]:
    return frozenset(slug(str(cell)) for cell in cells if not is_blank(cell) and not is_own_column(cell))


def _is_empty(sheet: Grid) -> bool:
    return all(is_blank(cell) for _, cells in sheet.rows for cell in cells)
