"""What is said of dates that lie beyond the school years that are published."""

from collections.abc import Iterator
from datetime import date

from tourplanner.domain.config import Config
from tourplanner.domain.school import SchoolCalendar
from tourplanner.errors import Fault, InputError
from tourplanner.message import Message, message

BY_DATES = 'closed = [{ from = …, to = …, why = "…" }]'


def school_notices(config: Config, school: SchoolCalendar, first: date, last: date) -> Iterator[Message]:
    """A remark for each zone whose school holidays are closed and not known on all dates.

    Parameters
    ----------
    school
        What is published.
    first, last
        The first and last of the dates that are planned.

    Raises
    ------
    InputError
        If they are known on none: nothing would be closed of what the config closes.
    """
    unknown = []
    for each in config.calendar.school:
        known = school.known_from(each.zone), each.known_until
        zone = Message(f"code.school-zone-{each.zone}")
        if last < known[0] or first > known[1]:
            what = message(
                "schedule.school-unknown", zone=zone, first=first, last=last, known=known[0], until=known[1]
            )
            unknown.append(
                Fault("closed, school", what, message("schedule.school-by-dates", example=BY_DATES))
            )
        elif first < known[0]:
            yield message("schedule.school-not-known-before", zone=zone, first=known[0])
        elif known[1] < last:
            yield message("schedule.school-not-published", zone=zone, last=known[1])
    if unknown:
        raise InputError(unknown)
