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
from tourplanner.solvers.completed import MOMENT_SECONDS, completed, filled
from tourplanner.solvers.construct import construct
from tourplanner.solvers.earliest import earliest
from tourplanner.solvers.exact.engine import solve_exact
from tourplanner.solvers.incumbent import Incumbent
from tourplanner.solvers.meanwhile import Meanwhile, meanwhile
from tourplanner.solvers.method import Method
from tourplanner.solvers.months import solve_months
from tourplanner.solvers.preparation import PREPARATION, prepare_search
from tourplanner.solvers.proof import DRIVE, TOURS, Proof
from tourplanner.solvers.result import Evidence, Limits, Result
from tourplanner.solvers.shape import single_stop_pairs, stops_can_share_a_half, times_could_give_rest

# Measured on two cores: the exact engine proves up to here in seconds, beyond it takes minutes.
MOST_PAIRS = 30_000

# Of several stops per half-day the exact engine proves up to so many visits in seconds, with few exceptions.
MOST_SHARED_VISITS = 45

SHARED_SHARE, SHARED_SECONDS = 0.7, 60.0
"""What it may take there before another engine tries: of a time limit, and in seconds without one."""

CONSTRUCT = "construct"
"""What plans are made with where there is no time for any engine."""

LOADING_SECONDS = 5.0
"""What compiled code that only has to be loaded takes at most, about."""

TOURS_SHARE, PRICE_SHARE = 0.85, 0.35
"""Of a time limit, what is for finding tours where other aims have a say in their dates and vans; of that,
what is for another plan without an aim, where only a search tells what the aim costs."""

REST_SHARE = 0.7
"""Of the time that is left then, so that dates and vans still have theirs."""

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
        return completed(problem, _found(problem, limits, method), limits)
    timed = limits.time_limit is not None
    share = TOURS_SHARE * (1.0 - PRICE_SHARE if _is_priced_by_search(problem, method) else 1.0)
    found = _found(problem, limits.within(share * limits.remaining) if timed else limits, method)
    found = completed(problem, found, limits)
    if found.evidence.interrupted:
        return found
    # CP-SAT takes its time to load; a plan without other aims has no need of it here.
    from tourplanner.solvers.arrange.arrange import arranged  # noqa: PLC0415

    try:
        found = replace(found, aims=tuple(_priced(problem, found, limits, method)))
        tours, aims = arranged(problem, found, limits)
        while (found := completed(problem, replace(found, tours=tours), limits)).tours != tours:
            # On other dates there is room for more visits: they are in the way of other aims, too.
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
        searched = _is_priced_by_search(problem, method)
        worth = found.status is Status.OPTIMAL or (searched and found.status is Status.FEASIBLE)
        if each.price is not None or not worth or limits.remaining <= 0:
            yield each
            continue
        order = tuple(aim for aim in problem.config.aims.order if aim is not each.aim)
        without = replace(problem, config=replace(problem.config, aims=Aims(order)))
        timed = limits.time_limit is not None
        rest = limits.within(REST_SHARE * limits.remaining) if searched and timed else limits
        other = _found(without, replace(rest, observe=None), method)
        if other.evidence.interrupted:
            raise KeyboardInterrupt  # engines end with what they have, and do not tell their callers to end
        proven = {found.status, other.status} == {Status.OPTIMAL}
        told = proven or (searched and other.status in (Status.OPTIMAL, Status.FEASIBLE))
        more = sum(t.drive_seconds for t in found.tours) - sum(t.drive_seconds for t in other.tours)
        # A search that finds no shorter plan without the aim has found no price.
        yield replace(each, price=max(0, more), found=not proven) if told else each


def _is_priced_by_search(problem: Problem, method: Method) -> bool:
    """Whether only another plan that is found without an aim tells what the aim costs."""
    order = problem.config.aims.order
    chosen = choose(problem) if method is Method.AUTO else method
    return chosen is not Method.EXACT and PlanAim.TOURING_DAYS in order[: order.index(PlanAim.DRIVING)]


def _solve(problem: Problem, limits: Limits, method: Method) -> Result:
    incumbent = Incumbent(problem)
    proof = Proof()
    interrupted = False
    chosen = choose(problem) if method is Method.AUTO else method
    if method is Method.AUTO and limits.rounds is not None and stops_can_share_a_half(problem):
        chosen = Method.RECREATE  # the exact engine has no rounds, and may come to no end
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
            first = limits if method is not Method.AUTO else _first_limits(problem, limits)
            # Without a time limit proofs go on only as long as they may there.
            in_all = None if limits.time_limit is None else limits
            proof = _solve_exact(problem, incumbent, first, in_all)
            if method is Method.AUTO and stops_can_share_a_half(problem) and not proof.reached:
                maker, proof = _beyond(problem, incumbent, proof, limits)
            if not proof.reached and any(incumbent.promises):
                # What is proven of plans that miss fewer visits is told of what comes of it.
                incumbent.offer(filled(problem, incumbent.tours, limits.at_least(MOMENT_SECONDS)))
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


