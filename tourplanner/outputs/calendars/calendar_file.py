"""A calendar as bytes: its name, its time zone and its events."""

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Calendar, Component, vText

from tourplanner.outputs.calendars.clocks import Clock
from tourplanner.wording.language import Language

PUBLISHED_EVERY = timedelta(days=1)
"""How often a phone that has subscribed may ask for news."""


def calendar_file(name: str, events: Iterable[Component], clock: Clock, lang: Language) -> bytes:
    """A calendar of `events`, in order of their starts."""
    calendar = Calendar()
    calendar.add("prodid", f"-//tourplanner//tourplanner//{lang.value.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # RFC 7986 names the calendar NAME and its age REFRESH-INTERVAL; older phones know the X- forms only.
    # The library escapes no text under a name that it does not know.
    calendar.add("name", vText(name))
    calendar.add("x-wr-calname", vText(name))
    calendar.add("x-wr-timezone", clock.zone)
    calendar.add("refresh-interval", PUBLISHED_EVERY, {"value": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    calendar.add_component(clock.timezone())
    for event in sorted(events, key=lambda event: (event["dtstart"].to_ical(), str(event["uid"]))):
        calendar.add_component(event)
    return bytes(calendar.to_ical())
