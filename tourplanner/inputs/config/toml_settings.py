"""Changing the settings of a config, in its text: all else stays as it is written."""

from collections.abc import Mapping, MutableMapping
from typing import Any

import tomlkit


def with_settings(text: str, before: Mapping[str, object], after: Mapping[str, object]) -> str:
    """The TOML in which keys and tables that are no lists of tables say what they say in `after`.

    Parameters
    ----------
    before, after
        What they say now, and what they are to say; what is alike in both keeps its place and its remark.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    document = tomlkit.parse(text.replace("\r\n", "\n"))
    _set(document, before, after)
    return tomlkit.dumps(document).replace("\n", end)


def _set(table: MutableMapping[str, Any], before: Mapping[str, object], after: Mapping[str, object]) -> None:
    for key in before.keys() - after.keys():
        table.pop(key, None)
    for key, value in after.items():
        was = before.get(key)
        if value == was:
            continue
        if isinstance(value, Mapping) and isinstance(was, Mapping) and key in table:
            _set(table[key], was, value)
        else:
            table[key] = value
