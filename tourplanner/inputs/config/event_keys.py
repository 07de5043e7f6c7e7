"""The keys of an event of a config, and which of them go with which kind of event.

`tourplanner.inputs.config.keys` has them as its list ``events``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tourplanner.inputs import shown as said
from tourplanner.inputs.config.begin import BEGIN
from tourplanner.inputs.config.checks import both_coordinates, closes_after_opening
from tourplanner.inputs.config.key import BAD, REQUIRED, Check, Key, Kind
from tourplanner.inputs.config.kinds import (
    CLOCK,
    COMMUNE,
    DAY,
    FLAG,
    HALF,
    NAME,
    TEXT,
    WINDOW,
    choice,
    list_of,
    minutes,
    whole,
)
from tourplanner.inputs.config.table import Table, tables
from tourplanner.inputs.config.values import BOOKING, DAY_MINUTES, LATITUDE, LONGITUDE
from tourplanner.inputs.faults import Spot
from tourplanner.message import Message, Text, message


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of one kind of event besides its kind and its why.

    A kind that ``lasts`` has a ``date``, or ``from`` and ``to``; one that does not has a ``date``.
    """

    needed: tuple[str, ...]
    free: tuple[str, ...] = ()
    lasts: bool = False

    @property
    def dates(self) -> tuple[str, ...]:
        """The keys that tell when."""
        return ("date", "from", "to") if self.lasts else ("date",)

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that goes with the kind."""
        return ("kind", *self.needed, *self.dates, *self.free, "why")


PLACED = ("address", "latitude", "longitude")
SHAPES: Mapping[str, Shape] = {
    "out": Shape((), ("van", "crew", "half"), lasts=True),
    "closed": Shape(("stop",), ("half",), lasts=True),
    "moved": Shape(("stop", "place"), PLACED, lasts=True),
    "joins": Shape(("stop",)),
    "leaves": Shape(("stop",)),
    "opening": Shape(
        ("commune", "open", "close"),
        ("id", "place", *PLACED, "desks", "minutes_per_person", "booking", "van", "pause"),
    ),
    "move": Shape(("stop", "to_date"), ("to_half",)),
    "cancel": Shape(("stop",)),
    "road": Shape(("between",), ("extra_minutes", "one_way"), lasts=True),
}
"""What each kind of event says, in the order in which it is told."""

KIND = choice(lambda codes: message("kind.event", choices=codes), {each: each for each in SHAPES}, "event")
ENDS = list_of(NAME, message("kind.places"))

EVENT = (
    Key("kind", KIND, REQUIRED, "moved"),
    Key("stop", NAME, None, "32269", refers="stops"),
    Key("date", DAY, None, date(2027, 1, 13)),
    Key("from", DAY, None, date(2027, 3, 10), attribute="first"),
    Key("to", DAY, None, date(2027, 3, 25), attribute="last"),
    Key("half", HALF, None, "morning"),
    Key("van", NAME, None, "camping-car", refers="vans"),
    Key("crew", NAME, None, "equipe-a", refers="crews"),
    Key("to_date", DAY, None, date(2027, 1, 20)),
    Key("to_half", HALF, None, "afternoon"),
    Key("commune", COMMUNE, None, "32132", refers="communes"),
    Key("id", NAME, None, "foire-de-fleurance"),
    Key("place", TEXT, "", "Salle des fêtes"),
    Key("address", TEXT, "", "3 rue de l’École"),
    Key("latitude", LATITUDE, None, 43.7961),
    Key("longitude", LONGITUDE, None, 0.8255),
    Key("open", BEGIN, None, "09:00", attribute="opens"),
    Key("close", CLOCK, None, "16:00", attribute="closes"),
    Key("pause", WINDOW, None, ("12:30", "13:30")),
    Key("desks", whole(1, 20), None, 2),
    Key("minutes_per_person", minutes(1, 480), None, 30, attribute="per_person"),
    Key("booking", BOOKING, None, "required"),
    Key("between", ENDS, None, ("32269", "32448"), refers="places"),
    Key("extra_minutes", DAY_MINUTES, None, 15),
    Key("one_way", FLAG, None, True),
    Key("why", TEXT, "", message("example.works")),
)


EVENTS: tuple[Mapping[str, object], ...] = (
    {
        "kind": "moved",
        "stop": "32269",
        "from": date(2027, 3, 10),
        "to": date(2027, 3, 25),
        "place": "Salle des fêtes",
        "address": "3 rue de l’École",
        "latitude": 43.7961,
        "longitude": 0.8255,
        "why": message("example.works"),
    },
    {
        "kind": "out",
        "van": "camping-car",
        "date": date(2027, 1, 13),
        "half": "morning",
        "why": message("example.crew-ill"),
    },
    {"kind": "out", "crew": "equipe-a", "date": date(2027, 2, 3), "why": message("example.training")},
    {
        "kind": "closed",
        "stop": "32448",
        "date": date(2027, 5, 14),
        "half": "morning",
        "why": message("example.village-fair"),
    },
    {"kind": "joins", "stop": "32436", "date": date(2027, 6, 1), "why": message("example.agreement")},
    {"kind": "leaves", "stop": "32120", "date": date(2027, 9, 1)},
    {
        "kind": "opening",
        "date": date(2027, 10, 2),
        "commune": "32372",
        "id": "samedi-des-droits",
        "place": "Place de la Mairie",
        "open": "09:00",
        "close": "16:00",
        "pause": ("12:30", "13:30"),
        "desks": 2,
        "minutes_per_person": 30,
        "booking": "required",
        "van": "camping-car",
    },
    {
        "kind": "move",
        "stop": "32262",
        "date": date(2027, 1, 22),
        "to_date": date(2027, 1, 20),
        "to_half": "afternoon",
    },
    {"kind": "cancel", "stop": "32416", "date": date(2027, 2, 5)},
    {
        "kind": "road",
        "between": ("32269", "32436"),
        "from": date(2027, 2, 1),
        "to": date(2027, 2, 12),
        "extra_minutes": 15,
        "one_way": True,
    },
)
"""An event of each kind, with all keys of it."""


def _open_in_order(opens: int | None, closes: int | None) -> tuple[Message, Text] | None:
    return None if opens is None or closes is None else closes_after_opening(opens, closes)


def _pause_within(
    pause: tuple[int, int] | None, opens: int | None, closes: int | None
) -> tuple[Message, Text] | None:
    """Before the pause and after it the desks are open."""
    if opens is None or pause is None or closes is None or opens < pause[0] < pause[1] < closes:
        return None
    return message("event.pause-beyond", opens=opens, closes=closes), ""


def _from_before_to(first: date | None, last: date | None) -> tuple[Message, Text] | None:
    if first is None or last is None or first <= last:
        return None
    what = message("event.backwards", first=first, last=last)
    return what, said.pair(said.setting("from", said.day(last)), said.setting("to", said.day(first)))


def _two_places(between: tuple[str, ...] | None) -> tuple[Message, Text] | None:
    if between is None or len(between) == 2:
        return None
    return message("event.two-places", number=len(between)), ""


CHECKS = (
    Check(("from", "to"), _from_before_to),
    Check(("latitude", "longitude"), both_coordinates),
    Check(("open", "close"), _open_in_order),
    Check(("pause", "open", "close"), _pause_within),
    Check(("between",), _two_places),
)


def event_tables() -> Kind:
    """The kind of a list of events: each has the keys that go with its kind, and no other."""
    plain = tables(EVENT, CHECKS)

    def read(value: object, spot: Spot) -> Any:
        rows = plain.read(value, spot)
        if rows is not BAD:
            for row in rows:
                _judge(row)
        return rows

    return replace(plain, read=read)


def _judge(row: Table) -> None:
    """Note keys that do not go with the kind of an event, and those that it lacks."""
    if not row.has("kind"):
        return
    kind = row["kind"]
    shape = SHAPES[kind]
    meant: set[str] = set()
    for name in (key.name for key in EVENT if key.name in row.given and key.name not in shape.keys):
        what = message("event.other-key", key=said.key(name), kind=said.choice(kind, "event"))
        own = _instead(name, shape, row)
        keys: Text = message("event.keys-are", keys=[said.key(key) for key in shape.keys])
        row.spot.at(name).fault(what, said.key(own) if own else keys)
        meant.add(own)
    for name in shape.needed:
        if name not in meant and (name not in row.given or row.get(name) == ""):
            _lacks(row, name)
    if "date" not in meant:
        _judge_dates(row, shape)


def _judge_dates(row: Table, shape: Shape) -> None:
    """A day is told by its date; from one to another there are two."""
    given = {name for name in shape.dates if name in row.given}
    if not shape.lasts or given == {"from", "to"}:
        if not shape.lasts and not given:
            _lacks(row, "date")
        return
    if "date" in given and len(given) > 1:
        spot = row.spot.at("date")
        spot.fault(message("event.date-or-span", first=said.key("from"), last=said.key("to")))
    elif not given:
        single, since, till = map(said.key, ("date", "from", "to"))
        kind = said.choice(row["kind"], "event")
        what = message("event.lacks-dates", kind=kind, single=single, since=since, till=till)
        row.spot.at("from").fault(what, DAY.name)
    elif given != {"date"}:
        _lacks(row, "to" if given == {"from"} else "from")


def _lacks(row: Table, name: str) -> None:
    key = next(key for key in EVENT if key.name == name)
    what = message("event.lacks", key=said.key(name), kind=said.choice(row["kind"], "event"))
    row.spot.at(name).fault(what, key.kind.name)


def _instead(name: str, shape: Shape, row: Table) -> str:
    """Which key was meant by one that does not go with a kind; "" when that is not plain."""
    meant = {"from": "date", "to": "to_date", "stop": "commune", "half": "to_half"}.get(name, "")
    return meant if meant in shape.keys and meant not in row.given else ""
