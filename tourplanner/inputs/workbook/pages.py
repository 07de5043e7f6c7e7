"""From the table of a config to the sheets of its workbook, as plain cells."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tourplanner.inputs.config.key import Shape
from tourplanner.inputs.slug import slug
from tourplanner.inputs.workbook.cells import Cell, entry_to_cell, to_cell
from tourplanner.inputs.workbook.layout import Field, Listing, Settings, Steps, layout
from tourplanner.inputs.workbook.names import PlaceNames
from tourplanner.inputs.workbook.words import EVERY, FORMER_LABELS, FORMER_OWNER, BookWords

SPARE_LINES = 4
"""Blank rows after the entries of a list, to add some."""

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """A row of settings: ``key`` is what it is known by, ``field`` None for the title of a table."""

    key: str
    label: str
    help: str
    value: Cell
    field: Field | None


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """A sheet of settings with its rows."""

    sheet: Settings
    rows: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class ListingPage:
    """A sheet of a list of tables: its cells, row by row, in the order of `headings`."""

    sheet: Listing
    rows: tuple[tuple[Cell, ...], ...]


Page = SettingsPage | ListingPage


def headings(sheet: Listing, words: BookWords) -> tuple[str, ...]:
    """The titles of a listing's columns."""
    own = tuple(words.label(field.full_name) for field in sheet.fields)
    return (words.owner(sheet.owner.table), *own) if sheet.owner else own


def known_titles(titles: Callable[[BookWords], tuple[str, ...]], words: BookWords) -> dict[str, str]:
    """Titles in `words` by the slugs of what they may be in any language."""
    own = titles(words)
    return {
        slug(title): meant for each in (*EVERY, words) for title, meant in zip(titles(each), own, strict=True)
    }


def column_titles(sheet: Listing, words: BookWords) -> dict[str, str]:
    """The titles of a listing's columns in `words`, by the slugs of what they may be.

    They are known by the names of their keys, by their titles in any language, and by those that were theirs.
    """
    titles = headings(sheet, words)
    known: dict[str, str] = {}
    for title, field in zip(titles[-len(sheet.fields) :], sheet.fields, strict=True):
        known[slug(field.name)] = title
        if field.full_name in FORMER_LABELS:
            known |= {slug(each.say.of(FORMER_LABELS[field.full_name])): title for each in EVERY}
    if sheet.owner:
        known |= dict.fromkeys(former_titles(sheet), titles[0])
    return known | known_titles(lambda each: headings(sheet, each), words)


def former_titles(sheet: Listing) -> frozenset[str]:
    """Slugs of the titles that a listing had in earlier releases."""
    if sheet.owner is None:
        return frozenset()
    return frozenset(slug(words.owner(FORMER_OWNER)) for words in EVERY)


def section_key(steps: Steps) -> str:
    """What the title row of a plain table is known by: ``[work]``."""
    return f"[{'.'.join(steps)}]"


def row_name(sheet: Listing, row: Values) -> str:
    """The name by which other sheets know a row; "" when it has none."""
    for field in sheet.name_fields:
        name = at(row, field.steps)
        if isinstance(name, str) and name.strip():
            return name.strip()
    return ""


def pages(table: Values, names: PlaceNames) -> tuple[Page, ...]:
    """The sheets of the table of a config without faults, dates as ISO texts."""
    return tuple(
        SettingsPage(sheet, tuple(_settings(sheet, table, names)))
        if isinstance(sheet, Settings)
        else ListingPage(sheet, tuple(_rows(sheet, table, names)))
        for sheet in layout()
    )


def at(table: Values, steps: Steps) -> Any:
    """The value at `steps` of nested tables; None when it is not there."""
    value: Any = table
    for step in steps:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _settings(sheet: Settings, table: Values, names: PlaceNames) -> Iterator[Setting]:
    section: Steps = ()
    for field in sheet.fields:
        for depth in range(1, len(field.steps)):
            steps = field.steps[:depth]
            if steps != section[:depth]:
                yield _section(steps, table, names.words)
        section = field.steps[:-1]
        name = field.full_name
        for value in _values(field, at(table, field.steps), names):
            yield Setting(name, names.words.label(name), names.words.hint(name), value, field)


def _section(steps: Steps, table: Values, words: BookWords) -> Setting:
    name, is_empty = ".".join(steps), at(table, steps) == {}
    value = words.empty_text if is_empty else None
    return Setting(section_key(steps), words.label(name), words.hint(name), value, None)


def _values(field: Field, value: Any, names: PlaceNames) -> Sequence[Cell]:
    """The cells of a key, one below the other."""
    if not field.is_list:
        return [None if value is None else to_cell(value, field, names)]
    filled = [entry_to_cell(each, field, names) for each in value or ()]
    if value is not None and not filled:
        filled = [names.words.empty_list]
    entry = field.key.kind.form.entry
    if entry is not None and entry.form.shape is Shape.CHOICE:
        room = len(entry.form.choices)
    elif entry is not None and entry.form.shape is Shape.CLOCK:
        room = 2
    else:
        room = len(filled) + SPARE_LINES
    return filled + [None] * (room - len(filled))


def _rows(sheet: Listing, table: Values, names: PlaceNames) -> Iterator[tuple[Cell, ...]]:
    if sheet.owner is None:
        yield from _list(sheet, at(table, sheet.steps), names)
        return
    for owner in at(table, sheet.owner.steps) or ():
        name = names.to_cell(row_name(sheet.owner, owner), sheet.owner.table)
        for cells in _list(sheet, at(owner, sheet.steps), names):
            yield (name, *cells)


def _list(sheet: Listing, rows: Any, names: PlaceNames) -> Iterator[tuple[Cell, ...]]:
    if rows is None:
        return
    if not rows:
        yield (names.words.empty_list, *[None] * (len(sheet.fields) - 1))
    for row in rows:
        values = ((field, at(row, field.steps)) for field in sheet.fields)
        yield tuple(None if value is None else to_cell(value, field, names) for field, value in values)
