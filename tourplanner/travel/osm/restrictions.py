"""What a relation of a road file forbids those who turn: at a node, or at the end of ways between."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import osmium

from tourplanner.travel.osm.profile import ACCESS_KEYS, CONDITIONAL

KEYS = ("restriction", *(f"restriction:{key}" for key in reversed(ACCESS_KEYS[:3])))
"""What a relation restricts for everybody, and for those who drive a car; the most special last."""


@dataclass(frozen=True, slots=True)
class Restriction:
    """A turn from a way over a node into another that is forbidden, or the only one allowed."""

    from_way: int
    via: int
    to_way: int
    only: bool


@dataclass(frozen=True, slots=True)
class LongRestriction:
    """The same over ways in between: who came from the first and drove all of them may not go on, or must.

    Attributes
    ----------
    via_ways
        In the order of the relation, which may be that of driving or its reverse.
    """

    from_way: int
    via_ways: tuple[int, ...]
    to_way: int
    only: bool


def restrictions_of(relation: osmium.osm.Relation) -> Iterator[Restriction | LongRestriction]:
    """What a relation restricts for cars: one turn, or as many as it has ways to come from or to go to."""
    kind = next((relation.tags[key] for key in reversed(KEYS) if key in relation.tags), "")
    exempt = (relation.tags.get("except") or "").split(";")
    only = kind.startswith("only_")
    if not (only or kind.startswith("no_")) or any(key in exempt for key in ACCESS_KEYS[:3]):
        return
    starts, nodes, ways, ends = (
        [member.ref for member in relation.members if (member.role, member.type) == wanted]
        for wanted in (("from", "w"), ("via", "n"), ("via", "w"), ("to", "w"))
    )
    for start, end in product(starts, ends):
        if len(nodes) == 1 and not ways:
            yield Restriction(start, nodes[0], end, only)
        elif ways and not nodes:
            yield LongRestriction(start, tuple(ways), end, only)


def conditional_of(relation: osmium.osm.Relation) -> str:
    """The restriction of a relation that holds at some hours alone, as it is written; empty if none."""
    return next((f"{tag.k}={tag.v}" for tag in relation.tags if tag.k in _CONDITIONAL_KEYS), "")


_CONDITIONAL_KEYS = frozenset(f"{key}{CONDITIONAL}" for key in KEYS)
