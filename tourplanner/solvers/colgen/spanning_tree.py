"""The cheapest spanning tree of a table of costs, compiled.

R. C. Prim, 1957, doi:10.1002/j.1538-7305.1957.tb01515.x.
"""

import numpy as np
from numpy.typing import NDArray

from tourplanner.solvers.compiled import compiled


def spanning_tree(costs: NDArray[np.float64]) -> tuple[NDArray[np.int64], float]:
    """The parent of every place in the tree, rooted at place 0, and what it costs.

    Parameters
    ----------
    costs
        float64[n, n], symmetric.
    """
    size = len(costs)
    parent = np.zeros(size, dtype=np.int64)
    total = _grow(costs, parent, np.zeros(size), np.zeros(size, dtype=np.uint8))
    return parent, float(total)


@compiled
def _grow(
    costs: NDArray[np.float64],
    parent: NDArray[np.int64],
    away: NDArray[np.float64],
    inside: NDArray[np.uint8],
) -> float:
    """Take in the nearest place until all are in; `away` and `inside` are room to work in."""
    size, total = costs.shape[0], 0.0
    for place in range(size):
        away[place] = costs[0, place]
    inside[0] = 1
    for _ in range(size - 1):
        nearest = -1
        for place in range(size):
            if inside[place] == 0 and (nearest < 0 or away[place] < away[nearest]):
                nearest = place
        inside[nearest] = 1
        total += away[nearest]
        for place in range(size):
            if inside[place] == 0 and costs[nearest, place] < away[place]:
                away[place], parent[place] = costs[nearest, place], nearest
    return total
