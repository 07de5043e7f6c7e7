"""A form of declared keys: what a config says of each as fields, what was typed, and what that changes.

In between stands one shape for each key: a text, a flag, the codes that are ticked, or rows of texts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tourplanner.desk.as_typed import help_of, typed_day
from tourplanner.inputs.config.key import Form, Key, Shape
from tourplanner.message import Message
from tourplanner.wording.words import Words

Rows: TypeAlias = tuple[Mapping[str, str], ...]
Said: TypeAlias = str | bool | tuple[str, ...] | Rows
"""What is said of a key, as its fields have it."""
MOST_ROWS = 40
"""Of a list of tables in a form."""
SPARE_ROWS = 1
"""Blank rows below those that are filled."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value that can be chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class KeyField:
    """The field of a key.

    Attributes
    ----------
    kind
        ``text``, ``number``, ``day``, ``choice``, ``flag``, ``several`` or ``rows``.
    name
        Of the field in the form; options of ``several`` and cells of ``rows`` begin with it and a point.
    is_set
        Whether it says anything else than it would without being said.
    """

    name: str
    label: str
    hint: str
    kind: str
    value: str = ""
    is_set: bool = False
    options: tuple[Option, ...] = ()
    rows: tuple[tuple["KeyField", ...], ...] = ()
    fault: str = ""


def kind_of(key: Key) -> str:
    """What field a key has."""
    if key.kind.keys:
        return "rows"
    if key.kind.form.shape is Shape.LIST and not _codes(key.kind.form):
        return "text"  # one entry after the other
    kinds = {
        Shape.NUMBER: "number",
        Shape.FLAG: "flag",
        Shape.CHOICE: "choice",
        Shape.DAY: "day",
        Shape.LIST: "several",
    }
    return kinds.get(key.kind.form.shape, "text")


def said_of(row: Mapping[str, object], keys: Iterable[Key], words: Words) -> dict[str, Said]:
    """What a row of a config says of each key, or would without saying it."""
    return {key.name: _said(row.get(key.name, key.default), key, words) for key in keys}


def sent(values: Mapping[str, str], keys: Iterable[Key]) -> dict[str, Said]:
    """What was typed into the fields of each key."""
    return {key.name: _sent(values, key) for key in keys}


def changes(was: Mapping[str, Said], now: Mapping[str, Said], keys: Iterable[Key]) -> dict[str, object]:
    """The values of keys that are said otherwise, as a command takes them; None for nothing."""
    return {key.name: _value(now[key.name], key) for key in keys if now[key.name] != was.get(key.name)}


def fields(
    table: str, keys: Iterable[Key], said: Mapping[str, Said], faults: Mapping[str, str], words: Words
) -> tuple[KeyField, ...]:
    """The fields of keys of a table with what is said of them and what is wrong with it."""
    return tuple(
        _field(table, key, key.name, said[key.name], faults.get(key.name, ""), words) for key in keys
    )


def _said(value: object, key: Key, words: Words) -> Said:
    match kind_of(key):
        case "flag":
            return bool(value)
        case "several":
            return tuple(str(each) for each in value) if isinstance(value, list | tuple) else ()
        case "rows":
            rows = value if isinstance(value, list | tuple) else ()
            return tuple(_cells(row, key, words) for row in rows if isinstance(row, Mapping))
        case "day":
            return "" if value is None else typed_day(str(value), words)
        case _:
            return _text(value, key, words)


def _cells(row: Mapping[str, object], key: Key, words: Words) -> Mapping[str, str]:
    return {each.name: _text(row.get(each.name), each, words) for each in key.kind.keys}


def _text(value: object, key: Key, words: Words) -> str:
    """A cell; entries of a list stand in it one after the other, in words."""
    if isinstance(value, list | tuple):
        entry = key.kind.form.entry
        group = entry.form.group if entry else ""
        return ", ".join(words.of(Message(f"code.{group}-{each}")) if group else str(each) for each in value)
    if kind_of(key) == "day" and value is not None:
        return typed_day(str(value), words)
    return "" if value is None else str(value)


def _sent(values: Mapping[str, str], key: Key) -> Said:
    match kind_of(key):
        case "flag":
            return bool(values.get(key.name, "").strip())
        case "several":
            return tuple(each for each in _codes(key.kind.form) if values.get(f"{key.name}.{each}"))
        case "rows":
            found = []
            for rank in range(1, MOST_ROWS + 1):
                row = {
                    each.name: values.get(f"{key.name}.{rank}.{each.name}", "").strip()
                    for each in key.kind.keys
                }
                if any(row.values()):
                    found.append(row)
            return tuple(found)
        case _:
            return values.get(key.name, "").strip()


def _codes(form: Form) -> tuple[str, ...]:
    return form.entry.form.choices if form.entry else ()


def _value(said: Said, key: Key) -> object:
    if isinstance(said, bool):
        return None if said == key.default else said
    if isinstance(said, str):
        return None if not said or said == _usual(key) else said
    rows = [
        {name: cell for name, cell in each.items() if cell} if isinstance(each, Mapping) else each
        for each in said
    ]
    return rows or None


def _usual(key: Key) -> str:
    """What is written where nothing is said; nothing for a list."""
    return "" if isinstance(key.default, list | tuple) else str(key.default)


def _field(table: str, key: Key, name: str, said: Said, fault: str, words: Words) -> KeyField:
    full, kind = f"{table}.{key.name}", kind_of(key)
    options: tuple[Option, ...] = ()
    if kind == "choice":
        options = _options(key.kind.form, (str(said),), words)
    elif kind == "several" and key.kind.form.entry:
        options = _options(key.kind.form.entry.form, said if isinstance(said, tuple) else (), words)
    return KeyField(
        name=name,
        label=words.of(Message(f"key.{full}")),
        hint=help_of(full, words),
        kind=kind,
        value=("true" if said else "") if isinstance(said, bool) else said if isinstance(said, str) else "",
        is_set=_value(said, key) is not None,
        options=options,
        rows=_rows(full, key, name, said, words) if kind == "rows" and isinstance(said, tuple) else (),
        fault=fault,
    )


def _options(form: Form, chosen: Sequence[object], words: Words) -> tuple[Option, ...]:
    return tuple(
        Option(code, words.of(Message(f"code.{form.group}-{code}")) if form.group else code, code in chosen)
        for code in form.choices
    )


def _rows(
    full: str, key: Key, name: str, said: Sequence[object], words: Words
) -> tuple[tuple[KeyField, ...], ...]:
    """The rows that are filled, and blank ones."""
    filled = [row for row in said if isinstance(row, Mapping)]
    blank: Mapping[str, str] = {each.name: "" for each in key.kind.keys}
    shown = [*filled, *[blank] * SPARE_ROWS][:MOST_ROWS]
    return tuple(
        tuple(
            _cell(full, each, f"{name}.{rank}.{each.name}", row.get(each.name, ""), words)
            for each in key.kind.keys
        )
        for rank, row in enumerate(shown, start=1)
    )


def _cell(table: str, key: Key, name: str, value: str, words: Words) -> KeyField:
    """The field of a cell; a list in it is typed."""
    found = _field(table, key, name, value, "", words)
    if found.kind != "several":
        return found
    return KeyField(found.name, found.label, found.hint, "text", value)
