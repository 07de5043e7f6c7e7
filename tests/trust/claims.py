"""What a plan claims, held against who does not believe it: for each claim the kinds of what disagrees."""

import random
from collections.abc import Iterator
from dataclasses import replace

from tests.instances import problem_of
from tests.short_visits import short_visits_config
from tests.trust.brute import brute_force, places_of_stops
from tests.trust.engines import Engines, drawn_plan
from tests.trust.tiny_cases import Kind, tiny_case
from tourplanner.domain.config import Lock
from tourplanner.domain.plan import Status
from tourplanner.problem.build import build
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.insertion import insertions
from tourplanner.problem.problem import Problem
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits, Result
from tourplanner.solvers.solve import solve


def against_brute(kind: Kind, seed: int) -> Iterator[str]:
    """A tiny config: promises, driving, status and bound are those of the best of all plans."""
    problem = tiny_case(kind, seed)
    yield from against_all_plans(problem, solve(problem, Limits(), Method.EXACT))


def against_all_plans(problem: Problem, found: Result) -> Iterator[str]:
    """What was found for a tiny problem, held against all plans there are."""
    best = brute_force(problem).worth
    value = worth(problem, found.tours)
    if not all(map(is_loss, check(problem, found.tours))):
        yield "illegal plan"
    if found.status in (Status.OPTIMAL, Status.INFEASIBLE) and value[:-1] != best[:-1]:
        yield "proven and not the best"
    if value < best:
        yield "better than the best"
    if found.evidence.least_missing > best[0]:
        yield "missing visits overstated"
    if found.bound is not None and value[:-2] == best[:-2] and found.bound > best[-2]:
        yield "bound above the best"
    if (found.status is Status.INFEASIBLE) > (best[0] > 0):
        yield "told impossible and is not"


def proves_it(kind: Kind, seed: int) -> bool:
    """Whether the plan of a tiny config is told to be the best there is."""
    status = solve(tiny_case(kind, seed), Limits(), Method.EXACT).status
    return status in (Status.OPTIMAL, Status.INFEASIBLE)


def engines_on_plans(kind: Kind, seed: int, plans: int) -> Iterator[tuple[bool, list[str]]]:
    """Random plans of a tiny config: whether each is legal, and which engine thinks otherwise."""
    problem = tiny_case(kind, seed)
    if problem.calendar.mixes_weeks:
        problem = replace(problem, calendar=replace(problem.calendar, as_weeks=True))
    if not problem.calendar.sessions:
        return
    engines, places = Engines(problem), places_of_stops(problem)
    draw = random.Random(f"plans {kind.value} {seed}")
    for _ in range(plans):
        plan = drawn_plan(problem, places, draw)
        if plan:
            said = engines.ask(plan)
            yield said.legal, said.disagreements()


def fed_back(problem: Problem, *, dated: bool) -> Iterator[str]:
    """A plan whose visits are all locked where they are is found again, as good as it was."""
    free = solve(problem, Limits(time_limit=60.0), Method.EXACT)
    locks = (*problem.config.locks, *_locks(problem, free, dated))
    held = build(replace(problem.config, locks=locks), problem.calendar, problem.matrix)
    if not all(map(is_loss, check(held, free.tours))):
        yield "judge: a plan breaks the locks that are its own"
    again = solve(held, Limits(time_limit=60.0), Method.EXACT)
    before, after = worth(problem, free.tours)[:-1], worth(held, again.tours)[:-1]
    if after > before:
        yield "locks of a plan are not kept by any"
    if after < before and free.status in (Status.OPTIMAL, Status.INFEASIBLE):
        yield "locks better what was proven best"


def _locks(problem: Problem, found: Result, dated: bool) -> tuple[Lock, ...]:
    """Each visit held on its date, in its half, with its van; or all visits of a stop by weekday and half."""
    visits = [(tour, visit) for tour in found.tours for visit in tour.visits]
    if dated:
        return tuple(Lock(visit.stop, tour.date, visit.half, tour.van) for tour, visit in visits)
    locks = []
    for stop in problem.config.stops:
        there = [(tour, visit) for tour, visit in visits if visit.stop == stop.id]
        slots = {(tour.date.weekday(), visit.half, tour.van) for tour, visit in there}
        if len(slots) == 1:
            [(weekday, half, van)] = slots
            locks.append(Lock(stop.id, half=half, van=van, weekday=weekday))
    return tuple(locks)


def plan_of_locks(seed: int) -> Problem:
    """The problem of a seed: tiny ones of every kind, and one in eight of forty short visits."""
    if seed % 8 == 0:
        return problem_of(short_visits_config(seed // 8))
    return tiny_case(list(Kind)[seed % 7], 100_000 + seed)


def left_room(problem: Problem, found: Result) -> list[str]:
    """The stops that could be inserted into a plan as it is."""
    return sorted({each.stop for each in insertions(problem, found.tours)})
