"""Every engine on problems whose crews drive somewhere for lunch, against brute force.

What takes part are cases in which that matters: a best plan drives to lunch.
"""

from collections.abc import Iterator
from functools import cache
from itertools import count, islice
from math import prod

import numpy as np
import pytest

from tests.problem.lunches import lunching
from tests.seeds import seeds
from tests.solvers.agreement import assert_solver_agrees
from tests.solvers.repair_floors import assert_floors_hold
from tests.solvers.repair_oracle import NotJudgedError, best_aims, choices
from tests.solvers.repair_tiny import tiny_repair
from tests.solvers.shared_oracle import best_shared_plan
from tests.solvers.tiny import tiny_problem
from tests.solvers.tiny_shared import Kind, tiny_shared
from tests.trust import tiny_cases
from tests.trust.claims import against_all_plans
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.schedule.repair_problem import RepairProblem
from tourplanner.solvers.colgen.drive_bound import drive_bound
from tourplanner.solvers.day_tours import single_stop_tours
from tourplanner.solvers.incumbent import Incumbent, worth
from tourplanner.solvers.leg_cuts.bound import leg_bound
from tourplanner.solvers.leg_cuts.places import LegPlaces
from tourplanner.solvers.method import Method
from tourplanner.solvers.repair import offer
from tourplanner.solvers.repair.engine import repair
from tourplanner.solvers.result import Limits
from tourplanner.solvers.routing import solve_routing
from tourplanner.solvers.selection.shares import shares
from tourplanner.solvers.solve import solve
from tourplanner.solvers.timed_routes.bound import timed_bound
from tourplanner.solvers.timed_routes.clock import clock_of
from tourplanner.solvers.tree_bound import legs_of, tree_bound, whole_seconds

Worth = tuple[int, ...]


def goes_to_lunch(tours: tuple[Tour, ...]) -> bool:
    return any(tour.lunch_leg is not None for tour in tours)


def shared_cases(first: int = 0) -> Iterator[tuple[int, Problem, Worth, tuple[Tour, ...]]]:
    """Tiny problems whose best plan drives to lunch, with that plan and what it is worth."""
    for seed in count(first):
        problem, best, tours = shared_case(seed)
        if goes_to_lunch(tours):
            yield seed, problem, best, tours


@cache
def shared_case(seed: int) -> tuple[Problem, Worth, tuple[Tour, ...]]:
    """A problem with the best of all its plans: several tests ask for the same ones."""
    problem = lunching(tiny_shared(list(Kind)[seed % 3], seed), seed)
    return problem, *best_shared_plan(problem)


def missing_of(problem: Problem, tours: tuple[Tour, ...]) -> list[int]:
    """Per stop, the visits that are not made."""
    made = [visit.stop for tour in tours for visit in tour.visits]
    return [stop.visits - made.count(stop.id) for stop in problem.config.stops]


@pytest.mark.slow
def test_the_exact_engine_proves_the_best_plan() -> None:
    for seed, problem, best, _ in islice(shared_cases(), 12):
        assert worth(problem, solve(problem, Limits()).tours) == best, seed


@pytest.mark.slow
def test_the_exact_engine_proves_the_best_plan_in_two_hundred_cases() -> None:
    for seed, problem, best, _ in islice(shared_cases(), 200):
        result = solve(problem, Limits())
        assert worth(problem, result.tours) == best, seed
        assert result.bound is None or result.bound <= best[-2], seed


@pytest.mark.slow
def test_brute_force_that_knows_nothing_of_the_timing_agrees_in_two_hundred_cases() -> None:
    matter = 0
    for seed in count():
        problem = tiny_cases.tiny_case(tiny_cases.Kind.ELSEWHERE, seed)
        found = solve(problem, Limits(), Method.EXACT)
        matter += goes_to_lunch(found.tours)
        assert list(against_all_plans(problem, found)) == [], seed
        if matter == 200:
            return


@pytest.mark.parametrize("seed", seeds(range(120), 4))
def test_one_stop_a_half_day(seed: int) -> None:
    assert_solver_agrees(lunching(tiny_problem(seed), seed))


