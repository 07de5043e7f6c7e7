"""From a config, its calendar and a travel matrix to the frozen problem."""

from collections.abc import Iterable
from dataclasses import replace

from tourplanner.domain.config import Config
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.period import MINUTE, Calendar
from tourplanner.domain.place import Place, Position
from tourplanner.problem.problem import Problem
from tourplanner.problem.roster import Roster, roster_of
from tourplanner.problem.stop_openings import StopOpenings


def places(config: Config) -> tuple[Place, ...]:
    """The places of the matrix: depots, then stops, then where stops have lunch, in the config's order."""
    depots = (Place(depot.id, depot.name, depot.position) for depot in config.depots)
    stops = (Place(stop.id, stop.name, stop.position, stop.commune) for stop in config.stops)
    return (*depots, *stops, *lunch_places(config))


def lunch_places(config: Config) -> tuple[Place, ...]:
    """Where the crew of each stop that says so drives for lunch: one place for each of these stops.

    A depot goes by its own id and a commune by its code, so that a table of times finds them.
    """
    return tuple(
        Place(
            stop.lunch_at.depot or f"{stop.id}/lunch",
            stop.lunch or stop.id,
            stop.lunch_at.position,
            stop.lunch_at.commune,
        )
        for stop in config.stops
        if stop.lunch_at is not None
    )


def positions(config: Config) -> tuple[Position, ...]:
    """The positions of `places(config)`."""
    return tuple(place.position for place in places(config))


def build(config: Config, calendar: Calendar, matrix: TravelMatrix) -> Problem:
    """Freeze the problem; `matrix` is that of `positions(config)`."""
    size = len(places(config))
    if matrix.seconds.shape != (size, size) or matrix.metres.shape != (size, size):
        raise ValueError(f"the matrix is {matrix.seconds.shape}, the config has {size} places")
    config = _with_spare(config, matrix.noon_more * MINUTE)
    roster = roster_of(config, calendar)
    if roster is not None:
        calendar = _driven_only(calendar, roster)
    return Problem(
        config=config,
        calendar=calendar,
        matrix=matrix,
        openings=StopOpenings(config, calendar),
        stop_index={stop.id: index for index, stop in enumerate(config.stops)},
        depot_index={depot.id: index for index, depot in enumerate(config.depots)},
        van_index={van.id: index for index, van in enumerate(config.vans)},
        roster=roster,
        lunch_nodes=_lunch_nodes(config),
    )


def nodes_of(config: Config, stops: Iterable[int]) -> tuple[int, ...]:
    """Where `places` of a config with these stops alone (positions in the config) stand among its places."""
    first, lunches = len(config.depots), _lunch_nodes(config)
    chosen = tuple(first + stop for stop in stops)
    return (*range(first), *chosen, *(lunches[node] for node in chosen if node in lunches))


def _lunch_nodes(config: Config) -> dict[int, int]:
    first = len(config.depots)
    eating = (first + rank for rank, stop in enumerate(config.stops) if stop.lunch_at is not None)
    return {stop: lunch for lunch, stop in enumerate(eating, first + len(config.stops))}


def with_times(problem: Problem, matrix: TravelMatrix) -> Problem:
    """The same problem with other travel times between its places; no half-day opens or closes by them."""
    config = _with_spare(problem.config, matrix.noon_more * MINUTE)
    return replace(problem, config=config, matrix=matrix)


def _with_spare(config: Config, spare: int) -> Config:
    """The config with a lunch so many seconds longer than it says, however long it was made before."""
    work = config.work
    if spare == work.lunch_spare:
        return config
    longer = replace(work, lunch=work.lunch - work.lunch_spare + spare, lunch_spare=spare)
    return replace(config, work=longer)


def _driven_only(calendar: Calendar, roster: Roster) -> Calendar:
    """The calendar without the dates on which nobody can drive any van; a grid has no closed dates."""
    driven = {day for _, day in roster}
    left = [day for day in calendar.dates if day not in driven]
    sessions = tuple(session for session in calendar.sessions if session.date in driven)
    if not left:
        return calendar
    closed = dict(calendar.closed) | ({} if calendar.repeats else dict.fromkeys(left, ""))
    return replace(calendar, sessions=sessions, closed=dict(sorted(closed.items())))
