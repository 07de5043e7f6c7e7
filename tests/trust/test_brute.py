"""Tiny configs of every kind against brute force, which shares nothing with what it judges."""

import pytest

from tests.problem.little import MINUTE, MONDAY, changed, little_problem, road, stop
from tests.seeds import seeds
from tests.trust.brute import brute_force
from tests.trust.claims import against_brute
from tests.trust.tiny_cases import Kind, tiny_case
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.period import Half
from tourplanner.solvers.construct import construct
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

CHUNK = 10


# Of an evening all trade-offs of the night are tried: a minute each.
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.EVENING])
@pytest.mark.parametrize("seed", seeds(range(0, 40, CHUNK), 0))
def test_no_plan_is_better_than_what_is_proven(kind: Kind, seed: int) -> None:
    for each in range(seed, seed + CHUNK):
        assert list(against_brute(kind, each)) == [], f"{kind.name} {each}"


@pytest.mark.parametrize("kind", Kind)
def test_the_first_of_each_kind(kind: Kind) -> None:
    assert list(against_brute(kind, 1)) == []


def test_brute_force_where_the_answer_is_known() -> None:
    # One Monday, two places at minute 60 on the same side: one day, there and back.
    calendar = CalendarRules(MONDAY, 1, frozenset({0}), "")
    problem = little_problem([stop("a"), stop("b")], road([0, 60, 60]), calendar=calendar)
    assert brute_force(problem).worth[:2] == (0, 120 * MINUTE)
    # A session lasts 150 minutes, so that a day of one of them works 150 + 50 + 120 minutes: 320.
    short = changed(problem, work={"max_work_week": 320 * MINUTE})
    assert brute_force(short).worth[:2] == (1, 120 * MINUTE)
    shorter = changed(problem, work={"max_work_week": 319 * MINUTE})
    assert brute_force(shorter).worth[:2] == (2, 0)


def test_a_night_where_the_cycle_comes_back() -> None:
    # Sunday's visit ends at 16:30; ten minutes, an hour and fifteen minutes later its crew does, at 17:55. On
    # Monday it begins as long before 9:30, at 8:05: that leaves 14 hours and 10 minutes.
    calendar = CalendarRules(MONDAY, 1, frozenset({0, 6}), "", repeats=True)
    stops = [
        stop("sunday", weekdays=frozenset({6}), halves=frozenset({Half.AFTERNOON})),
        stop("monday", weekdays=frozenset({0}), halves=frozenset({Half.MORNING})),
    ]
    problem = little_problem(stops, road([0, 60, 60]), calendar=calendar)
    for least, missing in ((850 * MINUTE, 0), (851 * MINUTE, 1)):
        rested = changed(problem, work={"min_rest": least})
        assert brute_force(rested).worth[0] == missing
        for method in (Method.EXACT, Method.AUTO):
            assert worth(rested, solve(rested, Limits(), method).tours)[0] == missing
        assert worth(rested, construct(rested))[0] == missing


@pytest.mark.slow
def test_kinds_are_not_empty() -> None:
    # Of each kind some config can be planned in full, and some cannot.
    for kind in Kind:
        missing = set()
        for seed in range(12):
            problem = tiny_case(kind, seed)
            missing.add(worth(problem, solve(problem, Limits(), Method.EXACT).tours)[0] > 0)
        assert missing == {True, False}, kind
