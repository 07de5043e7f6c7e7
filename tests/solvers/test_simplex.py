"""GLOP that stumbles over its own numbers begins anew, once; other ends are taken as they are."""

from dataclasses import dataclass, field, replace

import pytest
from ortools.math_opt.python import mathopt

from tourplanner.solvers import simplex
from tourplanner.solvers.result import Limits
from tourplanner.solvers.simplex import Simplex

REAL = mathopt.IncrementalSolver


@dataclass
class Stumbling:
    """Solvers of which the first so many end abnormally, or say that something went wrong."""

    times: int
    error: type[Exception] | None = None
    begun: list[mathopt.Model] = field(default_factory=list)

    def __call__(self, model: mathopt.Model, kind: mathopt.SolverType) -> "Stumbling":
        self.begun.append(model)
        self.real = REAL(model, kind)
        return self

    def solve(self, **asked: object) -> mathopt.SolveResult:
        result = self.real.solve(**asked)
        if len(self.begun) > self.times:
            return result
        if self.error:
            raise self.error("basis")
        return replace(
            result, termination=replace(result.termination, reason=mathopt.TerminationReason.NUMERICAL_ERROR)
        )


def model_of(least: float, most: float = 9.0) -> mathopt.Model:
    """The least x + 2 y of two numbers up to `most` whose sum is `least` at least."""
    model = mathopt.Model()
    x, y = model.add_variable(ub=most, lb=0.0), model.add_variable(ub=most, lb=0.0)
    model.add_linear_constraint(x + y >= least)
    model.minimize(x + 2 * y)
    return model


@pytest.mark.parametrize("error", [None, AttributeError, RuntimeError, ValueError])
@pytest.mark.parametrize(("times", "value"), [(0, 12.0), (1, 12.0), (2, None)])
def test_it_begins_anew_once(
    error: type[Exception] | None, times: int, value: float | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    stumbling = Stumbling(times, error)
    monkeypatch.setattr(simplex.mathopt, "IncrementalSolver", stumbling)
    result = Simplex(model_of(10.5)).optimum(Limits())
    assert (result and result.objective_value()) == value
    assert len(stumbling.begun) == (1 + min(times, 2))


@pytest.mark.parametrize("kind", ["no solution", "no time"])
def test_what_has_no_optimum_is_not_asked_again(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Stumbling(0)
    monkeypatch.setattr(simplex.mathopt, "IncrementalSolver", counted)
    asked = {"no solution": (model_of(19.0), Limits()), "no time": (model_of(10.5), Limits(time_limit=0.0))}
    model, limits = asked[kind]
    assert Simplex(model).optimum(limits) is None
    assert len(counted.begun) == 1


def test_it_goes_on_after_a_new_row_and_says_what_is_not_zero() -> None:
    model = model_of(5.0)
    solver = Simplex(model)
    first = solver.optimum(Limits())
    x, y = model.variables()
    assert first is not None
    assert first.variable_values() == {x: 5.0}
    model.add_linear_constraint(y >= 2.0)
    solver.goes_on_from_duals = True
    second = solver.optimum(Limits())
    assert second is not None
    assert second.variable_values() == {x: 3.0, y: 2.0}
    assert not solver.goes_on_from_duals
