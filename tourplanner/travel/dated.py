"""The day of road data, as files and servers tell it."""

from datetime import date


def data_day(text: str) -> date | None:
    """The day at the head of a time stamp such as ``2026-11-01T00:00:00Z``; None if it tells none."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
