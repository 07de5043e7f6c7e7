"""Travel times of a year: those that a plan was made with, and those to and from the places of events."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from tourplanner.analysis.punctuality.allowance import with_allowance
from tourplanner.domain.config import (
    Config,
)
from tourplanner.domain.event import RoadClosed
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Place, Position
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.domain.travel_source import OSM
from tourplanner.errors import TravelError
from tourplanner.message import Notify, message, silent
from tourplanner.problem.build import places
from tourplanner.problem.problem import Problem
from tourplanner.schedule.event_places import places_of_year
from tourplanner.schedule.year import Year
from tourplanner.travel.estimate import Estimate
from tourplanner.travel.providers import choose_provider, completed
from tourplanner.workflow.sources.kept_travel import keep_travel, read_travel
from tourplanner.workflow.sources.known_roads import known_of


def year_of(config: Config, grid: Problem, folder: Path, notify: Notify, kept_in: Path | None = None) -> Year:
    """The year of a config whose grid poses that problem.

    Legs between places of the grid are those of its matrix. The source of its travel times is only asked
    where an event or a stop that joins has a place of its own.

    Parameters
    ----------
    config
        With its events; ``config_of_grid(config)`` is the grid's.
    folder
        That of the config, from which its file names start.
    kept_in
        The file that keeps what was asked, so that it is asked once; None for none.
    notify
        Told that times to new places are estimated, because their source is not at hand.

    Raises
    ------
    InputError
        If the planner's own table of times lacks a place.
    """
    config = _with_dated_roads(config, grid.matrix.provenance)
    everywhere, known = places_of_year(config), places(grid.config)
    there = _by_position(known)
    nodes = [_node(place, there.get(place.position, ())) for place in everywhere]
    if None not in nodes:
        return Year(config, grid.matrix.among([node for node in nodes if node is not None]))
    source = grid.matrix.provenance
    wide = read_travel(kept_in, everywhere, source) if kept_in else None
    if wide is None:
        wide = _asked(config.travel, everywhere, config, source, folder, notify)
        if kept_in and not wide.provenance.estimated:
            keep_travel(kept_in, everywhere, wide, source)
    kept = [(rank, node) for rank, node in enumerate(nodes) if node is not None]
    return Year(config, _allowed_for(config, _laid_over(wide, grid.matrix, kept), grid.matrix, kept))


def _with_dated_roads(config: Config, source: Provenance) -> Config:
    """The config with events of the roads that have dates, which the times of its grid leave out."""
    roads = tuple(
        RoadClosed(road.correction, road.correction.first or date.min, road.correction.last or date.max)
        for road in source.corrections
        if road.correction.is_dated and config.calendar.repeats
    )
    return replace(config, events=(*config.events, *roads)) if roads else config


def _by_position(known: Sequence[Place]) -> Mapping[Position, Sequence[tuple[int, Place]]]:
    """The places of the grid with their nodes, by the spots where they are."""
    found: dict[Position, list[tuple[int, Place]]] = {}
    for node, place in enumerate(known):
        found.setdefault(place.position, []).append((node, place))
    return found


def _node(place: Place, same: Sequence[tuple[int, Place]]) -> int | None:
    """The node of the grid where a place is: its own at that spot, else another of the same commune."""
    own = [node for node, each in same if each.id == place.id]
    near = [node for node, each in same if each.commune == place.commune]
    return next(iter(own or near), None)


def _laid_over(wide: TravelMatrix, grid: TravelMatrix, kept: Sequence[tuple[int, int]]) -> TravelMatrix:
    """The wide matrix with the legs of the grid in it; `kept` are ranks of places with their nodes there."""
    ranks, nodes = (list(each) for each in zip(*kept, strict=True))
    seconds, metres = wide.seconds.copy(), wide.metres.copy()
    seconds[np.ix_(ranks, ranks)] = grid.seconds[np.ix_(nodes, nodes)]
    metres[np.ix_(ranks, ranks)] = grid.metres[np.ix_(nodes, nodes)]
    return TravelMatrix(seconds, metres, grid.provenance, grid.notes)


def _allowed_for(
    config: Config, wide: TravelMatrix, grid: TravelMatrix, kept: Sequence[tuple[int, int]]
) -> TravelMatrix:
    """The wide matrix with what is allowed for beside its drives, on legs of the grid as much as there."""
    whole = with_allowance(config, wide, grid.allowed_more, grid.noon_more)
    if whole.allowed is not None and grid.allowed is not None:
        ranks, nodes = (list(each) for each in zip(*kept, strict=True))
        whole.allowed[np.ix_(ranks, ranks)] = grid.allowed[np.ix_(nodes, nodes)]
    return whole


def _asked(
    rules: TravelRules,
    everywhere: tuple[Place, ...],
    config: Config,
    provenance: Provenance,
    folder: Path,
    notify: Notify,
) -> TravelMatrix:
    """Times between all places by the source of the plan's, or estimates where it cannot give them."""
    where = [place.position for place in everywhere]
    rules = replace(rules, provider=provenance.provider)
    if rules.provider == OSM:
        # What was built is found by what it is, wherever its road file lay.
        rules = replace(rules, file="")
    known = known_of(replace(config, travel=rules), folder, silent, everywhere)
    try:
        return completed(choose_provider(rules, folder, known), rules, known).matrix(where)
    except TravelError as error:
        notify(message("travel.estimated-for-events", source=provenance.told, error=error.text))
        return completed(Estimate(rules.van_factor), replace(rules, lines=""), known).matrix(where)
