"""The places of a year, a config's and those of its events, and the travel times between those of one day."""

from datetime import date

from tourplanner.domain.config import Config
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Place
from tourplanner.problem.build import places
from tourplanner.schedule.events import (
    moves_of,
    moves_on,
    openings_of,
    openings_on,
    roads_on,
    toured_on,
)
from tourplanner.travel.corrections import corrected


def event_places(config: Config) -> tuple[Place, ...]:
    """Where squares are moved to, then where exceptional openings are, in the order of the config.

    A moved square goes by the id of its stop, so that a table of times finds its commune.
    """
    stops = {stop.id: stop for stop in config.stops}
    moved = (
        Place(
            event.stop, f"{stops[event.stop].name}, {event.place}", event.position, stops[event.stop].commune
        )
        for event in moves_of(config)
    )
    openings = (
        Place(each.id, f"{each.name}, {each.place}" if each.place else each.name, each.position, each.commune)
        for each in openings_of(config)
    )
    return (*moved, *openings)


def places_of_year(config: Config) -> tuple[Place, ...]:
    """All places of a config with events: depots, stops, where they have lunch, then those of events."""
    return (*places(config), *event_places(config))


def nodes_on(config: Config, day: date) -> tuple[int, ...]:
    """Where the places of ``config_on(config, day)`` stand in `places_of_year`, in their order."""
    stops_from = len(config.depots)
    lunches_from = stops_from + len(config.stops)
    eating = [stop.id for stop in config.stops if stop.lunch_at is not None]
    moves_from = lunches_from + len(eating)
    openings_from = moves_from + len(moves_of(config))
    moves = {event: moves_from + rank for rank, event in enumerate(moves_of(config))}
    openings = {each: openings_from + rank for rank, each in enumerate(openings_of(config))}
    toured, elsewhere = toured_on(config, day), moves_on(config, day)
    stops = (
        moves[elsewhere[stop.id]] if stop.id in elsewhere else stops_from + rank
        for rank, stop in enumerate(config.stops)
        if stop.id in toured
    )
    lunches = (lunches_from + rank for rank, stop in enumerate(eating) if stop in toured)
    return (*range(stops_from), *stops, *(openings[each] for each in openings_on(config, day)), *lunches)


def matrix_on(config: Config, matrix: TravelMatrix, day: date) -> TravelMatrix:
    """Travel times between the places of ``config_on(config, day)``, with the roads that are closed that day.

    Parameters
    ----------
    matrix
        That of `places_of_year`; it is given back itself on a day like any other.
    """
    everywhere = places_of_year(config)
    if matrix.seconds.shape != (len(everywhere), len(everywhere)):
        raise ValueError(f"the matrix is {matrix.seconds.shape}, the year has {len(everywhere)} places")
    roads = roads_on(config, day)
    whole = corrected(matrix, everywhere, roads) if roads else matrix
    return whole.among(nodes_on(config, day))
