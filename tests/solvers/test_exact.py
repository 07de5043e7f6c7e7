"""What holds of the exact engine on real and random problems, whatever their optimum is."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from tests.instances import pilot, problem_at, problem_of, random_pilot
from tests.problem.little import MINUTE, MONDAY, WORK, little_problem, matrix_of, road, shifted, stop, tour_at
from tests.seeds import seeds
from tests.solvers.tiny import tiny_problem
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import CalendarRules, Lock
from tourplanner.domain.period import Half
from tourplanner.domain.plan import Status
from tourplanner.domain.tour import Tour
from tourplanner.inputs.shipped import data_folder
from tourplanner.message import message
from tourplanner.problem.build import build
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import Rule, Violation, with_rule
from tourplanner.solvers.exact.engine import solve_exact
from tourplanner.solvers.incumbent import Incumbent, worth
from tourplanner.solvers.result import Limits, Result
from tourplanner.solvers.solve import solve

ROOT = Path(__file__).parents[2]

PRINT_TOURS = """
from tests.instances import pilot, problem_of
from tests.solvers.tiny import tiny_problem
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve
for problem in (problem_of(pilot()), *map(tiny_problem, range(8))):
    print(solve(problem, Limits()))
"""


@cache
def pilot_result() -> tuple[Problem, Result]:
    """The pilot, solved once."""
    problem = problem_of(pilot())
    return problem, solve(problem, Limits())


def promises_and_drive(problem: Problem) -> tuple[int, ...]:
    """The optimum down to seconds of driving: less is better."""
    return worth(problem, solve(problem, Limits()).tours)[:-1]


def broken(problem: Problem, result: Result) -> list[str]:
    """Rules that the tours break, visits that are missing aside."""
    return [breach.rule for breach in check(problem, result.tours) if not is_loss(breach)]


def test_pilot_is_optimal_and_proven() -> None:
    problem, result = pilot_result()
    assert check(problem, result.tours) == ()
    assert result.status is Status.OPTIMAL
    assert result.bound == sum(tour.drive_seconds for tour in result.tours)
    # 24 communes, two a day.
    assert (len(result.tours), sum(len(tour.visits) for tour in result.tours)) == (12, 24)


def test_week_is_optimal_and_full() -> None:
    problem = problem_at(data_folder() / "semaine.toml")
    result = solve(problem, Limits())
    assert check(problem, result.tours) == ()
    assert result.status is Status.OPTIMAL
    assert result.bound == sum(tour.drive_seconds for tour in result.tours)
    # Ten communes on five days: every half-day is taken.
    assert [len(tour.visits) for tour in result.tours] == [2] * 5


def test_same_problem_same_result() -> None:
    problem, result = pilot_result()
    assert solve(problem, Limits()) == result


@pytest.mark.parametrize("seed", range(8))
def test_same_tiny_problem_same_result(seed: int) -> None:
    assert solve(tiny_problem(seed), Limits()) == solve(tiny_problem(seed), Limits())


@pytest.mark.slow
def test_result_does_not_depend_on_the_order_of_hashes() -> None:
    printed = {_printed_with_hash_seed(seed) for seed in ("0", "1", "4242")}
    assert len(printed) == 1
    # The pilot and eight tiny problems, one line each.
    assert len(printed.pop().splitlines()) == 9


def _printed_with_hash_seed(seed: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", PRINT_TOURS],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def metric(problem: Problem) -> Problem:
    """The same with times that no detour shortens, so that leaving a stop out never drives more."""
    seconds = problem.matrix.seconds.copy()
    places = range(len(seconds))
    for middle, origin, destination in product(places, places, places):
        detour = seconds[origin, middle] + seconds[middle, destination]
        seconds[origin, destination] = min(seconds[origin, destination], detour)
    # A whole number of minutes everywhere: rounding each leg up could make one leg longer than two.
    seconds = 60 * -(-seconds // 60)
    return build(problem.config, problem.calendar, replace(problem.matrix, seconds=seconds))


def without_stop(problem: Problem, position: int) -> Problem:
    """The same without one stop, its locks and its places in the matrix."""
    config = problem.config
    gone = config.stops[position]
    node = problem.stop_node(position)
    smaller: Sequence[np.ndarray] = [
        np.delete(np.delete(table, node, axis=0), node, axis=1)
        for table in (problem.matrix.seconds, problem.matrix.metres)
    ]
    asked = replace(
        config,
        stops=tuple(stop for stop in config.stops if stop is not gone),
        locks=tuple(lock for lock in config.locks if lock.stop != gone.id),
    )
    return build(asked, problem.calendar, matrix_of(smaller[0].tolist(), smaller[1].tolist()))


@pytest.mark.parametrize("seed", seeds(range(1000, 1040), 5))
def test_adding_a_required_stop_never_lowers_the_optimum(seed: int) -> None:
    # A night's rest may favour a fuller day, which starts later or ends earlier: usual hours only.
    problem = metric(tiny_problem(seed))
    work = replace(problem.config.work, min_rest=0)
    stops = (*problem.config.stops[:-1], replace(problem.config.stops[-1], required=True))
    full = build(replace(problem.config, work=work, stops=stops), problem.calendar, problem.matrix)
    assert promises_and_drive(without_stop(full, len(stops) - 1)) <= promises_and_drive(full)


@pytest.mark.parametrize(
    "seed",
    # Without bans the twenty-eighth has by far the most tours.
    seeds(range(2000, 2040), 4),
)
def test_removing_bans_never_raises_the_optimum(seed: int) -> None:
    problem = tiny_problem(seed)
    stops = tuple(
        replace(stop, not_on=(), closed=(), weekdays=None, halves=None) for stop in problem.config.stops
    )
    free = build(replace(problem.config, stops=stops), problem.calendar, problem.matrix)
    assert promises_and_drive(free) <= promises_and_drive(problem)


def test_dated_lock_is_honoured() -> None:
    _, unlocked = pilot_result()
    last_friday = date(2027, 1, 29)
    lock = Lock("32269", date=last_friday, half=Half.AFTERNOON)
    problem = problem_of(replace(pilot(), locks=(lock,)))
    result = solve(problem, Limits())
    found = [
        (tour.date, visit.half) for tour in result.tours for visit in tour.visits if visit.stop == "32269"
    ]
    assert found == [(last_friday, Half.AFTERNOON)]
    assert check(problem, result.tours) == ()
    assert result.status is Status.OPTIMAL
    assert unlocked.bound is not None
    assert result.bound is not None
    assert result.bound >= unlocked.bound


@pytest.mark.parametrize("seed", range(4))
def test_no_time_still_gives_legal_tours(seed: int) -> None:
    problem = problem_of(random_pilot(seed))
    result = solve(problem, Limits(time_limit=0.01))
    assert broken(problem, result) == []
    assert result.tours
    missing = worth(problem, result.tours)[0]
    expected = {Status.UNKNOWN, Status.INFEASIBLE} if missing else {Status.FEASIBLE, Status.OPTIMAL}
    assert result.status in expected
    assert result.evidence.out_of_time
    drive = sum(tour.drive_seconds for tour in result.tours)
    assert result.bound is None or result.bound <= drive


def test_no_time_gives_the_pilot_a_plan_that_keeps_every_promise() -> None:
    problem, best = pilot_result()
    result = solve(problem, Limits(time_limit=0.01))
    assert check(problem, result.tours) == ()
    assert result.status in {Status.FEASIBLE, Status.OPTIMAL}
    assert worth(problem, result.tours) >= worth(problem, best.tours)


def test_nothing_to_tour_is_a_result_too() -> None:
    closed = replace(pilot().calendar, weekdays=frozenset())
    config = replace(pilot(), calendar=closed)
    problem = build(config, build_calendar(closed, config.sessions), problem_of(pilot()).matrix)
    result = solve(problem, Limits())
    # 24 promises, no date.
    assert (result.tours, result.status, result.evidence.least_missing) == ((), Status.INFEASIBLE, 24)


def test_nothing_is_called_impossible_that_a_later_start_makes_possible() -> None:
    # Monday's afternoon at x ends at 17:25 (16:30 + 10 + 30 of drive + 15). Tuesday's hour at y could
    # open at 9:30, with work from 8:35: 15 h 10 min of rest. At 11:00, its latest, work is from 10:05:
    # 16 h 40 min. So 16 hours of rest can be kept, and a proof that they cannot is none.
    monday, tuesday = MONDAY, MONDAY + timedelta(days=1)
    problem = little_problem(
        [
            stop("x", weekdays=frozenset({0}), halves=frozenset({Half.AFTERNOON})),
            stop("y", weekdays=frozenset({1}), halves=frozenset({Half.MORNING}), service=60 * MINUTE),
        ],
        road([0, 30, 30]),
        calendar=CalendarRules(monday, 1, frozenset({0, 1}), public_holidays="FR"),
        work=replace(WORK, min_rest=16 * 60 * MINUTE),
    )
    first, second = tour_at(problem, "van", monday, [], ["x"]), tour_at(problem, "van", tuesday, ["y"])
    assert [breach.rule for breach in check(problem, [first, second])] == ["rest"]
    assert check(problem, [first, shifted(second, 90 * MINUTE)]) == ()
    assert solve(problem, Limits()).status is not Status.INFEASIBLE


def _never(_problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """A rule that no model knows."""
    yield from (Violation("never", tour.van, message("violation.forbidden-day")) for tour in tours)


def test_a_plan_that_the_judge_refuses_is_not_the_end_of_the_search() -> None:
    problem = little_problem([stop("x"), stop("y", "B")], road([0, 30, 40]))
    incumbent, watched = Incumbent(problem), list[str]()
    with with_rule(Rule("never", _never)):
        proof = solve_exact(problem, incumbent, Limits(observe=lambda step: watched.append(step.stage)))
    # Every finer partition is tried (twins are none here); what they prove of plans with fewer rules holds.
    assert [each for each in watched if each.startswith("model-")] == ["model-classes", "model-dates"]
    assert (proof.reached, incumbent.tours) == (False, ())
    assert solve_exact(problem, incumbent, Limits()).reached
    assert proof.stages == solve_exact(problem, Incumbent(problem), Limits()).stages
