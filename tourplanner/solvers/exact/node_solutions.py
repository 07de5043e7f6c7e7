"""Solutions of a node, as HiGHS finds them over the columns that are cheap there."""

from math import ceil, inf

from tourplanner.problem.problem import Problem
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.exact.covering import Covered, Covering
from tourplanner.solvers.exact.found import Found, objectives
from tourplanner.solvers.exact.highs import Ending
from tourplanner.solvers.exact.node import Node
from tourplanner.solvers.exact.node_model import node_model
from tourplanner.solvers.exact.optimum import Optimum
from tourplanner.solvers.exact.priced_columns import PricedColumns
from tourplanner.solvers.exact.relaxation import Relaxation
from tourplanner.solvers.exact.weeks import add_week_visits
from tourplanner.solvers.result import Limits

FIRST_COLUMNS = 1_000
"""Of the model that a plan is looked for in."""

FIRST_BRANCHES = 50
"""Branches of HiGHS there."""

FEW_COLUMNS, COVERING_COLUMNS = 50, 8_000
"""Columns that HiGHS may have as they are, and those of which it may have what covers leave, at most."""

GOOD_ENOUGH = 1.01
"""Times its bound, a first solution."""

FIRST_REACH = 0.02
"""Share of the bound within which columns are looked for first."""

ROUNDING = 1e-3
"""What may be wrong with a bound, in seconds."""


class NodeSolutions:
    """What HiGHS says of nodes; ``kept`` is how many visits of each level may be missing."""

    def __init__(
        self, problem: Problem, relaxation: Relaxation, columns: PricedColumns, limits: Limits
    ) -> None:
        self.problem, self.relaxation, self.columns, self.limits = problem, relaxation, columns, limits
        self.covering = Covering(problem, relaxation)
        self.kept: tuple[int, ...] = ()

    def first(self, node: Node, optimum: Optimum, bound: float, best: Found | None) -> Found | None:
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
        for (_, objective), value in zip(wanted, self.kept, strict=False):
            master.keep(objective, value)
        master.begin_with_answer(best.master, best.answer)
        name, objective = wanted[len(self.kept)]
        answer = master.minimise(name, objective, self.limits, nodes=FIRST_BRANCHES, presolve=False)
        master.start = {}  # what is asked of it later may not admit where this search began
        if answer.ending not in (Ending.OPTIMAL, Ending.FEASIBLE):
            return best
        value = master.value(objective, answer)
        return Found(master, answer, value, 0) if value < best.value else best

    def ended(
        self,
        node: Node,
        optimum: Optimum,
        bound: float,
        best: Found | None,
        goal: float,
        most: tuple[int, int | None],
    ) -> tuple[bool | None, Found | None]:
        """Solve a node over all columns that a solution below the goal may have, with so many branches.

        Whether there is no other left in it; None where it was not tried, the columns being too many.
        """
        covered = self.below(optimum, goal, max(most[0], COVERING_COLUMNS))
        if covered is None:
            return None, best
        if covered.is_none:
            return True, best
        columns = covered.columns
        if len(columns) > most[0]:
            return None, best
        return self._solve(node, optimum, columns, bound, best, most[1], goal)

    def below(self, optimum: Optimum, goal: float, most: int) -> Covered | None:
        """All columns that a solution below the goal may have; None where they are more before covers."""
        reach = goal - 1.0 - optimum.bound + ROUNDING
        columns = self.columns.within(optimum, reach, most)
        if columns is not None and len(columns) > FEW_COLUMNS:
            covered = self.covering.columns(optimum, columns, goal, self.kept)
            if covered is not None:
                return covered
        return None if columns is None else Covered(columns, is_none=False)

    def _solve(
        self,
        node: Node,
        optimum: Optimum,
        columns: tuple[Column, ...],
        bound: float,
        best: Found | None,
        branches: int | None,
        goal: float = inf,
    ) -> tuple[bool, Found | None]:
        master = node_model(self.problem, self.relaxation, node, optimum, columns)
        add_week_visits(master, self.limits)
        wanted = objectives(master)
        for (_, objective), value in zip(wanted, self.kept, strict=False):
            master.keep(objective, value)
        name, objective = wanted[len(self.kept)]
        worst = goal if best is None else min(goal, best.value)
        if worst < inf:
            master.keep(objective, ceil(worst) - 1)
        answer = master.minimise(
            name, objective, self.limits, ceil(bound), branches, presolve=best is not None
        )
        if answer.ending is Ending.INFEASIBLE:
            return True, best
        if answer.ending is Ending.NOTHING:
            return False, best
        value = master.value(objective, answer)
        self.limits.report(name, value, max(0, ceil(bound)))
        return answer.ending is Ending.OPTIMAL, Found(master, answer, value, 0)
