"""Travel times and lines of a config, and those of a plan that was made before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tourplanner.analysis.punctuality.allowance import with_allowance
from tourplanner.domain.config import Config
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.plan_file import PlanFile, PlanTravel, RoadLine
from tourplanner.domain.polyline import decode_line, encode_line
from tourplanner.domain.tour import Tour
from tourplanner.domain.travel_source import AUTO, ESTIMATE, OSM
from tourplanner.errors import InputError, TravelError
from tourplanner.message import Notify, message, silent
from tourplanner.problem.build import lunch_places, positions
from tourplanner.problem.driven_legs import driven_legs
from tourplanner.problem.problem import Problem
from tourplanner.travel.provider import PlacesError, TravelProvider
from tourplanner.travel.providers import choose_provider, completed, not_read, offers
from tourplanner.workflow.sources.crossings import crossings
from tourplanner.workflow.sources.known_roads import known_of

if TYPE_CHECKING:
    from tourplanner.travel.osm.provider import OsmRoads

AWAY = 300
"""Metres from the nearest road at which a place is told."""


@dataclass(frozen=True, slots=True)
class Travel:
    """A matrix with the provider that gave it."""

    provider: TravelProvider
    matrix: TravelMatrix


def travel_of(config: Config, folder: Path, notify: Notify) -> Travel:
    """Travel times of a config by the provider that it names.

    Parameters
    ----------
    folder
        That of the config, from which its file names start.
    notify
        Told of keys that the provider does not read, of places far from any road, of estimated legs over the
        sea, of road files that changed since they were built, and of roads that were built but can't be used.

    Raises
    ------
    InputError
        If there is no such provider.
    TravelError
        If a travel time cannot be given; places are named.
    """
    known = known_of(config, folder, notify)
    roads = choose_provider(config.travel, folder, known)
    provider = completed(roads, config.travel, known)
    matrix = _matrix(provider, config)
    for note in (*not_read(config.travel), *matrix.notes):
        notify(note)
    if matrix.provenance.estimated:
        for crossing in crossings(positions(config), place_names(config)):
            notify(crossing)
    _remark(roads, config, notify)
    return Travel(provider, with_allowance(config, matrix))


def travel_again(plan_file: PlanFile, config: Config, folder: Path, notify: Notify) -> TravelMatrix:
    """The travel times that a plan was made with: asked for again where they can be, else its own.

    What they allow for beside the drives is what the plan was made with, too. A config that leaves the choice
    open gets the provider that was chosen for the plan.

    Raises
    ------
    InputError, TravelError
        As `travel_of`.
    """
    found = _driven_again(plan_file, config, folder, notify)
    told = plan_file.travel
    return with_allowance(config, found, told.allowed_more, told.noon_more)


def _driven_again(plan_file: PlanFile, config: Config, folder: Path, notify: Notify) -> TravelMatrix:
    source = plan_file.travel
    own = _own_matrix(source, len(positions(config)))
    is_ours = source.provenance.provider in (ESTIMATE, OSM) and not config.travel.corrections
    if own is not None and not is_ours:
        # A server is not asked, nor a table or corrections read again, to look at a plan.
        return own
    if config.travel.provider not in (AUTO, source.provenance.provider):
        return travel_of(config, folder, notify).matrix
    rules = replace(config.travel, provider=source.provenance.provider)
    if source.provenance.provider == OSM:
        # What was built is found by what it is, wherever its road file lay.
        rules = replace(rules, file="")
    try:
        known = known_of(config, folder, silent)
        for provider in offers(rules, folder, known):
            matrix = _matrix(completed(provider, config.travel, known), config)
            if source.seconds is None or matrix.provenance.detail == source.provenance.detail:
                return matrix
    except (InputError, TravelError):
        if source.seconds is None:
            raise
    if own is None:
        return travel_of(config, folder, notify).matrix
    notify(message("travel.own-times", source=source.provenance.told))
    return own


def kept_travel(problem: Problem, travel: Travel, tours: Sequence[Tour], notify: Notify) -> PlanTravel:
    """What a plan keeps of its travel times.

    The estimate is had again from its formula; of everything else, also of what estimates from a file, the
    matrix is kept, and the roads of the legs that are driven.
    """
    matrix, rules = travel.matrix, problem.config.travel
    source = PlanTravel(matrix.provenance, allowed_more=matrix.allowed_more, noon_more=matrix.noon_more)
    if matrix.provenance.provider == ESTIMATE and not rules.corrections and not rules.lines:
        return source
    seconds, metres = (tuple(map(tuple, rows.tolist())) for rows in (matrix.seconds, matrix.metres))
    return replace(source, seconds=seconds, metres=metres, lines=_lines(problem, travel, tours, notify))


def _lines(problem: Problem, travel: Travel, tours: Sequence[Tour], notify: Notify) -> tuple[RoadLine, ...]:
    """The roads of every leg of `tours`; none, which is told, if the provider fails."""
    places = positions(problem.config)
    ordered = [leg for leg in driven_legs(problem, tours) if places[leg[0]] != places[leg[1]]]
    try:
        found = travel.provider.lines([(places[start], places[end]) for start, end in ordered])
    except TravelError as error:
        notify(message("travel.not-drawn", error=error.text))
        return ()
    # Rounded as in the file, so that what is drawn now is what is drawn from it.
    return tuple(
        RoadLine(start, end, decode_line(encode_line(points)))
        for (start, end), points in zip(ordered, found, strict=True)
        # A straight line is no road: a table of times knows none.
        if points != (places[start], places[end])
    )


def _matrix(provider: TravelProvider, config: Config) -> TravelMatrix:
    try:
        return provider.matrix(positions(config))
    except PlacesError as error:
        raise error.named(place_names(config)) from None


def place_names(config: Config) -> list[str]:
    """What the places of the matrix are called: depots, then stops, then where they have lunch."""
    stops = (f"{stop.name} ({stop.place})" if stop.place else stop.name for stop in config.stops)
    lunches = (place.name for place in lunch_places(config))
    return [*(depot.name for depot in config.depots), *stops, *lunches]


def _remark(provider: TravelProvider, config: Config, notify: Notify) -> None:
    # Roads are slow to load: who only opens a plan with its own times does without.
    from tourplanner.travel.osm.provider import OsmRoads  # noqa: PLC0415
    from tourplanner.travel.osm.store import roads_folder, unusable  # noqa: PLC0415

    if isinstance(provider, OsmRoads):
        _remark_roads(provider, config, notify)
    elif config.travel.provider == AUTO and (lost := unusable(roads_folder())):
        notify(message("travel.unusable", names=lost, folder=str(roads_folder())))


def _remark_roads(provider: "OsmRoads", config: Config, notify: Notify) -> None:
    if provider.card.is_stale:
        notify(message("travel.stale", file=provider.card.file))
    places, away = positions(config), provider.legs(positions(config)).away.tolist()
    far = [rank for rank, metres in enumerate(away) if metres > AWAY]
    cut_off = provider.stranded([places[rank] for rank in far]) if far else ()
    for rank, is_cut_off in zip(far, cut_off, strict=True):
        name, metres, file = place_names(config)[rank], round(away[rank]), provider.card.file
        if is_cut_off:
            notify(message("travel.stranded", place=name, metres=metres, file=file))
        else:
            notify(message("travel.off-road", place=name, metres=metres, file=file))


def _own_matrix(source: PlanTravel, places: int) -> TravelMatrix | None:
    """The matrix that a plan carries, None if it carries none of so many places."""
    if source.seconds is None or source.metres is None:
        return None
    seconds, metres = (np.array(rows, dtype=np.int32) for rows in (source.seconds, source.metres))
    if seconds.shape != (places, places) or metres.shape != (places, places):
        return None
    return TravelMatrix(seconds, metres, source.provenance)
