"""The layers of the map of a plan: tours with their numbered stops, and closed roads."""

from dataclasses import dataclass

from tourplanner.domain.place import Position
from tourplanner.outputs.map.cards import TourCard, VisitCard
from tourplanner.outputs.map_page.elements import Group, Sign, TextPopup, Way
from tourplanner.outputs.map_page.signs import PIN, point, sign
from tourplanner.outputs.map_page.templating import fragment
from tourplanner.outputs.view import PlanView
from tourplanner.wording.words import Words

PACKAGE = "tourplanner.outputs.map"


@dataclass(frozen=True, slots=True)
class TourLayer:
    """The layers of a tour: its path, and in it the stops of each half of the day."""

    card: TourCard
    group: Group
    markers: tuple[tuple[VisitCard, Sign], ...]


def tour_layer(card: TourCard, view: PlanView, words: Words) -> TourLayer:
    """A tour, its path along the roads where they are known, and dashed where a leg is an estimate."""
    group = Group(name=card.layer, control=False)
    for stretch in view.stretches(card.path):
        points = [point(place) for place in stretch.points]
        dashes = "6 5" if stretch.dashed else None
        line = Way(points, className=f"leg mark-{card.mark}", weight=2, dashArray=dashes)
        line.add_to(group)
    markers = tuple((visit, _visit_sign(visit, words)) for visit in card.visits)
    for _, marker in markers:
        marker.add_to(group)
    return TourLayer(card, group, markers)


def road_sign(place: Position, text: str) -> Sign:
    """A sign above one end of a closed or slower road."""
    marker = sign(place, fragment("road.html", PACKAGE, text=text), 20, 800, (0, -PIN))
    marker.add_child(TextPopup(fragment("road_popup.html", PACKAGE, text=text)))
    return marker


def _visit_sign(visit: VisitCard, words: Words) -> Sign:
    """A numbered stop: a circle in the morning, a square in the afternoon, a drop in the evening."""
    html = fragment("pin.html", PACKAGE, visit=visit, shape=visit.shape, words=words)
    marker = sign(visit.stop.position, html, PIN, 1000, _shift(visit))
    marker.add_child(
        TextPopup(fragment("visit_popup.html", PACKAGE, visit=visit, shape=visit.shape, words=words))
    )
    return marker


def _shift(visit: VisitCard) -> tuple[int, int]:
    """Pixels that a stop is moved right and down so that visits on one spot stand side by side."""
    columns = min(visit.siblings, 4)
    row, column = divmod(visit.rank, columns)
    rows = -(-visit.siblings // columns)
    step = PIN + 2
    return round((column - (columns - 1) / 2) * step), round((row - (rows - 1) / 2) * step)
