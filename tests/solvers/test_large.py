"""The engines for many or short stops: legal plans, valid bounds, limits that are kept."""

import time
from dataclasses import replace

import pytest

from tests.instances import pilot, problem_of, stop_at
from tests.solvers.short_stops import short_stops
from tourplanner.domain.plan import Status
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import Violation
from tourplanner.solvers.leg_cuts.bound import leg_bound
from tourplanner.solvers.leg_cuts.places import LegPlaces
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits, Progress
from tourplanner.solvers.shape import stops_can_share_a_half
from tourplanner.solvers.solve import choose, solve

pytestmark = pytest.mark.slow


def losses_aside(problem: Problem, result_tours: tuple[Tour, ...]) -> list[Violation]:
    return [breach for breach in check(problem, result_tours) if not is_loss(breach)]


def test_short_stops_share_half_days_and_are_bounded() -> None:
    problem = short_stops(24)
    assert stops_can_share_a_half(problem)
    assert choose(short_stops(24, visits=2)) is Method.RECREATE
    result = solve(problem, Limits(), Method.RECREATE)
    drive = sum(tour.drive_seconds for tour in result.tours)
    assert check(problem, result.tours) == ()
    assert result.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert result.bound is not None
    assert result.bound <= drive
    # Sharing half-days saves tours: 24 whole sessions would need twelve.
    assert len(result.tours) < 12
    assert (drive - result.bound) / drive < 0.05


def test_searches_side_by_side_meet_and_end() -> None:
    problem = short_stops(12, visits=2)
    alone, one, other = (
        solve(problem, Limits(rounds=30_000, workers=workers), Method.RECREATE) for workers in (1, 2, 2)
    )
    assert check(problem, one.tours) == ()
    driving = [sum(tour.drive_seconds for tour in result.tours) for result in (alone, one, other)]
    assert driving[1] == driving[2] <= driving[0]
    assert one.bound is not None
    assert one.bound <= driving[1]


def test_days_of_many_visits_are_bounded_by_their_minutes() -> None:
    communes = [stop.commune for stop in short_stops(41).config.stops]
    stops = tuple(stop_at(code, service=10 * 60) for code in communes)
    problem = problem_of(replace(pilot(), stops=stops, areas=(), locks=()))
    assert LegPlaces.of(problem).has_long_days
    result = solve(problem, Limits(rounds=20_000))
    drive = sum(tour.drive_seconds for tour in result.tours)
    assert check(problem, result.tours) == ()
    legs = leg_bound(problem, LegPlaces.of(problem), Limits())
    assert legs is not None
    assert result.bound is not None
    assert legs.seconds < result.bound <= drive
    assert (drive - result.bound) / drive < 0.1


def test_same_seed_gives_the_same_plan() -> None:
    problem = short_stops(14)
    first, second = (solve(problem, Limits(seed=3), Method.RECREATE) for _ in range(2))
    assert first.tours == second.tours
    assert first.bound == second.bound


def test_recreate_never_beats_what_the_exact_engine_proves() -> None:
    problem = problem_of(pilot())
    exact = solve(problem, Limits())
    other = solve(problem, Limits(), Method.RECREATE)
    assert exact.status is Status.OPTIMAL
    assert sum(tour.drive_seconds for tour in other.tours) >= exact.bound
    assert other.bound is not None
    assert other.bound <= exact.bound
    assert check(problem, other.tours) == ()


@pytest.mark.parametrize("seconds", [0.5, 3.0])
def test_time_limit_is_kept(seconds: float) -> None:
    problem = short_stops(40)
    solve(
        short_stops(6), Limits(time_limit=30.0), Method.RECREATE
    )  # compiled code is loaded, or compiled, only once
    # By the processor's clock, which a busy machine does not turn on: a search and a bound, side by side.
    began = time.process_time()
    result = solve(problem, Limits(time_limit=seconds), Method.RECREATE)
    assert time.process_time() - began < 2 * seconds + 2.0
    assert losses_aside(problem, result.tours) == []


def test_ctrl_c_keeps_the_best_plan() -> None:
    problem = short_stops(30)

    def interrupt(progress: Progress) -> None:
        # Once there is a plan, however long that takes.
        if progress.objective is not None:
            raise KeyboardInterrupt

    result = solve(problem, Limits(observe=interrupt), Method.RECREATE)
    assert result.evidence.interrupted
    assert result.tours
    assert losses_aside(problem, result.tours) == []


def test_recurring_short_stops_keep_their_gaps() -> None:
    problem = short_stops(16, visits=2, min_gap_days=11, max_gap_days=17)
    result = solve(problem, Limits(), Method.RECREATE)
    assert check(problem, result.tours) == ()


def test_nothing_open_is_no_tour() -> None:
    problem = short_stops(5, weekdays=frozenset({6}))
    result = solve(problem, Limits(), Method.RECREATE)
    assert result.tours == ()
    assert result.status in (Status.INFEASIBLE, Status.UNKNOWN)
