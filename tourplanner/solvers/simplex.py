"""GLOP on a model that changes from solve to solve, each going on where the last one ended."""

from datetime import timedelta
from math import isfinite

from ortools.glop import parameters_pb2
from ortools.math_opt.python import mathopt

from tourplanner.solvers.result import Limits

SCALE = 1000.0
"""Seconds in a unit of cost, so that costs are numbers as small as the rest."""

GLOP = parameters_pb2.GlopParameters(use_scaling=False)
"""New columns would change the scale of the old ones, and GLOP would begin again from nothing: that takes
up to fifty times as many steps as going on."""

# Reading the values of all variables would take longer than many a solve.
WANTED = mathopt.ModelSolveParameters(
    variable_values_filter=mathopt.VariableFilter(skip_zero_values=True),
    reduced_costs_filter=mathopt.VariableFilter(filtered_items=()),
)

_STUMBLED = {
    mathopt.TerminationReason.IMPRECISE,
    mathopt.TerminationReason.NUMERICAL_ERROR,
    mathopt.TerminationReason.OTHER_ERROR,
}


class Simplex:
    """Optima of a model; ``goes_on_from_duals`` where only rows and bounds are other than at the last one."""

    def __init__(self, model: mathopt.Model) -> None:
        self.goes_on_from_duals = False
        self._model = model
        self._solver = mathopt.IncrementalSolver(model, mathopt.SolverType.GLOP)

    def optimum(self, limits: Limits) -> mathopt.SolveResult | None:
        """The optimum that GLOP finds, once more from scratch if it stumbled over its own numbers.

        It says the values of the variables that are not zero. None where there is none, or none in time.
        """
        for _ in range(2):
            result = self._tried(limits)
            if result is not None:
                self.goes_on_from_duals = False
                is_optimal = result.termination.reason is mathopt.TerminationReason.OPTIMAL
                return result if is_optimal else None
            self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)
        return None

    def _tried(self, limits: Limits) -> mathopt.SolveResult | None:
        """What GLOP says; None where it stumbled."""
        try:
            result = self._solver.solve(params=self._parameters(limits), model_params=WANTED)
        except (AttributeError, RuntimeError, ValueError):
            # An abnormal end of GLOP; ortools 9.15 makes an AttributeError of it on the way.
            return None
        return None if result.termination.reason in _STUMBLED else result

    def _parameters(self, limits: Limits) -> mathopt.SolveParameters:
        dual, primal = mathopt.LPAlgorithm.DUAL_SIMPLEX, mathopt.LPAlgorithm.PRIMAL_SIMPLEX
        return mathopt.SolveParameters(
            presolve=mathopt.Emphasis.OFF,
            lp_algorithm=dual if self.goes_on_from_duals else primal,
            glop=GLOP,
            time_limit=timedelta(seconds=limits.remaining) if isfinite(limits.remaining) else None,
        )
