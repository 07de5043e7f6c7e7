"""What an OpenStreetMap file says of roads: ways, the nodes on them, turn restrictions.

Only ways that are driven, and the nodes on them, are kept. The places of all nodes of a small file
are held while it is read; a large one is read again for them, a slice of the road nodes at a time,
so that memory grows with the roads and not with the file.
"""

from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import osmium
from numpy.typing import NDArray

from tourplanner.errors import TravelError
from tourplanner.message import message
from tourplanner.travel.osm.data import NOWHERE, RoadData
from tourplanner.travel.osm.profile import ACCESS_KEYS, CONDITIONAL, LOADED_KEYS, WALKER_KEYS
from tourplanner.travel.osm.restrictions import (
    KEYS,
    LongRestriction,
    Restriction,
    conditional_of,
    restrictions_of,
)
from tourplanner.travel.osm.tags import (
    Obstacle,
    Road,
    conditional_limits,
    obstacle_of,
    road_of,
    unread_limits,
)
from tourplanner.travel.osm.unpacked import require_sound_size

LARGE_BYTES = 300_000_000
"""Files from this size on are read in several passes."""

SPAN = 2**31
"""Node ids in one pass over a large file: osmium holds a bit for each, 256 MB."""

ROOM_FOR_REFS, REFS_A_BYTE = 1_000_000, 4
"""Nodes on ways that any file may have, and besides for each of its bytes; published files have 0.1."""

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""The time of a way in files that tell none."""

Item = osmium.osm.Node | osmium.osm.Way | osmium.osm.Relation

_WAY_KEYS = frozenset(
    {
        "highway",
        "route",
        "construction",
        "area",
        "railway",
        "proposed",
        "oneway",
        "impassable",
        "status",
        "service",
        "junction",
        "duration",
        "bridge",
        "surface",
        "tracktype",
        "smoothness",
        "side_road",
        "priority",
        "lanes",
        "lane_markings",
        "width",
        "source:maxspeed",
        "maxspeed:type",
        "est_width",
        "maxlength",
    }
)
_WAY_PREFIXES = (*ACCESS_KEYS, "oneway:", "maxspeed", "maxheight", "maxwidth", "maxlength", "maxweight")
_NODE_KEYS = (*ACCESS_KEYS, "barrier", "highway")


def read_roads(path: Path) -> RoadData:
    """Read the roads of a ``.osm.pbf`` (or any file that osmium reads).

    Raises
    ------
    TravelError
        If it cannot be read, is cut short, or has no road in it.
    """
    with told(path):
        require_sound_size(path)
        _refuse_history(path)
        gathered = _Gathered(most_refs=ROOM_FOR_REFS + REFS_A_BYTE * path.stat().st_size)
        large = path.stat().st_size >= LARGE_BYTES
        table = None if large else osmium.index.create_map("flex_mem")
        for item in _items(path, table):
            gathered.add(item)
        if not gathered.way_ids:
            raise TravelError(message("road.no-road", path=str(path)))
        refs = np.frombuffer(gathered.refs, dtype=np.int64)
        node_ids, nodes = np.unique(refs, return_inverse=True)
        known = node_ids >= 0
        latitude, longitude = (
            places_again(path, node_ids[known]) if table is None else _places(table, node_ids[known])
        )
        if not known.all():
            drawn = _places_of_drawn(path, node_ids[~known])
            latitude, longitude = (
                np.concatenate(pair) for pair in zip(drawn, (latitude, longitude), strict=True)
            )
        return RoadData(
            roads=tuple(gathered.roads),
            way_ids=np.array(gathered.way_ids, dtype=np.int64),
            way_road=np.array(gathered.way_road, dtype=np.int32),
            starts=np.concatenate([[0], np.cumsum(gathered.sizes)]).astype(np.int64),
            nodes=nodes.astype(np.int32),
            node_ids=node_ids,
            latitude=latitude,
            longitude=longitude,
            obstacles=_ranked(gathered.obstacles, node_ids),
            restrictions=tuple(each for each in gathered.restrictions if isinstance(each, Restriction)),
            long_restrictions=tuple(
                each for each in gathered.restrictions if isinstance(each, LongRestriction)
            ),
            date=_date(path, gathered.newest),
            unread=tuple((way, limit) for limit, way in gathered.unread.items()),
            conditional=tuple((way, limit) for limit, way in gathered.conditional.items()),
        )


@dataclass(slots=True)
class _Gathered:
    """What was read so far. Ways with the same tags share one `Road`, judged once."""

    most_refs: int
    roads: dict[Road, int] = field(default_factory=dict)
    judged: dict[frozenset[tuple[str, str]], int] = field(default_factory=dict)
    way_ids: list[int] = field(default_factory=list)
    way_road: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    refs: "array[int]" = field(default_factory=lambda: array("q"))
    obstacles: dict[int, Obstacle] = field(default_factory=dict)
    restrictions: list[Restriction | LongRestriction] = field(default_factory=list)
    newest: datetime = UNDATED
    unread: dict[str, int] = field(default_factory=dict)
    """Limits that nobody can mean as they stand, with the first way of each."""
    conditional: dict[str, int] = field(default_factory=dict)
    """Those that hold at some hours or for some vehicles, with the first way or relation of each."""

    def add(self, item: Item) -> None:
        """Keep what matters of a node, way or relation."""
        if isinstance(item, osmium.osm.Way):
            self._add_way(item)
        elif isinstance(item, osmium.osm.Node):
            obstacle = obstacle_of(dict(item.tags))
            if obstacle is not None:
                self.obstacles[item.id] = obstacle
        elif isinstance(item, osmium.osm.Relation):
            self.restrictions.extend(restrictions_of(item))
            if limit := conditional_of(item):
                self.conditional.setdefault(limit, item.id)

    def _add_way(self, way: osmium.osm.Way) -> None:
        is_route = "route" in way.tags
        key = frozenset(
            (tag.k, tag.v)
            for tag in way.tags
            if tag.k in _WAY_KEYS
            or tag.k.startswith(_WAY_PREFIXES)
            or (is_route and tag.k in (*WALKER_KEYS, *LOADED_KEYS))
        )
        rank = self.judged.get(key)
        if rank is None:
            road = road_of(dict(key))
            rank = -1 if road is None else self.roads.setdefault(road, len(self.roads))
            self.judged[key] = rank
            if rank >= 0:
                tags = dict(sorted(key))
                for limit in unread_limits(tags):
                    self.unread.setdefault(limit, way.id)
                for limit in conditional_limits(tags):
                    self.conditional.setdefault(limit, way.id)
        if rank < 0 or len(way.nodes) < 2:
            return
        if len(self.refs) + len(way.nodes) > self.most_refs:
            raise ValueError(f"ways of more than {self.most_refs} nodes")
        self.newest = max(self.newest, way.timestamp)
        self.way_ids.append(way.id)
        self.way_road.append(rank)
        self.sizes.append(len(way.nodes))
        self.refs.extend([node.ref for node in way.nodes])


def _items(path: Path, table: osmium.index.LocationTable | None) -> Iterator[Item]:
    """The nodes with tags that may matter, the ways and restrictions; places of all nodes go to `table`."""
    kinds = osmium.osm.NODE | osmium.osm.WAY | osmium.osm.RELATION
    keys = osmium.filter.KeyFilter(*_NODE_KEYS, "route", *KEYS, *(f"{key}{CONDITIONAL}" for key in KEYS))
    processor = osmium.FileProcessor(str(path), kinds).with_filter(keys)
    if table is not None:
        # What its types call a text may as well be the table itself.
        processor.with_locations(table)  # type: ignore[arg-type]
    for item in processor:
        if isinstance(item, Item):
            yield item


def _refuse_history(path: Path) -> None:
    with osmium.io.Reader(str(path), osmium.osm.NOTHING) as reader:
        if reader.header().has_multiple_object_versions:
            raise TravelError(message("road.history", path=str(path)), message("road.maybe-time-filter"))


def _places_of_drawn(path: Path, node_ids: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """As `_places`, for nodes drawn by hand and never uploaded: their ids, below 0, are in no table."""
    latitude = np.full(len(node_ids), NOWHERE, dtype=np.int32)
    longitude = latitude.copy()
    ranks = {node_id: rank for rank, node_id in enumerate(node_ids.tolist())}
    for item in osmium.FileProcessor(str(path), osmium.osm.NODE):
        rank = ranks.get(item.id)
        if rank is not None and isinstance(item, osmium.osm.Node) and item.location.valid():
            latitude[rank], longitude[rank] = item.location.y, item.location.x
    return latitude, longitude


def _places(
    table: osmium.index.LocationTable, node_ids: NDArray[np.int64]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    latitude = np.full(len(node_ids), NOWHERE, dtype=np.int32)
    longitude = latitude.copy()
    for rank, node_id in enumerate(node_ids.tolist()):
        try:
            place = table.get(node_id)
        except KeyError:
            continue
        latitude[rank], longitude[rank] = place.y, place.x
    return latitude, longitude


def places_again(path: Path, node_ids: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """As `_places`, by reading the file again: what it holds at once is bounded by the ids of a slice."""
    latitude = np.full(len(node_ids), NOWHERE, dtype=np.int32)
    longitude = latitude.copy()
    for first in range(0, int(node_ids[-1]) + 1 if len(node_ids) else 0, SPAN):
        ids = node_ids[slice(*np.searchsorted(node_ids, [first, first + SPAN]))]
        if not len(ids):
            continue
        nodes = osmium.FileProcessor(str(path), osmium.osm.NODE)
        nodes.with_filter(osmium.filter.IdFilter(ids.tolist()))
        places = [(n.id, n.location.y, n.location.x) for n in nodes if isinstance(n, osmium.osm.Node)]
        found = np.array(places, dtype=np.int64)
        if len(found):
            ranks = np.searchsorted(node_ids, found[:, 0])
            latitude[ranks], longitude[ranks] = found[:, 1], found[:, 2]
    return latitude, longitude


def _ranked(obstacles: dict[int, Obstacle], node_ids: NDArray[np.int64]) -> dict[int, Obstacle]:
    """The obstacles on road nodes, by the rank of their node."""
    ids = np.array(sorted(obstacles), dtype=np.int64)
    ranks = np.searchsorted(node_ids, ids)
    on_road = ranks < len(node_ids)
    on_road[on_road] = node_ids[ranks[on_road]] == ids[on_road]
    return {int(rank): obstacles[int(node)] for rank, node in zip(ranks[on_road], ids[on_road], strict=True)}


def _date(path: Path, newest: datetime) -> str:
    """The day of the data: as the head of the file tells it, else that of the newest way."""
    with osmium.io.Reader(str(path), osmium.osm.NOTHING) as reader:
        told = str(reader.header().get("osmosis_replication_timestamp", ""))[:10]
    return told or (newest.date().isoformat() if newest > UNDATED else "")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What osmium raises, as a message about the file."""
    try:
        yield
    except FileNotFoundError:
        raise TravelError(message("road.no-file", path=str(path)), message("road.maybe-fetch")) from None
    except (RuntimeError, OSError, ValueError, osmium.InvalidLocationError) as error:
        reason = str(error).strip(" .") or type(error).__name__
        raise TravelError(
            message("road.not-openstreetmap", path=str(path), reason=reason), message("road.maybe-cut-short")
        ) from None
