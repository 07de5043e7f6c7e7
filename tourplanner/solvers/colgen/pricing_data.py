"""Legs, services and neighbourhoods as arrays: what pricing needs that no price changes."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from tourplanner.domain.period import Half, Session
from tourplanner.domain.work_rules import WorkRules
from tourplanner.problem.noon import NoonWays
from tourplanner.problem.problem import Problem
from tourplanner.problem.timing import after_last, before_first, between_visits, day_rules
from tourplanner.solvers.colgen.cut_duals import Array, CutDuals
from tourplanner.solvers.colgen.day import Day
from tourplanner.solvers.colgen.half_graph import HalfGraph
from tourplanner.solvers.colgen.ng_sets import ng_sets
from tourplanner.solvers.day_tours import shortest_visit, widest_sessions

NOWHERE = 10**9


@dataclass(frozen=True, slots=True)
class HalfData:
    """One half seen from the depot's side; int64 arrays in seconds, see `HalfGraph`."""

    half: Half
    start_time: Array
    start_work: Array
    start_drive: Array
    step_time: Array
    step_drive: Array
    service: Array
    gap: Array
    near: Array
    limit: int
    least: int
    most: int
    shortest: int


@dataclass(frozen=True, slots=True)
class PricingData:
    """Everything of one depot and of crews with the same limits: the day, how blocks grow in both halves."""

    day: Day
    halves: tuple[HalfData, HalfData]

    def graph(
        self, half: int, stops: Array, prizes: Array, work_price: float, nearest: int, cut_duals: CutDuals
    ) -> HalfGraph:
        """Where blocks grow at these prizes: `prizes` float64[n] in the half, per visit."""
        data = self.halves[half]
        step_cost = data.step_drive - prizes[None, :]
        start_cost = data.start_drive - prizes
        if work_price:
            step_cost = step_cost + work_price * data.step_time
            start_cost = start_cost + work_price * data.start_work
        return HalfGraph(
            stops,
            start_cost,
            data.start_time,
            data.start_work,
            data.start_drive,
            step_cost,
            data.step_time,
            data.step_drive,
            np.ascontiguousarray(data.near[:, :nearest]),
            data.gap,
            data.least,
            data.limit,
            self.day.rules.max_work,
            self.day.max_drive,
            self.day.commune,
            self.day.ng_sets,
            self.day.ng_place,
            data.most,
            data.shortest,
            np.full((data.most, len(prizes)), -np.inf),
            np.inf,
            cut_duals,
        )


def pricing_data(problem: Problem, depot: str, work: WorkRules) -> PricingData:
    """What pricing around a depot under some limits needs: legs from and to it, services, neighbourhoods."""
    # Of stops with hours of their own only the widest hours and the shortest visits are looked at: a
    # relaxation, in which every legal day is legal and works no more.
    sessions = widest_sessions(problem)
    depots = len(problem.config.depots)
    legs = _between(problem.seconds.astype(np.int64), depots)
    gap = between_visits(day_rules(work), _between(problem.ways, depots))
    day = _day(problem, depot, work, sessions, legs)
    morning = sessions.get(Half.MORNING)
    before = before_first(day.rules, day.out_time)
    begin = np.maximum(morning.opens if morning else 0, day.rules.earliest_start + before)
    after = after_last(day.rules, day.home_time)
    late = day.afternoon_closes - np.minimum(day.afternoon_closes, work.latest_end - after)
    early_services, late_services = (_services(problem, half, sessions) for half in Half)
    first = _half_data(
        Half.MORNING,
        begin,
        before + work.packup,
        day.out_drive,
        legs,
        early_services,
        gap,
        day.morning_closes,
    )
    last = _half_data(
        Half.AFTERNOON,
        late,
        work.setup + after,
        day.home_drive,
        np.ascontiguousarray(legs.T),
        late_services,
        np.ascontiguousarray(gap.T),
        day.afternoon_closes - day.afternoon_opens,
    )
    return PricingData(day, (first, last))


def _day(problem: Problem, depot: str, work: WorkRules, sessions: Mapping[Half, Session], legs: Array) -> Day:
    """What joins blocks; `legs` int64[n, n], seconds of driving between stops."""
    depots, base = len(problem.config.depots), problem.depot_index[depot]
    seconds, ways = problem.seconds.astype(np.int64), problem.ways
    noon = NoonWays(*(_between(part, depots) for part in problem.all_noon_ways))
    names = sorted({stop.once_a_day for stop in problem.config.stops})
    commune = np.array([names.index(stop.once_a_day) for stop in problem.config.stops], np.int64)
    neighbourhoods, ng_place = ng_sets(legs, commune, len(names))
    morning, afternoon = sessions.get(Half.MORNING), sessions.get(Half.AFTERNOON)
    return Day(
        morning.closes if morning else 0,
        afternoon.opens if afternoon else 0,
        afternoon.closes if afternoon else 0,
        day_rules(work),
        work.max_drive_day,
        0.0,
        _between(problem.noon_seconds.astype(np.int64), depots),
        noon.to + noon.free + noon.after,
        noon.to,
        noon.after,
        seconds[base, depots:].copy(),
        ways[base, depots:].copy(),
        seconds[depots:, base].copy(),
        ways[depots:, base].copy(),
        commune,
        neighbourhoods,
        ng_place,
    )


def _between(places: Array, depots: int) -> Array:
    """The part of an array of places that is between stops."""
    return np.ascontiguousarray(places[depots:, depots:])


def _services(problem: Problem, half: Half, sessions: Mapping[Half, Session]) -> Array:
    """int64[n], the shortest visit of each stop in a half; 0 where there is none."""
    count = len(problem.config.stops)
    if half not in sessions:
        return np.zeros(count, np.int64)
    return np.array([shortest_visit(problem, stop, half) for stop in range(count)])


def _half_data(
    half: Half,
    ready: Array,
    overhead: Array,
    drive: Array,
    legs: Array,
    service: Array,
    gap: Array,
    limit: int,
) -> HalfData:
    """`ready`: when the service of a first stop begins; `overhead`: work of its day's end but service."""
    count = len(service)
    others = gap + np.where(np.eye(count, dtype=bool), NOWHERE, 0)
    near = np.argsort(others, axis=1, kind="stable")[:, : count - 1].astype(np.int64)
    room = limit - int(ready.min(initial=limit))
    shortest = int(others.min(initial=NOWHERE))
    needs = np.cumsum(np.sort(service)) + shortest * np.arange(count)
    most = max(1, int(np.searchsorted(needs, room, side="right")))
    return HalfData(
        half=half,
        start_time=ready + service,
        start_work=overhead + service,
        start_drive=drive,
        step_time=gap + service[None, :],
        step_drive=legs,
        service=service,
        gap=gap,
        near=near,
        limit=limit,
        least=int(service.min(initial=NOWHERE)),
        most=most,
        shortest=max(1, shortest + int(service.min(initial=NOWHERE))),
    )
