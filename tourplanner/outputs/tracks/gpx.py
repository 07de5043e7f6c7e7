"""GPX files: a tour in, its places, its route and its line out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from gpxpy.gpx import GPX, GPXRoute, GPXRoutePoint, GPXTrack, GPXTrackPoint, GPXTrackSegment, GPXWaypoint

from tourplanner.domain.place import Position
from tourplanner.domain.tour import Tour
from tourplanner.outputs.names import TRACKS, tour_names
from tourplanner.outputs.plain import one_line
from tourplanner.outputs.spots import Spot, spots
from tourplanner.outputs.view import PlanView, ScheduleView
from tourplanner.wording import format as words
from tourplanner.wording.feeds import feed_labels
from tourplanner.wording.language import Language
from tourplanner.wording.terms import half_name


@dataclass(frozen=True, slots=True)
class Halt:
    """Where the van stands, and what is told of it."""

    position: Position
    name: str
    about: str


def render(scheduled: ScheduleView, lang: Language) -> Mapping[str, bytes]:
    """A GPX file for each tour, by its path.

    Waypoints are the depot and the stops; the route names them in order, for devices that find
    their own way; the track is the line of every leg, straight where its road is not known.
    """
    places = spots(scheduled)
    return {
        f"{TRACKS}/{name}.gpx": _file(scheduled.view, tour, places, lang)
        for tour, name in tour_names(scheduled.schedule.tours).items()
    }


def _file(view: PlanView, tour: Tour, places: Mapping[str, Spot], lang: Language) -> bytes:
    text = feed_labels(lang)
    halts = _halts(view, tour, places, lang)
    legs = [(here.position, there.position) for here, there in pairwise(halts)]
    name = text.track_name.format(day=words.day(tour.date, lang), van=one_line(tour.van))
    distance, driving = words.kilometres(tour.distance_m, lang), words.duration(tour.drive_seconds, lang)
    note = text.track_note.format(distance=distance, driving=driving)
    if any(view.is_straight(*leg) for leg in legs):
        note = f"{note} {text.straight}"
    gpx = GPX()
    gpx.creator, gpx.name, gpx.description = "tourplanner", name, note
    gpx.waypoints = [_waypoint(halt) for halt in _once(tour, halts, lang)]
    gpx.routes = [_route(name, note, halts)]
    gpx.tracks = [_track(name, note, [view.line(*leg) for leg in legs])]
    return (gpx.to_xml(version="1.1") + "\n").encode()


def _halts(view: PlanView, tour: Tour, places: Mapping[str, Spot], lang: Language) -> list[Halt]:
    """The depot, the stops and the depot again, each with its times."""
    text = feed_labels(lang)
    depot = view.depot(tour.depot)
    name = one_line(depot.name)
    halts = [Halt(depot.position, name, text.way_out.format(leave=words.clock(tour.leave, lang)))]
    for visit in tour.visits:
        spot = places[visit.stop]
        hours = words.hours(visit.start, visit.end, lang)
        about = [
            f"{half_name(visit.half, lang).capitalize()}, {hours}.",
            text.arrive.format(arrive=words.clock(visit.arrive, lang)),
            f"{spot.address}.",
        ]
        halts.append(Halt(view.stop(visit.stop).position, spot.name, " ".join(about)))
    halts.append(Halt(depot.position, name, text.way_back.format(back=words.clock(tour.back, lang))))
    return halts


def _once(tour: Tour, halts: list[Halt], lang: Language) -> list[Halt]:
    """The places to mark: the depot once, with both its times, then the stops."""
    times = {"leave": words.clock(tour.leave, lang), "back": words.clock(tour.back, lang)}
    return [replace(halts[0], about=feed_labels(lang).depot_note.format_map(times)), *halts[1:-1]]


def _waypoint(halt: Halt) -> GPXWaypoint:
    return GPXWaypoint(*_degrees(halt.position), name=halt.name, description=halt.about)


def _route(name: str, note: str, halts: list[Halt]) -> GPXRoute:
    route = GPXRoute(name=name, description=note)
    route.points = [
        GPXRoutePoint(*_degrees(halt.position), name=halt.name, description=halt.about) for halt in halts
    ]
    return route


def _track(name: str, note: str, legs: list[tuple[Position, ...]]) -> GPXTrack:
    track = GPXTrack(name=name, description=note)
    for leg in legs:
        points = [GPXTrackPoint(*_degrees(position)) for position in leg]
        track.segments.append(GPXTrackSegment(points))
    return track


def _degrees(position: Position) -> tuple[float, float]:
    """Latitude and longitude to six decimals (11 cm)."""
    return round(position.latitude, 6), round(position.longitude, 6)
