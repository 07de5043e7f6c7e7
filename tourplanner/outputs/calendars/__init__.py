"""Calendars (iCalendar, RFC 5545): one per van, per area and per stop."""

from tourplanner.outputs.calendars.feeds import audience, label, of_stops, render
from tourplanner.outputs.calendars.follow import follow

__all__ = ["audience", "follow", "label", "of_stops", "render"]
