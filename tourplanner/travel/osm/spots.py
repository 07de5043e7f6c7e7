"""Where a van may stand, out of an OpenStreetMap file: town halls, squares, markets, large car parks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np
import osmium
from numpy.typing import NDArray

from tourplanner.domain.place import Position
from tourplanner.travel.osm.data import NOWHERE, SCALE
from tourplanner.travel.osm.reading import Item, places_again, told
from tourplanner.travel.osm.rings import Ring, rings_of
from tourplanner.travel.osm.streets import plane
from tourplanner.travel.osm.unpacked import require_sound_size

LEAST_AREA = 600.0
"""Square metres of a car park on which a van with an awning finds room beside other cars."""

LEAST_CAPACITY = 20
"""Cars; for car parks whose outline is not drawn, or small."""

SHUT = frozenset({"private", "no", "customers", "permit", "residents", "employees"})
ROOFED = frozenset(
    {"underground", "multi-storey", "garage_boxes", "carports", "sheds", "street_side", "lane"}
)


class Kind(StrEnum):
    """What a spot is; in the order in which they are thought of first."""

    TOWN_HALL = "townhall"
    SQUARE = "square"
    MARKET = "market"
    PARKING = "parking"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the map, at its middle; ``name`` is empty for one that has none."""

    kind: Kind
    name: str
    position: Position


@dataclass(frozen=True, slots=True)
class _Outline:
    """The rings of an area, the largest of which counts; ``ways`` make them where it is a multipolygon."""

    kind: Kind
    name: str
    is_roomy: bool
    rings: tuple[Ring, ...] = ()
    ways: tuple[int, ...] = ()


def read_spots(path: Path) -> tuple[Spot, ...]:
    """The spots of a road file: nodes, then closed ways and multipolygons, in its order.

    Of a multipolygon the largest of its outer rings counts. The file is read in a few passes, with the nodes
    of the outlines alone in memory.

    Raises
    ------
    TravelError
        If it cannot be read.
    """
    with told(path):
        require_sound_size(path)
        spots, outlines = _gathered(path)
        outlines = _joined(path, outlines)
        nodes = (node for outline in outlines for ring in outline.rings for node in ring)
        ids = np.unique(np.fromiter(nodes, dtype=np.int64))
        if not len(ids):
            return tuple(spots)
        latitude, longitude = places_again(path, ids)
    for outline in outlines:
        ranks = [np.searchsorted(ids, ring) for ring in outline.rings]
        found = [_middle(latitude[rank], longitude[rank]) for rank in ranks]
        middle, area = max(found, key=lambda each: each[1], default=(None, 0.0))
        if middle is not None and (outline.is_roomy or area >= LEAST_AREA):
            spots.append(Spot(outline.kind, outline.name, middle))
    return tuple(spots)


def _joined(path: Path, outlines: Sequence[_Outline]) -> list[_Outline]:
    """The outlines with the rings of their ways: those of multipolygons have no tags of their own."""
    wanted = {way for outline in outlines for way in outline.ways}
    ways: dict[int, tuple[int, ...]] = {}
    if wanted:
        found = osmium.FileProcessor(str(path), osmium.osm.WAY).with_filter(osmium.filter.IdFilter(wanted))
        ways = {w.id: tuple(node.ref for node in w.nodes) for w in found if isinstance(w, osmium.osm.Way)}
    return [
        replace(each, rings=tuple(rings_of([ways[way] for way in each.ways if way in ways])))
        if each.ways
        else each
        for each in outlines
    ]


def _gathered(path: Path) -> tuple[list[Spot], list[_Outline]]:
    """The spots that are nodes, and the outlines of the others."""
    spots: list[Spot] = []
    outlines: list[_Outline] = []
    kinds = osmium.osm.NODE | osmium.osm.WAY | osmium.osm.RELATION
    processor = osmium.FileProcessor(str(path), kinds).with_filter(
        osmium.filter.TagFilter(
            ("amenity", "townhall"),
            ("amenity", "marketplace"),
            ("amenity", "parking"),
            ("place", "square"),
            ("highway", "pedestrian"),
        )
    )
    for item in processor:
        tags = dict(item.tags) if isinstance(item, Item) else {}
        kind = _kind(tags)
        if kind is None:
            continue
        name, is_roomy = tags.get("name", ""), kind is not Kind.PARKING or _capacity(tags) >= LEAST_CAPACITY
        if isinstance(item, osmium.osm.Node) and is_roomy and tags.get("highway") is None:
            spots.append(Spot(kind, name, Position(item.location.lat, item.location.lon)))
        elif isinstance(item, osmium.osm.Way) and len(item.nodes) > 3 and item.is_closed():
            outlines.append(_Outline(kind, name, is_roomy, (tuple(node.ref for node in item.nodes),)))
        elif isinstance(item, osmium.osm.Relation) and tags.get("type") == "multipolygon":
            outer = [each for each in item.members if each.type == "w" and each.role in ("outer", "")]
            outlines.append(_Outline(kind, name, is_roomy, ways=tuple(each.ref for each in outer)))
    return spots, outlines


def _kind(tags: dict[str, str]) -> Kind | None:
    match tags:
        case {"amenity": "townhall"}:
            return Kind.TOWN_HALL
        case {"amenity": "marketplace"}:
            return Kind.MARKET
        case {"amenity": "parking"}:
            is_open = tags.get("access") not in SHUT and tags.get("parking") not in ROOFED
            return Kind.PARKING if is_open else None
        case {"place": "square"} | {"highway": "pedestrian", "name": _}:
            return Kind.SQUARE
    return None


def _capacity(tags: dict[str, str]) -> int:
    text = tags.get("capacity", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _middle(latitude: NDArray[np.int32], longitude: NDArray[np.int32]) -> tuple[Position | None, float]:
    """The middle of a closed outline and its square metres; None if a corner is not in the file."""
    if (latitude == NOWHERE).any():
        return None, 0.0
    origin = int(latitude[0]), int(longitude[0])
    east, north = plane(latitude - origin[0], longitude - origin[1], origin[0] * SCALE)
    cross = east[:-1] * north[1:] - east[1:] * north[:-1]
    double = float(cross.sum())
    if abs(double) < 1:
        return Position(origin[0] * SCALE, origin[1] * SCALE), 0.0
    share_north = float(((north[:-1] + north[1:]) * cross).sum()) / (3 * double)
    share_east = float(((east[:-1] + east[1:]) * cross).sum()) / (3 * double)
    unit_east, unit_north = plane(np.array([1.0]), np.array([1.0]), origin[0] * SCALE)
    return Position(
        round((origin[0] + share_north / float(unit_north[0])) * SCALE, 7),
        round((origin[1] + share_east / float(unit_east[0])) * SCALE, 7),
    ), abs(double) / 2
