"""The layers of the map: tours with their numbered stops, depots, France Services sites, base map."""

from dataclasses import dataclass

import folium

from tourplanner.domain.config import Depot
from tourplanner.domain.period import Half
from tourplanner.domain.place import Position, ServiceSite
from tourplanner.outputs.map.cards import TourCard, VisitCard
from tourplanner.outputs.map.elements import TextPopup
from tourplanner.outputs.map.outlines import AreaLabel
from tourplanner.outputs.map.templating import fragment
from tourplanner.outputs.view import PlanView
from tourplanner.wording.format import weekday
from tourplanner.wording.labels import Labels
from tourplanner.wording.language import Language

PIN = 24
"""Width of a numbered stop, in pixels; that of `.pin` in the style sheet."""

BASE_MAP = (
    "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&STYLE=normal&FORMAT=image/png"
    "&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
)
"""Tiles of the Plan IGN of the French mapping agency: https://geoservices.ign.fr/documentation."""


@dataclass(frozen=True, slots=True)
class TourLayer:
    """The layers of a tour: its path, and in it the stops of each half of the day."""

    card: TourCard
    group: folium.FeatureGroup
    markers: tuple[tuple[VisitCard, folium.Marker], ...]


def tour_layer(card: TourCard, view: PlanView, labels: Labels) -> TourLayer:
    """A tour, its path along the roads where they are known, and dashed where a leg is an estimate."""
    group = folium.FeatureGroup(name=card.layer, control=False)
    for stretch in view.stretches(card.path):
        points = [_point(place) for place in stretch.points]
        dashes = "6 5" if stretch.dashed else None
        line = folium.PolyLine(points, className=f"leg mark-{card.mark}", weight=2, dashArray=dashes)
        line.add_to(group)
    markers = tuple((visit, _visit_marker(visit, labels)) for visit in card.visits)
    for _, marker in markers:
        marker.add_to(group)
    return TourLayer(card, group, markers)


def depot_marker(depot: Depot, labels: Labels) -> folium.Marker:
    """A house where vans start and end their day."""
    html = fragment("depot.html", depot=depot, labels=labels)
    marker = folium.Marker(_point(depot.position), icon=_icon(html, 28), z_index_offset=500)
    marker.add_child(TextPopup(fragment("depot_popup.html", depot=depot, labels=labels)))
    return marker


def road_marker(place: Position, text: str) -> folium.Marker:
    """A sign above one end of a closed or slower road."""
    html = fragment("road.html", text=text)
    marker = folium.Marker(_point(place), icon=_icon(html, 20, (0, -PIN)), z_index_offset=800)
    marker.add_child(TextPopup(fragment("road_popup.html", text=text)))
    return marker


def site_layer(
    sites: tuple[ServiceSite, ...], communes: dict[str, str], labels: Labels, lang: Language
) -> folium.FeatureGroup:
    """The France Services sites, each a diamond; ``communes`` are names by code."""
    group = folium.FeatureGroup(name=labels.service_sites, control=False)
    for site in sites:
        icon = _icon(fragment("site.html", site=site), 14)
        marker = folium.Marker(_point(site.position), icon=icon, z_index_offset=-1000)
        days = [
            (name, text)
            for name, text in ((weekday(day, lang), text) for day, text in enumerate(site.hours))
            if text
        ]
        commune = communes.get(site.commune, "")
        html = fragment("site_popup.html", site=site, commune=commune, days=days, labels=labels)
        marker.add_child(TextPopup(html))
        marker.add_to(group)
    return group


def sign_marker(position: Position, html: str, size: int, level: int) -> folium.Marker:
    """A sign of `html`, so many pixels wide; a higher level lies above lower ones."""
    return folium.Marker(_point(position), icon=_icon(html, size), z_index_offset=level)


def area_marker(label: AreaLabel) -> folium.Marker:
    """The name of an area beside it."""
    icon = folium.DivIcon(html=fragment("area.html", label=label), icon_size=(0, 0), class_name="area-label")
    return folium.Marker(
        _point(label.position), icon=icon, interactive=False, keyboard=False, z_index_offset=-2000
    )


def base_map(labels: Labels) -> folium.TileLayer:
    """The Plan IGN, which nobody asks for until it is shown."""
    return folium.TileLayer(
        tiles=BASE_MAP,
        attr=labels.base_map_credit,
        name=labels.base_map,
        overlay=True,
        control=False,
        show=False,
        max_zoom=18,
    )


def _visit_marker(visit: VisitCard, labels: Labels) -> folium.Marker:
    """A numbered stop: a circle in the morning, a square in the afternoon."""
    shape = "morning" if visit.half is Half.MORNING else "afternoon"
    html = fragment("pin.html", visit=visit, shape=shape)
    marker = folium.Marker(
        _point(visit.stop.position), icon=_icon(html, PIN, _shift(visit)), z_index_offset=1000
    )
    marker.add_child(TextPopup(fragment("visit_popup.html", visit=visit, shape=shape, labels=labels)))
    return marker


def _shift(visit: VisitCard) -> tuple[int, int]:
    """Pixels that a stop is moved right and down so that visits on one spot stand side by side."""
    columns = min(visit.siblings, 4)
    row, column = divmod(visit.rank, columns)
    rows = -(-visit.siblings // columns)
    step = PIN + 2
    return round((column - (columns - 1) / 2) * step), round((row - (rows - 1) / 2) * step)


def _icon(html: str, size: int, shift: tuple[int, int] = (0, 0)) -> folium.DivIcon:
    """An icon of `html`, centred on its place but for `shift`."""
    anchor = (size // 2 - shift[0], size // 2 - shift[1])
    popup = (shift[0], shift[1] - size // 2)
    return folium.DivIcon(
        html=html, icon_size=(size, size), icon_anchor=anchor, popup_anchor=popup, class_name="sign"
    )


def _point(position: Position) -> tuple[float, float]:
    """A position as Leaflet takes it."""
    return position.latitude, position.longitude
