"""Legs, services and neighbourhoods as arrays: what pricing needs that no price changes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tourplanner.domain.period import Half
from tourplanner.problem.openings import service_seconds
from tourplanner.problem.problem import Problem
from tourplanner.problem.timing import after_last, before_first, between_visits, day_rules, whole_minutes
from tourplanner.solvers.colgen.field import Field
from tourplanner.solvers.colgen.joins import Day
from tourplanner.solvers.colgen.toll import Array, Toll
from tourplanner.solvers.day_tours import sessions_of_half

MEMORY = 16
"""Communes in the neighbourhood of a stop, itself among them; at most 64."""

NOWHERE = 10**9


@dataclass(frozen=True, slots=True)
class HalfGround:
    """One half seen from the depot's side; int64 arrays in seconds, see `Field`."""

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
class Ground:
    """Everything of one depot: the day, and how blocks grow in both halves."""

    day: Day
    halves: tuple[HalfGround, HalfGround]

    def field(
        self, half: int, stops: Array, prizes: Array, work_price: float, nearest: int, toll: Toll
    ) -> Field:
        """Where blocks grow at these prizes: `prizes` float64[n] in the half, per visit."""
        ground = self.halves[half]
        step_cost = ground.step_drive - prizes[None, :]
        start_cost = ground.start_drive - prizes
        if work_price:
            step_cost = step_cost + work_price * ground.step_time
            start_cost = start_cost + work_price * ground.start_work
        return Field(
            stops,
            start_cost,
            ground.start_time,
            ground.start_work,
            ground.start_drive,
            step_cost,
            ground.step_time,
            ground.step_drive,
            np.ascontiguousarray(ground.near[:, :nearest]),
            ground.gap,
            ground.least,
            ground.limit,
            self.day.rules.max_work,
            self.day.max_drive,
            self.day.commune,
            self.day.memory,
            self.day.place,
            ground.most,
            ground.shortest,
            np.full((ground.most, len(prizes)), -np.inf),
            np.inf,
            toll,
        )


def survey(problem: Problem, depot: str) -> Ground:
    """The ground around a depot."""
    work, sessions = problem.config.work, sessions_of_half(problem)
    rules = day_rules(work)
    count, depots = len(problem.config.stops), len(problem.config.depots)
    seconds = problem.matrix.seconds.astype(np.int64)
    legs, base = np.ascontiguousarray(seconds[depots:, depots:]), problem.depot_index[depot]
    out, home = seconds[base, depots:].copy(), seconds[depots:, base].copy()
    gap = between_visits(rules, whole_minutes(legs))
    names = sorted({stop.commune for stop in problem.config.stops})
    commune = np.array([names.index(stop.commune) for stop in problem.config.stops], np.int64)
    memory, place = _memories(legs, commune, len(names))
    morning, afternoon = sessions.get(Half.MORNING), sessions.get(Half.AFTERNOON)
    day = Day(
        morning.closes if morning else 0,
        afternoon.opens if afternoon else 0,
        afternoon.closes if afternoon else 0,
        rules,
        work.max_drive_day,
        0.0,
        legs,
        whole_minutes(legs),
        out,
        whole_minutes(out),
        home,
        whole_minutes(home),
        commune,
        memory,
        place,
    )
    services = [
        np.array([service_seconds(stop, sessions[half]) for stop in problem.config.stops])
        if half in sessions
        else np.zeros(count, np.int64)
        for half in Half
    ]
    before = before_first(rules, whole_minutes(out))
    begin = np.maximum(morning.opens if morning else 0, rules.earliest_start + before)
    after = after_last(rules, whole_minutes(home))
    late = day.afternoon_closes - np.minimum(day.afternoon_closes, work.latest_end - after)
    first = _half_ground(
        Half.MORNING, begin, before + work.packup, out, legs, services[0], gap, day.morning_closes
    )
    last = _half_ground(
        Half.AFTERNOON,
        late,
        work.setup + after,
        home,
        np.ascontiguousarray(legs.T),
        services[1],
        np.ascontiguousarray(gap.T),
        day.afternoon_closes - day.afternoon_opens,
    )
    return Ground(day, (first, last))


def _half_ground(
    half: Half,
    ready: Array,
    overhead: Array,
    drive: Array,
    legs: Array,
    service: Array,
    gap: Array,
    limit: int,
) -> HalfGround:
    """`ready`: when the service of a first stop begins; `overhead`: work of its day's end but service."""
    count = len(service)
    others = gap + np.where(np.eye(count, dtype=bool), NOWHERE, 0)
    near = np.argsort(others, axis=1, kind="stable")[:, : count - 1].astype(np.int64)
    room = limit - int(ready.min(initial=limit))
    shortest = int(others.min(initial=NOWHERE))
    needs = np.cumsum(np.sort(service)) + shortest * np.arange(count)
    most = max(1, int(np.searchsorted(needs, room, side="right")))
    return HalfGround(
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


def _memories(legs: Array, commune: Array, communes: int) -> tuple[Array, Array]:
    """The neighbourhoods of stops: their own commune, then those of the nearest stops."""
    count = len(commune)
    memory = np.full((count, min(MEMORY, communes)), -1, np.int64)
    place = np.full((count, communes), -1, np.int8)
    both = np.minimum(legs, legs.T)
    for stop in range(count):
        nearest: Sequence[int] = np.argsort(both[stop], kind="stable").tolist()
        found = dict.fromkeys(int(commune[other]) for other in (stop, *nearest))
        for position, member in enumerate(list(found)[: memory.shape[1]]):
            memory[stop, position] = member
            place[stop, member] = position
    return memory, place
