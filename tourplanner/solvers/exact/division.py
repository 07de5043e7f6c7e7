"""In which of several ways a node is divided: strong branching, without pricing.

Each way is tried on the linear programme of the tours known so far, and that in which both parts' values rise
most is taken (Applegate, Bixby, Chvátal and Cook, 1995).
"""

from collections.abc import Sequence
from math import inf

from tourplanner.solvers.exact.node import Division
from tourplanner.solvers.exact.optimum import Optimum
from tourplanner.solvers.exact.relaxation import Relaxation

LEAST_GAIN = 0.1
"""Seconds that the value of a part is taken to rise at least."""

BETTER = 1.001
"""Times the score of a way, one that is better."""


def best_division(
    ways: Sequence[Division], relaxation: Relaxation, optimum: Optimum, worst: float
) -> Division:
    """The best way to divide a node of this optimum, where nothing from `worst` on is of use."""
    most = max(1.0, worst - optimum.value)
    best, best_score = ways[0], 0.0
    for way in ways:
        score = 1.0
        for part in way:
            relaxation.restrict(part)
            value = relaxation.value_of_known()
            score *= min(most, max(LEAST_GAIN, (inf if value is None else value) - optimum.value))
        if score > BETTER * best_score:
            best, best_score = way, score
    return best
