"""The one face of the solvers: a problem and limits in, a result with its evidence out."""

from collections.abc import Iterator
from dataclasses import replace

from tourplanner.domain.config import Aims
from tourplanner.domain.plan import Status
from tourplanner.domain.plan_aim import AimReached, PlanAim, Scope
from tourplanner.errors import InputError
from tourplanner.message import message
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.rest import REST
from tourplanner.solvers.construct import construct
from tourplanner.solvers.earliest import earliest
from tourplanner.solvers.exact.engine import solve_exact
from tourplanner.solvers.incumbent import Incumbent
from tourplanner.solvers.method import Method
from tourplanner.solvers.months import solve_months
from tourplanner.solvers.preparation import PREPARATION, prepare_search
from tourplanner.solvers.proof import TOURS, Proof
from tourplanner.solvers.result import Evidence, Limits, Result
from tourplanner.solvers.shape import single_stop_pairs, stops_can_share_a_half, times_could_give_rest

# Measured on two cores: the exact engine proves up to here in seconds, beyond it takes minutes.
MOST_PAIRS = 30_000

CONSTRUCT = "construct"
"""What plans are made with where there is no time for any engine."""

LOADING_SECONDS = 5.0
"""What compiled code that only has to be loaded takes at most, about."""

TOURS_SHARE = 0.85
"""Of a time limit, what is for finding tours where other aims have a say in their dates and vans."""

LEAVING_SECONDS = 1.0
"""What may be done for a plan after Ctrl-C where there is none yet."""


def solve(problem: Problem, limits: Limits, method: Method = Method.AUTO) -> Result:
    """Search for the best plan; Ctrl-C or the time limit ends it with the best found so far.

    The first search with compiled code on a machine waits until its own is compiled, if there is the time.

    Raises
    ------
    InputError
        If the method cannot express the problem.
    """
    if problem.config.aims == Aims():
        return _found(problem, limits, method)
    timed = limits.time_limit is not None
    found = _found(problem, limits.within(TOURS_SHARE * limits.remaining) if timed else limits, method)
    # CP-SAT takes its time to load; a plan without other aims has no need of it here.
    from tourplanner.solvers.arrange.arrange import arranged  # noqa: PLC0415

    try:
        found = replace(found, aims=tuple(_priced(problem, found, limits, method)))
        tours, aims = arranged(problem, found, limits)
    except KeyboardInterrupt:
        return replace(found, evidence=replace(found.evidence, interrupted=True))
    return replace(found, tours=tours, aims=aims)


def _found(problem: Problem, limits: Limits, method: Method) -> Result:
    """The tours and what is proven of them, whatever the dates that other aims want."""
    if problem.calendar.mixes_weeks:
        return solve_months(problem, limits, lambda asked, rest: _solve(asked, rest, method))
    return _solve(problem, limits, method)


def _priced(problem: Problem, found: Result, limits: Limits, method: Method) -> Iterator[AimReached]:
    """The aims of a result with what each of them costs, as far as there is the time to plan without it."""
    for each in found.aims:
        unknown = each.price is None and found.status is Status.OPTIMAL and not problem.calendar.mixes_weeks
        if not unknown or limits.remaining <= 0:
            yield each
            continue
        order = tuple(aim for aim in problem.config.aims.order if aim is not each.aim)
        without = replace(problem, config=replace(problem.config, aims=Aims(order)))
        other = _solve(without, replace(limits, observe=None), method)
        told = other.status is Status.OPTIMAL
        more = sum(t.drive_seconds for t in found.tours) - sum(t.drive_seconds for t in other.tours)
        yield replace(each, price=more) if told else each


def _solve(problem: Problem, limits: Limits, method: Method) -> Result:
    incumbent = Incumbent(problem)
    proof = Proof()
    interrupted = False
    chosen = choose(problem) if method is Method.AUTO else method
    if PlanAim.TOURING_DAYS in problem.config.aims.order and not _counts_tours(problem, chosen):
        what = message("solver.touring-days")
        raise InputError.of(message("solver.aims"), what, message("solver.maybe-leave-aim"))
    maker = chosen.value
    try:
        if problem.calendar.sessions and chosen is Method.RECREATE:
            maker, proof = _recreate(problem, incumbent, limits)
        elif problem.calendar.sessions and chosen is Method.ROUTING:
            from tourplanner.solvers.routing import solve_routing  # noqa: PLC0415

            refusal = solve_routing(problem, incumbent, limits)
            if refusal is not None:
                raise InputError.of(message("solver.routing"), refusal, message("solver.maybe-another"))
        else:
            incumbent.offer(construct(problem))
            proof = _solve_exact(problem, incumbent, limits)
    except KeyboardInterrupt:
        interrupted = True
        if chosen is Method.RECREATE and not PREPARATION.can_search:
            maker = CONSTRUCT
    evidence = Evidence(
        interrupted=interrupted,
        out_of_time=limits.remaining <= 0,
        unprepared=chosen is Method.RECREATE and maker != chosen and not proof.reached,
        least_missing=proof.least_missing,
        figures=proof.figures,
    )
    return _result(incumbent, proof, maker, evidence)


