"""What may have been meant by a cell that is no date."""

from datetime import date

from tourplanner.inputs.typed.days import end_of_month, iso_day
from tourplanner.message import Text, message

OF_TODAY = 2020
"""A timetable is hardly older: 27-01-08 is not of 2008."""


def likely_day(text: str) -> Text:
    """The date that a text may mean, and how it is written; of what means none, how any is."""
    # With hyphens and two digits the year may come first: it is no date, but may be meant as one.
    if (written := iso_day(text.replace("-", "/"))) and int(written[:4]) >= OF_TODAY:
        return message("timetable.year-of-four", day=date.fromisoformat(written))
    if meant := _american(text):
        return message("timetable.write-day", day=meant)
    last = end_of_month(text)
    if last is None:
        return message("timetable.day-maybe")
    return message("timetable.end-of-month", day=last)


def _american(text: str) -> date | None:
    """The date of a text that has the month before the day; None for what is none either."""
    month, _, rest = text.replace("-", "/").partition("/")
    day, _, year = rest.partition("/")
    found = iso_day(f"{day}/{month}/{year}")
    return None if found is None else date.fromisoformat(found)
