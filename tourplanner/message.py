"""What is said to people, as data: an id and its values, worded in a language only at the door."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias, Union

Value: TypeAlias = Union[str, int, float, date, "Message", Sequence["Value"]]
"""What fills a place of a message: what it is, not how it is written; a list is of such values."""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence, or a piece of one, by its id in the catalogues of `tourplanner.wording`.

    Attributes
    ----------
    id
        Its name in the catalogues: ``config.not-a-monday``. The part before the dot is its catalogue.
    values
        What fills its places, by name: seconds, metres, dates, names; the catalogue's template says in
        which form they are written. The value ``n`` chooses between singular and plural.

    Examples
    --------
    >>> from datetime import date
    >>> message("config.not-a-monday", day=date(2027, 1, 5))
    Message(id='config.not-a-monday', values={'day': datetime.date(2027, 1, 5)})
    """

    id: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __str__(self) -> str:
        """Its sentence in the default language: a message that no door words is met in a ``print``."""
        return said(self)

    def __hash__(self) -> int:
        return hash((self.id, *((name, _hashed(self.values[name])) for name in sorted(self.values))))


def _hashed(value: Value) -> object:
    """What stands for a value in a hash: a list, which has none, by its length."""
    is_list = isinstance(value, Sequence) and not isinstance(value, str)
    return len(value) if is_list else value  # type: ignore[arg-type] # of the union only lists are measured


class _Voice:
    """Who words what no door has worded; until somebody is named, what is said is shown as it is."""

    say: Callable[[object], str] = repr


def speak_through(say: Callable[[object], str]) -> None:
    """Name who words messages, faults and errors that are met in a ``print`` or a traceback."""
    _Voice.say = staticmethod(say)


def said(what: object) -> str:
    """A message, fault or error in the default language, through whoever was named by `speak_through`."""
    return _Voice.say(what)


Text: TypeAlias = str | Message
"""A message, or what is the same in every language: a name, a path."""

Notify: TypeAlias = Callable[[Message], None]
"""Is told remarks on the way."""


def message(id_: str, /, **values: Value) -> Message:
    """A message by its id and values."""
    return Message(id_, values)


PARAMETER = "fault.parameter"


def parameter(name: str) -> Message:
    """Where a fault is in what was asked for: a parameter by its name, for which doors have their own."""
    return message(PARAMETER, name=name)


def silent(_notice: Message) -> None:
    """Where remarks go that nobody asked for, or that were told before."""
