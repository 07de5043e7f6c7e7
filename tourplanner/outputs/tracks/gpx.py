"""GPX files: a tour in, its places, its route and its line out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from gpxpy.gpx import GPX, GPXRoute, GPXRoutePoint, GPXTrack, GPXTrackPoint, GPXTrackSegment, GPXWaypoint

from tourplanner.domain.period import Half
from tourplanner.domain.place import Position
from tourplanner.domain.told_half import evening_of, part_of
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import Message, message
from tourplanner.outputs.names import TRACKS, tour_names
from tourplanner.outputs.plain import one_line
from tourplanner.outputs.spots import Spot, lunch_place, spot_on, spots
from tourplanner.outputs.view import PlanView, ScheduleView
from tourplanner.wording.format import all_hours
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in


@dataclass(frozen=True, slots=True)
class Halt:
    """Where the van stands, and what is told of it."""

    position: Position
    name: str
    about: str


def render(scheduled: ScheduleView, lang: Language) -> Mapping[str, bytes]:
    """A GPX file for each tour to come, by its path.

    Waypoints are the depot and the stops; the route names them in order, for devices that find
    their own way; the track is the line of every leg, straight where its road is not known.
    """
    places = spots(scheduled)
    return {
        f"{TRACKS}/{name}.gpx": _file(scheduled.view, tour, places, lang)
        for tour, name in tour_names(scheduled.to_come.schedule.tours).items()
    }


def label(_path: str) -> Message:
    """What a file is, in a word or two."""
    return message("track.file")


def _file(view: PlanView, tour: Tour, places: Mapping[str, Spot], lang: Language) -> bytes:
    words = words_in(lang)
    halts = _halts(view, tour, places, words)
    legs = [(here.position, there.position) for here, there in pairwise(halts)]
    name = words("track.title", day=tour.date, van=one_line(tour.van))
    note = words("track.note", distance=tour.distance_m, driving=tour.drive_seconds)
    if any(view.is_straight(*leg) for leg in legs):
        note = f"{note} {words('track.straight')}"
    gpx = GPX()
    gpx.creator, gpx.name, gpx.description = "tourplanner", name, note
    gpx.waypoints = [_waypoint(halt) for halt in _once(tour, halts, words)]
    gpx.routes = [_route(name, note, halts)]
    gpx.tracks = [_track(name, note, [view.line(*leg) for leg in legs])]
    return (gpx.to_xml(version="1.1") + "\n").encode()


def _halts(view: PlanView, tour: Tour, places: Mapping[str, Spot], words: Words) -> list[Halt]:
    """The depot, the stops, lunch if it is elsewhere, and the depot again, each with its times."""
    depot = view.depot(tour.depot)
    name = one_line(depot.name)
    halts = [Halt(depot.position, name, words("track.way-out", leave=tour.leave))]
    lunch, there = tour.lunch, view.lunch_at(tour)
    for number, visit in enumerate(tour.visits):
        if number == tour.after_noon and lunch is not None and there is not None:
            eaten = words("track.lunch", begins=lunch[0], ends=lunch[1])
            halts.append(Halt(there, lunch_place(view, tour) or eaten, eaten))
        spot = spot_on(view, places, visit.stop, tour.date)
        arrive = words("track.arrive", arrive=visit.arrive)
        about = [_hours(view, visit, words), arrive, f"{spot.address}."]
        halts.append(Halt(view.stop_on(visit.stop, tour.date).position, spot.name, " ".join(about)))
    halts.append(Halt(depot.position, name, words("track.way-back", back=tour.back)))
    return halts


def _hours(view: PlanView, visit: Visit, words: Words) -> str:
    if visit.pause:
        return words("track.whole-day", hours=all_hours(visit.parts, words.lang))
    if visit.half is Half.MORNING:
        return words("track.morning", opens=visit.start, closes=visit.end)
    stop = view.stop(visit.stop)
    if evening_of(stop, visit) is None:
        return words("track.afternoon", opens=visit.start, closes=visit.end)
    part = words.of(part_of(stop, visit))
    return words("track.evening", part=part[:1].upper() + part[1:], opens=visit.start, closes=visit.end)


def _once(tour: Tour, halts: list[Halt], words: Words) -> list[Halt]:
    """The places to mark: the depot once, with both its times, then the stops."""
    about = words("track.depot", leave=tour.leave, back=tour.back)
    return [replace(halts[0], about=about), *halts[1:-1]]


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
