"""What a rule takes is missed as proven and told as a clash; the large engine misses no more.

That the large engine knows the rule does not follow: on problems so small it may find a legal plan by chance.
"""

import pytest

from tests.problem.rules.biting import DAY, biting
from tests.problem.rules.counting import BY_AREA, BY_HALF, MINUTES, VISITS_A_DAY, WEIGHT, limited
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.plan import Status
from tourplanner.problem.build import build
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.demands import demands_of
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import RULES, Rule, with_rule
from tourplanner.solvers.conflict.find import find_clash
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

BOUND = [rule for rule in RULES if rule.binding is not None]


def _without(problem: Problem, rule: Rule) -> Problem:
    """The problem that does not ask for the rule of anybody."""
    config = problem.config
    for demand in demands_of(problem):
        if demand.rule == rule.id:
            config = rule.bound.without(config, demand.subject)
    return build(config, build_calendar(config.calendar, config.sessions), problem.matrix)


def _is_missed(problem: Problem, rule: Rule) -> None:
    """A promise is missed for the sake of the rule, and that is proven."""
    assert solve(_without(problem, rule), Limits()).status is Status.OPTIMAL
    found = solve(problem, Limits())
    assert (found.status, found.evidence.least_missing) == (
        Status.INFEASIBLE,
        worth(problem, found.tours)[0],
    ), "the exact engine does not know the rule"
    assert all(map(is_loss, check(problem, found.tours)))


def _is_told(problem: Problem, rule: Rule) -> None:
    """It is part of a clash."""
    clash = find_clash(problem, Limits())
    assert clash is not None, "the model of clashes does not know the rule"
    assert rule.id in {demand.rule for demand in clash.rules}


@pytest.mark.parametrize("rule", BOUND, ids=lambda rule: rule.id)
def test_a_promise_is_missed_for_its_sake_and_that_is_proven(rule: Rule) -> None:
    _is_missed(biting(rule.id), rule)


@pytest.mark.parametrize("rule", BOUND, ids=lambda rule: rule.id)
def test_it_is_part_of_a_clash(rule: Rule) -> None:
    _is_told(biting(rule.id), rule)


@pytest.mark.parametrize(
    ("rule", "most"), [(VISITS_A_DAY, 1), (WEIGHT, 1), (MINUTES, 299), (BY_AREA, 1), (BY_HALF, 0)]
)
def test_so_it_is_with_what_a_rule_only_counts(rule: Rule, most: int) -> None:
    # Two visits of 150 minutes, 1 + 2 by weight, of which Mondays take one more than is said.
    problem = limited(DAY, most)
    with with_rule(rule):
        _is_missed(problem, rule)
        _is_told(problem, rule)


@pytest.mark.slow
@pytest.mark.parametrize("rule", BOUND, ids=lambda rule: rule.id)
def test_the_large_engine_misses_no_more_for_it(rule: Rule) -> None:
    problem = biting(rule.id)
    least = worth(problem, solve(problem, Limits(), Method.EXACT).tours)[0]
    found = solve(problem, Limits(rounds=300), Method.RECREATE)
    assert worth(problem, found.tours)[0] == least
