"""How many visits of each level must be missing: asked as whether there is a plan that misses no more.

As an objective of its own, that number leaves a linear programme next to nothing to tell plans apart by: most
day tours cost the same, and hardly one can be left out by its reduced cost. With a limit on it, and driving
as the objective (the epsilon-constraint method: Haimes, Lasdon and Wismer, 1971,
doi:10.1109/TSMC.1971.4308298), the same tree either finds a plan or comes to its end without one, which
proves that one visit more is missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from tourplanner.problem.problem import Problem
from tourplanner.solvers.exact.found import Found
from tourplanner.solvers.exact.highs import TOLERANCE
from tourplanner.solvers.exact.node import Node
from tourplanner.solvers.exact.relaxation import Relaxation
from tourplanner.solvers.exact.tree import Tree
from tourplanner.solvers.simplex import SCALE

HOPEFUL, PATIENT, RESIGNED = 20, 400, 60
"""Nodes for a question: while there is no plan yet; once there is; and where it is proven that required
visits are missing, so that only the rest of the plan is in question."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Visits of a level that are missing, and how many are at least where the levels before are kept."""

    value: int
    bound: int


@dataclass(frozen=True, slots=True)
class Promises:
    """What is known of each level; without a solution, the values are those that none can be below."""

    levels: tuple[Missing, ...]
    found: Found | None

    @property
    def kept(self) -> tuple[int, ...]:
        """How many visits of each level are missing."""
        return tuple(level.value for level in self.levels)

    @property
    def are_proven(self) -> bool:
        """Whether no plan misses fewer visits of any level."""
        return all(level.bound >= level.value for level in self.levels)

    def are_broken(self, problem: Problem) -> bool:
        """Whether it is proven that not every required visit can be made."""
        return self.levels[0].bound > 0 and any(stop.required for stop in problem.config.stops)


def settle(tree: Tree) -> Promises | None:
    """Settle one level after another; None where time was over before anything was proven."""
    levels: list[Missing] = []
    found: Found | None = None
    asked: tuple[int, ...] = ()
    none = False
    while len(levels) < len(tree.relaxation.levels):
        kept = tuple(level.value for level in levels)
        hoped = least_missing(tree.relaxation, kept)
        if hoped is None and not levels:
            return None
        hoped = hoped or [0] * (len(tree.relaxation.levels) - len(levels))
        at_least = (*levels, *(Missing(least, least) for least in hoped))
        if (*kept, *hoped) != asked:
            asked = (*kept, *hoped)
            plan, none = tree.any(asked, HOPEFUL)
            if plan is not None:
                return Promises(_of(plan, at_least), plan)
        every = [most for _, most in tree.relaxation.rows.levels[len(kept) :]]
        # Where nothing is hoped of the others the first question of the level is the same one.
        same = hoped[1:] == every[1:]
        level, found = _level(tree, kept, (hoped[0] + same, hoped[0] + (same and none)), found)
        if found is None and level.bound > hoped[0]:
            return Promises((*levels, level, *(Missing(0, 0) for _ in hoped[1:])), None)
        if found is None:
            return Promises(at_least, None)
        levels.append(level)
    assert found is not None  # without one no level is settled
    return Promises(_of(found, levels), found)


def least_missing(relaxation: Relaxation, kept: Sequence[int]) -> list[int] | None:
    """How many visits of each level after those kept any plan must miss, as far as the relaxation tells.

    None if time was over.
    """
    rest = range(len(kept), len(relaxation.levels))
    relaxation.restrict(Node())
    for level in range(len(relaxation.levels)):
        relaxation.limit(level, kept[level] if level < len(kept) else 0)
    relaxation.aim_at_driving()
    optimum = relaxation.solve()
    if optimum is None:
        return None
    if optimum.artificial < TOLERANCE:
        return [0 for _ in rest]
    for level in rest:
        relaxation.limit(level, relaxation.rows.levels[level][1])
    found = []
    for level in rest:
        relaxation.aim_at_missing(level)
        optimum = relaxation.solve()
        if optimum is None:
            return None
        found.append(max(0, ceil(optimum.bound / SCALE - TOLERANCE)))
        relaxation.limit(level, found[-1])
    return found


def _level(
    tree: Tree, kept: tuple[int, ...], begin: tuple[int, int], found: Found | None
) -> tuple[Missing, Found | None]:
    """The level after those kept: from how many visits on to ask, and how many are missing at least."""
    level, most = len(kept), [most for _, most in tree.relaxation.rows.levels]
    rest = most[level + 1 :]
    # Upwards, until there is a plan.
    asked, bound = begin
    while asked <= most[level] and (found is None or asked < found.missing(level)):
        if tree.limits.remaining <= 0:
            break
        plan, none = tree.any((*kept, asked, *rest), HOPEFUL)
        asked += 1
        if plan is not None:
            found = plan
            break
        bound = asked if none else bound
    # Then downwards, until there is none.
    while found is not None and found.missing(level) > bound and tree.limits.remaining > 0:
        asked = found.missing(level) - 1
        decided = level == 0 and bound > 0 and any(stop.required for stop in tree.problem.config.stops)
        plan, none = tree.any((*kept, asked, *rest), RESIGNED if decided else PATIENT)
        if plan is None:
            bound = asked + 1 if none else bound
            break
        found = plan
    return Missing(bound if found is None else max(bound, found.missing(level)), bound), found


def _of(found: Found, levels: Sequence[Missing]) -> tuple[Missing, ...]:
    """The levels as a solution has them; where it misses fewer, bounds of later ones do not hold for it."""
    told: list[Missing] = []
    alike = True
    for number, level in enumerate(levels):
        value = found.missing(number)
        told.append(Missing(value, min(value, level.bound if alike else 0)))
        alike = alike and value == level.value
    return tuple(told)
