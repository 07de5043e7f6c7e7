"""One door to HiGHS through MathOpt: integer objectives, proven bounds, and Ctrl-C that works."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from math import ceil, inf, isfinite

from ortools.math_opt import parameters_pb2
from ortools.math_opt.python import mathopt

from tourplanner.solvers.exact.stray_output import stray_output_silenced
from tourplanner.solvers.result import Limits

# Objectives are whole seconds, metres or visits: a bound within less than one of them is a proof.
INTEGER_GAP = 0.5
TOLERANCE = 1e-5


class Ending(StrEnum):
    """Why a solve ended."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Answer:
    """What HiGHS said: rounded values of the variables asked for, and a bound rounded up."""

    ending: Ending
    values: tuple[int, ...]
    bound: int | None


@dataclass(frozen=True, slots=True)
class Parameters:
    """Parameters of a solve, with a value of the objective that is good enough to stop at, if any."""

    usual: mathopt.SolveParameters
    enough: int | None

    def to_proto(self) -> parameters_pb2.SolveParametersProto:
        """As MathOpt asks for them; its own parameters have no word for HiGHS's target."""
        proto = self.usual.to_proto()
        if self.enough is not None:
            proto.highs.double_options["objective_target"] = self.enough + INTEGER_GAP
        return proto


def solve_integer(
    model: mathopt.Model,
    wanted: Sequence[mathopt.Variable],
    stage: str,
    limits: Limits,
    start: Mapping[mathopt.Variable, float] | None = None,
    least: int | None = None,
    nodes: int | None = None,
    *,
    presolve: bool = True,
) -> Answer:
    """Minimise a model with an integer objective, the `stage`, within what is left of the time.

    `start` is a solution to begin with; `least` a bound that is proven already, so that a solution
    which reaches it ends the search; `nodes` are the branches that are looked at, at most. Without presolve
    HiGHS was measured to find plans sooner, and to prove later that there is none. It runs in the calling
    thread; its log callback lets Python see a pending Ctrl-C, so that `KeyboardInterrupt` leaves the solve
    instead of waiting for it.
    """
    hints = mathopt.ModelSolveParameters(
        solution_hints=[mathopt.SolutionHint(variable_values=dict(start))] if start else []
    )

    def solved(enough: int | None) -> mathopt.SolveResult:
        # What is left is asked each time: a solve after another one has only the rest.
        left = limits.remaining
        parameters = mathopt.SolveParameters(
            relative_gap_tolerance=0.0,
            absolute_gap_tolerance=INTEGER_GAP,
            node_limit=nodes,
            presolve=None if presolve else mathopt.Emphasis.OFF,
            time_limit=timedelta(seconds=left) if isfinite(left) else None,
        )
        with stray_output_silenced():
            return mathopt.solve(
                model,
                mathopt.SolverType.HIGHS,
                params=Parameters(parameters, enough),
                model_params=hints,
                msg_cb=_reader(stage, limits),
            )

    result = solved(least)
    if least is not None and not _is_kept(result):
        result = solved(None)
    reason = result.termination.reason
    infeasible = (
        mathopt.TerminationReason.INFEASIBLE,
        mathopt.TerminationReason.INFEASIBLE_OR_UNBOUNDED,
    )
    if reason in infeasible:
        return Answer(Ending.INFEASIBLE, (), None)
    dual = result.termination.objective_bounds.dual_bound
    bound = ceil(dual - TOLERANCE) if -inf < dual < inf else None
    if not result.solutions or result.solutions[0].primal_solution is None or not _is_kept(result):
        return Answer(Ending.NOTHING, (), bound)
    found = result.solutions[0].primal_solution.variable_values
    value = result.solutions[0].primal_solution.objective_value
    reached = least is not None and value < least + INTEGER_GAP
    proven = reason is mathopt.TerminationReason.OPTIMAL or reached
    ending = Ending.OPTIMAL if proven else Ending.FEASIBLE
    return Answer(ending, tuple(round(found[variable]) for variable in wanted), bound)


def _is_kept(result: mathopt.SolveResult) -> bool:
    """Whether what is given as a solution keeps to all rows.

    HiGHS has been seen to end at its target with one that does not.
    """
    found = result.solutions[0].primal_solution if result.solutions else None
    return found is None or found.feasibility_status is mathopt.SolutionStatus.FEASIBLE


def relaxed_costs(
    model: mathopt.Model, variables: Sequence[mathopt.Variable]
) -> tuple[float, tuple[float, ...]]:
    """Bound and reduced costs of the model without its integrality, by GLOP.

    Minus infinity and zeros if GLOP finds no optimum.
    """
    integer = [variable for variable in model.variables() if variable.integer]
    for variable in integer:
        variable.integer = False
    result = mathopt.solve(model, mathopt.SolverType.GLOP)
    for variable in integer:
        variable.integer = True
    if (
        result.termination.reason is not mathopt.TerminationReason.OPTIMAL
        or not result.has_dual_feasible_solution()
    ):
        return -inf, tuple(0.0 for _ in variables)
    costs = result.reduced_costs()
    return result.objective_value(), tuple(costs[variable] for variable in variables)


# A line of HiGHS's search table: "… 0.00%   4158427.25      4180547   0.53% …": how much of the tree is
# done, the bound, the best value.
_TABLE_LINE = re.compile(r"\d+\.\d+%\s+(?P<bound>-?[\d.e+]+)\s+(?P<best>-?[\d.e+]+|inf)\s")


def _reader(stage: str, limits: Limits) -> Callable[[Sequence[str]], None]:
    """What reads the log: it reports progress, and by being called lets Python see a signal."""

    def read(messages: Sequence[str]) -> None:
        for line in messages:
            found = _TABLE_LINE.search(line)
            if found is not None:
                best = float(found["best"])
                limits.report(
                    stage,
                    round(best) if isfinite(best) else None,
                    ceil(float(found["bound"]) - TOLERANCE),
                )

    return read
