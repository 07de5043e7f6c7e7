"""A real extract signed otherwise: French limits, surfaces, one-way streets, gates, forbidden turns."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import osmium
from osmium.osm.mutable import Node, Relation, Way

DRIVEN = ("motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential", "service")
SIGNS: Sequence[tuple[float, Sequence[Mapping[str, str]]]] = (
    (0.3, ({"maxspeed": "30"}, {"maxspeed": "50"}, {"maxspeed": "80"}, {"maxspeed": "70"})),
    (0.2, ({"source:maxspeed": "FR:urban"}, {"maxspeed:type": "FR:rural"}, {"maxspeed": "FR:urban"})),
    (0.1, ({"maxspeed:forward": "50", "maxspeed:backward": "30"}, {"maxspeed": "45 mph"})),
    (0.1, ({"surface": "gravel"}, {"surface": "asphalt"}, {"surface": "compacted"}, {"smoothness": "bad"})),
    (0.05, ({"lanes": "1"}, {"lanes": "2"}, {"service": "alley"})),
    (0.03, ({"access": "destination"}, {"motor_vehicle": "private"}, {"access": "permissive"})),
    (0.04, ({"oneway": "yes"}, {"oneway": "-1"})),
)
"""How many of the ways, and what they say: one of the choices each."""

NODE_SIGNS: Sequence[tuple[float, Mapping[str, str]]] = (
    (0.02, {"highway": "traffic_signals"}),
    (0.02, {"highway": "stop", "direction": "forward"}),
    (0.002, {"barrier": "lift_gate"}),
)
TURNS, LONG_TURNS = 100, 100
KINDS = ("no_left_turn", "no_right_turn", "no_straight_on", "no_u_turn", "only_straight_on")


def varied(source: Path, target: Path, seed: int) -> Path:
    """Write the roads of `source` with other signs, and turns forbidden at nodes and over ways.

    What OSRM does not read is left out: to it ``FR:zone30`` is a road without a limit. The ways keep their
    shapes and places in the network; both ends of a restriction meet, and no way has two.
    """
    chance = random.Random(seed)
    ways = {
        way.id: ([node.ref for node in way.nodes], dict(way.tags))
        for way in osmium.FileProcessor(str(source), osmium.osm.WAY)
        if isinstance(way, osmium.osm.Way) and way.tags.get("highway")
    }
    for refs, tags in ways.values():
        signs = SIGNS if tags["highway"].startswith(DRIVEN) and len(refs) > 1 else ()
        tags.update(_signed(((share, chance.choice(choices)) for share, choices in signs), chance))
    used = {ref for refs, _ in ways.values() for ref in refs}
    with osmium.SimpleWriter(str(target), overwrite=True) as writer:
        for node in osmium.FileProcessor(str(source), osmium.osm.NODE):
            if isinstance(node, osmium.osm.Node) and node.id in used:
                place = (node.location.lon, node.location.lat)
                writer.add_node(
                    Node(id=node.id, location=place, tags=dict(node.tags) | _signed(NODE_SIGNS, chance))
                )
        for number, (refs, tags) in ways.items():
            writer.add_way(Way(id=number, nodes=refs, tags=tags))
        # A road that can be entered from one side alone may be cut off by a turn: those are left as they are.
        both = {
            k: refs for k, (refs, tags) in ways.items() if "oneway" not in tags and "junction" not in tags
        }
        for number, (members, kind) in enumerate(_turns(both, chance), start=1):
            turn = {"type": "restriction", "restriction": kind}
            writer.add_relation(Relation(id=number, members=members, tags=turn))
    return target


def _signed(signs: Iterable[tuple[float, Mapping[str, str]]], chance: random.Random) -> dict[str, str]:
    """Each of the signs with its share of chance."""
    return {key: value for share, sign in signs if chance.random() < share for key, value in sign.items()}


def _turns(
    ways: Mapping[int, Sequence[int]], chance: random.Random
) -> list[tuple[list[tuple[str, int, str]], str]]:
    """Members and kinds of restrictions: walks of two and three ways that meet at their ends."""
    at = defaultdict(list)
    for number, refs in ways.items():
        for end in {refs[0], refs[-1]}:
            at[end].append(number)
    found = []
    order = sorted(ways)
    chance.shuffle(order)
    while len(found) < TURNS + LONG_TURNS:
        walk = [order.pop()]
        node = ways[walk[0]][-1]
        nodes = []
        for _ in range(1 if len(found) < TURNS else 2):
            ahead = [way for way in at[node] if way not in walk]
            if not ahead:
                break
            nodes.append(node)
            walk.append(chance.choice(ahead))
            node = ways[walk[-1]][0] if ways[walk[-1]][-1] == node else ways[walk[-1]][-1]
        else:
            via = [("n", nodes[0], "via")] if len(walk) == 2 else [("w", walk[1], "via")]
            members = [("w", walk[0], "from"), *via, ("w", walk[-1], "to")]
            found.append((members, chance.choice(KINDS)))
    return found
