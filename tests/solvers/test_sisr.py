"""Ruin and recreate: compiled times are the problem's, states are sound, plans legal, runs repeatable."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import numpy as np
import pytest

from tests.instances import pilot, problem_of, random_pilot
from tests.problem.little import MINUTE, MONDAY, WORK, changed, clock, little_problem, matrix_of, road, stop
from tests.problem.test_timing import Day, crowded_day, single_day
from tests.solvers.tiny import tiny_problem
from tourplanner.domain.config import CalendarRules, Config, Depot, Lock, SessionHours, Van
from tourplanner.domain.period import HOUR, Half
from tourplanner.domain.place import Position
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.problem.timing import DayRules, DayTimes
from tourplanner.solvers.compiled import compiled
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.result import Limits
from tourplanner.solvers.shape import stops_can_share_a_half
from tourplanner.solvers.sisr.annealing import seed_random
from tourplanner.solvers.sisr.cooling import Cooling
from tourplanner.solvers.sisr.edits import day_times, remove
from tourplanner.solvers.sisr.encoding import decode, encode
from tourplanner.solvers.sisr.insertions import NO_INSERTION, cheapest_insertions
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.reschedule import reschedule
from tourplanner.solvers.sisr.ruin import ruin
from tourplanner.solvers.sisr.scratch import scratch_for
from tourplanner.solvers.sisr.search import (
    LEAST_ROUNDS,
    PATIENCE,
    ROUNDS_PER_STOP,
    Search,
    most_rounds_for,
    rounds_for,
)
from tourplanner.solvers.sisr.state import State, copy_state, empty_state
from tourplanner.solvers.sisr.subproblem import stops_around, subproblem_of, whole_problem
from tourplanner.solvers.solve import solve

CHUNKS, DAYS = 10, 40
MONDAY_TO_FRIDAY = frozenset(range(5))


@compiled
def timed(
    day: DayRules, window: tuple[int, int, int, int], lengths: tuple[int, int], legs: tuple[int, int, int]
) -> DayTimes:
    """The times of a day from Python."""
    return day_times(day, window, lengths, legs)


@compiled
def removed(instance: Instance, state: State, stop: int) -> bool:
    """Remove a stop from Python."""
    return remove(instance, state, stop)


def searched(problem: Problem, rounds: int, seed: int = 0) -> tuple[Instance, State]:
    """The best state after so many rounds."""
    instance = encode(problem)
    search = Search(instance, seed, rounds=rounds)
    search.start()
    assert search.wait(120)
    return instance, search.best


# -- times of a day ----------------------------------------------------------------------------------


def full_day(draw: random.Random) -> Day:
    """Up to four short stops a half with legs in odd seconds, under hours that bind."""
    morning, afternoon = draw.randint(0, 4), draw.randint(0, 4)
    number = max(1, morning + afternoon)
    spots = [(draw.randrange(1500), draw.randrange(1500)) for _ in range(number + 1)]
    legs = [
        [0 if a == b else abs(a[0] - b[0]) + abs(a[1] - b[1]) + draw.randrange(200) for b in spots]
        for a in spots
    ]
    opens = clock("08:30") + draw.randint(0, 90) * MINUTE
    noon = clock("13:00") + draw.randint(0, 90) * MINUTE
    lunch_opens = clock("11:30") + draw.randint(0, 90) * MINUTE
    work = replace(
        WORK,
        earliest_start=clock("06:30") + draw.randint(0, 120) * MINUTE,
        latest_end=clock("17:00") + draw.randint(0, 150) * MINUTE,
        lunch_opens=lunch_opens,
        lunch_closes=lunch_opens + draw.randint(45, 180) * MINUTE,
        lunch=draw.randint(30, 60) * MINUTE,
        prepare=draw.randint(0, 20) * MINUTE,
        close=draw.randint(0, 20) * MINUTE,
        setup=draw.randint(0, 10) * MINUTE,
        packup=draw.randint(0, 10) * MINUTE,
        max_drive_day=draw.randint(60, 240) * MINUTE,
        max_work_day=draw.randint(400, 600) * MINUTE,
        max_span_day=draw.randint(460, 720) * MINUTE,
    )
    stops = [stop(f"s{i}", service=draw.randint(10, 60) * MINUTE) for i in range(number)]
    sessions = {
        Half.MORNING: SessionHours(opens, opens + draw.randint(120, 210) * MINUTE),
        Half.AFTERNOON: SessionHours(noon, noon + draw.randint(120, 210) * MINUTE),
    }
    problem = changed(little_problem(stops, matrix_of(legs), work=work), sessions=sessions)
    if morning + afternoon == 0:
        morning = 1
    return Day(problem, tuple(range(morning)), tuple(range(morning, morning + afternoon)), MINUTE)


def compiled_times(day: Day) -> tuple[int, int, int] | None:
    """Work, start and end of a day as the compiled rules time it, None where they forbid it."""
    instance = encode(day.problem)
    rules, lengths, driven, node = instance.rules, [0, 0], 0, 0
    for half, stops in enumerate((day.morning, day.afternoon)):
        for position, number in enumerate(stops):
            place = instance.depots + number
            if position:
                lengths[half] += rules.day.packup + int(instance.duration[node, place]) + rules.day.setup
            lengths[half] += int(instance.service[number, half])
            driven += int(instance.drive[node, place])
            node = place
        # The halves are as long as their session; the kernel never builds a longer block.
        if lengths[half] > instance.closes[half] - instance.opens[half]:
            return None
    driven += int(instance.drive[node, 0])
    visited = [instance.depots + number for number in (*day.morning, *day.afternoon)]
    between = bool(day.morning) and bool(day.afternoon)
    mid = (
        instance.duration[instance.depots + day.morning[-1], instance.depots + day.afternoon[0]]
        if between
        else 0
    )
    times = timed(
        instance.rules.day,
        (instance.opens[0], instance.closes[0], instance.opens[1], instance.closes[1]),
        (lengths[0], lengths[1]),
        (instance.duration[0, visited[0]], mid, instance.duration[visited[-1], 0]),
    )
    return (times.work, times.start, times.end) if times.legal and driven <= rules.max_drive else None


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_compiled_times_are_those_of_the_problem(chunk: int) -> None:
    for case in range(DAYS):
        for make in (single_day, crowded_day, full_day):
            day = make(random.Random(f"{chunk} {case}"))
            tour = day.timed()
            timed = None if tour is None else (tour.work_seconds, tour.start, tour.end)
            assert compiled_times(day) == timed, f"{make.__name__} {chunk} {case}"


def test_random_days_are_legal_often_and_illegal_often() -> None:
    days = [full_day(random.Random(f"{chunk} {case}")) for chunk in range(CHUNKS) for case in range(DAYS)]
    both = [day for day in days if day.morning and day.afternoon]
    legal = sum(day.timed() is not None for day in both)
    assert 0.1 < legal / len(both) < 0.9


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
        mid = int(instance.duration[halves[0][-1], halves[1][0]]) if halves[0] and halves[1] else 0
        times = timed(
            instance.rules.day,
            (instance.opens[0], instance.closes[0], instance.opens[1], instance.closes[1]),
            (int(fresh.length[2 * tour]), int(fresh.length[2 * tour + 1])),
            (int(instance.duration[depot, places[0]]), mid, int(instance.duration[places[-1], depot])),
        )
        assert times.legal
        fresh.work[tour], fresh.start[tour], fresh.end[tour] = times.work, times.start, times.end
        fresh.load[tour] = sum(int(instance.demand[p - instance.depots]) for p in places)
        fresh.week_work[van, instance.week[date]] += times.work
        fresh.cycle_work[van] += times.work
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
    fresh.cost[0] = cost
    return fresh


def assert_books(instance: Instance, state: State) -> None:
    """All that a state keeps count of is what follows from its visits."""
    fresh = recounted(instance, state)
    for field in State._fields:
        if field not in ("seq", "memory"):  # what lies past the size of a block means nothing
            assert np.array_equal(getattr(fresh, field), getattr(state, field)), field


@pytest.mark.parametrize("name", PROBLEMS)
def test_short_search_is_legal_and_keeps_its_books(name: str) -> None:
    problem = PROBLEMS[name]
    instance, state = searched(problem, 2_000)
    tours = decode(problem, instance, state)
    assert [breach for breach in check(problem, tours) if not is_loss(breach)] == []
    assert_books(instance, state)
    driven = sum(tour.drive_seconds for tour in tours)
    lost = sum(int(instance.prize[s]) for s in range(len(instance.visits)) if state.block_of[s, 0] < 0)
    assert int(state.cost[0]) == driven + lost


def test_random_problems_show_every_kind() -> None:
    """What the test above would miss were the problems tame."""
    seen: Counter[str] = Counter()
    for problem in PROBLEMS.values():
        config, instance = problem.config, encode(problem)
        seen["shared half-days"] += stops_can_share_a_half(problem)
        seen["several vans"] += len(config.vans) > 1
        seen["several depots in use"] += len({van.depot for van in config.vans}) > 1
        seen["rest"] += instance.rules.rest_binds
        seen["one area"] += config.work.one_area_per_day
        seen["area days"] += any(area.weekdays is not None for area in config.areas)
        seen["regular"] += any(s.regular and s.visits > 1 for s in config.stops)
        seen["free"] += any(not s.regular and s.visits > 1 for s in config.stops)
        seen["gaps"] += any(s.min_gap_days is not None for s in config.stops)
        seen["dated locks"] += any(lock.date is not None for lock in config.locks)
        seen["weekday locks"] += any(lock.weekday is not None for lock in config.locks)
        seen["van locks"] += any(lock.van is not None for lock in config.locks)
        seen["one half only"] += len({session.half for session in problem.calendar.sessions}) == 1
    # Twelve random pilots, as many crowded ones and 60 tiny problems.
    assert len(PROBLEMS) == 84
    assert min(seen.values()) >= 2, seen


def test_rest_is_kept_next_to_a_day_without_driving() -> None:
    """A stop at the depot itself takes a day's work but no driving: the night after it counts too."""
    work = replace(WORK, earliest_start=clock("05:00"), latest_end=clock("22:00"), min_rest=16 * HOUR)
    problem = little_problem(
        [stop("here", halves=frozenset([Half.AFTERNOON])), stop("there", halves=frozenset([Half.MORNING]))],
        road([0, 0, 45]),
        work=work,
        calendar=CalendarRules(MONDAY, 1, frozenset({0, 1})),
    )
    for seed in range(5):
        instance, state = searched(problem, 200, seed)
        tours = decode(problem, instance, state)
        assert [breach.rule for breach in check(problem, tours) if not is_loss(breach)] == []


