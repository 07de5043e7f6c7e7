"""Restrictions over ways: by hand on drawn roads, and against paths that remember all they drove."""

import heapq
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from tests.travel.osm.drawn import DEGREE, STREET, metres_between
from tests.travel.osm.files import draw
from tourplanner.travel.osm.hierarchy import NO_ARC
from tourplanner.travel.osm.memory import with_memory
from tourplanner.travel.osm.network import Edges, degrees_of, segments_of, streets_and_edges
from tourplanner.travel.osm.reading import read_roads
from tourplanner.travel.osm.roads import Roads
from tourplanner.travel.osm.survey import build_roads
from tourplanner.travel.osm.turns import Turns, turns_of

NODES = {
    1: (0.0, 0.0),
    2: (0.01, 0.0),
    3: (0.01, 0.01),
    4: (0.0, 0.01),
    5: (-0.01, 0.0),
    6: (-0.01, 0.01),
    7: (0.02, 0.0),
}
"""Two rows of corners, 0.01 degrees apart at the equator, and a tail at the lower right."""

WAYS = [([5, 1], STREET), ([1, 2], STREET), ([2, 3], STREET), ([3, 4], STREET), ([4, 1], STREET)]
WAYS += [([4, 6], STREET), ([2, 7], STREET)]
LEFT, LOWER, TAIL, TOP = (0.0, -0.005), (0.0, 0.005), (0.0, 0.015), (0.01, -0.005)
"""Middles of the ways 1, 2, 7 and 6, as latitude and longitude."""


def roads(path: Path, *restrictions: tuple[int, int | tuple[int, ...], int, str | dict[str, str]]) -> Roads:
    return build_roads(draw(path / "roads.osm.pbf", NODES, WAYS, restrictions=restrictions)).roads


def sides(metres: float) -> float:
    return metres / (0.01 * DEGREE)


def test_who_came_that_way_may_not_go_on(tmp_path: Path) -> None:
    metres = metres_between(roads(tmp_path, (1, (2,), 7, "no_straight_on")), LEFT, LOWER, TAIL)
    # From the left over the lower side into the tail: up, along the top and down instead.
    assert sides(metres[0, 2]) == pytest.approx(0.5 + 3 + 0.5, abs=1e-3)
    # Who starts on the lower side, or ends there, is not concerned; nor who comes back.
    assert sides(metres[1, 2]) == pytest.approx(1, abs=1e-3)
    assert sides(metres[0, 1]) == pytest.approx(1, abs=1e-3)
    assert sides(metres[2, 0]) == pytest.approx(2, abs=1e-3)


def test_who_starts_in_between_has_come_from_nowhere(tmp_path: Path) -> None:
    """The lower side is entered from the left alone, so nobody is ever on it who may go on."""
    ways = [WAYS[0], (WAYS[1][0], {**STREET, "oneway": "yes"}), *WAYS[2:]]
    turns = [(1, (2,), 7, "no_straight_on"), (5, 1, 2, "no_left_turn")]
    built = build_roads(draw(tmp_path / "roads.osm.pbf", NODES, ways, restrictions=turns)).roads
    metres = metres_between(built, LEFT, LOWER, TAIL)
    assert sides(metres[1, 2]) == pytest.approx(1, abs=1e-3)
    assert sides(metres[0, 2]) == pytest.approx(4, abs=1e-3)


def test_who_came_that_way_must_go_on(tmp_path: Path) -> None:
    metres = metres_between(roads(tmp_path, (1, (2,), 7, "only_straight_on")), LEFT, (0.005, 0.01), TAIL)
    # Over the lower side only into the tail: to the right side by the top.
    assert sides(metres[0, 1]) == pytest.approx(0.5 + 2 + 0.5, abs=1e-3)
    assert sides(metres[0, 2]) == pytest.approx(2, abs=1e-3)


@pytest.mark.parametrize("via", [(2, 3), (3, 2)])
def test_several_ways_between_in_either_order(tmp_path: Path, via: tuple[int, int]) -> None:
    metres = metres_between(roads(tmp_path, (1, via, 4, "no_left_turn")), LEFT, (0.01, 0.005))
    # The long way round is forbidden, and never was the shortest: by the left side it is two sides.
    assert sides(metres[0, 1]) == pytest.approx(2, abs=1e-3)
    both = roads(tmp_path, (1, via, 4, "no_left_turn"), (1, 1, 5, "no_left_turn"))
    with_more = metres_between(both, LEFT, (0.01, 0.005))
    # Without the left side nothing is left but to turn in the tail.
    assert sides(with_more[0, 1]) == pytest.approx(0.5 + 1 + 2 + 1 + 0.5, abs=1e-3)


