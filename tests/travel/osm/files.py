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
    restrictions: Sequence[tuple[int, int | tuple[int, ...], int, str | Tags]] = (),
    areas: Sequence[tuple[Sequence[tuple[int, str]], Tags]] = (),
) -> Path:
    """Write a road file: nodes by id at (longitude, latitude), ways numbered from 1 with their tags.

    A restriction is from way, via node or ways, to way, and its kind, or all of its tag: ``key=value``,
    or several tags.
    An area is its ways with their roles, and its tags.
    """
    with osmium.SimpleWriter(str(path), overwrite=True) as writer:
        for number, place in nodes.items():
            writer.add_node(Node(id=number, location=place, tags=dict((signs or {}).get(number, {}))))
        for number, (refs, tags) in enumerate(ways, start=1):
            writer.add_way(Way(id=number, nodes=refs, tags=dict(tags)))
        for number, (start, via, end, kind) in enumerate(restrictions, start=1):
            between = [("n", via, "via")] if isinstance(via, int) else [("w", way, "via") for way in via]
            members = [("w", start, "from"), *between, ("w", end, "to")]
            tags = {"type": "restriction", **_tags_of(kind)}
            writer.add_relation(Relation(id=number, members=members, tags=tags))
        for number, (parts, tags) in enumerate(areas, start=1000):
            members = [("w", way, role) for way, role in parts]
            writer.add_relation(Relation(id=number, members=members, tags={"type": "multipolygon", **tags}))
    return path


def _tags_of(kind: str | Tags) -> Tags:
    if not isinstance(kind, str):
        return kind
    key, _, value = kind.rpartition("=") if "@" not in kind else kind.partition("=")
    return {key or "restriction": value}
