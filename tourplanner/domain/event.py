"""Events: what is dated and the grid does not know, each with the why that people are told.

Dates ``first`` to ``last`` are both included; times of day and durations are integer seconds. Stops and
vans are named by their ids; ``kind`` is what a config calls an event of that type. What events do to a
config is told in `tourplanner.schedule.events`.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from tourplanner.domain.correction import Correction
from tourplanner.domain.later import LATER
from tourplanner.domain.period import NOON, Half
from tourplanner.domain.place import Position
from tourplanner.domain.service import Booking

Day = date
"""The type of a date, where a field has that name."""


@dataclass(frozen=True, slots=True)
class Out:
    """A van, or a crew, is not there; every van when neither is said, all day when ``half`` is None.

    Another crew that is free drives in place of one that is out. Where every van has a crew of its own, a van
    and its crew are the same.
    """

    kind: ClassVar[str] = "out"
    first: date
    last: date
    van: str | None = None
    why: str = ""
    half: Half | None = field(default=None, metadata=LATER)
    crew: str | None = field(default=None, metadata=LATER)

    def takes(self, van: str) -> bool:
        """Whether it is the van that is not there."""
        return self.van == van or (self.van is None and self.crew is None)


@dataclass(frozen=True, slots=True)
class SquareClosed:
    """The square of a stop cannot be used, in both halves when ``half`` is None."""

    kind: ClassVar[str] = "closed"
    stop: str
    first: date
    last: date
    half: Half | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class SquareMoved:
    """The visits of a stop are at another place of the same commune.

    ``position`` is the commune's village centre where the planner did not say better.
    """

    kind: ClassVar[str] = "moved"
    stop: str
    first: date
    last: date
    place: str
    position: Position
    address: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Joins:
    """A stop of the config is toured from ``on`` on, and was not before."""

    kind: ClassVar[str] = "joins"
    stop: str
    on: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class Leaves:
    """A stop is not toured any more: ``on`` is the first day without it."""

    kind: ClassVar[str] = "leaves"
    stop: str
    on: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """An exceptional opening, once: a place, a date and hours of its own.

    ``name`` is that of the commune, ``area`` its EPCI. ``desks`` None are those of the van, ``per_person``
    (seconds) and ``booking`` None what the config says of all visits; ``van`` None is any. In the ``pause``,
    from when to when, the desks are closed and the crew has lunch.
    """

    kind: ClassVar[str] = "opening"
    id: str
    commune: str
    name: str
    area: str
    position: Position
    date: Day
    opens: int
    closes: int
    place: str = field(default="", kw_only=True)
    address: str = field(default="", kw_only=True)
    desks: int | None = field(default=None, kw_only=True)
    per_person: int | None = field(default=None, kw_only=True)
    booking: Booking | None = field(default=None, kw_only=True)
    van: str | None = field(default=None, kw_only=True)
    why: str = field(default="", kw_only=True)
    pause: tuple[int, int] | None = field(default=None, kw_only=True, metadata=LATER)

    @property
    def halves(self) -> frozenset[Half]:
        """The halves of the day in which it is open."""
        morning, afternoon = self.opens < NOON, self.closes > NOON
        return frozenset(half for half, there in zip(Half, (morning, afternoon), strict=True) if there)


@dataclass(frozen=True, slots=True)
class VisitMoved:
    """The visit that a stop has on ``date`` is moved by hand, to any legal half when ``to_half`` is None."""

    kind: ClassVar[str] = "move"
    stop: str
    date: Day
    to_date: Day
    to_half: Half | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class VisitCancelled:
    """The visit that a stop has on ``date`` does not take place, by hand."""

    kind: ClassVar[str] = "cancel"
    stop: str
    date: Day
    why: str = ""


@dataclass(frozen=True, slots=True)
class RoadClosed:
    """A road is closed, or slower by ``correction.extra``, for some dates; both ends of them are known."""

    kind: ClassVar[str] = "road"
    correction: Correction
    first: date
    last: date

    @property
    def why(self) -> str:
        """What people are told."""
        return self.correction.why


Event = Out | SquareClosed | SquareMoved | Joins | Leaves | Opening | VisitMoved | VisitCancelled | RoadClosed


def span(event: Event) -> tuple[date, date]:
    """The first and the last day on which an event says something; of joining and leaving the day itself."""
    match event:
        case Out() | SquareClosed() | SquareMoved() | RoadClosed():
            return event.first, event.last
        case Joins() | Leaves():
            return event.on, event.on
        case VisitMoved():
            return min(event.date, event.to_date), max(event.date, event.to_date)
        case Opening() | VisitCancelled():
            return event.date, event.date
