"""How a table of the config is declared, and how a declaration reads it.

A declaration is a tree: a `Key` has a `Kind`, and the kind of a table has keys again. Reading,
the documentation and the starter all walk that tree.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

from tourplanner.inputs.faults import Spot, nearest, show

REQUIRED: Final = object()
"""In the place of a default: the key has to be there."""

BAD: Final = object()
"""In the place of a value: a fault was noted."""


class Shape(Enum):
    """What a value looks like to someone who fills in a form."""

    TEXT = auto()
    NUMBER = auto()
    FLAG = auto()
    DAY = auto()
    CLOCK = auto()
    CHOICE = auto()
    LIST = auto()


@dataclass(frozen=True, slots=True)
class Form:
    """How a kind of value is asked for in a form.

    Numbers lie between ``least`` and ``most``, and are whole when ``whole``; ``choices`` are the
    values of a choice as a file says them, ``entry`` the kind of a list's entries.
    """

    shape: Shape = Shape.TEXT
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    whole: bool = False
    entry: "Kind | None" = None


@dataclass(frozen=True, slots=True)
class Kind:
    """What values a key may have.

    ``read(value, spot)`` gives the value for the inside (seconds, frozen sets), or notes faults at
    its spot and gives `BAD`. ``name`` is for people: "a whole number from 1 to 8", ``form`` for
    forms. The kind of a table has ``keys``, and ``many`` when it is a list of tables.
    """

    name: str
    read: Callable[[object, Spot], Any]
    keys: tuple["Key", ...] = ()
    many: bool = False
    form: Form = Form()


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table: its default as a file would say it, None for none, and what it means."""

    name: str
    kind: Kind
    default: object
    meaning: str


@dataclass(frozen=True, slots=True)
class Check:
    """A demand on several keys of one table, made when none of them has a fault.

    ``judge`` takes their values and gives None, or what is wrong and a likely cure; the fault lies
    at the first of ``keys``.
    """

    keys: tuple[str, ...]
    judge: Callable[..., tuple[str, str] | None]


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


def table(keys: tuple[Key, ...], checks: tuple[Check, ...] = ()) -> Kind:
    """A table with `keys`."""

    def read(value: object, spot: Spot) -> Any:
        if not isinstance(value, Mapping):
            name = str(spot.path[-1])
            cure = f"write [{name}] with single brackets" if isinstance(value, list) else ""
            spot.fault(f"{show(value)} where a table is needed", cure)
            return BAD
        return read_table(value, spot, keys, checks)

    return Kind("a table", read, keys)


def tables(keys: tuple[Key, ...], checks: tuple[Check, ...] = ()) -> Kind:
    """A list of tables with `keys`."""
    one = table(keys, checks)

    def read(value: object, spot: Spot) -> Any:
        if not isinstance(value, list | tuple):
            name = str(spot.path[-1])
            cure = f"write [[{name}]] with double brackets" if isinstance(value, Mapping) else ""
            spot.fault(f"{show(value)} where a list of tables is needed", cure)
            return BAD
        rows = tuple(one.read(entry, spot.at(number)) for number, entry in enumerate(value, start=1))
        return tuple(row for row in rows if row is not BAD)

    return Kind("a list of tables", read, keys, many=True)


def read_table(
    values: Mapping[str, object], spot: Spot, keys: tuple[Key, ...], checks: tuple[Check, ...] = ()
) -> Table:
    """Read `values` by their declaration, noting the faults of keys and of checks at `spot`."""
    _note_unknown(values, spot, keys)
    read: dict[str, Any] = {}
    for key in keys:
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
        spot.fault(f"is missing, {key.kind.name} is needed: {key.meaning}")
        return BAD
    return None if key.default is None else key.kind.read(key.default, spot)


def _note_unknown(values: Mapping[str, object], spot: Spot, keys: tuple[Key, ...]) -> None:
    names = [key.name for key in keys]
    for name in map(str, values):
        if name not in names:
            likely = nearest(name, names)
            cure = f"you mean `{likely[0]}`" if likely else f"one of {', '.join(names)}"
            spot.at(name).fault("is not a known key", cure)


def walk(keys: tuple[Key, ...], above: str = "") -> Iterator[tuple[str, Key]]:
    """Every key of a declaration with its full name: ``stops.not_on.weekday``."""
    for key in keys:
        yield above + key.name, key
        yield from walk(key.kind.keys, f"{above}{key.name}.")
