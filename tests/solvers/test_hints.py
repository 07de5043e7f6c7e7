"""Hints of the relaxation: what they replace, that forcing them is sound, and that searches follow them."""

from random import Random

import numpy as np
import pytest

from tests.solvers.test_large import short_stops
from tests.solvers.test_sisr import assert_books
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.drive_bound import drive_bound
from tourplanner.solvers.large import _hints
from tourplanner.solvers.result import Limits
from tourplanner.solvers.sisr.arrays import fleet_of, tours_of
from tourplanner.solvers.sisr.fleet import Fleet, State, copy_state
from tourplanner.solvers.sisr.hints import Hint, exchange, force
from tourplanner.solvers.sisr.search import Search


def planned(problem: Problem, rounds: int = 2_000) -> tuple[Fleet, State]:
    fleet = fleet_of(problem)
    search = Search(fleet, 0, rounds=rounds)
    search.start()
    assert search.wait(120)
    return fleet, search.best


def tours_in(fleet: Fleet, state: State) -> set[frozenset[int]]:
    """The sets of stops of all tours."""
    served: dict[int, set[int]] = {}
    for stop, (block, *_) in enumerate(state.where.tolist()):
        if block >= 0:
            served.setdefault(block // 2, set()).add(stop)
    return {frozenset(stops) for stops in served.values()}


def hints_of(fleet: Fleet, state: State) -> list[Hint]:
    """The tours of a state as hints."""
    found = []
    for tour in np.flatnonzero(state.work > 0).tolist():
        morning, afternoon = (
            tuple(int(node) - fleet.depots for node in state.seq[block, : state.size[block]])
            for block in (2 * tour, 2 * tour + 1)
        )
        found.append(Hint(morning, afternoon, 1.0))
    return found


def test_the_bound_drives_what_covers_every_stop() -> None:
    problem = short_stops(30)
    bound = drive_bound(problem, [0] * len(problem.config.stops), Limits())
    assert bound is not None
    hints = _hints(problem, bound.driven)
    covered = np.zeros(len(problem.config.stops))
    for hint in hints:
        covered[list(hint.stops)] += hint.share
    assert hints
    assert covered.min() > 1.0 - 1e-6
    assert sum(share * column.tour.drive for column, share in bound.driven.items()) >= bound.seconds - 1.0


def test_stops_of_several_visits_give_no_hints() -> None:
    problem = short_stops(8, visits=2, min_gap_days=11, max_gap_days=17)
    bound = drive_bound(problem, [0] * len(problem.config.stops), Limits())
    assert bound is not None
    assert bound.driven
    assert _hints(problem, bound.driven) == []


def test_a_plan_that_follows_every_hint_is_left_alone() -> None:
    fleet, state = planned(short_stops(30))
    assert exchange(fleet, state, hints_of(fleet, state), Random(0)) is None


def test_exchanges_are_forced_soundly() -> None:
    problem = short_stops(30)
    fleet, state = planned(problem)
    _, other = planned(problem, 1_000)
    hints = hints_of(fleet, other)
    assert tours_in(fleet, state) != {hint.stops for hint in hints}
    done = 0
    for seed in range(40):
        change = exchange(fleet, state, hints, Random(seed))
        assert change is not None
        assert all(hint.stops not in tours_in(fleet, state) for hint in change.hints)
        assert len(set(change.tours)) == len(change.tours)
        assert change.gone <= change.near
        forced = copy_state(fleet, state)
        if not force(fleet, forced, change):
            continue
        done += 1
        assert {hint.stops for hint in change.hints} <= tours_in(fleet, forced)
        left_out = set(np.flatnonzero(forced.where[:, 0] < 0).tolist())
        assert left_out == change.gone.difference(*(hint.stops for hint in change.hints))
        assert_books(fleet, forced)
        # Only visits that are missing may be wrong with it.
        assert {breach.rule for breach in check(problem, tours_of(problem, fleet, forced))} <= {"visits"}
    assert done > 10


def test_what_is_against_the_rules_is_not_forced() -> None:
    fleet, state = planned(short_stops(30))
    first, second, *_ = sorted(hints_of(fleet, state), key=lambda hint: -len(hint.stops))
    mixed = Hint(first.morning, second.afternoon, 1.0)
    long = Hint(first.morning + first.afternoon + second.morning, (), 1.0)
    closed = fleet._replace(open=np.zeros_like(fleet.open))
    barred = fleet._replace(van_ok=np.zeros_like(fleet.van_ok))
    for tried, hint in ((closed, mixed), (barred, mixed), (fleet, long)):
        change = exchange(tried, state, [hint], Random(0))
        assert change is not None
        assert not force(tried, copy_state(fleet, state), change)


@pytest.mark.parametrize("rounds", [2_000, 20_000])
def test_a_search_with_hints_only_gets_better(rounds: int) -> None:
    problem = short_stops(30)
    fleet, state = planned(problem, 500)
    bound = drive_bound(problem, [0] * len(problem.config.stops), Limits())
    assert bound is not None
    hints = _hints(problem, bound.driven)
    bests = []
    for _ in range(2):
        search = Search(fleet, 1, rounds=rounds, start=state, hints=hints)
        search.start()
        assert search.wait(120)
        bests.append(search.best)
    assert int(bests[0].cost[0]) <= int(state.cost[0])
    assert check(problem, tours_of(problem, fleet, bests[0])) == ()
    assert np.array_equal(bests[0].memory, bests[1].memory)


def test_hints_reach_a_search_that_runs() -> None:
    problem = short_stops(30)
    fleet, state = planned(problem, 500)
    search = Search(fleet, 1, rounds=10**9, start=state)
    search.start()
    search.advise(hints_of(fleet, state))
    assert not search.wait(1.0)
    search.stop()
    assert search.wait(10)
    assert int(search.best.cost[0]) <= int(state.cost[0])
