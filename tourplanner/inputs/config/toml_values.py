"""Changing the values of a table in a list of a config, in its text: all else stays as it is written."""

from collections.abc import Mapping

import tomlkit
from tomlkit.items import AoT, Array, InlineTable, Item, Table


def with_values(text: str, name: str, changes: Mapping[int, Mapping[str, object]]) -> str:
    """The TOML in which tables of the list `name` have other values.

    Parameters
    ----------
    changes
        The values by their keys, by the numbers of their tables, from 1; None takes a key out. One that is
        there already keeps its place and its remark.
    """
    # Added lines end as the others do.
    end = "\r\n" if "\r\n" in text else "\n"
    document = tomlkit.parse(text.replace("\r\n", "\n"))
    rows = document[name]
    assert isinstance(rows, AoT | Array)
    for number, values in changes.items():
        row = rows[number - 1]
        assert isinstance(row, Table | InlineTable)
        _change(row, values)
    return tomlkit.dumps(document).replace("\n", end)


def _change(row: Table | InlineTable, values: Mapping[str, object]) -> None:
    remarks = _take_remarks(row) if isinstance(row, Table) else []
    for key, value in values.items():
        if value is None:
            blocks = row.pop(key, None)
            if isinstance(blocks, AoT):
                remarks = [*_take_remarks(blocks.body[-1]), *remarks]
        elif row.get(key) != value:
            blocks = row.get(key)
            if isinstance(blocks, AoT):
                # A list in blocks of its own cannot take the place of one in brackets.
                remarks = [*_take_remarks(blocks.body[-1]), *remarks]
                del row[key]
            row[key] = _item(value)
    row.value.body.extend(remarks)


def _item(value: object) -> object:
    """A list of tables in brackets, one a line where there are several: keys may follow it."""
    if not isinstance(value, list | tuple) or not all(isinstance(each, Mapping) for each in value):
        return value
    found = tomlkit.array()
    for each in value:
        entry = tomlkit.inline_table()
        entry.update(each)
        found.append(entry)
    return found.multiline(len(value) > 1)


def _take_remarks(row: Table) -> list[tuple[None, Item]]:
    """Take away the comments and blank lines at the end of a table: they belong to what follows it."""
    body = row.value.body
    remarks: list[tuple[None, Item]] = []
    while body and body[-1][0] is None:
        _, item = body.pop()
        remarks.insert(0, (None, item))
    return remarks
