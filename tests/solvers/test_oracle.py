"""The exact engine against the exhaustive oracle, on hundreds of problems that fit on a postcard."""

from datetime import timedelta

import pytest

from tests.problem.little import MINUTE, MONDAY, WORK, changed, little_problem, matrix_of, road, stop
from tests.seeds import seeds
from tests.solvers.agreement import assert_solver_agrees
from tests.solvers.oracle import best_plan, visited_dates
from tests.solvers.tiny import tiny_problem
from tourplanner.domain.config import CalendarRules, Lock
from tourplanner.domain.period import Half
from tourplanner.domain.plan import Status
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

CASES = 200
TUESDAY = MONDAY + timedelta(days=1)


@pytest.mark.parametrize("seed", seeds(range(CASES), 12))
def test_solver_agrees_with_the_oracle(seed: int) -> None:
    assert_solver_agrees(tiny_problem(seed))


# -- the oracle itself, where the answer is known ----------------------------------------------------


def test_oracle_pairs_what_is_close() -> None:
    # Two places at minute 60 one way, two at minute 30 the other way: 120 and 60 minutes, two days.
    problem = little_problem([stop(name) for name in "abcd"], road([0, 60, 60, -30, -30]))
    best = best_plan(problem)
    assert best.worth[:2] == (0, 180 * MINUTE)
    assert sorted(sorted(visit.stop for visit in tour.visits) for tour in best.tours) == [
        ["a", "b"],
        ["c", "d"],
    ]


def test_oracle_gives_up_no_more_than_it_must() -> None:
    # One date, two halves, three stops: the one of lowest priority is missing, though nearer.
    calendar = CalendarRules(MONDAY, 1, frozenset({0}), public_holidays="FR")
    stops = [stop("a"), stop("b", required=False, priority=2), stop("c", required=False, priority=1)]
    best = best_plan(little_problem(stops, road([0, 10, 10, 50]), calendar=calendar))
    # Nothing required is missing, nothing of priority 1, one of priority 2; out to c and back: 100.
    assert best.worth[:4] == (0, 0, 1, 100 * MINUTE)


# -- what random problems have shown, as small as it gets --------------------------------------------


def test_largest_gap_of_a_stop_that_is_not_regular() -> None:
    # x could share the two days of y and z, 1 and 9 March, but asks for visits 7 days apart both
    # ways round the two weeks. So one of its visits has a day of its own: three days of 120 minutes.
    second_tuesday = TUESDAY + timedelta(days=7)
    problem = little_problem(
        [stop("x", visits=2, regular=False, max_gap_days=7), stop("y"), stop("z")],
        road([0, 60, 60, 60]),
        calendar=CalendarRules(MONDAY, 2, frozenset({0, 1}), public_holidays="FR"),
        locks=(Lock("y", date=MONDAY), Lock("z", date=second_tuesday)),
    )
    result = solve(problem, Limits())
    first, second = visited_dates(result.tours, "x")
    assert (second - first).days == 7
    assert (result.status, result.bound) == (Status.OPTIMAL, 360 * MINUTE)
    assert_solver_agrees(problem)


def test_two_dated_locks_on_a_stop_with_one_visit() -> None:
    # Both cannot be kept by one visit: the stop is left out, proven.
    problem = little_problem(
        [stop("x")], road([0, 30]), locks=(Lock("x", date=MONDAY), Lock("x", date=MONDAY + timedelta(days=2)))
    )
    result = solve(problem, Limits())
    assert (result.status, result.tours, result.evidence.least_missing) == (Status.INFEASIBLE, (), 1)
    assert_solver_agrees(problem)


def test_dated_lock_with_a_van_that_cannot_drive_there() -> None:
    # Both Mondays would do for the van nearby, but the first is promised by the van that is 150
    # minutes away, over its 240 a day there and back. The lock holds for any visit: both are missing.
    problem = little_problem(
        [stop("x", visits=2)],
        road([0, 140, 150]),
        depots=("far", "near"),
        vans=(("old", "far"), ("new", "near")),
        locks=(Lock("x", date=MONDAY, half=Half.MORNING, van="old"),),
    )
    result = solve(problem, Limits())
    assert (result.status, result.tours, result.evidence.least_missing) == (Status.INFEASIBLE, (), 2)
    assert_solver_agrees(problem)


def test_night_between_two_long_days() -> None:
    # Four stops 100 minutes away fill both halves of a Monday and a Tuesday.
    calendar = CalendarRules(MONDAY, 1, frozenset({0, 1}), public_holidays="FR")
    stops = [stop(name, area="A") for name in ("w", "x", "y", "z")]
    problem = little_problem(stops, road([0, 100, 100, 100, 100]), calendar=calendar)
    # Work starts at 9:20 - 100 - 15 = 7:25 and ends at 16:40 + 100 + 15 = 18:35, both outside the
    # usual hours, which are widened. From 18:35 to 7:25 are 12 h 50 min.
    wide = {"earliest_start": WORK.earliest_start - 3600, "latest_end": WORK.latest_end + 3600}
    kept = changed(problem, work={**wide, "min_rest": 770 * MINUTE})
    assert worth(kept, solve(kept, Limits()).tours)[:2] == (0, 400 * MINUTE)
    broken = changed(problem, work={**wide, "min_rest": 771 * MINUTE})
    # One visit is given up: Monday's afternoon, or Tuesday's morning.
    assert worth(broken, solve(broken, Limits()).tours)[:2] == (1, 400 * MINUTE)
    for case in (kept, broken):
        assert_solver_agrees(case)


def test_hours_of_the_solver_are_those_that_the_judge_counts() -> None:
    # Two whole days at places 601 seconds apart: the midday drive takes up the eleventh minute that it
    # begins, for the solver and for the judge. A week of just that work is legal, a minute less is not.
    legs = [[0 if a == b else 601 if 0 not in (a, b) else 600 for b in range(5)] for a in range(5)]
    problem = little_problem(
        [stop(name) for name in "abcd"],
        matrix_of(legs),
        calendar=CalendarRules(MONDAY, 1, frozenset({0, 2}), public_holidays="FR"),
    )
    stated = sum(tour.work_seconds for tour in best_plan(problem).tours)
    enough = changed(problem, work={"max_work_week": stated})
    assert best_plan(enough).missing_required == 0
    assert_solver_agrees(enough)
    tight = changed(problem, work={"max_work_week": stated - MINUTE})
    assert best_plan(tight).missing_required == 1
    assert_solver_agrees(tight)
