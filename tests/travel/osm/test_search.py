"""Quickest ways: against plain Dijkstra on real roads, and by hand on drawn ones."""

import random
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from tests.travel.osm.drawn import DEGREE, STREET, metres_between
from tests.travel.osm.files import ANDORRA, LE_MANS, draw
from tourplanner.domain.place import Position
from tourplanner.travel.osm.hierarchy import NO_ARC
from tourplanner.travel.osm.roads import Roads
from tourplanner.travel.osm.search import Router
from tourplanner.travel.osm.snap import footings, stranded
from tourplanner.travel.osm.survey import build_roads


def random_places(roads: Roads, count: int) -> list[Position]:
    draw_ = random.Random(3)
    south, west, north, east = roads.box
    return [Position(draw_.uniform(south, north), draw_.uniform(west, east)) for _ in range(count)]


@pytest.mark.parametrize(
    "extract", [pytest.param(ANDORRA, marks=pytest.mark.slow), LE_MANS], ids=["Andorra", "Le Mans"]
)
def test_weights_are_those_of_plain_dijkstra(extract: Path) -> None:
    roads = build_roads(extract).roads
    places = footings(roads, random_places(roads, 80))
    table = Router(roads).table(places)
    arcs, lanes = roads.hierarchy.arcs, roads.lanes
    own = arcs.first == NO_ARC
    size = len(lanes.stretch)
    graph = csr_array((arcs.weight[own], (arcs.tail[own], arcs.head[own])), shape=(size, size))
    from_lanes = dijkstra(graph)
    checked = 0
    for i, start in enumerate(places):
        for j, end in enumerate(places):
            if set(start.lanes) & set(end.lanes):
                continue  # plain distances between whole lanes know no way within one
            least = min(
                from_lanes[a, b] - share * lanes.weight[a] + part * lanes.weight[b]
                for a, share in zip(start.lanes, start.shares, strict=True)
                for b, part in zip(end.lanes, end.shares, strict=True)
            )
            assert table.weight[i, j] == pytest.approx(least, abs=1e-3)
            checked += 1
    assert checked > 5000


@pytest.mark.slow
def test_lines_are_as_long_as_the_matrix_says_and_end_where_asked() -> None:
    roads = build_roads(ANDORRA).roads
    places = footings(roads, random_places(roads, 40))
    router = Router(roads)
    table = router.table(places)
    legs = [(i, j) for i in range(0, 40, 3) for j in range(1, 40, 4) if i != j]
    for (i, j), line in zip(legs, router.lines([(places[i], places[j]) for i, j in legs]), strict=True):
        assert (line[0], line[-1]) == (places[i].position, places[j].position)
        latitude = np.array([point.latitude for point in line])
        longitude = np.array([point.longitude for point in line])
        east = np.diff(longitude) * np.cos(np.radians(latitude[1:]))
        length = DEGREE * np.hypot(np.diff(latitude), east).sum()
        assert length == pytest.approx(table.metres[i, j], rel=1e-3, abs=1)


BLOCK = [([1, 2], STREET), ([2, 3], STREET), ([3, 4], STREET), ([4, 1], STREET), ([1, 5], STREET)]


def square(path: Path, ways=BLOCK, **more) -> Roads:
    """A block of 0.01 by 0.01 degrees at the equator, 1 lower left to 4 upper left, with a tail at 1."""
    nodes = {1: (0.0, 0.0), 2: (0.01, 0.0), 3: (0.01, 0.01), 4: (0.0, 0.01), 5: (-0.01, 0.0)}
    return build_roads(draw(path / "square.osm.pbf", nodes, ways, **more)).roads


LEFT, RIGHT = (0.0, -0.005), (0.0, 0.005)
"""The middles of the tail and of the lower side."""


def test_straight_on(tmp_path):
    roads = square(tmp_path)
    assert metres_between(roads, LEFT, RIGHT)[0, 1] == pytest.approx(0.01 * DEGREE, abs=0.5)
    found = footings(roads, [Position(*LEFT), Position(*RIGHT)])
    table = Router(roads).table(found)
    # 1,111.95 m at 25 km/h are 160.12 s; straight on over a junction of three costs
    # 7.5 / (1 + exp(6.5 * 1.075)) = 0.007 s.
    assert table.seconds[0, 1] == pytest.approx(160.13, abs=0.02)


def test_a_forbidden_turn_goes_round_the_block(tmp_path):
    roads = square(tmp_path, restrictions=[(5, 1, 1, "no_straight_on")])
    there, back = metres_between(roads, LEFT, RIGHT)[[0, 1], [1, 0]]
    # Up the left side, along the top, down the right side, and half of the lower one.
    assert there == pytest.approx(0.04 * DEGREE, abs=1)
    assert back == pytest.approx(0.01 * DEGREE, abs=0.5)


def test_an_order_to_turn_goes_round_too(tmp_path):
    roads = square(tmp_path, restrictions=[(5, 1, 4, "only_left_turn")])
    assert metres_between(roads, LEFT, RIGHT)[0, 1] == pytest.approx(0.04 * DEGREE, abs=1)


ONE_WAY = {**STREET, "oneway": "yes"}
TAIL = (0.0, 0.015)


