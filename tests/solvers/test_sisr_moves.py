"""Ruin and recreate: states are sound, moves keep every rule and their books."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from tests.instances import problem_of
from tests.problem.little import MONDAY, WORK, clock, little_problem, road, stop
from tests.solvers.sisr_problems import PROBLEMS, assert_books, crowded_pilot, recounted, removed, searched
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.period import HOUR, Half
from tourplanner.problem.check import check, is_loss
from tourplanner.solvers.compiled import compiled
from tourplanner.solvers.shape import stops_can_share_a_half
from tourplanner.solvers.sisr.annealing import seed_random
from tourplanner.solvers.sisr.encoding import decode, encode
from tourplanner.solvers.sisr.insertions import NO_INSERTION
from tourplanner.solvers.sisr.insertions import cheapest_insertions as _cheapest_insertions
from tourplanner.solvers.sisr.reschedule import reschedule as _reschedule
from tourplanner.solvers.sisr.ruin import ruin as _ruin
from tourplanner.solvers.sisr.scratch import scratch_for
from tourplanner.solvers.sisr.state import State, copy_state
from tourplanner.solvers.sisr.subproblem import stops_around, subproblem_of, whole_problem

pytestmark = pytest.mark.slow

# Parts of a search that only compiled code can call, as functions of their own.
cheapest_insertions = compiled(_cheapest_insertions.py_func)
reschedule = compiled(_reschedule.py_func)
ruin = compiled(_ruin.py_func)


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
        calendar=CalendarRules(MONDAY, 1, frozenset({0, 1}), public_holidays="FR"),
    )
    for seed in range(5):
        instance, state = searched(problem, 200, seed)
        tours = decode(problem, instance, state)
        assert [breach.rule for breach in check(problem, tours) if not is_loss(breach)] == []


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
        if name != "memory" and getattr(copy, name).size:
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
