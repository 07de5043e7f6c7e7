"""Whatever osmium reads: drawn by hand, unsorted, with nodes missing, with every version."""

from collections.abc import Callable, Sequence
from pathlib import Path

import osmium
import pytest
from osmium.osm.mutable import Node, Way

from tourplanner.errors import TravelError
from tourplanner.travel.osm import reading
from tourplanner.travel.osm.reading import told
from tourplanner.travel.osm.survey import build_roads

Item = Node | Way
WAYS = 6


def road(sign: int = 1) -> tuple[list[Item], list[Item]]:
    """Seven nodes in a row and the six ways between them; ids below 0 with `sign` -1."""
    nodes: list[Item] = [Node(id=sign * n, location=(0.6 + n * 0.01, 43.7)) for n in range(1, WAYS + 2)]
    ways: list[Item] = [
        Way(id=sign * n, nodes=[sign * n, sign * (n + 1)], tags={"highway": "tertiary"})
        for n in range(1, WAYS + 1)
    ]
    return nodes, ways


def written(path: Path, items: Sequence[Item]) -> Path:
    with osmium.SimpleWriter(str(path), overwrite=True) as writer:
        for item in items:
            if isinstance(item, Node):
                writer.add_node(item)
            else:
                writer.add_way(item)
    return path


@pytest.fixture(params=["small", "large"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Files are read in one pass, and as large ones are."""
    if request.param == "large":
        monkeypatch.setattr(reading, "LARGE_BYTES", 0)
    return str(request.param)


ORDERS: dict[str, Callable[[list[Item], list[Item]], list[Item]]] = {
    "as usual": lambda nodes, ways: nodes + ways,
    "ways first": lambda nodes, ways: ways + nodes,
    "backwards": lambda nodes, ways: nodes[::-1] + ways[::-1],
    "mixed": lambda nodes, ways: (
        [item for pair in zip(nodes, ways, strict=False) for item in pair] + nodes[-1:]
    ),
    "twice": lambda nodes, ways: nodes + nodes + ways + ways,
}


@pytest.mark.usefixtures("size")
@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("order", ORDERS)
def test_any_order_and_ids_of_drawn_roads(tmp_path: Path, order: str, sign: int) -> None:
    survey = build_roads(written(tmp_path / "x.osm.pbf", ORDERS[order](*road(sign))))
    # The first node is at 0.61, the last at 0.67.
    assert survey.roads.box == pytest.approx((43.7, 0.61, 43.7, 0.67))


@pytest.mark.usefixtures("size")
def test_roads_end_where_a_node_is_missing(tmp_path: Path) -> None:
    nodes, ways = road()
    survey = build_roads(written(tmp_path / "x.osm.pbf", nodes[:3] + nodes[4:] + ways))
    # Of the two parts on either side of the fourth node, at 0.64, each has two ways.
    assert survey.roads.box in [
        pytest.approx((43.7, 0.61, 43.7, 0.63)),
        pytest.approx((43.7, 0.65, 43.7, 0.67)),
    ]


@pytest.mark.usefixtures("size")
@pytest.mark.parametrize("sign", [1, -1])
def test_without_any_node_it_is_told(tmp_path: Path, sign: int) -> None:
    with pytest.raises(TravelError, match="nodes are missing"):
        build_roads(written(tmp_path / "x.osm.pbf", road(sign)[1]))


def test_every_version_of_the_roads_is_not_one_day_of_them(tmp_path: Path) -> None:
    nodes, ways = road()
    later = [Way(id=1, nodes=[1, 2], tags={"highway": "tertiary"}, version=2, visible=True)]
    with pytest.raises(TravelError, match="every version"):
        build_roads(written(tmp_path / "x.osh.pbf", nodes + ways + later))


def test_a_node_that_lies_nowhere_on_earth_is_a_fault_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "routes.osm"
    path.write_text('<osm version="0.6"><node id="1" lat="99" lon="999"/></osm>', encoding="utf-8")
    with pytest.raises(TravelError) as caught, told(path):
        list(osmium.FileProcessor(str(path)))
    assert "999" in str(caught.value)
