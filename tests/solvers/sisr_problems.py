"""Problems of every kind for the search, states of theirs, and what follows from a state alone."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import numpy as np

from tests.instances import problem_of, random_pilot
from tests.problem.little import MINUTE, changed, clock
from tests.solvers.tiny import tiny_problem
from tourplanner.domain.config import Config, Lock, SessionHours, Stop, Van
from tourplanner.domain.depot import Depot
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import HOUR, Half
from tourplanner.domain.place import Position
from tourplanner.problem.problem import Problem
from tourplanner.problem.timing import DayRules, DayTimes
from tourplanner.solvers.compiled import compiled
from tourplanner.solvers.day_timing import with_lunch_between
from tourplanner.solvers.sisr.edits import day_times, remove, update
from tourplanner.solvers.sisr.encoding import encode
from tourplanner.solvers.sisr.instance import AFTER, ANYWHERE, TO, Instance
from tourplanner.solvers.sisr.search import (
    Search,
)
from tourplanner.solvers.sisr.state import State, empty_state

LONG = 1200.0
"""Seconds for a search that ends by itself, where a busy machine may have to compile it first."""


@compiled
def timed(
    day: DayRules,
    window: tuple[int, int, int, int],
    lengths: tuple[int, int],
    legs: tuple[int, int, int],
    lunch: tuple[int, int],
) -> DayTimes:
    """The times of a day from Python."""
    hours, long = with_lunch_between(window, lengths, lunch[0], lunch[1])
    return day_times(day, hours, long, legs)


@compiled
def updated(instance: Instance, state: State, tour: int) -> bool:
    """Recount a tour from Python; tell whether it is legal."""
    return update(instance, state, tour)


@compiled
def removed(instance: Instance, state: State, stop: int) -> bool:
    """Remove a stop from Python."""
    return remove(instance, state, stop)


def searched(problem: Problem, rounds: int, seed: int = 0) -> tuple[Instance, State]:
    """The best state after so many rounds."""
    instance = encode(problem)
    search = Search(instance, seed, rounds=rounds)
    search.start()
    assert search.wait(LONG)
    return instance, search.best


# -- random problems ---------------------------------------------------------------------------------


def crowded_pilot(seed: int) -> Config:
    """A random pilot with 40-minute stops, two or three vans, two depots and locks of every kind."""
    draw = random.Random(f"crowded {seed}")
    base = random_pilot(seed)
    second = Depot("condom", "Condom", Position(43.9580, 0.3720))
    depots = (*base.depots, second)
    vans = tuple(
        Van(f"van-{number}", draw.choice([depots[0].id, second.id]), 2)
        for number in range(draw.choice([1, 2, 3]))
    )
    weekdays = sorted(base.calendar.weekdays)
    stops = tuple(
        replace(
            asked,
            service=draw.choice([30, 40, 40, 50]) * MINUTE,
            priority=draw.randint(1, 3),
            required=draw.random() < 0.9,
        )
        for asked in base.stops
    )
    locks = []
    for asked in stops:
        if draw.random() < 0.15:
            van = draw.choice([None, draw.choice(vans).id])
            half = draw.choice([None, *Half])
            day = base.calendar.start + timedelta(days=draw.choice(weekdays) + 7 * draw.randrange(4))
            if draw.random() < 0.5:
                locks.append(Lock(asked.id, date=day, half=half, van=van))
            else:
                locks.append(Lock(asked.id, weekday=draw.choice(weekdays), half=half, van=van))
    work = base.work
    if draw.random() < 0.5:
        rest = 12 * HOUR + draw.randint(0, 240) * MINUTE
        work = replace(work, earliest_start=clock("05:00"), latest_end=clock("21:00"), min_rest=rest)
    if draw.random() < 0.3:
        work = replace(work, max_work_week=draw.randint(900, 1800) * MINUTE)
    sessions = {
        Half.MORNING: SessionHours(clock("08:45"), clock("12:15")),
        Half.AFTERNOON: SessionHours(clock("13:30"), clock("17:00")),
    }
    if draw.random() < 0.2:
        del sessions[draw.choice(list(Half))]
    return replace(
        base,
        depots=depots,
        vans=vans,
        stops=stops,
        locks=tuple(locks),
        sessions=sessions,
        work=replace(work, one_area_per_day=draw.random() < 0.5),
    )


def crowded_tiny(seed: int) -> Problem:
    """A tiny problem whose stops take 10 to 50 minutes."""
    draw = random.Random(f"short {seed}")
    problem = tiny_problem(seed)
    stops = tuple(replace(s, service=draw.randint(10, 50) * MINUTE) for s in problem.config.stops)
    return changed(problem, stops=stops)


def with_own_hours(problem: Problem, seed: int) -> Problem:
    """The problem with hours of their own at two stops of three: starts, hours by weekday or half."""
    draw = random.Random(f"hours {seed}")
    sessions = problem.config.sessions

    def changed_stop(asked: Stop) -> Stop:
        half = draw.choice([Half.MORNING, Half.AFTERNOON])
        opens, closes = sessions[half].opens, sessions[half].closes
        early = opens + draw.randrange(-40, 60, 5) * MINUTE
        match draw.randrange(6):
            case 0:
                return replace(asked, start=max(opens, early), service=asked.service or HOUR)
            case 1:
                return replace(asked, opens=opens + 20 * MINUTE, closes=closes - 10 * MINUTE)
            case 2:
                long = OwnHours(draw.randrange(5), half, early, early + draw.randint(60, 180) * MINUTE)
                return replace(asked, hours=(long, OwnHours(half=half, service=40 * MINUTE)))
            case 3:
                day = draw.choice([0, 1, 2])
                return replace(asked, hours=(OwnHours(day, start=opens + 30 * MINUTE), OwnHours(opens=early)))
        return asked

    return changed(problem, stops=tuple(map(changed_stop, problem.config.stops)))


def with_whole_days(problem: Problem, seed: int) -> Problem:
    """The problem with visits of a whole day at half of its stops, some of them with hours by half-day."""
    draw = random.Random(f"whole days {seed}")

    def changed_stop(asked: Stop) -> Stop:
        if draw.random() < 0.5:
            return asked
        longer = OwnHours(half=Half.MORNING, opens=clock("10:00"), closes=clock("12:30"))
        hours = (longer,) if draw.random() < 0.5 else ()
        return replace(asked, whole_day=True, service=None, halves=None, hours=hours)

    return changed(problem, stops=tuple(map(changed_stop, problem.config.stops)))


def random_problems() -> Iterator[tuple[str, Problem]]:
    """Problems of every kind with their names."""
    for seed in range(12):
        yield f"pilot {seed}", problem_of(random_pilot(seed))
        yield f"crowded pilot {seed}", problem_of(crowded_pilot(seed))
    for seed in range(30):
        yield f"tiny {seed}", tiny_problem(seed)
        yield f"crowded tiny {seed}", crowded_tiny(seed)


PROBLEMS = dict(random_problems())


def recounted(instance: Instance, state: State) -> State:
    """The state that follows from the order of visits and the blocks of each stop alone."""
    vans, fresh = len(instance.depot), empty_state(instance)
    cost = int(instance.prize.sum())
    for tour in range(len(state.driving)):
        date, van = divmod(tour, vans)
        depot = int(instance.depot[van])
        halves = [[int(p) for p in state.seq[b, : state.size[b]]] for b in (2 * tour, 2 * tour + 1)]
        places = halves[0] + halves[1]
        for half, block in enumerate(halves):
            between = [
                instance.rules.day.packup + int(instance.duration[a, b]) + instance.rules.day.setup
                for a, b in pairwise(block)
            ]
            served = [int(instance.service[p - instance.depots, half]) for p in block]
            fresh.length[2 * tour + half] = sum(served) + sum(between)
            fresh.size[2 * tour + half] = len(block)
            fresh.seq[2 * tour + half, : len(block)] = block
        if not places:
            continue
        way = [depot, *places, depot]
        fresh.driving[tour] = sum(int(instance.drive[a, b]) for a, b in pairwise(way))
        mid, lunch = 0, (0, 0)
        if halves[0] and halves[1]:
            ends = halves[0][-1], halves[1][0]
            mid = int(instance.at_noon[ANYWHERE, *ends])
            if len(instance.at_noon) > 1:
                lunch = int(instance.at_noon[TO, *ends]), int(instance.at_noon[AFTER, *ends])
        times = timed(
            instance.rules.day,
            (instance.opens[0], instance.closes[0], instance.opens[1], instance.closes[1]),
            (int(fresh.length[2 * tour]), int(fresh.length[2 * tour + 1])),
            (int(instance.duration[depot, places[0]]), mid, int(instance.duration[places[-1], depot])),
            lunch,
        )
        assert times.legal
        fresh.work[tour], fresh.start[tour], fresh.end[tour] = times.work, times.start, times.end
        for rule, most in enumerate(instance.most[:, tour]):
            counts = instance.counts[rule, :, date]
            counted = sum(int(counts[p - instance.depots, h]) for h, half in enumerate(halves) for p in half)
            assert counted <= most or state.price[rule] > 0
            fresh.counted[rule, tour] = counted
            fresh.above[rule] += max(0, counted - int(most))
        crew = instance.crews.of[tour]
        fresh.week_work[crew, instance.week[date]] += times.work
        fresh.cycle_work[crew] += times.work
        for place in places:
            fresh.commune_visits[instance.commune[place - instance.depots], date] += 1
        cost += int(fresh.driving[tour])
    for number in range(len(instance.visits)):
        held = {
            b for b in range(len(state.size)) if instance.depots + number in state.seq[b, : state.size[b]]
        }
        assert held == set(state.block_of[number].tolist()) - {-1}
        assert len(held) in (0, instance.visits[number])
        fresh.block_of[number] = state.block_of[number]
        cost -= int(instance.prize[number]) if held else 0
    fresh.price[:] = state.price
    fresh.cost[0] = cost + int(fresh.price @ fresh.above)
    return fresh


def assert_books(instance: Instance, state: State) -> None:
    """All that a state keeps count of is what follows from its visits."""
    fresh = recounted(instance, state)
    for field in State._fields:
        if field not in ("seq", "memory"):  # what lies past the size of a block means nothing
            assert np.array_equal(getattr(fresh, field), getattr(state, field)), field
