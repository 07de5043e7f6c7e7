"""Tiny configs of every kind against brute force, which shares nothing with what it judges."""

import pytest

from tests.problem.little import MINUTE, MONDAY, changed, little_problem, road, stop
from tests.seeds import seeds
from tests.trust.brute import brute_force
from tests.trust.claims import against_brute
from tests.trust.tiny_cases import Kind, tiny_case
from tourplanner.domain.config import CalendarRules
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


def test_kinds_are_not_empty() -> None:
    # Of each kind some config can be planned in full, and some cannot.
    for kind in Kind:
        missing = set()
        for seed in range(12):
            problem = tiny_case(kind, seed)
            missing.add(worth(problem, solve(problem, Limits(), Method.EXACT).tours)[0] > 0)
        assert missing == {True, False}, kind
