"""Values of keys as people type them where there is no file: in options and in the fields of a form.

What is not understood stays as it is, for the kind of its key to judge with all other faults.
"""

import re
from collections.abc import Iterable, Mapping

from tourplanner.inputs.config.key import Form, Key, Shape
from tourplanner.inputs.typed.flags import flag
from tourplanner.inputs.typed.numbers import number
from tourplanner.inputs.typed.text import word
from tourplanner.message import Message
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

_ENTRIES = re.compile(r"\s*[,+]\s*|\s+(?:et|and)\s+")
"""What stands between the entries of a list: "lundi, jeudi", "lundi et jeudi"."""
_ROWS, _CELLS, _SAYS = ";", ",", "="


def typed_values(values: Mapping[str, object], keys: Iterable[Key], table: str) -> dict[str, object]:
    """The values of a table in the order of its keys, each as a file would say it.

    Parameters
    ----------
    values
        Texts; a list or a flag may be one already. A list of tables is one, or a text such as
        ``jour=lundi, moitié=matin; jour=jeudi``.
    table
        The full name of the table, whose labels stand for the names of its keys as well.
    """
    found = {
        key.name: _typed(values[key.name], key, f"{table}.{key.name}") for key in keys if key.name in values
    }
    return found | {name: value for name, value in values.items() if name not in found}


def _typed(value: object, key: Key, name: str) -> object:
    if key.kind.keys:
        rows = _rows(value, key.kind.keys, name) if isinstance(value, str) else value
        if not isinstance(rows, list | tuple):
            return rows
        return [typed_values(row, key.kind.keys, name) if isinstance(row, Mapping) else row for row in rows]
    form = key.kind.form
    if form.shape is Shape.LIST and form.entry is not None:
        texts = _ENTRIES.split(value.strip()) if isinstance(value, str) else value
        if not isinstance(texts, list | tuple):
            return texts
        entry = form.entry.form
        return [_one(each, entry) for each in texts if each != ""]
    return _one(value, form)


def _one(value: object, form: Form) -> object:
    if not isinstance(value, str):
        return value
    found: object = None
    if form.shape is Shape.FLAG:
        found = flag(value)
    elif form.shape is Shape.NUMBER:
        found = number(value)
        if form.whole and isinstance(found, float):
            return value
    return value if found is None else found


def _rows(text: str, keys: tuple[Key, ...], name: str) -> list[dict[str, object]]:
    """The tables of a text: rows apart by semicolons, ``key=value`` apart by commas."""
    known = _labels(keys, name)
    found: list[dict[str, object]] = []
    for row in text.split(_ROWS):
        cells = [cell.partition(_SAYS) for cell in row.split(_CELLS) if cell.strip()]
        if cells:
            found.append({known.get(word(key), key.strip()): value.strip() for key, _, value in cells})
    return found


def _labels(keys: tuple[Key, ...], name: str) -> dict[str, str]:
    """The names of keys by the slugs of what they are called in any language."""
    called = {
        word(words_in(lang).of(Message(f"key.{name}.{key.name}"))): key.name
        for lang in Language
        for key in keys
    }
    return called | {word(key.name): key.name for key in keys}
