"""Calendars of the pilot, read back by another library (`ical`) than the one that writes them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from tests.outputs.schedules import START, pilot, plan, unrolled
from tourplanner.outputs.calendars.namespace import namespace
from tourplanner.outputs.view import ScheduleView

PARIS = ZoneInfo("Europe/Paris")


MONFORT = "calendriers/arrets/32269-monfort.ics"


VAN = "calendriers/vehicules/vehicule-camping-car.ics"


OURS = namespace(pilot().view.config)


@cache
def one_cycle() -> ScheduleView:
    """The pilot's first four weeks."""
    return unrolled(plan(), START, START + timedelta(days=27))


def read(content: bytes) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(content.decode("utf-8"))


def at(day: date, seconds: int) -> datetime:
    """The instant when clocks in Paris show `seconds` after midnight."""
    hours, minutes = divmod(seconds // 60, 60)
    return datetime(day.year, day.month, day.day, hours, minutes, tzinfo=PARIS)


def visits(events: Iterable[Event]) -> list[Event]:
    """The events that are appointments: their keys hold the stop, a day and a rank."""
    return [
        event for event in events if re.fullmatch(r"\w+/[\d-]{10}/\d+@[0-9a-f]{16}\.tourplanner", event.uid)
    ]


def day_event(events: Iterable[Event], day: date, kind: str) -> Event:
    return next(event for event in events if event.uid == f"camping-car/{day}/{kind}@{OURS}")


def uids(files: Mapping[str, bytes]) -> set[str]:
    return {event.uid for content in files.values() for event in read(content).events}
