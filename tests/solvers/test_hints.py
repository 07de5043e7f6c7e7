"""Hints of the relaxation: what they replace, that forcing them is sound, and that searches follow them."""

from random import Random

import numpy as np
import pytest

from tests.solvers.short_stops import short_stops
from tests.solvers.sisr_problems import LONG, assert_books
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.drive_bound import drive_bound
from tourplanner.solvers.recombining import relaxed_tours
from tourplanner.solvers.result import Limits
from tourplanner.solvers.sisr.encoding import decode, encode
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.rins import RelaxedTour, apply_exchange, draw_exchange
from tourplanner.solvers.sisr.search import Search
from tourplanner.solvers.sisr.state import State, copy_state

pytestmark = pytest.mark.slow


def planned(problem: Problem, rounds: int = 2_000) -> tuple[Instance, State]:
    instance = encode(problem)
    search = Search(instance, 0, rounds=rounds)
    search.start()
    assert search.wait(LONG)
    return instance, search.best


def tours_in(instance: Instance, state: State) -> set[frozenset[int]]:
    """The sets of stops of all tours."""
    served: dict[int, set[int]] = {}
    for stop, (block, *_) in enumerate(state.block_of.tolist()):
        if block >= 0:
            served.setdefault(block // 2, set()).add(stop)
    return {frozenset(stops) for stops in served.values()}


def hints_of(instance: Instance, state: State) -> list[RelaxedTour]:
    """The tours of a state as hints."""
    found = []
    for tour in np.flatnonzero(state.work > 0).tolist():
        morning, afternoon = (
            tuple(int(node) - instance.depots for node in state.seq[block, : state.size[block]])
            for block in (2 * tour, 2 * tour + 1)
        )
        found.append(RelaxedTour(morning, afternoon, 1.0))
    return found


def test_the_bound_drives_what_covers_every_stop() -> None:
    problem = short_stops(30)
    bound = drive_bound(problem, [0] * len(problem.config.stops), Limits())
    assert bound is not None
    hints = relaxed_tours(problem, bound.driven)
    covered = np.zeros(len(problem.config.stops))
    for hint in hints:
        covered[list(hint.stops)] += hint.value
    assert hints
    assert covered.min() > 1.0 - 1e-6
    assert sum(share * column.tour.drive for column, share in bound.driven.items()) >= bound.seconds - 1.0


def test_stops_of_several_visits_give_norelaxed_tours() -> None:
    problem = short_stops(8, visits=2, min_gap_days=11, max_gap_days=17)
    bound = drive_bound(problem, [0] * len(problem.config.stops), Limits())
    assert bound is not None
    assert bound.driven
    assert relaxed_tours(problem, bound.driven) == []


def test_a_plan_that_follows_every_hint_is_left_alone() -> None:
    instance, state = planned(short_stops(30))
    assert draw_exchange(instance, state, hints_of(instance, state), Random(0)) is None


def test_exchanges_are_forced_soundly() -> None:
    problem = short_stops(30)
    instance, state = planned(problem)
    _, other = planned(problem, 1_000)
    hints = hints_of(instance, other)
    assert tours_in(instance, state) != {hint.stops for hint in hints}
    done = 0
    for seed in range(40):
        change = draw_exchange(instance, state, hints, Random(seed))
        assert change is not None
        assert all(hint.stops not in tours_in(instance, state) for hint in change.entering)
        assert len(set(change.leaving)) == len(change.leaving)
        assert change.removed <= change.touched
        forced = copy_state(instance, state)
        if not apply_exchange(instance, forced, change):
            continue
        done += 1
        assert {hint.stops for hint in change.entering} <= tours_in(instance, forced)
        left_out = set(np.flatnonzero(forced.block_of[:, 0] < 0).tolist())
        assert left_out == change.removed.difference(*(hint.stops for hint in change.entering))
        assert_books(instance, forced)
        # Only visits that are missing may be wrong with it.
        assert {breach.rule for breach in check(problem, decode(problem, instance, forced))} <= {"visits"}
    assert done > 10


def test_what_is_against_the_rules_is_not_forced() -> None:
    instance, state = planned(short_stops(30))
    first, second, *_ = sorted(hints_of(instance, state), key=lambda hint: -len(hint.stops))
    mixed = RelaxedTour(first.morning, second.afternoon, 1.0)
    long = RelaxedTour(first.morning + first.afternoon + second.morning, (), 1.0)
    closed = instance._replace(open=np.zeros_like(instance.open))
    barred = instance._replace(van_allowed=np.zeros_like(instance.van_allowed))
    for tried, hint in ((closed, mixed), (barred, mixed), (instance, long)):
        change = draw_exchange(tried, state, [hint], Random(0))
        assert change is not None
        assert not apply_exchange(tried, copy_state(instance, state), change)


@pytest.mark.parametrize("rounds", [2_000, 20_000])
def test_a_search_with_hints_only_gets_better(rounds: int) -> None:
    problem = short_stops(30)
    instance, state = planned(problem, 500)
    bound = drive_bound(problem, [0] * len(problem.config.stops), Limits())
    assert bound is not None
    hints = relaxed_tours(problem, bound.driven)
    bests = []
    for _ in range(2):
        search = Search(instance, 1, rounds=rounds, start=state, relaxed=hints)
        search.start()
        assert search.wait(LONG)
        bests.append(search.best)
    assert int(bests[0].cost[0]) <= int(state.cost[0])
    assert check(problem, decode(problem, instance, bests[0])) == ()
    assert np.array_equal(bests[0].memory, bests[1].memory)


def test_hints_reach_a_search_that_runs() -> None:
    problem = short_stops(30)
    instance, state = planned(problem, 500)
    search = Search(instance, 1, rounds=10**9, start=state)
    search.start()
    search.guide(hints_of(instance, state))
    assert not search.wait(1.0)
    search.stop()
    assert search.wait(LONG)
    assert int(search.best.cost[0]) <= int(state.cost[0])
