"""What stands on every map: depots, France Services sites, names of areas and the base map."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import folium

from tourplanner.domain.depot import Depot
from tourplanner.domain.place import Position, ServiceSite
from tourplanner.outputs.map_page.elements import Group, Icon, Sign, TextPopup
from tourplanner.outputs.map_page.templating import fragment
from tourplanner.wording.format import weekday
from tourplanner.wording.words import Words

SITE = 14
"""Width of a fixed site, in pixels."""

PIN = 24
"""Width of a numbered stop, in pixels; that of `.pin` in the style sheet."""

BASE_MAP = (
    "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&STYLE=normal&FORMAT=image/png"
    "&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
)
"""Tiles of the Plan IGN of the French mapping agency: https://geoservices.ign.fr/documentation."""


@dataclass(frozen=True, slots=True)
class AreaLabel:
    """The name of a toured area and its place: against the edge that looks away from the depots."""

    name: str
    mark: int
    position: Position
    above: bool


def sign(position: Position, html: str, size: int, level: int, shift: tuple[int, int] = (0, 0)) -> Sign:
    """A sign of `html`, so many pixels wide, centred on its place but for `shift`.

    A higher level lies above lower ones.
    """
    anchor = (size // 2 - shift[0], size // 2 - shift[1])
    popup = (shift[0], shift[1] - size // 2)
    icon = Icon(html=html, icon_size=(size, size), icon_anchor=anchor, popup_anchor=popup, class_name="sign")
    return Sign(point(position), icon=icon, z_index_offset=level)


def depot_sign(depot: Depot, words: Words) -> Sign:
    """A house where vans start and end their day."""
    marker = sign(depot.position, fragment("depot.html", depot=depot, words=words), 28, 500)
    marker.add_child(TextPopup(fragment("depot_popup.html", depot=depot, words=words)))
    return marker


def site_layer(sites: Iterable[ServiceSite], communes: Mapping[str, str], words: Words) -> Group:
    """The fixed sites, each a diamond; ``communes`` are names by code.

    Sites whose table puts them on the same spot, the centre of a village say, stand side by side.
    """
    group = Group(name=words("term.service-sites"), control=False)
    there: Counter[Position] = Counter()
    for site in sites:
        shift = (SITE * there[site.position], 0)
        there[site.position] += 1
        marker = sign(site.position, fragment("site.html", site=site), SITE, -1000, shift)
        days = [(weekday(day, words.lang), hours) for day, hours in enumerate(site.hours) if hours]
        commune, more = communes.get(site.commune, ""), _more(site, words)
        popup = fragment("site_popup.html", site=site, commune=commune, days=days, more=more)
        marker.add_child(TextPopup(popup))
        marker.add_to(group)
    return group


def _more(site: ServiceSite, words: Words) -> list[str]:
    """What is known of a site beyond its hours, a line each; little of those of France Services."""
    if site.is_lasting and not site.services and not site.phone:
        return []
    lines = [", ".join(site.services), site.phone]
    if site.by_appointment:
        lines.append(words("map.site-by-appointment"))
    if not site.hours:
        lines.append(words("map.site-hours-unknown"))
    return [line for line in lines if line]


def area_name(label: AreaLabel) -> Sign:
    """The name of an area beside it."""
    icon = Icon(html=fragment("area.html", label=label), icon_size=(0, 0), class_name="area-label")
    return Sign(point(label.position), icon=icon, interactive=False, keyboard=False, z_index_offset=-2000)


def base_map(words: Words) -> folium.TileLayer:
    """The Plan IGN, which nobody asks for until it is shown."""
    return folium.TileLayer(
        tiles=BASE_MAP,
        attr=words("map.base-credit"),
        name=words("map.base"),
        overlay=True,
        control=False,
        show=False,
        max_zoom=18,
    )


def point(position: Position) -> tuple[float, float]:
    """A position as Leaflet takes it."""
    return position.latitude, position.longitude


def corners(places: Iterable[Position]) -> list[list[float]]:
    """South-west and north-east corner of all that must be seen."""
    points = [point(place) for place in places] or [(0.0, 0.0)]
    return [[end(axis) for axis in zip(*points, strict=True)] for end in (min, max)]