@pytest.mark.slow
def test_the_large_engine_finds_and_bounds_it_in_two_hundred_cases() -> None:
    tight = 0
    for seed, problem, best, tours in islice(shared_cases(), 200):
        result = solve(problem, Limits(rounds=300), Method.RECREATE)
        made = [visit.stop for tour in tours for visit in tour.visits]
        if any(0 < made.count(stop.id) < stop.visits for stop in problem.config.stops):
            continue  # it inserts all visits of a stop or none
        # It does not look at metres.
        assert worth(problem, result.tours)[:-1] == best[:-1], seed
        assert result.bound is None or result.bound <= best[-2], seed
        found = drive_bound(problem, missing_of(problem, tours), Limits())
        assert found is not None
        assert found.seconds <= best[-2], seed
        tight += found.seconds == best[-2]
    # So small a linear programme is most often that of the plan itself.
    assert tight > 100


@pytest.mark.slow
def test_bounds_from_legs_hold_in_two_hundred_cases() -> None:
    complete = (case for case in shared_cases() if not any(missing_of(case[1], case[3])))
    for seed, problem, best, _ in islice(complete, 200):
        places, least = LegPlaces.of(problem), best[-2]
        bound = leg_bound(problem, places, Limits())
        assert bound is None or bound.seconds <= least, seed
        clock = clock_of(problem)
        if clock is not None:
            assert timed_bound(clock, places, Limits(), lambda: None).seconds <= least, seed
        tree, _ = tree_bound(legs_of(problem), Limits(), float(least))
        assert whole_seconds(tree) <= least, seed


@pytest.mark.slow
def test_no_day_drives_less_than_the_shares_of_its_stops() -> None:
    for seed in range(200):
        problem = lunching(tiny_problem(seed), seed)
        if any(stop.whole_day for stop in problem.config.stops) or not problem.van_days:
            continue
        share = shares(problem)
        for van_day in problem.van_days:
            for tour in single_stop_tours(problem, *van_day):
                assert np.sum(share[list(tour.stops)]) <= tour.drive + 1e-6, seed


@pytest.mark.slow
def test_routing_drives_there_too() -> None:
    taken = 0
    for seed, problem, best, _ in islice(shared_cases(), 8):
        incumbent = Incumbent(problem)
        if solve_routing(problem, incumbent, Limits(time_limit=1.0)) is not None:
            continue  # it has no words for stops of which visits hang together
        assert all(map(is_loss, check(problem, incumbent.tours))), seed
        assert worth(problem, incumbent.tours) >= best, seed
        taken += goes_to_lunch(tuple(incumbent.tours))
    assert taken


def tiny_repairs(most: int, *, short: bool) -> Iterator[tuple[int, RepairProblem, Worth]]:
    """Repairs whose crews drive to lunch that brute force can finish, with the best aims."""
    for seed in count():
        problem = tiny_repair(seed, short=short, lunches=True)
        try:
            if 20 <= prod(map(len, choices(problem))) <= most:
                yield seed, problem, best_aims(problem)
        except NotJudgedError:
            continue


@pytest.mark.slow
@pytest.mark.parametrize("short", [False, True])
def test_no_calendar_is_better_than_the_repaired_one(short: bool) -> None:
    matter = 0
    for seed, problem, best in tiny_repairs(3_000, short=short):
        mended = repair(problem, Limits())
        assert mended.values == best, seed
        assert mended.is_proven, seed
        matter += goes_to_lunch(tuple(mended.tours))
        if matter == 100:
            return


@pytest.mark.slow
def test_bounds_of_repairs_hold_where_not_all_columns_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offer, "MOST_ORDERS", 0)
    for short in (False, True):
        for seed, problem, best in islice(tiny_repairs(1_500, short=short), 60):
            mended = repair(problem, Limits())
            assert mended.values >= best, seed
            assert all(aim.bound <= value for aim, value in zip(mended.aims[:2], best, strict=False)), seed
            assert_floors_hold(problem, seed)
