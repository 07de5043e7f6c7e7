"""Calendars (iCalendar, RFC 5545): one per van, per area and per stop."""

from tourplanner.outputs.calendars.feeds import render

__all__ = ["render"]
