"""What events make of a config: the one of the grid, which knows none, and the one in force on a day.

All functions are pure: the same config and day give equal values, so that days of equal configs can share
what is worked out from them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tourplanner.domain.closure import Closure
from tourplanner.domain.config import Config, Lock, Stop
from tourplanner.domain.correction import Correction
from tourplanner.domain.crew import Crew
from tourplanner.domain.event import Joins, Leaves, Opening, Out, RoadClosed, SquareClosed, SquareMoved
from tourplanner.domain.period import Half
from tourplanner.domain.rhythm_cells import stands_aside
from tourplanner.domain.stop_titles import stop_titles
from tourplanner.message import Message, message
from tourplanner.problem.openings import binds_plan
from tourplanner.schedule.grid_locks import goes_by_dates, on_grid


def config_of_grid(config: Config) -> Config:
    """The config that `plan` solves: without events, with the stops that are toured when its cycle starts.

    In a cycle of months, or of odd and even weeks, a lock on a date holds the day of the grid that this is. A
    stop that only joins later is in no grid before, and one whose rhythm no grid of the cycle holds is in
    none; of a config without either it is the config itself.
    """
    aside = aside_of(config)
    rules = config.calendar
    if config.locks and goes_by_dates(rules):
        config = replace(config, locks=tuple(_held(config, lock) for lock in config.locks))
    if not config.events and not aside:
        return config
    return _of(config, toured_on(config, rules.start) - aside)


def _held(config: Config, lock: Lock) -> Lock:
    """A lock as the grid has it; one on an extra day is of the year alone."""
    return on_grid(lock, config.calendar) if binds_plan(config, lock) else lock


def config_on(config: Config, day: date) -> Config:
    """The config in force on a day; it has no events any more, and what they say is in it.

    Its vans are those that are there, its stops those that have joined and not left, each at the place
    where it is that day, then the exceptional openings of the day as stops. Closed squares are closures of
    their stops on every day, so that they alone make no two days unlike. Closed roads are not of the
    config but of the travel matrix: see `roads_on`.
    """
    if not config.events:
        return config
    left = out_on(config, day)
    there = _of(config, toured_on(config, day))
    moved, closed = moves_on(config, day), _closures(config)
    return replace(
        there,
        vans=tuple(van for van in config.vans if van.id not in left),
        crews=tuple(_on_leave(config, crew) for crew in config.crews),
        stops=(
            *(_closed(_placed(stop, moved.get(stop.id)), closed.get(stop.id, ())) for stop in there.stops),
            *(stop_of_opening(opening) for opening in openings_on(config, day)),
        ),
    )


def aside_of(config: Config) -> frozenset[str]:
    """The ids of the stops whose visits are laid on dates alone."""
    return frozenset(stop.id for stop in config.stops if stands_aside(stop, config.calendar))


def toured_on(config: Config, day: date) -> frozenset[str]:
    """The ids of the stops that have joined by a day, and have not left."""
    # Of most stops no event tells: each is looked up, for every day of a year and every stop asks.
    told: dict[str, list[Joins | Leaves]] = {}
    for event in config.events:
        if isinstance(event, Joins | Leaves):
            told.setdefault(event.stop, []).append(event)
    return frozenset(stop.id for stop in config.stops if _is_toured(told.get(stop.id, []), day))


def left_by(config: Config, stop: str, day: date) -> Leaves | None:
    """The event by which a stop has left by a day; None where it is toured."""
    by_then = sorted(
        (e for e in _comings_and_goings(config, stop) if e.on <= day), key=lambda event: event.on
    )
    last = by_then[-1] if by_then else None
    return last if isinstance(last, Leaves) else None


def out_on(config: Config, day: date) -> dict[str, str]:
    """The ids of the vans that are not there all of a day, each with the first why that is said of it."""
    found: dict[str, str] = {}
    for event in config.events:
        if isinstance(event, Out) and event.half is None and event.first <= day <= event.last:
            for van in config.vans:
                if event.takes(van.id):
                    found[van.id] = found.get(van.id) or event.why
    return found


def halves_out_on(config: Config, day: date) -> dict[tuple[str, Half], str]:
    """The vans that are not there in one half of a day, by their ids, each with the first why."""
    found: dict[tuple[str, Half], str] = {}
    for event in config.events:
        if isinstance(event, Out) and event.half is not None and event.first <= day <= event.last:
            for van in config.vans:
                if event.takes(van.id):
                    found[van.id, event.half] = found.get((van.id, event.half)) or event.why
    return found


def internal_whys(config: Config) -> frozenset[str]:
    """What is said of vans and crews that are not there: an illness is the business of the service alone."""
    away = (*(van.closed for van in config.vans), *(crew.closed for crew in config.crews))
    whys = [closure.why for closures in away for closure in closures]
    whys += [event.why for event in config.events if isinstance(event, Out)]
    return frozenset(filter(None, whys))


def moved_on(config: Config, stop: str, day: date) -> SquareMoved | None:
    """Where a stop is on a day, when that is not its own place."""
    return moves_on(config, day).get(stop)


def moves_on(config: Config, day: date) -> dict[str, SquareMoved]:
    """Where stops are that are not at their own places on a day, by their ids, as the first event says."""
    there = [event for event in moves_of(config) if _holds(event, day)]
    return {event.stop: event for event in reversed(there)}


def moves_of(config: Config) -> tuple[SquareMoved, ...]:
    """Every time that the square of a stop is another one, in the order of the config."""
    return tuple(event for event in config.events if isinstance(event, SquareMoved))


def stops_elsewhere(config: Config) -> dict[tuple[str, date], Stop]:
    """Each stop as it is on the days on which its square is another one, by its id and the day."""
    stops = {stop.id: stop for stop in config.stops}
    return {
        (event.stop, day): _placed(stops[event.stop], moved_on(config, event.stop, day))
        for event in moves_of(config)
        if event.stop in stops
        for day in (event.first + timedelta(days=n) for n in range((event.last - event.first).days + 1))
    }


def with_openings(config: Config) -> Config:
    """The config with its exceptional openings as stops, after the others: all that is visited in a year."""
    openings = openings_of(config)
    return replace(config, stops=(*config.stops, *map(stop_of_opening, openings))) if openings else config


def openings_of(config: Config) -> tuple[Opening, ...]:
    """The exceptional openings, in the order of the config."""
    return tuple(event for event in config.events if isinstance(event, Opening))


def openings_on(config: Config, day: date) -> tuple[Opening, ...]:
    """The exceptional openings of a day."""
    return tuple(opening for opening in openings_of(config) if opening.date == day)


def roads_on(config: Config, day: date) -> tuple[Correction, ...]:
    """The roads that are closed or slower on a day."""
    return tuple(
        event.correction
        for event in config.events
        if isinstance(event, RoadClosed) and event.first <= day <= event.last
    )


def told_asides(config: Config) -> tuple[Message, ...]:
    """A notice of the stops that stand aside of the grid, if there are any."""
    aside = aside_of(config)
    stops, titles = [stop for stop in config.stops if stop.id in aside], stop_titles(config.stops)
    if len(stops) == 1:
        (stop,) = stops
        return (message("event.stands-aside", stop=stop.name, when=stop.when_said),)
    told = [message("event.aside", stop=titles[stop.id], when=stop.when_said) for stop in stops]
    return (message("event.stand-aside", stops=told),) if told else ()


def told_joins(config: Config) -> tuple[Message, ...]:
    """A notice for each stop that is not in the grid, since it joins later."""
    there = {stop.id for stop in config_of_grid(config).stops}
    return tuple(
        message("event.joins-later", stop=stop.name, day=joins)
        for stop in config.stops
        if stop.id not in there and (joins := _joins_after(config, stop.id)) is not None
    )


def stop_of_opening(opening: Opening) -> Stop:
    """An exceptional opening as a stop of its day: one visit of its own length."""
    return Stop(
        id=opening.id,
        commune=opening.commune,
        name=opening.name,
        area=opening.area,
        position=opening.position,
        visits=1,
        required=True,
        priority=1,
        regular=False,
        place=opening.place,
        service=None if opening.pause else opening.closes - opening.opens,
        whole_day=opening.pause is not None,
        address=opening.address,
        booking=opening.booking,
    )


def _of(config: Config, stops: frozenset[str]) -> Config:
    """The config without events, with these stops and the locks on them."""
    return replace(
        config,
        stops=tuple(stop for stop in config.stops if stop.id in stops),
        locks=tuple(lock for lock in config.locks if lock.stop in stops),
        events=(),
    )


def _is_toured(told: Sequence[Joins | Leaves], day: date) -> bool:
    """What the last event by that day says; before the first one, the opposite of what that does."""
    if not told:
        return True
    told = sorted(told, key=lambda event: event.on)
    by_then = [event for event in told if event.on <= day]
    return isinstance(by_then[-1], Joins) if by_then else isinstance(told[0], Leaves)


def _comings_and_goings(config: Config, stop: str) -> Iterator[Joins | Leaves]:
    return (event for event in config.events if isinstance(event, Joins | Leaves) and event.stop == stop)


def _joins_after(config: Config, stop: str) -> date | None:
    """When a stop joins next, after the start of the cycle."""
    changes = _comings_and_goings(config, stop)
    days = [e.on for e in changes if isinstance(e, Joins) and e.on > config.calendar.start]
    return min(days, default=None)


def _placed(stop: Stop, moved: SquareMoved | None) -> Stop:
    """The stop where an event has it; where it is without one."""
    if moved is None:
        return stop
    return replace(stop, place=moved.place, address=moved.address, position=moved.position)


def _closures(config: Config) -> dict[str, tuple[Closure, ...]]:
    """The closures that events give stops, by their ids."""
    found: dict[str, tuple[Closure, ...]] = {}
    for event in config.events:
        if isinstance(event, SquareClosed):
            more = Closure(event.first, event.last, event.why, event.half)
            found[event.stop] = (*found.get(event.stop, ()), more)
    return found


def _closed(stop: Stop, more: tuple[Closure, ...]) -> Stop:
    """The stop with more closures."""
    return replace(stop, closed=(*stop.closed, *more)) if more else stop


def _on_leave(config: Config, crew: Crew) -> Crew:
    """The crew with the dates on which events say that it is not there."""
    more = tuple(
        Closure(event.first, event.last, event.why)
        for event in config.events
        if isinstance(event, Out) and event.crew == crew.id
    )
    return replace(crew, closed=(*crew.closed, *more)) if more else crew


def _holds(event: SquareMoved, day: date) -> bool:
    return event.first <= day <= event.last
