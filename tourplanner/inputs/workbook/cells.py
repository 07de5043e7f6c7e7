"""The value of one key in a cell, both ways.

What a file says comes back exactly. What only a person would write (a French date, ``9h30``,
``VRAI``, a code as a number) is read as meant, since no file could say it in that way; what is
not understood is handed on as it is, for the key's own kind to judge.
"""

from datetime import date, datetime, time, timedelta

from tourplanner.domain.period import DAY, HOUR, MINUTE, format_clock, parse_clock
from tourplanner.inputs.config.key import Form, Shape
from tourplanner.inputs.typed.choices import choice
from tourplanner.inputs.typed.clocks import clock
from tourplanner.inputs.typed.days import iso_day
from tourplanner.inputs.typed.flags import flag
from tourplanner.inputs.typed.numbers import number, week_number
from tourplanner.inputs.typed.text import tidy
from tourplanner.inputs.workbook.digits import text_of_number
from tourplanner.inputs.workbook.layout import Field
from tourplanner.inputs.workbook.names import PlaceNames
from tourplanner.inputs.workbook.words import BookWords

Cell = str | int | float | bool | date | time | timedelta | None
"""A value as spreadsheets know it; None for a blank cell, a date may be a datetime."""

FIRST_DAY, LAST_DAY = 36_526, 73_415
"""Numbers of the days 2000-01-01 and 2100-12-31 in a spreadsheet."""
EPOCH = date(1899, 12, 30)

_WORDLESS = frozenset({Shape.DAY, Shape.CLOCK, Shape.CHOICE})
"""Shapes whose values are texts in a file and something else in a cell."""
_LONGEST_NUMBER = 15
"""Signs; a spreadsheet keeps no more digits."""


