"""The little map on top of the page: every village a link to its dates, drawn without any script."""

from collections.abc import Sequence
from dataclasses import dataclass

from tourplanner.outputs.paper.maps import Frame, Label, Name, Path, Pin, frame_around, roomy_labels
from tourplanner.outputs.paper.outlines import Outlines
from tourplanner.outputs.public_page.villages import Village
from tourplanner.outputs.view import PlanView

WIDTH, HEIGHT = 150.0, 104.0
"""Units of the picture, which is as wide as there is room for."""
WIDE_TYPE, NARROW_TYPE = 7.6, 14.0
"""Type sizes that are read well on a desk and on a telephone."""
AWAY = 2.7
"""From a place to its name: a little more than what a pin covers."""


@dataclass(frozen=True, slots=True)
class Place:
    """A village on the map, with its name where there is room for it on a wide and on a narrow screen."""

    village: Village
    x: float
    y: float
    wide: Label | None
    narrow: Label | None


@dataclass(frozen=True, slots=True)
class Surface:
    """Outlines of communes; ``mark`` is the number of their area's colour, None outside of all areas."""

    mark: int | None
    path: Path


@dataclass(frozen=True, slots=True)
class Picture:
    """The map, in units of its own."""

    width: float
    height: float
    surfaces: tuple[Surface, ...]
    places: tuple[Place, ...]


def picture(view: PlanView, shown: Sequence[Village]) -> Picture:
    """The map of some villages, at least one, and of the intercommunalités that they are in."""
    served = {stop.commune: stop.area for stop in view.config.stops}
    areas = dict.fromkeys(served.values())
    inside = {
        commune.code: commune.epci
        for commune in view.catalogue.communes.values()
        if commune.epci in areas and not commune.merged_into
    } | served
    outlines = Outlines.of(view.contours)
    seen = [*outlines.box(frozenset(inside)), *(village.position for village in shown)]
    frame = frame_around(seen, WIDTH, HEIGHT, 3.0)
    surfaces = [Surface(None, path) for path in _outside(outlines, frame, frozenset(inside))]
    for epci in areas:
        own = {code: "own" if code in served else "near" for code, area in inside.items() if area == epci}
        rings = Outlines(tuple(ring for ring in outlines.rings if ring.code in own))
        surfaces += [Surface(view.area_index(epci), path) for path in rings.paths(frame, own)]
    return Picture(WIDTH, HEIGHT, tuple(surfaces), _places(frame, shown))


def _outside(outlines: Outlines, frame: Frame, inside: frozenset[str]) -> tuple[Path, ...]:
    return Outlines(tuple(ring for ring in outlines.rings if ring.code not in inside)).paths(frame, {})


def _places(frame: Frame, shown: Sequence[Village]) -> tuple[Place, ...]:
    wide, narrow = (_labels(frame, shown, size) for size in (WIDE_TYPE, NARROW_TYPE))
    return tuple(
        Place(village, *frame.place(village.position), wide.get(village.name), narrow.get(village.name))
        for village in shown
    )


def _labels(frame: Frame, shown: Sequence[Village], size: float) -> dict[str, Label]:
    """The names that have room at a type size."""
    pins = [Pin(*frame.place(village.position), "dot") for village in shown]
    names = [Name(village.position, village.name, size, strong=True, away=AWAY) for village in shown]
    return {label.text: label for label in roomy_labels(frame, names, pins)}
