"""Changing a config in its file: comments, order and layout stay as they are."""

from collections.abc import Mapping

import tomlkit
from tomlkit.items import InlineTable, Item, Table

from tourplanner.domain.place import Position


def with_positions(text: str, positions: Mapping[int, Position]) -> str:
    """The TOML of a config in which stops, by their index, have these positions."""
    # Added lines end as the others do.
    end = "\r\n" if "\r\n" in text else "\n"
    document = tomlkit.parse(text.replace("\r\n", "\n"))
    stops = document["stops"]
    assert isinstance(stops, list)
    for index, position in positions.items():
        stop = stops[index]
        assert isinstance(stop, Table | InlineTable)
        remarks = _take_remarks(stop) if isinstance(stop, Table) else []
        stop["latitude"], stop["longitude"] = position.latitude, position.longitude
        stop.value.body.extend(remarks)
    return tomlkit.dumps(document).replace("\n", end)


def _take_remarks(stop: Table) -> list[tuple[None, Item]]:
    """Take away the comments and blank lines at the end of a table: they belong to what follows it."""
    body = stop.value.body
    remarks: list[tuple[None, Item]] = []
    while body and body[-1][0] is None:
        _, item = body.pop()
        remarks.insert(0, (None, item))
    return remarks
