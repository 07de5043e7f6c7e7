"""Branch and price: the plans are divided in two until each part is solved or cannot hold a better one.

A part is a `Node`: its relaxation gives a bound, and the columns that a better plan may have. Where they are
few HiGHS finds the best plan of the part or tells that there is none; else it is divided.
"""

from dataclasses import replace
from math import ceil, inf
from operator import le

from tourplanner.problem.problem import Problem
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.exact.division import best_division
from tourplanner.solvers.exact.found import Found
from tourplanner.solvers.exact.highs import TOLERANCE
from tourplanner.solvers.exact.left import DIVES, Left
from tourplanner.solvers.exact.more_time import MoreTime
from tourplanner.solvers.exact.node import Node
from tourplanner.solvers.exact.node_solutions import COVERING_COLUMNS, ROUNDING, NodeSolutions
from tourplanner.solvers.exact.optimum import Optimum
from tourplanner.solvers.exact.priced_columns import PricedColumns
from tourplanner.solvers.exact.relaxation import Relaxation
from tourplanner.solvers.exact.with_insertions import with_insertions
from tourplanner.solvers.result import Limits

LAST_COLUMNS, MOST_COLUMNS = 1_000, 40_000
"""Of the model that ends a node, and of one that has to."""

FEWEST_COLUMNS = 250
"""Of one that ends a node, where HiGHS has come to no end with more of them: a node is divided sooner."""

LAST_BRANCHES = 100
"""Branches of HiGHS to end a node."""

FIRST_CUTS, LATER_CUTS = 12, 2
"""Rounds of cuts, at the first node and at the others."""

TRIES = 4
"""Nodes after which HiGHS looks for a plan again, on the way to a first one."""

ASKED_AFTER, ASKED_COLUMNS, ASKED_BRANCHES = 2, 4_000, 1_000
"""Nodes without a plan after which HiGHS is asked whether there is any, if columns are no more in all."""

HOPE = 1.015
"""Times the least bound, the goal that solutions are looked for below: a node without one waits for the next.

So a poor first solution does not leave nodes with more columns than could be looked through. One that is
less than as much again above the goal is the goal itself."""

STEADY = 5
"""How often a goal is raised by as much as the first time, where no plan is known."""

NEARER, NEAREST = 0.25, 0.002
"""Where that is too far to end a node, the share of the way that is tried next; no step is less of the bound
than this."""

RAISES = 4
"""How often visits that cannot be made become dearer before a node is given up."""