def is_blank(cell: Cell) -> bool:
    """Whether nothing is in a cell, or only spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def to_cell(value: object, field: Field, names: PlaceNames) -> Cell:
    """The cell of a value of `field`; a list in one cell."""
    form = field.key.kind.form
    if isinstance(value, list | tuple):
        entry = form.entry.form if form.entry else Form()
        texts = [_text(_to_cell(each, entry, names.words)) for each in value]
        return names.list_to_cell(texts, field.refers)
    return _one_to_cell(value, form, field.refers, names)


def entry_to_cell(value: object, field: Field, names: PlaceNames) -> Cell:
    """The cell of one entry of a list."""
    entry = field.key.kind.form.entry
    return _one_to_cell(value, entry.form if entry else Form(), field.refers, names)


def from_cell(cell: Cell, field: Field, names: PlaceNames, first_day: date = EPOCH) -> object:
    """The value of `field` in a cell that is not blank; a list when it has several values.

    `first_day` is the day that is number 0 in the workbook.
    """
    form = field.key.kind.form
    if form.shape is not Shape.LIST:
        return _from_cell(cell, form, field.refers, names, first_day)
    entry = form.entry.form if form.entry else Form()
    if not isinstance(cell, str):
        return [_from_cell(cell, entry, field.refers, names, first_day)]
    return [_value(text, entry) for text in names.list_from_cell(cell, field.refers)]


def entry_from_cell(cell: Cell, field: Field, names: PlaceNames, first_day: date = EPOCH) -> object:
    """The value of one entry of a list in a cell that is not blank."""
    entry = field.key.kind.form.entry
    return _from_cell(cell, entry.form if entry else Form(), field.refers, names, first_day)


def _one_to_cell(value: object, form: Form, refers: str, names: PlaceNames) -> Cell:
    """The cell of a value that has it alone: a text may name a place."""
    if isinstance(value, str) and form.shape not in _WORDLESS:
        return names.to_cell(value, refers)
    return _to_cell(value, form, names.words)


def _to_cell(value: object, form: Form, words: BookWords) -> Cell:
    match value:
        case bool():
            return words.yes if value else words.no
        case int():
            return value
        case float():
            # Workbooks keep 16 digits of a number.
            return value if float(f"{value:.16G}") == value else repr(value)
        case str() if form.shape is Shape.DAY:
            return date.fromisoformat(value)
        case str() if form.shape is Shape.CLOCK:
            return _clock_to_cell(value)
        case str() if form.shape is Shape.CHOICE:
            return words.choices(form).get(value, value)
        case str() | date():
            return value
        case _:
            raise TypeError(f"no cell for {value!r}")


def _clock_to_cell(text: str) -> Cell:
    seconds = parse_clock(text)
    if seconds >= DAY or format_clock(seconds) != text:
        return text
    return time(seconds // HOUR, seconds % HOUR // MINUTE)


def _from_cell(cell: Cell, form: Form, refers: str, names: PlaceNames, first_day: date) -> object:
    if isinstance(cell, str):
        plain = form.shape is Shape.TEXT
        return names.from_cell(cell, refers) if plain else _value(cell, form)
    if form.shape is Shape.TEXT and isinstance(cell, int | float) and not isinstance(cell, bool):
        return text_of_number(cell, form, refers)
    return _read_number(cell, form, first_day)


def _read_number(cell: Cell, form: Form, first_day: date) -> object:
    """The value of a cell that holds no text."""
    match form.shape:
        case Shape.DAY:
            return _day(cell, first_day)
        case Shape.CLOCK:
            return _clock(cell, first_day)
        case Shape.FLAG if isinstance(cell, int | float) and cell in {0, 1}:
            return bool(cell)
        case Shape.NUMBER if isinstance(cell, float) and cell.is_integer():
            return int(cell)
        case _:
            return cell


def _value(text: str, form: Form) -> object:
    """The value of a text where something else than a text is wanted, else the text."""
    plain = tidy(text)
    match form.shape:
        case Shape.CHOICE:
            return choice(plain, form.choices, form.group) or plain
        case Shape.FLAG:
            found = flag(plain)
            return text if found is None else found
        case Shape.DAY:
            return iso_day(plain) or plain
        case Shape.CLOCK:
            return plain if _is_clock(plain) else clock(plain) or plain
        case Shape.NUMBER:
            week = week_number(plain) if form.is_week else None
            found_number = _number(plain, text) if week is None else week
            # What is no whole number is shown as it was typed.
            return text if form.whole and isinstance(found_number, float) else found_number
        case _:
            return text


def _number(plain: str, text: str) -> object:
    """The number of a text; one that only a program writes (``1e5``) is a number as well."""
    found = number(plain)
    if found is not None and len(plain) <= _LONGEST_NUMBER:
        return found
    try:
        return float(plain.replace(" ", ""))
    except ValueError:
        return text


def _is_clock(text: str) -> bool:
    try:
        parse_clock(text)
    except ValueError:
        return False
    return True


def _day(cell: Cell, first_day: date) -> object:
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        later = (first_day - EPOCH).days
        if FIRST_DAY <= cell + later <= LAST_DAY:
            return (first_day + timedelta(days=int(cell))).isoformat() if cell == int(cell) else cell
    return cell


def _clock(cell: Cell, first_day: date = EPOCH) -> object:
    """``HH:MM`` of a time; seconds are shown, so that they are refused."""
    match cell:
        case datetime() if cell.year <= first_day.year + 1:
            whole_days = timedelta(days=int(cell.date() > first_day))
            return _clock(whole_days + timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second))
        case time():
            return cell.isoformat("minutes" if not (cell.second or cell.microsecond) else "seconds")
        case timedelta():
            seconds = round(cell.total_seconds())
            return format_clock(seconds) + (f":{seconds % 60:02d}" if seconds % 60 else "")
        case float() | int() if not isinstance(cell, bool) and 0 <= cell <= 1:
            return _clock(timedelta(days=cell))
        case _:
            return cell


def _text(cell: Cell) -> str:
    """A cell's value as part of a list."""
    match cell:
        case str():
            return cell
        case time():
            return cell.isoformat("minutes")
        case date():
            return cell.isoformat()
        case _:
            return str(cell)
