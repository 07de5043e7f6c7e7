"""GeoJSON (RFC 7946): the stops with their visits as points, and for the service the tours as lines."""

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tourplanner.domain.codec import encode_rhythm
from tourplanner.domain.period import format_clock
from tourplanner.domain.place import Position
from tourplanner.domain.told_rhythm import ToldRhythm
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import Message, message
from tourplanner.outputs.audience import Audience
from tourplanner.outputs.names import OPEN_DATA, TRACKS
from tourplanner.outputs.plain import one_line
from tourplanner.outputs.spots import Spot, visited_spots
from tourplanner.outputs.view import PlanView, ScheduleView
from tourplanner.wording.language import Language
from tourplanner.wording.recurrence import told_rhythms

STOPS = f"{OPEN_DATA}/arrets.geojson"
TOURS = f"{TRACKS}/tournees.geojson"

Json = dict[str, object]


def render(scheduled: ScheduleView, _lang: Language = Language.FR) -> Mapping[str, bytes]:
    """The stops and the tours of a schedule, by their paths; keys and values have no language.

    A leg is straight where its road is not known; ``straight`` tells whether a tour has such a leg.
    """
    rhythms = {each.stop: each for each in told_rhythms(scheduled.view.config, scheduled.view.plan.tours)}
    stops = [
        _stop(scheduled, spot, visits, rhythms.get(spot.stop)) for spot, visits in visited_spots(scheduled)
    ]
    tours = [_tour(scheduled.view, tour) for tour in scheduled.schedule.tours]
    return {STOPS: _collection(stops), TOURS: _collection(tours)}


def label(path: str) -> Message:
    """What the file of that path is, in a few words."""
    return message("open-data.geojson") if path == STOPS else message("track.geojson")


def audience(path: str) -> Audience:
    """The stops are for everybody; the tours tell when agents start and end."""
    return Audience.PUBLIC if path == STOPS else Audience.INTERNAL


def _collection(features: Sequence[Json]) -> bytes:
    collection = {"type": "FeatureCollection", "features": features}
    return (json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _stop(
    scheduled: ScheduleView, spot: Spot, visits: Sequence[tuple[Tour, Visit]], rhythm: ToldRhythm | None
) -> Json:
    # A schedule's visits go to stops of the config, and those have a position.
    assert spot.position is not None
    properties: Json = {
        "kind": "stop",
        "stop": spot.stop,
        "name": spot.name,
        "commune": spot.commune,
        "code_insee": spot.code,
        "postal_code": spot.postal_code,
        "address": spot.address,
        "area": one_line(scheduled.view.area(spot.area).name),
        "booking": spot.booking.value,
        **({"recurrence": encode_rhythm(rhythm)} if rhythm else {}),
        "visits": [_visit(tour, visit) for tour, visit in visits],
    }
    return _feature({"type": "Point", "coordinates": _pair(spot.position)}, properties)


def _visit(tour: Tour, visit: Visit) -> Json:
    return {
        "date": tour.date.isoformat(),
        "half": visit.half.value,
        **({"evening": True} if visit.is_evening else {}),
        "start": format_clock(visit.start),
        "end": format_clock(visit.end),
        **({"pause": [format_clock(time) for time in visit.pause]} if visit.pause else {}),
        "van": one_line(tour.van),
    }


def _tour(view: PlanView, tour: Tour) -> Json:
    legs = list(pairwise(view.path(tour)))
    path = [legs[0][0], *(point for leg in legs for point in view.line(*leg)[1:])]
    properties = {
        "kind": "tour",
        "date": tour.date.isoformat(),
        "van": one_line(tour.van),
        "depot": one_line(view.depot(tour.depot).name),
        "start": format_clock(tour.start),
        "leave": format_clock(tour.leave),
        "return": format_clock(tour.back),
        "end": format_clock(tour.end),
        "stops": [visit.stop for visit in tour.visits],
        "distance_m": tour.distance_m,
        "drive_seconds": tour.drive_seconds,
        "straight": any(view.is_straight(*leg) for leg in legs),
    }
    return _feature({"type": "LineString", "coordinates": [_pair(point) for point in path]}, properties)


def _feature(geometry: Json, properties: Json) -> Json:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _pair(position: Position) -> list[float]:
    """Longitude before latitude, to six decimals (11 cm)."""
    return [round(position.longitude, 6), round(position.latitude, 6)]
