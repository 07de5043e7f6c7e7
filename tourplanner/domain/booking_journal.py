"""What booking services have taken: the ids of ours that were sent, by the server that took them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

FORMAT = 1


@dataclass(frozen=True, slots=True)
class BookingJournal:
    """Numbers that servers gave to what was sent, None where they did not say, by address and id of ours."""

    servers: Mapping[str, Mapping[str, int | None]] = field(default_factory=lambda: MappingProxyType({}))

    def taken_by(self, server: str) -> Mapping[str, int | None]:
        """What one server has taken."""
        return self.servers.get(server, {})

    def knows(self, external_id: str) -> bool:
        """Whether some server has taken it."""
        return any(external_id in taken for taken in self.servers.values())

    def with_taken(self, server: str, external_id: str, number: int | None) -> "BookingJournal":
        """The journal with one thing more."""
        return self._of(server, {**self.taken_by(server), external_id: number})

    def without(self, server: str, external_id: str) -> "BookingJournal":
        """The journal without a thing that the server has given up."""
        left = {name: number for name, number in self.taken_by(server).items() if name != external_id}
        return self._of(server, left)

    def _of(self, server: str, taken: Mapping[str, int | None]) -> "BookingJournal":
        return BookingJournal({**self.servers, server: taken})


def encode_journal(journal: BookingJournal) -> str:
    """The text of a journal."""
    table = {"format": FORMAT, "servers": {url: dict(taken) for url, taken in journal.servers.items()}}
    return json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def decode_journal(text: bytes) -> BookingJournal:
    """A journal.

    Raises
    ------
    ValueError
        If the text is none.
    """
    try:
        table = json.loads(text)
        if table["format"] != FORMAT:
            raise ValueError(table["format"])
        return BookingJournal({str(url): _taken(taken) for url, taken in table["servers"].items()})
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(str(error)) from None


def _taken(table: Mapping[str, object]) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for name, number in table.items():
        if number is not None and type(number) is not int:
            raise ValueError(number)
        found[name] = number
    return found
