"""What is said of exceptional openings at which the crew has no lunch."""

import json
from collections.abc import Iterable, Iterator

from tourplanner.domain.event import Event, Opening
from tourplanner.domain.period import MINUTE, format_clock
from tourplanner.domain.work_rules import WorkRules
from tourplanner.message import Message, message

QUARTER = 15 * MINUTE
"""Seconds."""


def opening_notices(events: Iterable[Event], work: WorkRules) -> Iterator[Message]:
    """A remark for each exceptional opening without a pause that leaves no lunch before it or after it."""
    for event in events:
        if isinstance(event, Opening) and _has_no_lunch(event, work):
            # In the middle of the time for it, at a quarter of an hour.
            begin = (work.lunch_opens + work.lunch_closes - work.lunch) // 2 // QUARTER * QUARTER
            pause = [format_clock(begin), format_clock(begin + work.lunch)]
            yield message(
                "event.no-lunch",
                name=event.name,
                day=event.date,
                opens=event.opens,
                closes=event.closes,
                lunch=work.lunch,
                first=work.lunch_opens,
                last=work.lunch_closes,
                pause=f"pause = {json.dumps(pause)}",
            )


def _has_no_lunch(opening: Opening, work: WorkRules) -> bool:
    """Whether neither lunch fits: until set-up, nor from pack-up on; however far the way."""
    before = opening.opens - work.setup - work.lunch_opens
    after = work.lunch_closes - (opening.closes + work.packup)
    return opening.pause is None and max(before, after) < work.lunch
