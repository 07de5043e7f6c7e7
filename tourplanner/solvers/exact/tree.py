"""Branch and price: the plans are divided in two until each part is solved or cannot hold a better one.

A part is a `Node`: its relaxation gives a bound, and the columns that a better plan may have. Where they are
few HiGHS finds the best plan of the part or tells that there is none; else it is divided.
"""

from dataclasses import replace
from math import ceil, inf

from tourplanner.problem.problem import Problem
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.exact.division import best_division
from tourplanner.solvers.exact.found import Found, objectives
from tourplanner.solvers.exact.highs import TOLERANCE, Ending
from tourplanner.solvers.exact.left import DIVES, Left
from tourplanner.solvers.exact.node import Node
from tourplanner.solvers.exact.node_model import node_model
from tourplanner.solvers.exact.optimum import Optimum
from tourplanner.solvers.exact.priced_columns import PricedColumns
from tourplanner.solvers.exact.relaxation import Relaxation
from tourplanner.solvers.exact.weeks import add_week_visits
from tourplanner.solvers.result import Limits

FIRST_COLUMNS, LAST_COLUMNS, MOST_COLUMNS = 1_000, 1_000, 40_000
"""Of the model that a first plan is looked for in; of one that ends a node; and of one that has to."""

FEWEST_COLUMNS = 250
"""Of one that ends a node, where HiGHS has come to no end with more of them: a node is divided sooner."""

FIRST_BRANCHES, LAST_BRANCHES = 50, 100
"""Branches of HiGHS in either of the first two."""

FIRST_CUTS, LATER_CUTS = 12, 2
"""Rounds of cuts, at the first node and at the others."""

TRIES = 4
"""Nodes after which HiGHS looks for a plan again, on the way to a first one."""

GOOD_ENOUGH = 1.01
"""Times its bound, a first solution."""

RAISES = 4
"""How often visits that cannot be made become dearer before a node is given up."""

ROUNDING = 1e-3
"""What may be wrong with a bound, in seconds."""

FIRST_REACH = 0.02
"""Share of the bound within which columns are looked for first."""


