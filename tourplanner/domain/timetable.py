"""A timetable that somebody published: which square, when, by which vehicle. No rule has judged it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tourplanner.domain.period import Half
from tourplanner.domain.place import Position
from tourplanner.domain.recurrence import Recurrence
from tourplanner.message import Message

Span = tuple[int, int]
"""From when to when, seconds after midnight."""
Day = date
"""The type of a date, where a field has that name."""


@dataclass(frozen=True, slots=True)
class Once:
    """A date on which a van comes beside the rhythm of a stop, with its hours."""

    date: Day
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TimetableRow:
    """One stop of a timetable, as its line says it.

    Attributes
    ----------
    line
        The line of the file, from 1.
    place, commune, code, postal_code
        The square, the commune's name, its INSEE code and its postal one; "" for what is not said. One of the
        first two is.
    vehicle, route
        Which van comes, and what its round is called; "" where the file has one van, or no names.
    recurrence, weekday
        None where no rhythm is said, or none that is understood; of such a line the weekday may be known.
    spans
        Hours of a visit: none, one, or two with a break between. With ``is_choice`` one of them, not all.
    half
        In which half of the day the van comes, where that is all that is said of its hours.
    minutes
        Length of a visit where no hours tell it; None if nothing does.
    first, last
        From when and until when the line is in force; None for no end on that side.
    without
        Dates on which the van does not come, whatever the rhythm says.
    also
        Dates on which it comes, though the rhythm does not say so.
    """

    line: int
    place: str
    commune: str = ""
    code: str = ""
    position: Position | None = None
    vehicle: str = ""
    route: str = ""
    recurrence: Recurrence | None = None
    weekday: int | None = None
    spans: tuple[Span, ...] = ()
    is_choice: bool = False
    half: Half | None = None
    minutes: int | None = None
    first: date | None = None
    last: date | None = None
    without: tuple[date, ...] = ()
    address: str = ""
    phone: str = ""
    note: str = ""
    also: tuple[Once, ...] = ()
    postal_code: str = ""

    @property
    def label(self) -> str:
        """What messages call it: the square and its commune."""
        return ", ".join(dict.fromkeys(part for part in (self.place, self.commune) if part))

    @property
    def is_dated(self) -> bool:
        """Whether it is known on which days and at what hours the van comes."""
        settled = self.recurrence is not None and self.recurrence.is_settled
        return settled and bool(self.spans) and not self.is_choice

    def dates(self, first: date, last: date) -> Iterator[date]:
        """The dates from `first` to `last` on which the van comes; of a row that is dated."""
        if self.recurrence is None:
            return
        begin = max(first, self.first) if self.first else first
        end = min(last, self.last) if self.last else last
        yield from (day for day in self.recurrence.between(begin, end) if day not in self.without)

    def takes_turns(self, other: "TimetableRow") -> bool:
        """Whether its dates and those of another row are never the same, whatever their rhythms are."""
        if _precedes(self, other) or _precedes(other, self):
            return True
        if not (self.first and self.last and other.first and other.last and (self.without or other.without)):
            return False
        both = max(self.first, other.first), min(self.last, other.last)
        return not set(self.dates(*both)) & set(other.dates(*both))

    def with_texts_of(self, others: Sequence["TimetableRow"]) -> "TimetableRow":
        """Itself with what other lines of the stop say of its square where it says nothing, and all notes."""
        every = (self, *others)
        return replace(
            self,
            route=_first(row.route for row in every),
            address=_first(row.address for row in every),
            phone=_first(row.phone for row in every),
            note=", ".join(dict.fromkeys(row.note for row in every if row.note)),
        )


def _first(texts: Iterator[str]) -> str:
    return next(filter(None, texts), "")


def _precedes(one: TimetableRow, other: TimetableRow) -> bool:
    return one.last is not None and other.first is not None and one.last < other.first


@dataclass(frozen=True, slots=True)
class Timetable:
    """The lines of one service, in the order of the file.

    Attributes
    ----------
    file
        The name of the file.
    service
        Who runs it; "" if the file does not say.
    depot
        Where its vans start from; None where that is not said.
    unclear
        What the file leaves open, each with its lines.
    """

    file: str
    service: str
    rows: tuple[TimetableRow, ...]
    depot: Position | None = None
    unclear: tuple[Message, ...] = ()