# -- the search as a whole ---------------------------------------------------------------------------


def test_ruin_knows_what_it_removed_and_leaves_pieces_inside_strings() -> None:
    instance, state = searched(problem_of(crowded_pilot(1)), 300)
    scratch, split = scratch_for(instance), 0
    seed_random(3)
    for _ in range(200):
        after = copy_state(instance, state)
        left_out = np.flatnonzero(state.block_of[:, 0] < 0)
        scratch.absent[: len(left_out)] = left_out
        absences, legal = ruin(instance, after, scratch, whole_problem(instance), len(left_out), (5.0, 4.0))
        assert sorted(scratch.absent[:absences]) == np.flatnonzero(after.block_of[:, 0] < 0).tolist()
        assert absences > len(left_out)
        if legal:
            assert int(recounted(instance, after).cost[0]) == int(after.cost[0])
        for tour in range(len(state.work)):
            blocks = (2 * tour, 2 * tour + 1)
            stays = [
                after.block_of[place - instance.depots, 0] >= 0
                for block in blocks
                for place in state.seq[block, : state.size[block]].tolist()
            ]
            gone = [place for place, here in enumerate(stays) if not here]
            split += bool(gone) and any(stays[gone[0] : gone[-1]])
    assert split > 20


def test_shift_moves_whole_tours_and_keeps_every_rule() -> None:
    moved = turned = linked = 0
    for name, problem in PROBLEMS.items():
        instance, state = searched(problem, 300)
        vans, scratch = len(instance.depot), scratch_for(instance)
        seed_random(5)
        for _ in range(60):
            after = copy_state(instance, state)
            if not reschedule(instance, after, state, scratch, whole_problem(instance)):
                continue
            fresh = recounted(instance, after)
            for field in State._fields:
                if field not in ("seq", "memory"):
                    assert np.array_equal(getattr(fresh, field), getattr(after, field)), (name, field)
            tours = decode(problem, instance, after)
            assert [breach for breach in check(problem, tours) if not is_loss(breach)] == [], name
            assert tours_in(after) == tours_in(state), name
            gone = np.flatnonzero(state.block_of[:, 0] != after.block_of[:, 0])
            days = after.block_of[gone] // 2 // vans - state.block_of[gone] // 2 // vans
            moved += bool((days != 0).any())
            turned += bool((after.block_of[gone] % 2 != state.block_of[gone] % 2).any())
            linked += (
                len({int(block) // 2 for stop in gone for block in state.block_of[stop] if block >= 0}) > 1
            )
    assert min(moved, turned, linked) > 20


def test_groups_are_whole_tours_near_each_other() -> None:
    for problem in PROBLEMS.values():
        instance, state = searched(problem, 300)
        driven = {int(block) // 2 for block in state.block_of.ravel() if block >= 0}
        for seed in range(len(instance.visits)):
            inside = set(stops_around(instance, state, seed, 3).tolist())
            tours = {int(block) // 2 for member in inside for block in state.block_of[member] if block >= 0}
            assert seed in inside
            assert set(np.flatnonzero(state.block_of[:, 0] < 0).tolist()) <= inside
            if (instance.visits == 1).all():
                assert len(tours) == min(3, len(driven))
                held = [where for where in state.block_of[:, 0] // 2 if where in tours]
                assert len(held) == len(inside) - (state.block_of[:, 0] < 0).sum()


def test_ruin_removes_only_stops_in_focus() -> None:
    removed = kept = 0
    for name, problem in PROBLEMS.items():
        instance, state = searched(problem, 300)
        members = stops_around(instance, state, 0, 2)
        seed_random(7)
        for _ in range(50):
            after, scratch = copy_state(instance, state), scratch_for(instance)
            ruin(instance, after, scratch, subproblem_of(instance, members), 0, (5.0, 4.0))
            gone = np.flatnonzero((after.block_of[:, 0] < 0) & (state.block_of[:, 0] >= 0))
            assert set(gone.tolist()) <= set(members.tolist()), name
            removed += len(gone)
        kept += len(members) < len(instance.visits)
    assert removed > 1000
    assert kept > 20


def tours_in(state: State) -> Counter[frozenset[int]]:
    """The places of each tour, whenever it is and whichever way round."""
    halves = [state.seq[block, :size].tolist() for block, size in enumerate(state.size)]
    return Counter(frozenset(halves[b] + halves[b + 1]) for b in range(0, len(halves), 2))


def test_copies_are_independent() -> None:
    problem = problem_of(crowded_pilot(1))
    instance, state = searched(problem, 300)
    copy = copy_state(instance, state)
    for name in State._fields:
        assert np.array_equal(getattr(copy, name), getattr(state, name)), name
        if name != "memory":
            assert np.shares_memory(getattr(copy, name), copy.memory), name
        assert not np.shares_memory(getattr(copy, name), state.memory), name


@pytest.mark.parametrize("seed", range(12))
def test_looking_near_by_misses_no_cheaper_place_next_to_near_stops(seed: int) -> None:
    instance, state = searched(problem_of(crowded_pilot(seed)), 300)
    tours, scratch = len(state.work), scratch_for(instance)
    assert instance.neighbours.shape[1] == len(instance.visits)  # all stops are near here
    for number in range(len(instance.visits)):
        if (
            state.block_of[number, 0] < 0
            or instance.visits[number] > 1
            or not removed(instance, state, number)
        ):
            continue
        prices = []
        for reach in (instance.neighbours.shape[1], 0):
            scratch.costs[:] = NO_INSERTION
            cheapest_insertions(instance, state, number, (0, tours), reach, 0.0, NO_INSERTION, scratch)
            prices.append(scratch.costs.copy())
        assert np.array_equal(*prices)
        break


def test_same_seed_same_state() -> None:
    problem = problem_of(crowded_pilot(1))
    _, once = searched(problem, 3_000, seed=7)
    _, again = searched(problem, 3_000, seed=7)
    assert all(np.array_equal(a, b) for a, b in zip(once, again, strict=True))


def test_other_seed_other_way() -> None:
    problem = problem_of(crowded_pilot(1))
    _, once = searched(problem, 300, seed=7)
    _, other = searched(problem, 300, seed=8)
    assert not np.array_equal(once.block_of, other.block_of)


def test_stopping_ends_soon_with_a_best_state() -> None:
    problem = problem_of(crowded_pilot(1))
    searched(problem, 100)  # compiled by now
    instance = encode(problem)
    search = Search(instance, 0, rounds=10**9)
    search.start()
    assert not search.wait(0.3)
    running = decode(problem, instance, search.best)
    began = time.monotonic()
    search.stop()
    assert search.wait(10)
    assert time.monotonic() - began < 5
    assert running
    assert [breach for breach in check(problem, running) if not is_loss(breach)] == []
    assert worth(problem, decode(problem, instance, search.best)) <= worth(problem, running)


def test_the_clock_gives_a_search_more_rounds() -> None:
    instance = encode(problem_of(pilot()))
    assert most_rounds_for(instance) == PATIENCE * rounds_for(instance)


def test_seconds_end_the_search() -> None:
    instance = encode(problem_of(pilot()))
    search = Search(instance, 0, rounds=10**9, seconds=0.5)
    began = time.monotonic()
    search.start()
    assert search.wait(60)
    assert 0.5 <= time.monotonic() - began < 20


def test_best_before_the_start_is_empty() -> None:
    instance = encode(problem_of(pilot()))
    best = Search(instance, 0, rounds=1).best
    assert (best.size.sum(), best.cost[0]) == (0, instance.prize.sum())


def test_rounds_grow_with_the_problem_alone() -> None:
    few, many = encode(tiny_problem(0)), encode(problem_of(pilot()))
    # At most 5 stops take the least number of rounds; each of 24 its share.
    assert rounds_for(few) == LEAST_ROUNDS
    assert rounds_for(many) == 24 * ROUNDS_PER_STOP > LEAST_ROUNDS


def test_heat_falls_from_hot_to_cold() -> None:
    cooling = Cooling(100.0, 1.0)
    # The geometric mean of 100 and 1 is 10; past the end nothing cools further.
    assert [cooling.at(share) for share in (0.0, 0.5, 1.0, 2.0)] == pytest.approx([100.0, 10.0, 1.0, 1.0])


# -- against the exact engine ------------------------------------------------------------------------


def test_never_beats_a_proven_optimum_and_reaches_full_ones() -> None:
    compared = full = 0
    for seed in range(60):
        problem = tiny_problem(seed)
        if stops_can_share_a_half(problem):
            continue
        result = solve(problem, Limits())
        instance, state = searched(problem, 1_000)
        found = worth(problem, decode(problem, instance, state))[:-1]
        exact = worth(problem, result.tours)[:-1]
        assert found[0] >= result.evidence.least_missing
        if result.bound == exact[-1]:
            assert found >= exact, seed
            compared += 1
        if not any(exact[:-1]):
            # The search serves a stop in full or not at all, so that only here it must get there.
            assert found == exact, seed
            full += 1
    assert compared >= 30
    assert full >= 10


def test_reaches_the_optimum_of_the_pilot() -> None:
    problem = problem_of(pilot())
    instance, state = searched(problem, 20_000)
    tours = decode(problem, instance, state)
    assert check(problem, tours) == ()
    least = solve(problem, Limits()).bound
    assert least is not None
    assert least <= sum(tour.drive_seconds for tour in tours) <= 1.01 * least