class Tree:
    """The search on one partition for plans that miss no more visits of each level than is said.

    ``bounds`` are of the driving of plans that miss no more visits of each level than so many, whatever
    question they were proven at.
    """

    def __init__(
        self, problem: Problem, relaxation: Relaxation, columns: PricedColumns, limits: Limits
    ) -> None:
        self.problem, self.relaxation, self.limits = problem, relaxation, limits
        self.solutions = NodeSolutions(problem, relaxation, columns, limits)
        self.nodes = 0
        self._ending_columns = LAST_COLUMNS
        self.bounds: dict[tuple[int, ...], float] = {}
        self._left: dict[tuple[int, ...], Left] = {}
        self._hope = 0.0
        self._most_drive = sum(
            cell.size * days.kind.most_drive
            for cell, days in zip(relaxation.cells, relaxation.days, strict=True)
        )

    @property
    def figures(self) -> dict[str, int]:
        """How much was done."""
        return {**self.relaxation.figures, "nodes": self.nodes}

    def any(self, kept: tuple[int, ...], patience: int) -> tuple[Found | None, bool]:
        """A solution that misses no more, after so many nodes at most, and whether there surely is none."""
        found, bound = self._search(kept, None, patience, enough=True)
        if found is None:
            return None, bound == inf
        return with_insertions(found, self.limits), False

    def least(
        self, kept: tuple[int, ...], start: Found | None, patience: int, more: MoreTime | None = None
    ) -> Found | None:
        """The solution that drives least, after so many nodes at most; `start` is one that misses no more."""
        best, _ = self._search(kept, start, patience, more, enough=False)
        return None if best is None else replace(best, bound=min(best.value, self.bound(kept)))

    def bound(self, kept: tuple[int, ...]) -> int:
        """What every plan drives that misses no more, as far as is known; it may hold where there is none."""
        known = (b for most, b in self.bounds.items() if all(map(le, kept, most)))
        return max(0, ceil(max(known, default=0.0)))

    def columns_below(self, kept: tuple[int, ...], goal: int) -> tuple[Column, ...] | None:
        """All that a plan may have which misses no more and drives less than the goal.

        None where they are too many, or the time was over.
        """
        self._aim(kept)
        optimum = self._relaxed(LATER_CUTS, float(goal))
        covered = None if optimum is None else self.solutions.below(optimum, goal, COVERING_COLUMNS)
        return None if covered is None else covered.columns

    def _search(
        self,
        kept: tuple[int, ...],
        best: Found | None,
        patience: int,
        more: MoreTime | None = None,
        *,
        enough: bool,
    ) -> tuple[Found | None, float]:
        """The best solution, or the first where that is enough, and the bound of what was not looked at."""
        self._aim(kept)
        left = self._left.pop(kept, None)
        if left is None or not left.holds_for(best):
            left = Left([Node(float(self.bound(kept)))])
        begun = self.nodes
        while left.waiting and self._goes_on(left, best, more) and self.nodes - begun < patience:
            if enough and best is not None:
                break
            node = left.next(best)
            if node is None:
                break
            if best is None and left.number == ASKED_AFTER:
                none, best = self.solutions.over_all(ASKED_COLUMNS, ASKED_BRANCHES)
                if none or best is not None:
                    left.waiting = [] if none else [*left.waiting, node]
                    continue
            self.nodes += 1
            left.number += 1
            self._hope_beyond(node.bound)
            dives = best is None and left.number <= DIVES
            # Ever more seldom: what HiGHS does not find at a node, it rarely finds at the next.
            tries = left.number.bit_count() == 1 and (best is None or left.number > 2)
            tries |= dives and left.number % TRIES == 0
            best, parts = self._look(node, best, is_root=left.number == 1, tries=tries, dives=dives)
            left.worst = None if best is None else best.value
            if parts is not None:
                left.waiting += reversed(parts)
            elif self.limits.remaining <= 0:
                left.waiting.append(node)  # there may be more time
            else:
                left.closed = min(left.closed, node.bound)  # not even its relaxation was solved
        self._left[kept] = left
        if best is not None or left.bound < inf:
            least = left.bound if best is None else min(left.bound, best.value)
            self.bounds[kept] = max(least, self.bounds.get(kept, 0.0))
        return best, left.bound

    def _goes_on(self, left: Left, best: Found | None, more: MoreTime | None) -> bool:
        """Whether there is time, or more of it is due."""
        if self.limits.remaining > 0:
            return True
        if more is None or best is None or not more.is_due(best, ceil(min(left.bound, best.value))):
            return False
        self.limits = self.relaxation.limits = self.solutions.limits = more.limits
        return True

    def _aim(self, kept: tuple[int, ...]) -> None:
        self.solutions.kept = kept
        self._hope = 0.0
        self.relaxation.restrict(Node())
        for number, most in enumerate(kept):
            self.relaxation.limit(number, most)
        self.relaxation.aim_at_driving()

    def _hope_beyond(self, bound: float, times: int = 1) -> None:
        """Have the goal above a bound, so many times as far as usual."""
        if bound >= self._hope:
            self._hope = float(ceil(max((1.0 + times * (HOPE - 1.0)) * bound, bound + 1.0)))

    def _look(
        self, node: Node, best: Found | None, *, is_root: bool, tries: bool, dives: bool
    ) -> tuple[Found | None, tuple[Node, ...] | None]:
        """The best solution after a look at a node, and the parts of it that are left to look at."""
        self.relaxation.forget_dear_routes()
        self.relaxation.restrict(node)
        cuts = FIRST_CUTS if is_root else 0 if dives else LATER_CUTS
        optimum = self._relaxed(cuts, self._worst(best))
        if optimum is None:
            return best, None
        bound = max(node.bound, optimum.bound - ROUNDING)
        if optimum.artificial > TOLERANCE and bound >= self._worst(best):
            return best, ()
        if best is not None or not self._has_part_tours(node, optimum, bound):
            best, rest, bound = self._close(node, optimum, bound, best)
            if rest is not None:
                return best, rest
        parts = self._divided(node, optimum, bound, best, dives=dives)
        # At a number of tours that no plan has, what is cheap is not what plans are made of.
        if not parts or (tries and not node.is_divided_by_tours(parts)):
            best = self.solutions.first(node, optimum, bound, best)
            if best is not None and ceil(bound) >= best.value:
                return best, ()
        if not parts:
            last = MOST_COLUMNS, None
            ended, best = self.solutions.ended(node, optimum, bound, best, self._worst(best), last)
        return best, parts if parts or ended else None

    def _close(
        self, node: Node, optimum: Optimum, bound: float, best: Found | None
    ) -> tuple[Found | None, tuple[Node, ...] | None, float]:
        """What is better in a node, what is left of it (None: it has to be divided for that), and its bound.

        On the way to a first plan it would be next whatever its bound: so the goal is raised at once. After a
        few times it is raised ever farther, for there may be none.
        """
        raised = 0
        while ceil(bound) < self._worst(best):
            if best is None:
                self._hope_beyond(bound, 2 ** max(0, raised - STEADY))
                raised += 1
            goal = self._hope if best is None or best.value > HOPE * self._hope else float(best.value)
            if bound >= goal or self.limits.remaining <= 0:
                return best, (replace(node, bound=bound),), bound  # its turn has not come yet
            found, reached = self._searched(node, optimum, bound, best, goal)
            if reached < goal:
                return found, None, reached
            if found is not best:
                return found, (), goal
            bound = goal
        return best, (), bound

    def _searched(
        self, node: Node, optimum: Optimum, bound: float, best: Found | None, goal: float
    ) -> tuple[Found | None, float]:
        """The best solution of a node, and what others in it drive at least: the goal, if it is near."""
        ended, found = self._end(node, optimum, bound, best, goal, is_step=False)
        while not ended and (step := NEARER * (goal - bound)) > NEAREST * bound:
            before = found
            ended, found = self._end(node, optimum, bound, before, ceil(bound + step), is_step=True)
            if not ended or found is not before:
                break
            ended, bound = False, float(ceil(bound + step))
        return found, goal if ended else bound

    def _has_part_tours(self, node: Node, optimum: Optimum, bound: float) -> bool:
        """Whether a number of tours is not whole: there is much to gain, and no plan, before it is."""
        ways = node.divisions(self.problem, self.relaxation.rows, optimum.driven, optimum.followed, bound)
        return len(ways) == 1 and node.is_divided_by_tours(ways[0])

    def _divided(
        self, node: Node, optimum: Optimum, bound: float, best: Found | None, *, dives: bool
    ) -> tuple[Node, ...]:
        """The parts of a node, those first that are looked at first; none if its solution could be a plan."""
        ways = node.divisions(self.problem, self.relaxation.rows, optimum.driven, optimum.followed, bound)
        if len(ways) < 2:
            return ways[0] if ways else ()
        if dives:
            return node.gathered(self.problem, optimum.driven, bound) or ways[0]
        return best_division(ways, self.relaxation, optimum, self._worst(best))

    def _worst(self, best: Found | None) -> float:
        """What the relaxation of a better solution stays below."""
        return float(self._most_drive + 1 if best is None else best.value)

    def _relaxed(self, cuts: int, worst: float) -> Optimum | None:
        """The relaxation of a node; visits that cannot be made are so dear that its bound tells."""
        optimum = self.relaxation.solve_with_cuts(cuts)
        for _ in range(RAISES):
            if optimum is None or optimum.artificial < TOLERANCE or optimum.bound >= worst:
                break
            self.relaxation.raise_artificial_costs(10.0)
            optimum = self.relaxation.solve_with_cuts(cuts)
        return optimum

    def _end(
        self,
        node: Node,
        optimum: Optimum,
        bound: float,
        best: Found | None,
        goal: float,
        *,
        is_step: bool,
    ) -> tuple[bool, Found | None]:
        """End a node, as far as solutions below the goal go, if few columns can be in one."""
        sure = best is None or is_step  # only what surely takes no time
        size = FEWEST_COLUMNS if sure else self._ending_columns
        ended, found = self.solutions.ended(node, optimum, bound, best, goal, (size, LAST_BRANCHES))
        if ended is not None and not sure:
            # What HiGHS ends at some nodes it ends at their like, and what it does not, not.
            self._ending_columns = min(LAST_COLUMNS, 2 * size) if ended else max(FEWEST_COLUMNS, size // 2)
        return bool(ended), found or best
