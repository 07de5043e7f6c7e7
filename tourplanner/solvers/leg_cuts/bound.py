"""A lower bound on driving that grows as groups of stops are bound that have too few tours.

It looks at the legs between stops, not at tours: of a day with fifteen visits there are too many tours to
be priced. It forgets dates, halves, hours of stops and the order of a day.
"""

from math import ceil, isfinite

import numpy as np

from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.drive_bound import DriveBound
from tourplanner.solvers.exact.partition import Fineness, partition
from tourplanner.solvers.leg_cuts.groups import Group, broken_groups
from tourplanner.solvers.leg_cuts.places import LegPlaces
from tourplanner.solvers.leg_cuts.programme import LegProgramme
from tourplanner.solvers.result import Limits

ROUNDS = 60
"""Linear programmes at most where no time ends them."""

GROUPS_AT_ONCE = 60
LEGS_AT_ONCE = 2000
ROUNDING = 1e-3
"""Seconds that may be wrong because numbers are floating."""


def leg_bound(problem: Problem, places: LegPlaces, limits: Limits) -> DriveBound | None:
    """Bound the driving of every plan that makes all visits; None if there was no time to prove anything."""
    programme, known = LegProgramme(places), set[tuple[bytes, int]]()
    whole = Group(np.ones(len(places.visits), dtype=np.uint8), 0)
    programme.bind([whole])
    best, programmes, timed = 0.0, 0, isfinite(limits.remaining)
    while limits.remaining > 0 and (timed or programmes < ROUNDS):
        solution = programme.solve(limits)
        if solution is None:
            break
        programmes += 1
        best = max(best, solution.bound)
        limits.report("bound", bound=ceil(best - ROUNDING))
        legs = programme.price(solution.reduced, LEGS_AT_ONCE)
        found = sorted(broken_groups(places, solution.driven), key=lambda each: -each[0])
        new = {group.key: group for _, group in found if group.key not in known}
        if not new and not legs:
            break
        chosen = list(new.values())[:GROUPS_AT_ONCE]
        programme.bind(chosen)
        known.update(group.key for group in chosen)
    if best <= 0.0:
        return None
    seconds = ceil(best - ROUNDING)
    return DriveBound(
        seconds, (), {}, partition(problem, Fineness.CLASSES), {"programmes": programmes, "cuts": len(known)}
    )
