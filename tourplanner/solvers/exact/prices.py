"""Prices of day tours: what driving, work and cuts cost, and what visits earn."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.exact.node import Node
from tourplanner.solvers.exact.rank_cuts import RankCut

ANY = Node()


@dataclass(frozen=True, slots=True)
class Prices:
    """What the day tours of a cell cost, and what their visits earn.

    ``drive`` and ``work`` are per second, ``visits`` float64[2, stops] for a visit in each half. A tour pays
    what ``cuts`` say (> 0) as often as it counts in each.
    Tours that the ``node`` does not admit are left out. One that fits on some parts of the dates of its cell
    pays the one of ``parts`` (float64[2 ** parts], >= 0) at their bits; None where that is nothing. Where
    tours stay in one area, each earns once what ``areas`` (float64[stops]) say of all stops there.
    """

    drive: float
    work: float
    visits: Array
    cuts: Mapping[RankCut, float] = field(default_factory=dict)
    node: Node = ANY
    parts: Array | None = None
    areas: Array | None = None
