"""An integer program as plain data, narrowed from one aim to the next, and solved by HiGHS.

Built as a whole for each solve: what was ruled out by then is left out, so that later aims are small.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, inf, isfinite

from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt

from tourplanner.solvers.exact.highs import TOLERANCE, Answer, Ending, relaxed_costs, solve_integer
from tourplanner.solvers.result import Limits

Terms = Mapping[int, int]
"""Coefficients by variable."""


@dataclass(frozen=True, slots=True)
class Row:
    """``least <= sum of terms <= most``."""

    terms: Terms
    least: float = -inf
    most: float = inf


@dataclass(frozen=True, slots=True)
class Objective:
    """What is minimised: ``constant + sum of terms``."""

    terms: Terms
    constant: int = 0

    def value(self, values: Sequence[int]) -> int:
        """Its value."""
        return self.constant + sum(weight * values[variable] for variable, weight in self.terms.items())

    def at_most(self, value: int) -> Row:
        """The row that holds it there."""
        return Row(self.terms, most=value - self.constant)


@dataclass(slots=True)
class Program:
    """Variables 0, 1, …, each whole and between its bounds, and rows."""

    least: list[int] = field(default_factory=list)
    most: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def add_variable(self, least: int = 0, most: int = 1) -> int:
        """One more variable."""
        self.least.append(least)
        self.most.append(most)
        return len(self.most) - 1

    def add(self, terms: Mapping[int, int] | Iterable[int], least: float = -inf, most: float = inf) -> None:
        """One more row; variables without coefficients count once."""
        self.rows.append(Row(terms if isinstance(terms, Mapping) else dict.fromkeys(terms, 1), least, most))

    def excuse(self) -> None:
        """Let every row allow at least what is certain anyway: what cannot change is no fault of a choice."""
        for rank, row in enumerate(self.rows):
            certain = sum(weight * self.least[k] for k, weight in row.terms.items() if weight > 0)
            if certain > row.most:
                self.rows[rank] = Row(row.terms, row.least, certain)

    @property
    def size(self) -> int:
        """How many variables are not ruled out."""
        return sum(most > 0 for most in self.most)

    def minimise(
        self,
        objective: Objective,
        stage: str,
        limits: Limits,
        start: Sequence[int] | None = None,
        least: int | None = None,
    ) -> Answer:
        """Solve for one objective; the answer has the values of all variables.

        `start` is a solution to begin with, `least` a bound that is proven already.
        """
        kept = [variable for variable, most in enumerate(self.most) if most > 0]
        model = self._model(kept, objective)
        variables = list(model.variables())
        hint = {variable: start[k] for variable, k in zip(variables, kept, strict=True)} if start else None
        answer = solve_integer(model, variables, stage, limits, hint, least)
        if not answer.values:
            return answer
        values = [0] * len(self.most)
        for k, value in zip(kept, answer.values, strict=True):
            values[k] = value
        return Answer(answer.ending, tuple(values), answer.bound)

    def relaxed(self, objective: Objective) -> int | None:
        """Least value of an objective without integrality, rounded up; None if none was found."""
        kept = [variable for variable, most in enumerate(self.most) if most > 0]
        bound, _ = relaxed_costs(self._model(kept, objective), ())
        return ceil(bound - TOLERANCE) if isfinite(bound) else None

    def rule_out(self, objective: Objective) -> None:
        """Rule out all variables that cost anything and are not certain anyway."""
        for variable, weight in objective.terms.items():
            if weight > 0 and self.least[variable] == 0:
                self.most[variable] = 0

    def narrow(self, objective: Objective, best: int) -> None:
        """Rule out the variables that no solution of value `best` uses, by their reduced costs."""
        kept = [variable for variable, most in enumerate(self.most) if most > 0]
        model = self._model(kept, objective)
        bound, costs = relaxed_costs(model, list(model.variables()))
        for k, cost in zip(kept, costs, strict=True):
            if self.least[k] == 0 and bound + cost > best + 0.5:
                self.most[k] = 0

    def _model(self, kept: Sequence[int], objective: Objective) -> mathopt.Model:
        """The model of the variables that are left."""
        rank = {variable: position for position, variable in enumerate(kept)}
        proto = model_pb2.ModelProto()
        proto.variables.ids.extend(range(len(kept)))
        proto.variables.lower_bounds.extend(float(self.least[k]) for k in kept)
        proto.variables.upper_bounds.extend(float(self.most[k]) for k in kept)
        proto.variables.integers.extend([True] * len(kept))
        costs = sorted((rank[k], float(w)) for k, w in objective.terms.items() if k in rank and w)
        proto.objective.offset = float(objective.constant)
        proto.objective.linear_coefficients.ids.extend(k for k, _ in costs)
        proto.objective.linear_coefficients.values.extend(w for _, w in costs)
        number = 0
        for row in self.rows:
            terms = sorted((rank[k], float(w)) for k, w in row.terms.items() if k in rank)
            if not terms and row.least <= 0 <= row.most:
                continue
            proto.linear_constraints.ids.append(number)
            proto.linear_constraints.lower_bounds.append(float(row.least))
            proto.linear_constraints.upper_bounds.append(float(row.most))
            matrix = proto.linear_constraint_matrix
            matrix.row_ids.extend([number] * len(terms))
            matrix.column_ids.extend(k for k, _ in terms)
            matrix.coefficients.extend(w for _, w in terms)
            number += 1
        return mathopt.Model.from_model_proto(proto)


__all__ = ["Answer", "Ending", "Objective", "Program", "Row", "Terms"]
