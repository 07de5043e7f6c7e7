"""Road files: the real extracts among the test data, and small ones drawn by hand."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import osmium
from osmium.osm.mutable import Node, Relation, Way

DATA = Path(__file__).parents[2] / "data" / "osm"
LIECHTENSTEIN = DATA / "liechtenstein.osm.pbf"
ANDORRA = DATA / "andorra.osm.pbf"
LE_MANS = DATA / "le-mans-centre.osm.pbf"

Tags = Mapping[str, str]


def draw(
    path: Path,
    nodes: Mapping[int, tuple[float, float]],
    ways: Sequence[tuple[list[int], Tags]],
    signs: Mapping[int, Tags] | None = None,
    restrictions: Sequence[tuple[int, int, int, str]] = (),
) -> Path:
    """Write a road file: nodes by id at (longitude, latitude), ways numbered from 1 with their tags.

    A restriction is from way, via node, to way, and its kind.
    """
    with osmium.SimpleWriter(str(path), overwrite=True) as writer:
        for number, place in nodes.items():
            writer.add_node(Node(id=number, location=place, tags=dict((signs or {}).get(number, {}))))
        for number, (refs, tags) in enumerate(ways, start=1):
            writer.add_way(Way(id=number, nodes=refs, tags=dict(tags)))
        for number, (start, via, end, kind) in enumerate(restrictions, start=1):
            members = [("w", start, "from"), ("n", via, "via"), ("w", end, "to")]
            tags = {"type": "restriction", "restriction": kind}
            writer.add_relation(Relation(id=number, members=members, tags=tags))
    return path
