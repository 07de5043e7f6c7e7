"""Calendars (iCalendar, RFC 5545): one per van, per area and per stop."""

from tourplanner.outputs.calendars.feeds import label, render

__all__ = ["label", "render"]
