"""From a config, its calendar and a travel matrix to the frozen problem."""

from dataclasses import replace

from tourplanner.domain.config import Config
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.period import MINUTE, Calendar
from tourplanner.domain.place import Place, Position
from tourplanner.problem.problem import Problem
from tourplanner.problem.roster import Roster, roster_of
from tourplanner.problem.stop_openings import StopOpenings


def places(config: Config) -> tuple[Place, ...]:
    """The places of the matrix: depots, then stops, in the config's order."""
    depots = (Place(depot.id, depot.name, depot.position) for depot in config.depots)
    stops = (Place(stop.id, stop.name, stop.position, stop.commune) for stop in config.stops)
    return (*depots, *stops)


def positions(config: Config) -> tuple[Position, ...]:
    """The positions of `places(config)`."""
    return tuple(place.position for place in places(config))


def build(config: Config, calendar: Calendar, matrix: TravelMatrix) -> Problem:
    """Freeze the problem; `matrix` is that of `positions(config)`."""
    size = len(config.depots) + len(config.stops)
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
    )


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
