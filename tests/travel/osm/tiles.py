"""A large road file made of shifted copies of a small real one, joined by roads into one network."""

from pathlib import Path

import osmium
from osmium.osm.mutable import Node, Way

STEP = (0.20, 0.26)
"""Degrees east and north from a copy to the next: a little more than the width of Liechtenstein."""


def tile(source: Path, target: Path, columns: int, rows: int, spread: int = 0) -> None:
    """Write ``columns * rows`` copies of the nodes and ways of `source`, each joined to its neighbours.

    The ids of one copy are `spread` or more away from those of the next.
    """
    nodes, ways = _content(source)
    block = max(spread, 1 + max([node for node, *_ in nodes] + [way for way, *_ in ways]))
    gates = _gates(nodes, ways)
    copies = [(column, row) for row in range(rows) for column in range(columns)]
    with osmium.SimpleWriter(str(target), overwrite=True) as writer:
        for rank, (column, row) in enumerate(copies):
            for node, lon, lat, tags in nodes:
                place = (lon + column * STEP[0], lat + row * STEP[1])
                writer.add_node(Node(id=node + rank * block, location=place, tags=tags))
        for rank in range(len(copies)):
            for way, refs, tags in ways:
                ids = [ref + rank * block for ref in refs]
                writer.add_way(Way(id=way + rank * block, nodes=ids, tags=tags))
        link = len(copies) * block
        for rank, (column, row) in enumerate(copies):
            for there, ends in (
                (column + 1 < columns, ("east", "west")),
                (row + 1 < rows, ("north", "south")),
            ):
                if there:
                    other = rank + (1 if ends[0] == "east" else columns)
                    link += 1
                    refs = [gates[ends[0]] + rank * block, gates[ends[1]] + other * block]
                    writer.add_way(Way(id=link, nodes=refs, tags={"highway": "secondary"}))


def _content(
    source: Path,
) -> tuple[list[tuple[int, float, float, dict[str, str]]], list[tuple[int, list[int], dict[str, str]]]]:
    """Nodes on roads with their places and tags, and the ways, numbered small."""
    ways = [
        (way.id, [node.ref for node in way.nodes], dict(way.tags))
        for way in osmium.FileProcessor(str(source), osmium.osm.WAY).with_filter(
            osmium.filter.KeyFilter("highway", "route")
        )
    ]
    used = {ref for _, refs, _ in ways for ref in refs}
    raw = [
        (node.id, node.location.lon, node.location.lat, dict(node.tags))
        for node in osmium.FileProcessor(str(source), osmium.osm.NODE)
        if node.id in used
    ]
    number = {node: rank for rank, (node, *_) in enumerate(raw, start=1)}
    nodes = [(number[node], lon, lat, tags) for node, lon, lat, tags in raw]
    return nodes, [
        (rank, [number[ref] for ref in refs if ref in number], tags)
        for rank, (_, refs, tags) in enumerate(ways, start=1)
    ]


def _gates(nodes, ways) -> dict[str, int]:
    """The outermost nodes of larger roads."""
    places = {node: (lon, lat) for node, lon, lat, _ in nodes}
    large = [
        ref
        for _, refs, tags in ways
        if tags.get("highway") in ("primary", "secondary", "tertiary") and "oneway" not in tags
        for ref in refs
    ]
    return {
        "west": min(large, key=lambda ref: places[ref][0]),
        "east": max(large, key=lambda ref: places[ref][0]),
        "south": min(large, key=lambda ref: places[ref][1]),
        "north": max(large, key=lambda ref: places[ref][1]),
    }
