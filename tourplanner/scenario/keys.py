"""What a scenario may say: the keys of a config, sorted by what is done with them.

Values are not read here: they are judged as those of a config once they lie over one.
"""

from collections.abc import Mapping
from typing import Any

from tourplanner.inputs.config.crew_keys import VAN
from tourplanner.inputs.config.key import BAD, REQUIRED, Key, Kind
from tourplanner.inputs.config.keys import (
    AREA,
    DEPOT,
    FORMAT,
    LOCK,
    ROOT,
)
from tourplanner.inputs.config.kinds import NAME, TEXT, exactly, list_of
from tourplanner.inputs.config.stop_keys import STOP
from tourplanner.inputs.config.table import Table, read_table, table, tables
from tourplanner.inputs.faults import Spot
from tourplanner.inputs.shown import shown
from tourplanner.message import message

LISTS = {"stops": STOP, "areas": AREA, "vans": VAN, "depots": DEPOT, "locks": LOCK}
"""The lists of a config, with the keys of an entry."""

NAMED_BY = {"stops": "id", "areas": "epci", "vans": "id", "depots": "id", "locks": "stop"}
"""The key by which an entry of a list is known; a stop without an id is known by its commune's code."""

FIXED = ("id", "epci", "commune")
"""What an entry is, which a change leaves alone."""

VALUE = Kind(message("kind.value"), lambda value, _spot: value)


def _loose(keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """The same keys, all optional, their values taken as they are."""
    return tuple(Key(key.name, _loose_kind(key.kind)) for key in keys)


def _loose_kind(kind: Kind) -> Kind:
    return table(_loose(kind.keys)) if kind.keys and not kind.many else VALUE


def _by_name(keys: tuple[Key, ...]) -> Kind:
    """A table of tables, each under the name of what it is about."""

    def read(value: object, spot: Spot) -> Any:
        if not isinstance(value, Mapping):
            cure = message("scenario.write-name", kind=str(spot.path[-1]))
            spot.fault(message("config.not-a-table", seen=shown(value)), cure)
            return BAD
        found = {}
        for name, inner in value.items():
            if not isinstance(inner, Mapping):
                likely = message("scenario.write-above", kind=str(spot.path[-1]), name=name)
                spot.at(name).fault(message("config.not-a-table", seen=shown(inner)), likely)
            else:
                found[name] = read_table(inner, spot.at(name), keys)
        return found

    return Kind(message("kind.tables-by-name"), read)


CHANGEABLE = {name: tuple(key for key in LISTS[name] if key.name not in FIXED) for name in LISTS}

NAMES = list_of(NAME, message("kind.names"), least=1)

SET = tuple(Key(key.name, _loose_kind(key.kind)) for key in ROOT if key.kind.keys and not key.kind.many)
ADD = tuple(Key(name, tables(_loose(keys))) for name, keys in LISTS.items())
REMOVE = (
    *(Key(name, NAMES) for name in LISTS),
    Key("keys", list_of(NAME, message("kind.keys"), least=1)),
)
CHANGE = (
    *(Key(name, _by_name(_loose(keys))) for name, keys in CHANGEABLE.items() if name != "locks"),
    Key("stops_in", _by_name(_loose(CHANGEABLE["stops"]))),
    Key("all_stops", table(_loose(CHANGEABLE["stops"]))),
)

OVERLAY = (
    Key("set", table(SET)),
    Key("add", table(ADD)),
    Key("remove", table(REMOVE)),
    Key("change", table(CHANGE)),
)
SCENARIO = (
    Key("format", exactly(FORMAT), REQUIRED),
    Key("title", NAME, REQUIRED),
    Key("why", TEXT, ""),
    *OVERLAY,
)

OPTION = (
    Key("name", NAME, REQUIRED),
    Key("scenario", NAME),
    *OVERLAY,
)
AXIS = (
    Key("name", NAME, REQUIRED),
    Key("options", tables(OPTION), REQUIRED),
)
GRID = (
    Key("format", exactly(FORMAT), REQUIRED),
    Key("title", NAME, REQUIRED),
    Key("why", TEXT, ""),
    Key("axes", tables(AXIS), REQUIRED),
)


def said(read: Table | None) -> dict[str, Any]:
    """What a table that was read loosely says, key by key, with tables in it as dictionaries."""
    if read is None:
        return {}
    return {key: _plain(read[key]) for key in read.values if key in read.given}


def _plain(value: Any) -> Any:
    return said(value) if isinstance(value, Table) else value