def choose(problem: Problem) -> Method:
    """The engine for a problem: exact as long as it is not too large."""
    if stops_can_share_a_half(problem):
        small = sum(stop.visits for stop in problem.config.stops) <= MOST_SHARED_VISITS
        # Its bounds choose among day tours by their driving, not by their number.
        counts_tours = PlanAim.TOURING_DAYS in problem.config.aims.order
        return Method.EXACT if small and not counts_tours else Method.RECREATE
    return Method.RECREATE if single_stop_pairs(problem) > MOST_PAIRS else Method.EXACT


def _first_limits(problem: Problem, limits: Limits) -> Limits:
    """What the exact engine may take before another one tries, where several stops share a half-day."""
    if not stops_can_share_a_half(problem):
        return limits
    timed = limits.time_limit is not None
    return limits.within(SHARED_SHARE * limits.remaining if timed else SHARED_SECONDS)


def _beyond(problem: Problem, incumbent: Incumbent, exact: Proof, limits: Limits) -> tuple[str, Proof]:
    """Search on where the exact engine has come to no end; the maker of the plan, and what is proven most."""
    before = incumbent.worth
    maker, other = _recreate(problem, incumbent, limits)
    if incumbent.worth == before:
        maker = Method.EXACT.value
    if other.reached or not exact.stages:
        return maker, other
    kept = incumbent.before_driving
    bounds = [-1 if (bound := proof.drive_bound(kept)) is None else bound for proof in (exact, other)]
    return maker, exact if exact.least_missing > 0 or bounds[0] >= bounds[1] else other


def _recreate(problem: Problem, incumbent: Incumbent, limits: Limits) -> tuple[str, Proof]:
    """Search with compiled code; where it is not ready in time, with what needs none. Tells which it was."""
    if not PREPARATION.can_search:
        maker, proof = _get_ready(problem, incumbent, limits)
        if proof.reached or not PREPARATION.can_search:
            return maker, proof
    # Compiled code takes its time to load: only where it is needed.
    from tourplanner.solvers.large import solve_large  # noqa: PLC0415

    return Method.RECREATE.value, solve_large(problem, incumbent, limits)


def _get_ready(problem: Problem, incumbent: Incumbent, limits: Limits) -> tuple[str, Proof]:
    """Wait for compiled code, under a time limit with plans from engines that need none."""
    with meanwhile(problem) as found:
        try:
            if limits.time_limit is not None:
                return _do_without(problem, incumbent, limits, found)
            # Without a limit nothing that depends on the clock has a say in the plan.
            prepare_search(problem, limits, found)
            return Method.RECREATE.value, Proof()
        except KeyboardInterrupt:
            incumbent.offer(found.tours)
            if not incumbent.tours:
                incumbent.offer(construct(problem, limits.within(LEAVING_SECONDS)))
            raise


def _do_without(
    problem: Problem, incumbent: Incumbent, limits: Limits, found: Meanwhile
) -> tuple[str, Proof]:
    """Until compiled code is ready or the time is over, plan with engines that need none.

    They do not begin where it is only to be loaded, unless there is little time.
    """
    prepare_search(problem, limits.within(min(LOADING_SECONDS, limits.remaining / 2)), found)
    if PREPARATION.can_search and limits.remaining > LOADING_SECONDS:
        return CONSTRUCT, Proof()
    incumbent.offer(found.tours)
    maker, proof = CONSTRUCT, Proof()
    shared = stops_can_share_a_half(problem)
    if any(incumbent.promises) or not shared:
        incumbent.offer(construct(problem, limits.within(limits.remaining / 2)))
    if not (PREPARATION.can_search or shared) and single_stop_pairs(problem) <= MOST_PAIRS:
        maker = Method.EXACT.value
        proof = _solve_exact(problem, incumbent, limits.within(limits.remaining / 2))
    if not proof.reached:
        prepare_search(problem, limits, found)
        incumbent.offer(found.tours)
    return maker, proof


def _solve_exact(
    problem: Problem, incumbent: Incumbent, limits: Limits, in_all: Limits | None = None
) -> Proof:
    """Search exactly; what is proven must hold for any choice of times of day."""
    if not times_could_give_rest(problem):
        return solve_exact(problem, incumbent, limits, in_all)
    # Day tours have the times that work least; others may leave more rest overnight. So the proof
    # comes from the problem without rest, and the plan, where that one breaks it, from a second search.
    restless = replace(problem, config=REST.bound.without(problem.config, ""))
    proof = solve_exact(restless, incumbent, limits, in_all)
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
        # Bounds hold for plans that keep less, too: of those none is told to be the best.
        kept = proof.bound_of(DRIVE, incumbent.before_driving) is not None
        proven = kept and (bound or 0) >= drive and all(stage.proven for stage in proof.stages)
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