@pytest.mark.parametrize(
    ("more", "restrictions"),
    [
        ([], []),
        ([([7, 6], ONE_WAY), ([3, 7], STREET)], []),
        ([([6, 7], STREET)], [(5, 6, 6, "no_left_turn")]),
    ],
    ids=["an end", "another street comes in", "a forbidden turn"],
)
def test_where_nothing_else_is_left_one_turns_back(tmp_path, more, restrictions):
    """As OSRM does: the tail from 2 to 6 is driven to its end and back."""
    nodes = {1: (0.0, 0.0), 2: (0.01, 0.0), 3: (0.01, 0.01), 4: (0.0, 0.01), 6: (0.02, 0.0), 7: (0.02, 0.01)}
    ways = [*BLOCK[:4], ([2, 6], STREET), *more]
    roads = build_roads(draw(tmp_path / "x.osm.pbf", nodes, ways, restrictions=restrictions)).roads
    (tail,) = footings(roads, [Position(*TAIL)])
    assert len(tail.lanes) == 2, "both directions of the tail are driven"
    assert metres_between(roads, TAIL, RIGHT)[0, 1] == pytest.approx(0.01 * DEGREE, abs=0.5)


def test_a_barrier_goes_round_in_both_directions(tmp_path):
    # The lower side is cut in its middle by node 6, just left of the place.
    nodes = {1: (0.0, 0.0), 6: (0.004, 0.0), 2: (0.01, 0.0), 3: (0.01, 0.01), 4: (0.0, 0.01), 5: (-0.01, 0.0)}
    ways = [([1, 6, 2], STREET), ([2, 3, 4, 1], STREET), ([1, 5], STREET)]
    path = draw(tmp_path / "barrier.osm.pbf", nodes, ways, signs={6: {"barrier": "bollard"}})
    metres = metres_between(build_roads(path).roads, LEFT, RIGHT)
    assert metres[[0, 1], [1, 0]] == pytest.approx([0.04 * DEGREE] * 2, abs=1)


def test_on_a_one_way_round_the_block_for_what_lies_behind(tmp_path):
    one_way = {**STREET, "oneway": "yes"}
    roads = square(tmp_path, ways=[([1, 2], one_way), ([2, 3], STREET), ([3, 4], STREET), ([4, 1], STREET)])
    metres = metres_between(roads, (0.0, 0.002), (0.0, 0.008))
    assert metres[0, 1] == pytest.approx(0.006 * DEGREE, abs=0.5)
    # The whole block is 4 sides of 0.01 degrees.
    assert metres[1, 0] == pytest.approx((0.04 - 0.006) * DEGREE, abs=1)


def test_signs_cost_only_those_who_face_them(tmp_path):
    nodes = {1: (0.0, 0.0), 2: (0.01, 0.0), 3: (0.02, 0.0)}
    sign = {2: {"highway": "traffic_signals", "traffic_signals:direction": "forward"}}
    path = draw(tmp_path / "sign.osm.pbf", nodes, [([1, 2, 3], STREET)], signs=sign)
    roads = build_roads(path).roads
    table = Router(roads).table(footings(roads, [Position(0, 0.001), Position(0, 0.019)]))
    assert table.seconds[0, 1] - table.seconds[1, 0] == pytest.approx(2 * 0.9, abs=0.01)


def test_a_ferry_takes_its_own_time(tmp_path):
    nodes = {1: (0.0, 0.0), 2: (0.01, 0.0), 3: (0.02, 0.0), 4: (0.03, 0.0)}
    ways = [([1, 2], STREET), ([2, 3], {"route": "ferry", "duration": "00:20"}), ([3, 4], STREET)]
    roads = build_roads(draw(tmp_path / "ferry.osm.pbf", nodes, ways)).roads
    # The place in the middle of the crossing starts on land.
    found = footings(roads, [Position(0, 0.0), Position(0, 0.03), Position(0, 0.0151)])
    assert found[2].position == Position(0.0, 0.02)
    table = Router(roads).table(found)
    # 20 minutes on board, and 2 * 1,111.95 m at 25 km/h: 1200 + 320.2 s.
    assert table.seconds[0, 1] == pytest.approx(1520.3, abs=0.2)


def test_places_start_on_the_network_and_not_on_an_island(tmp_path):
    nodes = {1: (0.0, 0.0), 2: (0.01, 0.0), 3: (0.0, 0.02), 4: (0.001, 0.02)}
    path = draw(tmp_path / "island.osm.pbf", nodes, [([1, 2], STREET), ([3, 4], STREET)])
    roads = build_roads(path).roads
    on_the_island, beyond = Position(0.02, 0.0005), Position(-0.01, 0.005)
    (found,) = footings(roads, [on_the_island])
    assert found.position == Position(0.0, 0.0005)
    assert found.away == pytest.approx(0.02 * DEGREE, rel=1e-3)
    assert stranded(roads, [on_the_island, beyond], [found.away, 0.01 * DEGREE]) == (True, False)


def test_nothing_to_drive():
    roads = build_roads(LE_MANS).roads
    assert Router(roads).table(footings(roads, [])).seconds.shape == (0, 0)
    (here,) = footings(roads, random_places(roads, 1))
    table = Router(roads).table([here, here])
    assert not table.seconds.any()
    assert Router(roads).lines([(here, here)]) == ((here.position, here.position),)
