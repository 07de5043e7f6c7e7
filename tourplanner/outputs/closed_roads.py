"""The closed and slower roads of a plan, as maps and sheets tell them."""

from dataclasses import dataclass

from tourplanner.domain.correction import RoadCorrection
from tourplanner.domain.place import Position
from tourplanner.domain.tour import Tour
from tourplanner.outputs.plain import one_line
from tourplanner.outputs.view import PlanView
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


@dataclass(frozen=True, slots=True)
class RoadNotice:
    """A sentence without a full stop, and where the road starts and ends."""

    text: str
    ends: tuple[Position, ...]


def road_notices(view: PlanView, lang: Language) -> tuple[RoadNotice, ...]:
    """What is to be told of every corrected road, in the order of the table."""
    return tuple(_notice(view, road, lang) for road in view.provenance.corrections)


def notices_of(view: PlanView, tour: Tour, lang: Language) -> tuple[str, ...]:
    """The roads that matter to `tour`: corrected on its date, and to or from one of its stops."""
    codes = {code for visit in tour.visits for code in (visit.stop, view.stop(visit.stop).commune)}
    return tuple(
        _notice(view, road, lang).text
        for road in view.provenance.corrections
        if road.correction.overlaps(tour.date, tour.date)
        and codes & {road.correction.origin, road.correction.destination}
    )


def _notice(view: PlanView, road: RoadCorrection, lang: Language) -> RoadNotice:
    told = road.correction
    vias = [_name(view, via) for via in road.vias]
    start, end = _name(view, told.origin), _name(view, told.destination)
    ends = (*_positions(view, told.origin), *_positions(view, told.destination))
    return RoadNotice(words_in(lang).of(road.told(start, end, vias)), ends)


def _name(view: PlanView, code: str) -> str:
    """What a depot, a stop or a commune is called."""
    names = [depot.name for depot in view.config.depots if depot.id == code]
    names += [stop.name for stop in view.config.stops if stop.id == code]
    names += [view.commune_name(stop) for stop in view.config.stops if stop.commune == code]
    return one_line(next(iter(names), code))


def _positions(view: PlanView, code: str) -> tuple[Position, ...]:
    """Where a depot, a stop or the stops of a commune are, each place once."""
    found = [depot.position for depot in view.config.depots if depot.id == code]
    found += [stop.position for stop in view.config.stops if code in (stop.id, stop.commune)]
    return tuple(dict.fromkeys(found))
