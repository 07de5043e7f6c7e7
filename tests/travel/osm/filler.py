"""Road files that are made large by things that are no roads, as most of a real file is."""

import random
from pathlib import Path

import osmium
from osmium.osm.mutable import Node, Way

HOUSES = 60_000
FIRST = 13_000_000_000
"""Ids of what is added: above those of any road."""


def pad(roads: Path, target: Path, size: int) -> None:
    """Write `roads` and houses after it, the same thousands again and again, until there are `size` bytes."""
    houses = target.with_name("houses.osm.pbf")
    _write_houses(houses)
    data = houses.read_bytes()
    block = data[_first_blob(data) :]
    with target.open("wb") as stream:
        stream.write(roads.read_bytes())
        while stream.tell() < size:
            stream.write(block)
    houses.unlink()


def _write_houses(path: Path) -> None:
    """Closed ways of four nodes each, and a tree beside each of them."""
    draw = random.Random(1)
    with osmium.SimpleWriter(str(path), overwrite=True) as writer:
        for house in range(HOUSES):
            lon, lat = draw.uniform(9, 11), draw.uniform(47, 49)
            for corner, (east, north) in enumerate(((0, 0), (0, 1), (1, 1), (1, 0))):
                place = (lon + east * draw.uniform(1e-4, 2e-4), lat + north * draw.uniform(1e-4, 2e-4))
                writer.add_node(Node(id=FIRST + 5 * house + corner, location=place))
            tree = Node(id=FIRST + 5 * house + 4, location=(lon, lat), tags={"natural": "tree"})
            writer.add_node(tree)
        for house in range(HOUSES):
            corners = [FIRST + 5 * house + corner for corner in (0, 1, 2, 3, 0)]
            tags = {"building": "house", "addr:housenumber": str(draw.randrange(200))}
            writer.add_way(Way(id=FIRST + house, nodes=corners, tags=tags))


def _first_blob(data: bytes) -> int:
    """Bytes of the first blob of a PBF file, its header; https://wiki.openstreetmap.org/wiki/PBF_Format."""
    length = int.from_bytes(data[:4], "big")
    head = data[4 : 4 + length]
    # The field datasize (number 3, a varint) comes last in the head of a blob.
    at = head.rindex(b"\x18") + 1
    size = sum((byte & 127) << (7 * place) for place, byte in enumerate(head[at:]))
    return 4 + length + size