class Tree:
    """The search on one partition for plans that miss no more visits of each level than is said.

    ``bounds`` are of the driving of plans that miss no more visits of each level than so many, whatever
    question they were proven at.
    """

    def __init__(
        self, problem: Problem, relaxation: Relaxation, columns: PricedColumns, limits: Limits
    ) -> None:
        self.problem, self.relaxation, self.columns, self.limits = problem, relaxation, columns, limits
        self.nodes = 0
        self._ending_columns = LAST_COLUMNS
        self.bounds: dict[tuple[int, ...], float] = {}
        self._left: dict[tuple[int, ...], Left] = {}
        self._kept: tuple[int, ...] = ()
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
        return found, found is None and bound == inf

    def least(self, kept: tuple[int, ...], start: Found | None, patience: int) -> Found | None:
        """The solution that drives least, after so many nodes at most; `start` is one that misses no more."""
        best, _ = self._search(kept, start, patience, enough=False)
        return None if best is None else replace(best, bound=min(best.value, self.bound(kept)))

    def bound(self, kept: tuple[int, ...]) -> int:
        """What every plan drives that misses no more, as far as is known; it may hold where there is none."""
        known = (bound for most, bound in self.bounds.items() if _misses_no_more(kept, most))
        return max(0, ceil(max(known, default=0.0)))

    def _search(
        self, kept: tuple[int, ...], best: Found | None, patience: int, *, enough: bool
    ) -> tuple[Found | None, float]:
        """The best solution, or the first where that is enough, and the bound of what was not looked at."""
        self._aim(kept)
        left = self._left.pop(kept, None)
        if left is None or not left.holds_for(best):
            left = Left([Node(float(self.bound(kept)))])
        begun = self.nodes
        while left.waiting and self.limits.remaining > 0 and self.nodes - begun < patience:
            if enough and best is not None:
                break
            node = left.next(best)
            if node is None:
                break
            self.nodes += 1
            left.number += 1
            dives = best is None and left.number <= DIVES
            # Ever more seldom: what HiGHS does not find at a node, it rarely finds at the next.
            tries = left.number.bit_count() == 1 and (best is None or left.number > 2)
            tries |= dives and left.number % TRIES == 0
            best, parts = self._look(node, best, is_root=left.number == 1, tries=tries, dives=dives)
            left.worst = None if best is None else best.value
            if parts is None:
                left.closed = min(left.closed, node.bound)  # not even its relaxation was solved
            else:
                left.waiting += reversed(parts)
        self._left[kept] = left
        bound = min([left.closed, *(node.bound for node in left.waiting)], default=inf)
        if best is not None or bound < inf:
            least = bound if best is None else min(bound, best.value)
            self.bounds[kept] = max(least, self.bounds.get(kept, 0.0))
        return best, bound

    def _aim(self, kept: tuple[int, ...]) -> None:
        self._kept = kept
        self.relaxation.restrict(Node())
        for number, most in enumerate(kept):
            self.relaxation.limit(number, most)
        self.relaxation.aim_at_driving()

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
        if best is not None and ceil(bound) >= best.value:
            return best, ()
        if best is not None:
            ended, best = self._end(node, optimum, bound, best, self._ending_columns, LAST_BRANCHES)
            if ended:
                return best, ()
        parts = self._divided(node, optimum, bound, best, dives=dives)
        if tries or not parts:
            best = self._first(node, optimum, bound, best)
            if best is not None and ceil(bound) >= best.value:
                return best, ()
        if not parts:
            ended, best = self._end(node, optimum, bound, best, MOST_COLUMNS, None)
        return best, parts if parts or ended else None

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

    def _first(self, node: Node, optimum: Optimum, bound: float, best: Found | None) -> Found | None:
        """A first solution, over columns that are cheap."""
        reach = max(60.0, FIRST_REACH * optimum.bound)
        columns = self.columns.within(optimum, reach, FIRST_COLUMNS)
        while columns is None and reach > 1.0:
            reach /= 2
            columns = self.columns.within(optimum, reach, FIRST_COLUMNS)
        if columns is None:
            return best
        while 2 * len(columns) < FIRST_COLUMNS and reach < optimum.bound:
            reach *= 2
            more = self.columns.within(optimum, reach, FIRST_COLUMNS)
            if more is None:
                break
            columns = more
        if best is not None:
            return self._better(optimum, columns, best)
        # Good enough is enough here: how good the best is the nodes tell.
        _, best = self._solve(node, optimum, columns, GOOD_ENOUGH * bound, best, FIRST_BRANCHES)
        return best

    def _better(self, optimum: Optimum, columns: tuple[Column, ...], best: Found) -> Found:
        """The best over these columns and those of a solution, from which HiGHS begins."""
        columns = tuple(dict.fromkeys([*columns, *best.master.counts(best.answer)]))
        master = node_model(self.problem, self.relaxation, Node(), optimum, columns)
        add_week_visits(master, self.limits)
        wanted = objectives(master)
        for (_, objective), value in zip(wanted, self._kept, strict=False):
            master.keep(objective, value)
        master.begin_with_answer(best.master, best.answer)
        name, objective = wanted[len(self._kept)]
        answer = master.minimise(name, objective, self.limits, nodes=FIRST_BRANCHES)
        master.start = {}  # what is asked of it later may not admit where this search began
        if answer.ending not in (Ending.OPTIMAL, Ending.FEASIBLE):
            return best
        value = master.value(objective, answer)
        return Found(master, answer, value, 0) if value < best.value else best

    def _end(
        self,
        node: Node,
        optimum: Optimum,
        bound: float,
        best: Found | None,
        most: int,
        branches: int | None,
    ) -> tuple[bool, Found | None]:
        """Solve a node over all columns that a better plan may have; whether nothing is left of it."""
        worst = self._worst(best) - 1.0
        columns = self.columns.within(optimum, worst - optimum.bound + ROUNDING, most)
        if columns is None:
            return False, best
        ended, best = self._solve(node, optimum, columns, bound, best, branches)
        # What HiGHS ends at some nodes it ends at their like, and what it does not, not.
        size = self._ending_columns
        self._ending_columns = min(LAST_COLUMNS, 2 * size) if ended else max(FEWEST_COLUMNS, size // 2)
        return ended, best

    def _solve(
        self,
        node: Node,
        optimum: Optimum,
        columns: tuple[Column, ...],
        bound: float,
        best: Found | None,
        branches: int | None,
    ) -> tuple[bool, Found | None]:
        master = node_model(self.problem, self.relaxation, node, optimum, columns)
        add_week_visits(master, self.limits)
        wanted = objectives(master)
        for (_, objective), value in zip(wanted, self._kept, strict=False):
            master.keep(objective, value)
        name, objective = wanted[len(self._kept)]
        if best is not None:
            master.keep(objective, best.value - 1)
        answer = master.minimise(name, objective, self.limits, ceil(bound), branches)
        if answer.ending is Ending.INFEASIBLE:
            return True, best
        if answer.ending is Ending.NOTHING:
            return False, best
        value = master.value(objective, answer)
        self.limits.report(name, value, max(0, ceil(bound)))
        return answer.ending is Ending.OPTIMAL, Found(master, answer, value, 0)


def _misses_no_more(kept: tuple[int, ...], most: tuple[int, ...]) -> bool:
    return all(mine <= other for mine, other in zip(kept, most, strict=True))
