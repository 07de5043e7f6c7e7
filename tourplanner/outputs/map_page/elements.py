"""Elements that folium has not in an offline way: page, map, popup and the start of the controls.

Folium's own popups need jQuery, its maps six files of other hosts, and its names are random.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import folium
from branca.element import Element, Figure

from tourplanner.outputs.map_page.frame import Frame
from tourplanner.outputs.map_page.templating import template
from tourplanner.outputs.map_page.written import Written


class Page(Figure):  # type: ignore[misc]
    """The whole document; ``facts`` are the values of the template of its frame."""

    def __init__(self, frame: Frame, facts: Mapping[str, Any]) -> None:
        super().__init__()
        self._template = template(frame.template, frame.package)
        self.frame, self.facts = frame, facts


class LeafletMap(folium.Map):  # type: ignore[misc]
    """A map that asks for no file."""

    default_js: tuple[tuple[str, str], ...] = ()
    default_css: tuple[tuple[str, str], ...] = ()

    def __init__(self, frame: Frame) -> None:
        super().__init__(tiles=None)
        self._template = template("map.jinja")
        self.frame = frame


class TextPopup(Written):
    """Opens the fragment `html` on its parent."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._name = "TextPopup"
        self._template = template("popup.jinja")
        self.html = html


class Sign(folium.Marker, Written):  # type: ignore[misc]
    """A marker with an icon of ours."""

    class SetIcon(folium.Marker.SetIcon, Written):  # type: ignore[misc]
        """Gives a marker its icon."""


class Icon(folium.DivIcon, Written):  # type: ignore[misc]
    """What a marker looks like."""


class Way(folium.PolyLine, Written):  # type: ignore[misc]
    """A line along the road."""


class Group(folium.FeatureGroup, Written):  # type: ignore[misc]
    """A layer of signs and ways."""


class Surfaces(folium.GeoJson, Written):  # type: ignore[misc]
    """A layer of outlines."""


class Controls(Written):
    """Hands the layers of the map to the script of the page, by the ``controls.jinja`` of a package."""

    def __init__(self, package: str, facts: Mapping[str, Any]) -> None:
        super().__init__()
        self._name = "Controls"
        self._template = template("controls.jinja", package)
        self.facts = facts


def number_elements(root: Element) -> None:
    """Give every element under `root` its rank as id: the same tree has the same bytes."""
    for rank, element in enumerate(_walk(root)):
        element._id = str(rank)


def _walk(element: Element) -> Iterator[Element]:
    """`element` and all below it, parents first."""
    yield element
    for child in element._children.values():
        yield from _walk(child)
