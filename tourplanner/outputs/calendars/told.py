"""Calendar files read again: what phones were told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from icalendar import Calendar, Component, vBroken, vDDDTypes, vRecur

from tourplanner.outputs.calendars.events import CANCELLED
from tourplanner.wording.format import NO_BREAK

OF_A_VERSION = ("SEQUENCE", "DTSTAMP")
"""What tells one version of an event from another that says the same."""

_CONTROLS = re.compile(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]")
"""What no line of a calendar may hold."""


@dataclass(frozen=True, slots=True)
class Told:
    """A version of an event; ``stamp`` is when it was made (UTC), ``day`` when it takes place.

    Of an event that repeats by a rule, ``day`` is the first date, and ``last`` the last one: of any other
    they are the same.
    """

    event: Component
    sequence: int
    stamp: datetime
    day: date
    last: date

    @property
    def repeats(self) -> bool:
        """Whether a rule tells its dates."""
        return "rrule" in self.event

    @property
    def skipped(self) -> frozenset[date]:
        """The dates that its rule leaves out."""
        listed = self.event.get("exdate", [])
        several = listed if isinstance(listed, list) else [listed]
        return frozenset(each.dt.date() for dates in several for each in dates.dts)

    @property
    def is_cancelled(self) -> bool:
        """Whether it was told not to take place."""
        return str(self.event.get("status")) == CANCELLED

    def says_as_much_as(self, other: "Told") -> bool:
        """Whether both say the same to those who read it."""
        return _said(self.event) == _said(other.event)

    def numbered(self, sequence: int, stamp: datetime) -> "Told":
        """The same under another number and stamp."""
        event = self.event.copy(recursive=True)
        for name in OF_A_VERSION:
            event.pop(name, None)
        event.add("sequence", sequence)
        event.add("dtstamp", stamp)
        return Told(event, sequence, stamp, self.day, self.last)


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar that was read: what it is called, and its events by their UIDs."""

    name: str = ""
    events: Mapping[str, Told] = field(default_factory=dict)


def read_feed(content: bytes) -> Feed | None:
    """The calendar in a file; None for something else.

    Events that lack what every event of ours has, or hold what none may hold, are passed over.
    """
    try:
        calendar = Calendar.from_ical(content)
    except (ValueError, LookupError, AttributeError, TypeError):
        # What the library raises for lines that are torn or edited.
        return None
    # What a whole file does not hold, none of its events does.
    in_doubt = _CONTROLS.search(content) is not None
    found = {str(event["uid"]): _told(event, in_doubt) for event in calendar.walk("VEVENT") if "uid" in event}
    events = {uid: told for uid, told in found.items() if told}
    return Feed(str(calendar.get("x-wr-calname", "")), events)


def _told(event: Component, in_doubt: bool) -> Told | None:
    stamp, start, end = (_moment(event, name) for name in ("dtstamp", "dtstart", "dtend"))
    sequence = event.get("sequence")
    if stamp is None or start is None or end is None or not isinstance(sequence, int):
        return None
    if any(isinstance(value, vBroken) for value in event.values()):
        return None
    if in_doubt and _CONTROLS.search(event.to_ical()):
        return None
    return Told(event, int(sequence), stamp.astimezone(UTC), start.date(), _last(event, start))


def _last(event: Component, start: datetime) -> date:
    """The last date of an event; that of a rule without an end, which is none of ours, is its first."""
    rule = event.get("rrule")
    until = rule.get("UNTIL") if isinstance(rule, vRecur) else None
    moment = until[0] if until else start
    return moment.astimezone(start.tzinfo).date() if isinstance(moment, datetime) else start.date()


def _moment(event: Component, name: str) -> datetime | None:
    """A time of an event; None where none in a zone stands."""
    value = event.get(name)
    moment = value.dt if isinstance(value, vDDDTypes) else None
    return moment if isinstance(moment, datetime) and moment.tzinfo else None


def _said(event: Component) -> dict[str, str]:
    """What an event says; where its lines may break is nothing that is said."""
    return {name: _plain(value.to_ical()) for name, value in event.items() if name not in OF_A_VERSION}


def _plain(said: bytes | str) -> str:
    """A value as it is written, with plain spaces; the library writes some as text."""
    text = said if isinstance(said, str) else said.decode("utf-8", "replace")
    return text.replace(NO_BREAK, " ")
