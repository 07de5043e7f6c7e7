"""Visits that move without the others of their stop: each keeps its date, and all the rules hold."""

from collections import Counter

import numpy as np
import pytest

from tests.benchmarks.pvrp import BEST_KNOWN
from tests.benchmarks.pvrp_instance import FOLDER, encode_cordeau, read_instance, routes_of
from tests.problem import little
from tests.solvers.sisr_problems import LONG, PROBLEMS, assert_books, searched
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.period import Half
from tourplanner.problem.check import check, is_loss
from tourplanner.solvers.compiled import compiled
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.sisr.annealing import seed_random
from tourplanner.solvers.sisr.encoding import decode
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.recreate import recreate as _recreate
from tourplanner.solvers.sisr.ruin import ruin as _ruin
from tourplanner.solvers.sisr.scratch import scratch_for
from tourplanner.solvers.sisr.search import Search
from tourplanner.solvers.sisr.state import State, copy_state
from tourplanner.solvers.sisr.subproblem import subproblem_of, whole_problem
from tourplanner.solvers.sisr.within_date import rebuild_date as _rebuild_date

pytestmark = pytest.mark.slow

rebuild_date = compiled(_rebuild_date.py_func)
ruin = compiled(_ruin.py_func)
recreate = compiled(_recreate.py_func)

SIZES = (6.0, 4.0)

RECURRING = {
    name: problem for name, problem in PROBLEMS.items() if any(s.visits > 1 for s in problem.config.stops)
}


def sessions_of(instance: Instance, state: State) -> list[list[int]]:
    """Of each stop the sessions of its visits, 2 d + h, -1 for none."""
    return [
        [2 * int(instance.tour_date[block // 2]) + block % 2 if block >= 0 else -1 for block in blocks]
        for blocks in state.block_of.tolist()
    ]


def periodic(name: str, rounds: int) -> tuple[Instance, State]:
    """A periodic instance and its best state after so many rounds."""
    instance = encode_cordeau(read_instance(FOLDER / f"{name}.txt", BEST_KNOWN[name]))
    search = Search(instance, 1, rounds=rounds)
    search.start()
    assert search.wait(LONG)
    return instance, search.best


def test_rebuilding_a_date_keeps_every_pattern_and_every_rule() -> None:
    moved: Counter[str] = Counter()
    for name, problem in RECURRING.items():
        instance, state = searched(problem, 300)
        scratch, kept = scratch_for(instance), sessions_of(instance, state)
        seed_random(5)
        for _ in range(60):
            after = copy_state(instance, state)
            if not rebuild_date(instance, after, state, scratch, whole_problem(instance), SIZES):
                continue
            assert_books(instance, after)
            assert [
                breach for breach in check(problem, decode(problem, instance, after)) if not is_loss(breach)
            ] == []
            sessions = sessions_of(instance, after)
            changed = np.flatnonzero((np.array(sessions) != np.array(kept)).any(axis=1))
            dates = {sessions[stop][0] // 2 for stop in changed}
            assert len(dates) <= 1, name
            for stop, visits in enumerate(instance.visits.tolist()):
                now, then = np.array(sessions[stop]), np.array(kept[stop])
                assert np.array_equal(now // 2, then // 2), name
                moved["other half"] += bool((now != then).any())
                moved["other tour"] += bool((after.block_of[stop] // 2 != state.block_of[stop] // 2).any())
                if visits > 1:
                    assert np.array_equal(now, then), name
                    moved["one of several visits"] += (
                        0 < (after.block_of[stop] != state.block_of[stop]).sum() < visits
                    )
    assert min(moved.values()) > 20, moved
    assert len(moved) == 3


def test_rebuilding_a_date_removes_only_stops_of_the_part() -> None:
    instance, state = periodic("p28", 2_000)
    members = np.arange(0, len(instance.visits), 2, dtype=np.int32)
    scratch, moved = scratch_for(instance), 0
    seed_random(7)
    for _ in range(200):
        after = copy_state(instance, state)
        if rebuild_date(instance, after, state, scratch, subproblem_of(instance, members), SIZES):
            gone = np.flatnonzero((after.block_of != state.block_of).any(axis=1))
            assert set(gone.tolist()) <= set(members.tolist())
            moved += len(gone)
    assert moved > 20


def test_full_ruin_moves_visits_of_stops_with_one_pattern_by_themselves() -> None:
    instance, state = periodic("p28", 2_000)
    cordeau = read_instance(FOLDER / "p28.txt", BEST_KNOWN["p28"])
    choices = np.diff(instance.pattern_start)
    kept, scratch = sessions_of(instance, state), scratch_for(instance)
    alone = others = 0
    seed_random(3)
    for _ in range(300):
        after = copy_state(instance, state)
        absences, legal = ruin(instance, after, scratch, whole_problem(instance), 0, SIZES)
        absent = scratch.absent[:absences].tolist()
        lacking = (after.block_of < 0) & (state.block_of >= 0)
        assert legal
        assert sorted(absent) == np.flatnonzero(lacking.any(axis=1)).tolist()
        for stop in absent:
            if choices[stop] != 1:
                assert lacking[stop].sum() == instance.visits[stop]
            alone += 0 < int(lacking[stop].sum()) < instance.visits[stop]
        if not recreate(instance, after, state, scratch, absences):
            continue
        sessions = sessions_of(instance, after)
        for stop in np.flatnonzero(choices == 1).tolist():
            assert sessions[stop] == kept[stop]
        others += sessions != kept
        served = [(stop, day) for day, route in routes_of(cordeau, after) for stop in route]
        assert len(served) == len(set(served)) == (after.block_of >= 0).sum()
        driven = int(after.driving.sum())
        assert int(after.cost[0]) == driven + int(instance.prize[after.block_of[:, 0] < 0].sum())
        assert (after.counted <= instance.most).all()
    assert alone > 200
    assert others > 100


def test_what_cannot_come_back_takes_the_round_back() -> None:
    instance, state = periodic("p28", 2_000)
    # Nothing fits any more once the vehicles hold nothing.
    full = instance._replace(most=np.zeros_like(instance.most))
    scratch = scratch_for(instance)
    seed_random(1)
    for _ in range(20):
        after = copy_state(instance, state)
        assert not rebuild_date(full, after, state, scratch, whole_problem(instance), SIZES)


def test_search_of_linked_stops_repeats_itself() -> None:
    problem = next(iter(RECURRING.values()))
    first, second = (searched(problem, 500, seed=4)[1].memory for _ in range(2))
    assert np.array_equal(first, second)


@pytest.mark.parametrize("seed", range(4))
def test_a_stop_with_one_pattern_makes_room_for_what_counts_more(seed: int) -> None:
    # Two afternoons in all, each with room for one visit: two that are promised, or both of one that is not.
    calendar = CalendarRules(little.MONDAY, 2, frozenset({0}), "")
    afternoon = frozenset({Half.AFTERNOON})
    stops = [
        little.stop("wished", visits=2, halves=afternoon, required=False),
        little.stop("promised", halves=afternoon),
        little.stop("promised too", halves=afternoon),
    ]
    problem = little.little_problem(stops, little.road([0, 60, 60, 60]), calendar=calendar)
    instance, state = searched(problem, 2_000, seed)
    assert np.diff(instance.pattern_start).tolist() == [1, 0, 0]
    assert worth(problem, decode(problem, instance, state))[:2] == (0, 2)
