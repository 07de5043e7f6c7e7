"""Reading a table by its declared keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tourplanner.inputs.config.key import BAD, REQUIRED, Check, Key, Kind
from tourplanner.inputs.faults import Path, Spot, nearest
from tourplanner.inputs.shown import shown
from tourplanner.message import Message, Text, message


@dataclass(frozen=True, slots=True)
class Table:
    """What was read of one table: values by key, without those that had a fault.

    ``given`` are the keys that the file has; the others have their default.
    """

    spot: Spot
    values: Mapping[str, Any]
    given: frozenset[str]

    def __getitem__(self, key: str) -> Any:
        return self.values[key]

    def get(self, key: str) -> Any:
        """The value of `key`; None when it has a fault or no value."""
        return self.values.get(key)

    def has(self, *keys: str) -> bool:
        """Whether none of `keys` had a fault."""
        return all(key in self.values for key in keys)

    def rows(self, key: str) -> tuple["Table", ...]:
        """The tables of the list `key`, none when it had a fault."""
        return self.values.get(key) or ()


def table(keys: tuple[Key, ...], checks: tuple[Check, ...] = (), made: Callable[..., Any] = dict) -> Kind:
    """A table with `keys`, whose values fill what `made` makes."""

    def read(value: object, spot: Spot) -> Any:
        if not isinstance(value, Mapping):
            cure: Text = ""
            if isinstance(value, list):
                cure = message("toml.single-brackets", name=str(spot.path[-1]))
            spot.fault(message("config.not-a-table", seen=shown(value)), cure)
            return BAD
        return read_table(value, spot, keys, checks)

    return Kind(message("kind.table"), read, keys, made=made)


def tables(keys: tuple[Key, ...], checks: tuple[Check, ...] = (), made: Callable[..., Any] = dict) -> Kind:
    """A list of tables with `keys`, as `table`."""
    one = table(keys, checks)

    def read(value: object, spot: Spot) -> Any:
        if not isinstance(value, list | tuple):
            cure: Text = ""
            if isinstance(value, Mapping):
                cure = message("toml.double-brackets", name=str(spot.path[-1]))
            spot.fault(message("config.not-tables", seen=shown(value)), cure)
            return BAD
        rows = tuple(one.read(entry, spot.at(number)) for number, entry in enumerate(value, start=1))
        return tuple(row for row in rows if row is not BAD)

    return Kind(message("kind.tables"), read, keys, many=True, made=made)


def read_table(
    values: Mapping[str, object], spot: Spot, keys: tuple[Key, ...], checks: tuple[Check, ...] = ()
) -> Table:
    """Read `values` by their declaration, noting the faults of keys and of checks at `spot`."""
    _note_unknown(values, spot, keys)
    read: dict[str, Any] = {}
    for key in keys:
        if key.default is None and key.name not in values:
            # Most keys of thousands of rows.
            read[key.name] = None
            continue
        value = _read_key(key, values, spot.at(key.name))
        if value is not BAD:
            read[key.name] = value
    found = Table(spot, read, frozenset(key.name for key in keys if key.name in values))
    for check in checks:
        if found.has(*check.keys) and (complaint := check.judge(*(read[key] for key in check.keys))):
            spot.at(check.keys[0]).fault(*complaint)
    return found


def _read_key(key: Key, values: Mapping[str, object], spot: Spot) -> Any:
    if key.name in values:
        return key.kind.read(values[key.name], spot)
    if key.default is REQUIRED:
        spot.fault(message("toml.missing", kind=key.kind.name, label=label(spot.path)))
        return BAD
    return None if key.default is None else key.kind.read(key.default, spot)


def _note_unknown(values: Mapping[str, object], spot: Spot, keys: tuple[Key, ...]) -> None:
    names = [key.name for key in keys]
    for name in map(str, values):
        if name not in names:
            likely = nearest(name, names)
            cure = (
                message("toml.meant-key", name=likely[0]) if likely else message("toml.one-of", names=names)
            )
            spot.at(name).fault(message("config.unknown-key"), cure)


def full_name(path: Path) -> str:
    """The full name of the key at `path`: ``stops.not_on.weekday``."""
    return ".".join(step for step in path if isinstance(step, str))


def label(path: Path) -> Message:
    """What the key at `path` is called."""
    return Message(f"key.{full_name(path)}")
