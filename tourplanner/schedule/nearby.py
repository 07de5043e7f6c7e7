"""Where a visit may go that cannot be where the cycle puts it: half-days by nearness, and who is allowed."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tourplanner.domain.config import Stop
from tourplanner.domain.period import Half
from tourplanner.schedule.phase import Closing
from tourplanner.schedule.real_dates import RealDates
from tourplanner.schedule.roster import Roster


@dataclass(frozen=True, slots=True)
class Displaced:
    """A visit that cannot be where the cycle puts it; ``stop`` is an id."""

    key: str
    stop: str
    van: str
    day: date
    half: Half
    closing: Closing


@dataclass(frozen=True, slots=True)
class Leaving:
    """A visit that gives up its date while another one is looked for."""

    stop: Stop
    day: date


def slots_near(day: date, half: Half, reach: int) -> Iterator[tuple[date, Half]]:
    """Half-days up to `reach` days away: nearest first, earlier before later, then the same half first."""
    other = next(each for each in Half if each is not half)
    for distance in range(reach + 1):
        step = timedelta(days=distance)
        for near in (day - step, day + step) if distance else (day,):
            yield near, half
            yield near, other


def may_serve(
    roster: Roster, stop: str, slot: tuple[date, Half], old: date, leaving: Collection[Leaving] = ()
) -> bool:
    """Whether a stop may be visited in a half-day by the rules that concern its own visits.

    ``old`` is the date that the visit comes from.
    """
    real, (day, half) = roster.real, slot
    if not (real.is_free(day) and real.is_open(stop, day, half)):
        return False
    asked = real.on(day).problem.stop(stop)
    gone = sum(each.day == day and each.stop.once_a_day == asked.once_a_day for each in leaving)
    return roster.serves(asked.once_a_day, day) == gone and gaps_allow(
        roster.dates(asked.id), asked, day, old
    )


def gaps_allow(dates: Collection[date], stop: Stop, new: date, old: date) -> bool:
    """Whether a visit that moves from `old` to `new` is neither too near nor too far from its neighbours.

    Too far is what is beyond ``max_gap_days`` and farther than before: a gap that closed dates have
    torn open already may be narrowed.
    """
    others = [day for day in dates if day != old]
    neighbours = (
        max((day for day in others if day <= new), default=None),
        min((day for day in others if day > new), default=None),
    )
    for neighbour in neighbours:
        if neighbour is None:
            continue
        days = abs((new - neighbour).days)
        if days < max(1, stop.min_gap_days or 1):
            return False
        if stop.max_gap_days is not None and days > max(stop.max_gap_days, abs((old - neighbour).days)):
            return False
    return True


def van_allowed(real: RealDates, stop: str, van: str) -> bool:
    """Whether the planner's standing locks let this van serve the stop."""
    locks = (lock for lock in real.config.locks if lock.stop == stop)
    return all(lock.van in (None, van) for lock in locks if lock.date is None)
