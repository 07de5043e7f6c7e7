"""Visits that stand aside of the grid: due on the dates of a rhythm that no grid of the cycle holds."""

from collections.abc import Iterator
from datetime import date

from tourplanner.domain.config import Stop
from tourplanner.domain.period import Half
from tourplanner.schedule.due import Due
from tourplanner.schedule.events import aside_of, toured_on
from tourplanner.schedule.real_dates import RealDates


def aside_dues(real: RealDates) -> Iterator[Due]:
    """Their visits from the first to the last date, in order of stop and date.

    Each is due in the first half in which its stop is open, by the first van that is there. Which half a
    regular stop has is said by `in_one_half`; all else is for whoever mends the year.
    """
    aside = aside_of(real.config)
    for stop in real.config.stops:
        if stop.id in aside and stop.when is not None:
            for day in stop.when.between(real.start, real.until):
                if stop.exists_on(day) and stop.id in toured_on(real.config, day):
                    yield _due(real, stop, day)


def _due(real: RealDates, stop: Stop, day: date) -> Due:
    halves = [half for half in Half if stop.halves is None or half in stop.halves]
    half = next((each for each in halves if real.is_open(stop.id, day, each)), halves[0])
    vans = real.on(day).problem.config.vans or real.config.vans
    return Due(f"{stop.id}/{day}/1", stop.id, day, half, vans[0].id, aside=True, any_half=True)
