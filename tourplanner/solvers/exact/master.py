"""The variables of the aggregated model, and what is asked of it.

How often is each day tour driven in each cell of a partition, and how many visits does each stop
lack? The rows are added by `assemble`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import ceil, isfinite

from ortools.math_opt.python import mathopt

from tourplanner.problem.problem import Problem
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.exact.highs import TOLERANCE, Answer, Ending, relaxed_costs, solve_integer
from tourplanner.solvers.exact.partition import Cell
from tourplanner.solvers.result import Limits


class Master:
    """The model of one partition; objectives are set and bounded one after another.

    ``x[c]`` is how often column c is driven, ``missing[i]`` the visits that stop i lacks;
    ``serving[i]`` are the columns that serve stop i; ``moved`` counts visits that are not where they were,
    None where that is no aim.
    """

    def __init__(self, problem: Problem, cells: Sequence[Cell], columns: Sequence[Column]) -> None:
        self.problem = problem
        self.cells = cells
        self.columns = columns
        self.start: dict[mathopt.Variable, float] = {}
        self.moved: mathopt.LinearSum | None = None
        self.model = mathopt.Model()
        stops = problem.config.stops
        self.x = [self.model.add_integer_variable(lb=0, ub=self._most(column)) for column in self.columns]
        self.missing = [self.model.add_integer_variable(lb=0, ub=stop.visits) for stop in stops]
        self.serving = _serving(self.columns, len(stops))

    def _most(self, column: Column) -> int:
        """How often a column can be driven: the van-days of its cell, the visits of its stops."""
        stops = self.problem.config.stops
        return min(self.cells[column.cell].size, *(stops[stop].visits for stop in column.tour.stops))

    def terms(self, columns: Iterable[int], weight: str = "") -> mathopt.LinearSum:
        """Sum of x over columns, weighted by an attribute of their day tours."""
        if not weight:
            return mathopt.fast_sum(self.x[c] for c in columns)
        return mathopt.fast_sum(getattr(self.columns[c].tour, weight) * self.x[c] for c in columns)

    def total(self, weight: str) -> mathopt.LinearSum:
        """Sum of an attribute of the day tours over everything that is driven."""
        return self.terms(range(len(self.columns)), weight)

    def minimise(
        self,
        stage: str,
        objective: mathopt.LinearSum,
        limits: Limits,
        least: int | None = None,
        nodes: int | None = None,
        *,
        presolve: bool = True,
    ) -> Answer:
        """Solve for one objective, named for who watches; `least` is a bound known from elsewhere.

        A row that holds it above that bound was measured to hamper HiGHS; a target does not.
        """
        self.model.minimize(objective)
        wanted = [*self.x, *self.missing]
        return solve_integer(self.model, wanted, stage, limits, self.start, least, nodes, presolve=presolve)

    def begin_with(self, counts: Mapping[Column, int]) -> None:
        """Let searches start from these columns, which keep every promise."""
        self.start = {x: counts.get(column, 0) for x, column in zip(self.x, self.columns, strict=True)}
        self.start |= dict.fromkeys(self.missing, 0)

    def begin_with_answer(self, other: "Master", answer: Answer) -> None:
        """Let searches start from an answer of a model whose columns this one has, too."""
        counts = other.counts(answer)
        self.begin_with(counts)
        missing = answer.values[len(other.x) :]
        self.start |= dict(zip(self.missing, map(float, missing), strict=True))

    def relaxed(self, objective: mathopt.LinearSum) -> int:
        """Least value of an objective, at least 0, without integrality; rounded up."""
        self.model.minimize(objective)
        bound, _ = relaxed_costs(self.model, ())
        return max(0, ceil(bound - TOLERANCE)) if isfinite(bound) else 0

    def drop_costly(self, objective: mathopt.LinearSum, best: int) -> int:
        """Take out the columns that no solution of value `best` drives; tell how many are left."""
        self.model.minimize(objective)
        bound, reduced = relaxed_costs(self.model, self.x)
        left = 0
        for variable, cost in zip(self.x, reduced, strict=True):
            if bound + cost > best + 0.5:
                variable.upper_bound = 0
            else:
                left += 1
        return left

    def keep(self, objective: mathopt.LinearSum, at_most: int) -> mathopt.LinearConstraint:
        """Hold an objective at a value that later ones may not spoil."""
        return self.model.add_linear_constraint(expr=objective, ub=at_most)

    def release(self, held: mathopt.LinearConstraint) -> None:
        """Take back a `keep`."""
        self.model.delete_linear_constraint(held)

    def value(self, objective: mathopt.LinearSum, answer: Answer) -> int:
        """Value of an objective in an answer."""
        values = dict(zip([*self.x, *self.missing], answer.values, strict=True))
        return round(float(mathopt.evaluate_expression(objective, values)))

    def counts(self, answer: Answer) -> dict[Column, int]:
        """The columns that an answer drives, and how often."""
        assert answer.ending in (Ending.OPTIMAL, Ending.FEASIBLE)
        return {
            column: value for column, value in zip(self.columns, answer.values, strict=False) if value > 0
        }

    def by_dates(self, columns: Iterable[int]) -> dict[tuple[int, ...], list[int]]:
        """Columns grouped by the dates of their cells."""
        groups: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for c in columns:
            groups[self.cells[self.columns[c].cell].dates].append(c)
        return groups


def _serving(columns: Sequence[Column], stops: int) -> list[list[int]]:
    serving: list[list[int]] = [[] for _ in range(stops)]
    for c, column in enumerate(columns):
        for stop in column.tour.stops:
            serving[stop].append(c)
    return serving