def test_several_ways_to_come_from(tmp_path: Path) -> None:
    """``no_entry`` may name many, each a turn of its own."""
    metres = metres_between(roads(tmp_path, (1, 1, 2, "no_entry"), (5, 1, 2, "no_entry")), LEFT, TAIL)
    assert sides(metres[0, 1]) == pytest.approx(4, abs=1e-3)


@pytest.mark.parametrize(
    "kind", ["restriction:motorcar=no_straight_on", "restriction:vehicle=no_straight_on"]
)
def test_restrictions_for_cars_are_read(tmp_path: Path, kind: str) -> None:
    metres = metres_between(roads(tmp_path, (1, 1, 2, kind)), LEFT, TAIL)
    assert sides(metres[0, 1]) == pytest.approx(4, abs=1e-3)


@pytest.mark.parametrize(
    ("special", "general"),
    [
        ("restriction:motorcar", "restriction:motor_vehicle"),
        ("restriction:motor_vehicle", "restriction:vehicle"),
        ("restriction:vehicle", "restriction"),
    ],
)
def test_the_most_special_restriction_counts(tmp_path: Path, special: str, general: str) -> None:
    barred, free = "no_straight_on", "none"
    closed = metres_between(roads(tmp_path, (1, 1, 2, {special: barred, general: free})), LEFT, TAIL)
    opened = metres_between(roads(tmp_path, (1, 1, 2, {special: free, general: barred})), LEFT, TAIL)
    assert sides(closed[0, 1]) == pytest.approx(4, abs=1e-3)
    assert sides(opened[0, 1]) == pytest.approx(2, abs=1e-3)


def test_restrictions_for_others_are_not(tmp_path: Path) -> None:
    metres = metres_between(roads(tmp_path, (1, 1, 2, "restriction:hgv=no_straight_on")), LEFT, TAIL)
    assert sides(metres[0, 1]) == pytest.approx(2, abs=1e-3)


def test_what_holds_at_some_hours_is_named_and_not_read(tmp_path: Path) -> None:
    kind = "restriction:conditional=no_straight_on @ (Mo-Fr 07:00-09:00)"
    path = draw(tmp_path / "x.osm.pbf", NODES, WAYS, restrictions=[(1, 1, 2, kind)])
    survey = build_roads(path)
    assert survey.conditional == ((1, kind),)
    assert sides(metres_between(survey.roads, LEFT, TAIL)[0, 1]) == pytest.approx(2, abs=1e-3)


@pytest.mark.parametrize("seed", range(12))
def test_the_automaton_knows_what_paths_remember(tmp_path: Path, seed: int) -> None:
    """Lightest ways from edge to edge equal a search whose states are whole paths."""
    chance = random.Random(seed)
    nodes = {1 + 4 * row + column: (0.01 * column, 0.01 * row) for row in range(3) for column in range(4)}
    pairs = [(n, n + 1) for n in nodes if n % 4] + [(n, n + 4) for n in nodes if n + 4 in nodes]
    ways = [([a, b], STREET if chance.random() < 0.8 else {**STREET, "oneway": "yes"}) for a, b in pairs]
    restrictions = [drawn for _ in range(40) if (drawn := random_restriction(chance, pairs))][:12]
    data = read_roads(draw(tmp_path / "grid.osm.pbf", nodes, ways, restrictions=restrictions))
    assert data.long_restrictions
    segments = segments_of(data)
    _, edges = streets_and_edges(data, segments)
    turns = turns_of(data, edges, degrees_of(data, segments))
    more_edges, more_turns = with_memory(data, edges, turns)
    refused = [(each.from_way, *each.via_ways, each.to_way, each.only) for each in data.long_restrictions]
    for start in range(0, len(edges), 3):
        ours = least_by_states(more_edges, more_turns, start, len(edges))
        theirs = least_by_paths(edges, turns, start, refused)
        assert ours == pytest.approx(theirs)


