"""How a key of a config is declared.

A declaration is a tree: a `Key` has a `Kind`, and the kind of a table has keys again. Reading, the
frozen config, the starter, the workbook and the documentation all walk that tree.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

from tourplanner.inputs.faults import Spot
from tourplanner.message import Message, Text

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

    Numbers lie between ``least`` and ``most``, are whole when ``whole``, and count ``unit``; ``choices``
    are the values of a choice as a file says them, whose words are in the catalogue of choices when
    they are of a ``group``; ``entry`` is the kind of a list's entries; ``digits`` is how many a text has
    that is all digits, 0 for any other; ``is_week`` is a number that counts the weeks of the cycle from 1.
    """

    shape: Shape = Shape.TEXT
    choices: tuple[str, ...] = ()
    group: str = ""
    least: float | None = None
    most: float | None = None
    whole: bool = False
    unit: Message | None = None
    entry: "Kind | None" = None
    digits: int = 0
    is_week: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """What values a key may have.

    ``read(value, spot)`` gives the value for the inside (seconds, enums), or notes faults at its spot
    and gives `BAD`. ``name`` is for people: "a whole number from 1 to 8", ``form`` for forms. The kind
    of a table has ``keys``, and ``many`` when it is a list of tables; ``made`` makes of what was read
    what the config has: of the fields of a table a dataclass, of a list a set; None leaves it as it is.
    """

    name: Message
    read: Callable[[object, Spot], Any]
    keys: tuple["Key", ...] = ()
    many: bool = False
    form: Form = Form()
    made: Callable[..., Any] | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table, declared once.

    Its label and what to write there are the messages ``key.…`` and ``hint.…`` of its full name.

    Attributes
    ----------
    name
        The key in a file.
    default
        What stands for it when it is not said, as a file would say it; None for nothing.
    example
        What a file may say where there is no default, for the starter and the documentation; entries
        for a list of tables, messages for texts that depend on the language.
    attribute
        The field of the config that it fills, by names with spaces between where its value fills
        several; the key's own name when not said, "-" for none.
    refers
        What its values are names of: ``communes`` or ``epci`` of the catalogue, or a list of the config;
        empty for values that stand for themselves.
    """

    name: str
    kind: Kind
    default: object = None
    example: object = None
    attribute: str = ""
    refers: str = ""

    @property
    def attributes(self) -> tuple[str, ...]:
        """The fields of the config that it fills."""
        return () if self.attribute == "-" else tuple((self.attribute or self.name).split())


@dataclass(frozen=True, slots=True)
class Check:
    """A demand on several keys of one table, made when none of them has a fault.

    ``judge`` takes their values and gives None, or what is wrong and a likely cure; the fault lies
    at the first of ``keys``.
    """

    keys: tuple[str, ...]
    judge: Callable[..., tuple[Message, Text] | None]


def walk(keys: tuple[Key, ...], above: str = "") -> Iterator[tuple[str, Key]]:
    """Every key of a declaration with its full name: ``stops.not_on.weekday``."""
    for key in keys:
        yield above + key.name, key
        yield from walk(key.kind.keys, f"{above}{key.name}.")
