"""What all events have in common: a name for good, a sequence, a stamp that no clock made, and times."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Event

from tourplanner.outputs.calendars.clocks import clock_at
from tourplanner.outputs.calendars.namespace import namespace
from tourplanner.outputs.plain import one_line
from tourplanner.outputs.view import ScheduleView

CANCELLED, CONFIRMED = "CANCELLED", "CONFIRMED"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a day; times of day in seconds after midnight."""

    date: date
    begin: int
    end: int


def new_event(scheduled: ScheduleView, uid: str, sequence: int, span: Span, status: str) -> Event:
    """An event without a summary; `uid` is its name within the service. It lasts a minute at least.

    DTSTAMP is midnight (UTC) of the schedule's first day, a minute later for each time that the
    event was published anew: the same schedule gives the same bytes, and later news a later stamp.
    """
    first = datetime.combine(scheduled.schedule.start, time(), UTC)
    event = Event()
    event.add("uid", uid_of(scheduled, uid))
    event.add("sequence", sequence)
    event.add("dtstamp", first + timedelta(minutes=sequence))
    clock = clock_at(scheduled.view.config)
    event.add("dtstart", clock.moment(span.date, span.begin))
    event.add("dtend", clock.moment(span.date, max(span.end, span.begin + 60)))
    event.add("status", status)
    return event


def uid_of(scheduled: ScheduleView, name: str) -> str:
    """The UID of an event by its name within the service."""
    return f"{one_line(name)}@{namespace(scheduled.view.config)}"
