"""What is left of a search in a tree: which of its nodes is next, and whether another search may go on."""

from dataclasses import dataclass
from math import ceil, inf

from tourplanner.solvers.exact.found import Found
from tourplanner.solvers.exact.node import Node

DIVES = 20
"""Nodes in which a search that has no solution goes for one, whatever the bounds."""


@dataclass(slots=True)
class Left:
    """What is left of a search: nodes that wait, the bound of those that were given up, nodes that were seen.

    Others were closed as no better than ``worst``, or, where that is None, as without a solution.
    """

    waiting: list[Node]
    closed: float = inf
    number: int = 0
    worst: int | None = None

    def next(self, best: Found | None) -> Node | None:
        """Down to a first solution; then where the bound is least, if that may be better."""
        if best is None:
            return self.waiting.pop()
        node = min(self.waiting, key=lambda node: node.bound)
        if ceil(node.bound) >= best.value:
            return None
        self.waiting.remove(node)
        return node

    @property
    def bound(self) -> float:
        """What every solution that was not looked at is at least, infinite where there is none."""
        return min([self.closed, *(node.bound for node in self.waiting)], default=inf)

    def holds_for(self, best: Found | None) -> bool:
        """Whether a search for what is better than this may go on here, and should.

        What is left of going for a first plan is many small parts and a large one, no way to a proof.
        """
        holds = self.worst is None or (best is not None and best.value <= self.worst)
        return holds and self.number > DIVES
