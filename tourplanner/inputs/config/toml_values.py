"""Changing the values of a table in a list of a config, in its text: all else stays as it is written."""

from collections.abc import Mapping

import tomlkit
from tomlkit.items import AoT, Array, InlineTable, Item, Table


def with_values(text: str, name: str, number: int, values: Mapping[str, object]) -> str:
    """The TOML in which the table of that number, from 1, of the list `name` has these values.

    Parameters
    ----------
    values
        By their keys; None takes a key out. One that is there already keeps its place and its remark.
    """
    # Added lines end as the others do.
    end = "\r\n" if "\r\n" in text else "\n"
    document = tomlkit.parse(text.replace("\r\n", "\n"))
    rows = document[name]
    assert isinstance(rows, AoT | Array)
    row = rows[number - 1]
    assert isinstance(row, Table | InlineTable)
    remarks = _take_remarks(row) if isinstance(row, Table) else []
    for key, value in values.items():
        if value is None:
            row.pop(key, None)
        elif row.get(key) != value:
            row[key] = value
    row.value.body.extend(remarks)
    return tomlkit.dumps(document).replace("\n", end)


def _take_remarks(row: Table) -> list[tuple[None, Item]]:
    """Take away the comments and blank lines at the end of a table: they belong to what follows it."""
    body = row.value.body
    remarks: list[tuple[None, Item]] = []
    while body and body[-1][0] is None:
        _, item = body.pop()
        remarks.insert(0, (None, item))
    return remarks