def random_restriction(
    chance: random.Random, pairs: Sequence[tuple[int, int]]
) -> tuple[int, tuple[int, ...], int, str] | None:
    """A walk of three or four streets, the first and last of which a restriction names."""
    walk = [chance.choice(pairs)]
    at = chance.choice(walk[0])
    while len(walk) < chance.choice((3, 4)):
        ahead = [pair for pair in pairs if at in pair and pair not in walk]
        if not ahead:
            return None
        walk.append(chance.choice(ahead))
        at = walk[-1][0] if walk[-1][1] == at else walk[-1][1]
    start, *via, end = (1 + pairs.index(pair) for pair in walk)
    return start, tuple(via), end, chance.choice(("no_left_turn", "no_left_turn", "only_left_turn"))


def least_by_states(edges: Edges, turns: Turns, start: int, plain: int) -> list[float]:
    """The least weight from the beginning of an edge to that of each plain one, whatever its copy."""
    ahead: dict[int, list[tuple[int, float]]] = {}
    for before, after, weight in zip(turns.before, turns.after, turns.weight, strict=True):
        ahead.setdefault(int(before), []).append((int(after), float(edges.weight[before] + weight)))
    least = {start: 0.0}
    queue = [(0.0, start)]
    while queue:
        weight, edge = heapq.heappop(queue)
        if weight > least[edge]:
            continue
        for after, more in ahead.get(edge, ()):
            if weight + more < least.get(after, np.inf):
                least[after] = weight + more
                heapq.heappush(queue, (least[after], after))
    key = {each: (int(edges.stretch[each]), bool(edges.against[each])) for each in range(len(edges))}
    best = {}
    for edge, weight in least.items():
        best[key[edge]] = min(weight, best.get(key[edge], np.inf))
    return [best.get(key[edge], -1.0) for edge in range(plain)]


def least_by_paths(
    edges: Edges, turns: Turns, start: int, refused: Sequence[tuple[int | bool, ...]]
) -> list[float]:
    """The same, by paths: each is held against all restrictions whenever it grows."""
    ahead: dict[int, list[tuple[int, float]]] = {}
    for before, after, weight in zip(turns.before, turns.after, turns.weight, strict=True):
        ahead.setdefault(int(before), []).append((int(after), float(edges.weight[before] + weight)))
    way = [int(each) + 1 for each in edges.way]
    longest = max(len(each) for each in refused) - 1
    least = [-1.0] * len(edges)
    seen: dict[tuple[int, ...], float] = {}
    queue: list[tuple[float, tuple[int, ...]]] = [(0.0, (start,))]
    while queue:
        weight, path = heapq.heappop(queue)
        if path in seen:
            continue
        seen[path] = weight
        if least[path[-1]] < 0:
            least[path[-1]] = weight
        for after, more in ahead.get(path[-1], ()):
            grown = (*path, after)
            if not breaks(
                [way[edge] for edge in grown], [way[next_] for next_, _ in ahead[path[-1]]], refused
            ):
                heapq.heappush(queue, (weight + more, grown[-longest:]))
    return least


def breaks(driven: Sequence[int], choices: Sequence[int], refused: Sequence[tuple[int | bool, ...]]) -> bool:
    """Whether the end of ways driven is forbidden and not ordered; `choices` is what else could be driven."""
    forbidden, ordered = set(), set()
    for *named, only in refused:
        size = len(named)
        if len(driven) >= size and list(driven[-size:-1]) == named[:-1] and named[-1] in choices:
            beginning = tuple(named[:-1])
            if driven[-1] == named[-1]:
                (ordered if only else forbidden).add(beginning)
            elif only:
                forbidden.add(beginning)
    return bool(forbidden - ordered)


def test_shortcuts_know_the_copies(tmp_path: Path) -> None:
    """The lanes that are laid once more are lanes of the same street."""
    built = roads(tmp_path, (1, (2,), 7, "no_straight_on"))
    plain = roads(tmp_path)
    assert len(built.lanes.stretch) == len(plain.lanes.stretch) + 1
    assert built.kilometres == plain.kilometres
    assert (built.hierarchy.arcs.first == NO_ARC).sum() > (plain.hierarchy.arcs.first == NO_ARC).sum()