def _counts_tours(problem: Problem, method: Method) -> bool:
    """Whether an engine makes as few tours as can be: the exact one, where it knows all columns."""
    return method is Method.EXACT and not stops_can_share_a_half(problem)


def choose(problem: Problem) -> Method:
    """The engine for a problem: exact for one stop per half-day, as long as it is not too large."""
    if stops_can_share_a_half(problem) or single_stop_pairs(problem) > MOST_PAIRS:
        return Method.RECREATE
    return Method.EXACT


def _recreate(problem: Problem, incumbent: Incumbent, limits: Limits) -> tuple[str, Proof]:
    """Search with compiled code; where it is not ready in time, with what needs none. Tells which it was."""
    try:
        if PREPARATION.can_search or limits.time_limit is None:
            prepare_search(problem, limits)
        else:
            maker, proof = _do_without(problem, incumbent, limits)
            if proof.reached or not PREPARATION.can_search:
                return maker, proof
    except KeyboardInterrupt:
        if not incumbent.tours:
            incumbent.offer(construct(problem, limits.within(LEAVING_SECONDS)))
        raise
    # Compiled code takes its time to load: only where it is needed.
    from tourplanner.solvers.large import solve_large  # noqa: PLC0415

    return Method.RECREATE.value, solve_large(problem, incumbent, limits)


def _do_without(problem: Problem, incumbent: Incumbent, limits: Limits) -> tuple[str, Proof]:
    """Until compiled code is ready or the time is over, plan with engines that need none.

    They do not begin where it is only to be loaded, unless there is little time.
    """
    prepare_search(problem, limits.within(min(LOADING_SECONDS, limits.remaining / 2)))
    if PREPARATION.can_search and limits.remaining > LOADING_SECONDS:
        return CONSTRUCT, Proof()
    incumbent.offer(construct(problem, limits.within(limits.remaining / 2)))
    maker, proof = CONSTRUCT, Proof()
    if not PREPARATION.can_search and choose(problem) is Method.EXACT:
        maker = Method.EXACT.value
        proof = _solve_exact(problem, incumbent, limits.within(limits.remaining / 2))
    if not proof.reached:
        prepare_search(problem, limits)
    return maker, proof


def _solve_exact(problem: Problem, incumbent: Incumbent, limits: Limits) -> Proof:
    """Search exactly; what is proven must hold for any choice of times of day."""
    if stops_can_share_a_half(problem):
        return Proof(figures=solve_exact(problem, incumbent, limits).figures)
    if not times_could_give_rest(problem):
        return solve_exact(problem, incumbent, limits)
    # Day tours have the times that work least; others may leave more rest overnight. So the proof
    # comes from the problem without rest, and the plan, where that one breaks it, from a second search.
    restless = replace(problem, config=REST.bound.without(problem.config, ""))
    proof = solve_exact(restless, incumbent, limits)
    if proof.reached and incumbent.worth[:-1] == tuple(stage.value for stage in proof.stages):
        return proof
    solve_exact(problem, incumbent, limits)
    return proof


def _result(incumbent: Incumbent, proof: Proof, maker: str, evidence: Evidence) -> Result:
    missing, drive = incumbent.worth[0], incumbent.drive
    bound = proof.drive_bound(incumbent.before_driving)
    if missing:
        status = Status.INFEASIBLE if proof.least_missing > 0 else Status.UNKNOWN
    else:
        proven = bound is not None and bound >= drive and all(stage.proven for stage in proof.stages)
        status = Status.OPTIMAL if proven else Status.FEASIBLE
    return Result(
        status=status,
        method=maker,
        tours=earliest(incumbent.problem, incumbent.tours),
        bound=None if bound is None else min(bound, drive),
        evidence=evidence,
        aims=tuple(_touring_days(incumbent, proof)),
    )


def _touring_days(incumbent: Incumbent, proof: Proof) -> Iterator[AimReached]:
    """How many tours there are, where that is an aim, and what is proven of it; not what it costs."""
    order = incumbent.problem.config.aims.order
    if PlanAim.TOURING_DAYS in order:
        first = order.index(PlanAim.TOURING_DAYS) < order.index(PlanAim.DRIVING)
        before = incumbent.before_driving[:-1] if first else (*incumbent.before_driving, incumbent.drive)
        price = None if first else 0
        bound = proof.bound_of(TOURS, before)
        yield AimReached(PlanAim.TOURING_DAYS, len(incumbent.tours), bound, Scope.PLANS, price)
