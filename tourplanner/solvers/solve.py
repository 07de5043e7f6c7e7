"""The one face of the solvers: a problem and limits in, a result with its evidence out."""

from dataclasses import replace

from tourplanner.domain.plan import Status
from tourplanner.problem.openings import service_seconds
from tourplanner.problem.problem import Problem
from tourplanner.problem.timing import whole_minutes
from tourplanner.solvers.construct import construct
from tourplanner.solvers.day_tours import sessions_of_half
from tourplanner.solvers.exact.engine import Proof, solve_exact
from tourplanner.solvers.exact.rest import rest_can_bind
from tourplanner.solvers.exact.stages import DRIVE
from tourplanner.solvers.incumbent import Incumbent
from tourplanner.solvers.result import Evidence, Limits, Result

METHOD = "exact"


def solve(problem: Problem, limits: Limits) -> Result:
    """Search for the best plan; Ctrl-C or the time limit ends it with the best found so far."""
    incumbent = Incumbent(problem)
    proof = Proof((), False, {})
    interrupted = False
    try:
        incumbent.offer(construct(problem))
        proof = _prove(problem, incumbent, limits)
    except KeyboardInterrupt:
        interrupted = True
    return _result(incumbent, proof, interrupted, limits)


def _prove(problem: Problem, incumbent: Incumbent, limits: Limits) -> Proof:
    """Search exactly; what is proven must hold for any choice of times of day."""
    if stops_can_share_a_half(problem):
        return Proof((), False, solve_exact(problem, incumbent, limits).figures)
    if not times_could_give_rest(problem):
        return solve_exact(problem, incumbent, limits)
    # Day tours have the times that work least; others may leave more rest overnight. So the proof
    # comes from the problem without rest, and the plan, where that one breaks it, from a second search.
    rested = problem.config.work
    restless = replace(problem, config=replace(problem.config, work=replace(rested, min_rest=0)))
    proof = solve_exact(restless, incumbent, limits)
    if proof.reached and incumbent.worth[:-1] == tuple(stage.value for stage in proof.stages):
        return proof
    solve_exact(problem, incumbent, limits)
    return proof


def stops_can_share_a_half(problem: Problem) -> bool:
    """Whether two stops fit into one session, pack-up, shortest leg and set-up between them."""
    work = problem.config.work
    for half, session in sessions_of_half(problem).items():
        here = [
            stop
            for stop in range(len(problem.config.stops))
            if any(problem.calendar.sessions[s].half is half for s in problem.openings[stop])
        ]
        lengths = sorted((service_seconds(problem.config.stops[stop], session), stop) for stop in here)
        for position, (first, origin) in enumerate(lengths):
            for second, destination in lengths[position + 1 :]:
                if first + second + work.packup + work.setup > session.closes - session.opens:
                    break
                nodes = problem.stop_node(origin), problem.stop_node(destination)
                leg = min(problem.drive(*nodes), problem.drive(*reversed(nodes)))
                between = work.packup + whole_minutes(leg) + work.setup
                if first + between + second <= session.closes - session.opens:
                    return True
    return False


def times_could_give_rest(problem: Problem) -> bool:
    """Whether other times of day than those that work least could leave more rest overnight."""
    work = problem.config.work
    if not rest_can_bind(work.earliest_start, work.latest_end, work.min_rest):
        return False
    sessions = sessions_of_half(problem).values()
    return any(
        service_seconds(stop, session) < session.closes - session.opens
        for stop in problem.config.stops
        for session in sessions
    )


def _result(incumbent: Incumbent, proof: Proof, interrupted: bool, limits: Limits) -> Result:
    missing, *lower, drive, _ = incumbent.worth
    least_missing = proof.stages[0].bound if proof.stages else 0
    bound = _drive_bound(proof, (missing, *lower))
    if missing:
        status = Status.INFEASIBLE if least_missing > 0 else Status.UNKNOWN
    else:
        proven = bound is not None and bound >= drive and all(stage.proven for stage in proof.stages)
        status = Status.OPTIMAL if proven else Status.FEASIBLE
    return Result(
        status=status,
        method=METHOD,
        tours=incumbent.tours,
        bound=None if bound is None else min(bound, drive),
        evidence=Evidence(
            interrupted=interrupted,
            out_of_time=limits.remaining <= 0,
            least_missing=least_missing,
            figures=proof.figures,
        ),
    )


def _drive_bound(proof: Proof, promises: tuple[int, ...]) -> int | None:
    """The proven bound on driving, if it speaks of plans that keep the same promises."""
    if not proof.stages or proof.stages[-1].name != DRIVE:
        return None
    kept = tuple(stage.value for stage in proof.stages[:-1])
    return proof.stages[-1].bound if kept == promises else None
