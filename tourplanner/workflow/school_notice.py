"""What is said of a schedule that goes beyond the school years that are published."""

from collections.abc import Iterator
from datetime import date

from tourplanner.domain.config import Config
from tourplanner.message import Message, message


def school_notices(config: Config, last: date) -> Iterator[Message]:
    """A remark for each zone whose school holidays are closed and not known up to the day `last`."""
    for each in config.calendar.school:
        if each.known_until < last:
            zone = Message(f"code.school-zone-{each.zone}")
            yield message("schedule.school-not-published", zone=zone, last=each.known_until)
