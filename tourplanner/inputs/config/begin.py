"""A time of day at which something begins; the end of the day, 24:00, is one at which things end only."""

from dataclasses import replace
from typing import Any

from tourplanner.domain.period import DAY
from tourplanner.inputs import shown as said
from tourplanner.inputs.config.key import BAD
from tourplanner.inputs.config.kinds import CLOCK
from tourplanner.inputs.faults import Spot
from tourplanner.message import message


def _read(value: object, spot: Spot) -> Any:
    seconds = CLOCK.read(value, spot)
    if seconds == DAY:
        spot.fault(message("config.day-is-over"), message("config.day-begins", midnight=said.clock(0)))
        return BAD
    return seconds


BEGIN = replace(CLOCK, read=_read)
