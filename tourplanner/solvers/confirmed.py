"""That promises cannot all be kept is told once two solvers say so, neither of which knows of the other.

The exact engine's proof is HiGHS's, over day tours. It is held against CP-SAT: over visits and half-days, of
which hours, gaps and locks say how many there can be, and, where that is not enough, over every day tour that
there is. A solver that errs would have to err twice, in two models, in the same way.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import timedelta

from ortools.math_opt.python import mathopt
from ortools.sat import sat_parameters_pb2
from ortools.sat.python import cp_model
from ortools.util.python.solve_interrupter import SolveInterrupter

from tourplanner.domain.plan import Status
from tourplanner.problem.audit import audit
from tourplanner.problem.demands import VISITS, Demand, demands_of
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.rest import REST
from tourplanner.solvers.conflict.model import ClashModel
from tourplanner.solvers.exact.assemble import assemble
from tourplanner.solvers.exact.assignment import solver_within
from tourplanner.solvers.exact.columns import Column, every_single_stop_column
from tourplanner.solvers.exact.engine import finenesses
from tourplanner.solvers.exact.partition import Cell, partition
from tourplanner.solvers.exact.shared_halves import every_column
from tourplanner.solvers.exact.stages import levels
from tourplanner.solvers.result import Confirmation, Limits, Result
from tourplanner.solvers.shape import single_stop_pairs, stops_can_share_a_half, times_could_give_rest
from tourplanner.solvers.stoppable import solved, stoppable

MOST_STOPS, MOST_COLUMNS = 60, 20_000
"""Beyond so many promised stops, or day tours, a second solver would take minutes."""

CLASH_SECONDS, DETERMINISTIC_SECONDS = 1.0, 4.0
"""CP-SAT's own clock, over visits and over day tours: the same answer on every machine."""

MOMENT_SECONDS = 1.0
"""What a second solver may take where the time is over."""

LOST_WHOLE = frozenset({"closed", "unreachable", "far"})
"""What an audit finds of a stop that can have no visit at all."""


def confirmed(problem: Problem, found: Result, limits: Limits) -> Result:
    """The result; where it says that promises must be missing, with what a second solver says of that.

    What the second solver refutes is not told any more.
    """
    least = found.evidence.least_missing
    if least == 0 or found.status is not Status.INFEASIBLE:
        return found
    try:
        said = _confirm(_as_proven(problem), least, limits.at_least(MOMENT_SECONDS))
    except KeyboardInterrupt:
        said = Confirmation.NONE
    evidence = replace(found.evidence, confirmation=said)
    if said is not Confirmation.REFUTED:
        return replace(found, evidence=evidence)
    return replace(found, status=Status.UNKNOWN, bound=None, evidence=replace(evidence, least_missing=0))


def _as_proven(problem: Problem) -> Problem:
    """The problem that the engine proves it of: of weeks, and without nights that other times would mend."""
    weeks = replace(problem, calendar=replace(problem.calendar, as_weeks=True))
    if times_could_give_rest(weeks):
        return replace(weeks, config=REST.bound.without(weeks.config, ""))
    return weeks


def _confirm(problem: Problem, least: int, limits: Limits) -> Confirmation:
    if least <= _counted(problem):
        return Confirmation.GIVEN
    if limits.remaining > 0 and _clashes(problem, least, limits):
        return Confirmation.GIVEN
    for cells in (partition(problem, fineness) for fineness in finenesses(problem)):
        columns = _columns(problem, cells) if limits.remaining > 0 else None
        if columns is None:
            return Confirmation.NONE
        said = _master_says(problem, cells, columns, least, limits)
        if said is mathopt.TerminationReason.INFEASIBLE:
            return Confirmation.GIVEN
        if said not in (mathopt.TerminationReason.OPTIMAL, mathopt.TerminationReason.FEASIBLE):
            return Confirmation.NONE
        # A coarse model may have more solutions than there are plans: a finer one tells.
    # The finest model is the problem itself.
    return Confirmation.REFUTED


def _counted(problem: Problem) -> int:
    """Missing visits that the audit proves stop by stop, without any solver."""
    lost: dict[str, int] = {}
    for finding in audit(problem):
        asked = problem.stop(finding.stops[0])
        if len(finding.stops) == 1 and asked.required:
            # Several findings may be about one and the same visit.
            least = asked.visits if finding.kind in LOST_WHOLE else 1
            lost[asked.id] = max(lost.get(asked.id, 0), least)
    return sum(lost.values())


def _clashes(problem: Problem, least: int, limits: Limits) -> bool:
    """Whether CP-SAT finds no way, over visits and half-days, to miss fewer promised visits."""
    promised = [stop for stop in problem.config.stops if stop.required]
    if len(promised) > MOST_STOPS or not problem.config.vans:
        return False
    demands = demands_of(problem)
    model = ClashModel(problem, demands)
    never = {
        problem.stop_index[finding.stops[0]]
        for finding in audit(problem)
        if len(finding.stops) == 1 and finding.kind in LOST_WHOLE
    }
    kept = [demand for demand in demands if demand.rule != VISITS]
    most = sum(stop.visits for stop in promised) - least
    return _cannot_visit_more(model, kept, most, never, limits)


def _cannot_visit_more(
    model: ClashModel, kept: Iterable[Demand], most: int, never: Collection[int], limits: Limits
) -> bool:
    """Whether CP-SAT proves that the demands kept leave no more than so many visits of all stops.

    `never` are stops, by position, of which it is known that they can have none.
    """
    held = model.model.clone()
    for demand in kept:
        held.add(held.get_bool_var_from_proto_index(model.literals[demand].index) == 1)
    visits = [
        held.get_bool_var_from_proto_index(pick.index)
        for (index, _, _), pick in model.x.items()
        if index not in never
    ]
    held.add(sum(visits) >= most + 1)
    solver = solver_within(limits, CLASH_SECONDS)
    return bool(solved(solver, held) == cp_model.INFEASIBLE)


def _columns(problem: Problem, cells: tuple[Cell, ...]) -> tuple[Column, ...] | None:
    """Every day tour of every cell; None where they are too many."""
    if stops_can_share_a_half(problem):
        return every_column(problem, cells, MOST_COLUMNS)
    if single_stop_pairs(problem) > MOST_COLUMNS:
        return None
    columns = tuple(every_single_stop_column(problem, cells))
    return columns if len(columns) <= MOST_COLUMNS else None


def _master_says(
    problem: Problem, cells: tuple[Cell, ...], columns: tuple[Column, ...], least: int, limits: Limits
) -> mathopt.TerminationReason:
    """What CP-SAT says of a plan of these day tours that misses fewer promised visits."""
    master = assemble(problem, cells, columns)
    _, missing = next(levels(master))
    master.keep(missing, least - 1)
    master.model.minimize(0.0)
    own = sat_parameters_pb2.SatParameters(
        num_workers=1,
        random_seed=limits.seed,
        max_deterministic_time=DETERMINISTIC_SECONDS,
        catch_sigint_signal=False,
    )
    timed = limits.time_limit is not None
    parameters = mathopt.SolveParameters(
        cp_sat=own, time_limit=timedelta(seconds=limits.remaining) if timed else None
    )
    interrupter = SolveInterrupter()

    def said() -> mathopt.SolveResult:
        return mathopt.solve(
            master.model, mathopt.SolverType.CP_SAT, params=parameters, interrupter=interrupter
        )

    return stoppable(said, interrupter.interrupt).termination.reason
