"""The judge is judged: good plans are broken in one way each, and the rule broken is told."""

import pytest

from tests.problem.little import clock
from tests.problem.mutations import MUTATIONS, Mutation
from tests.problem.mutations.mutation import Tours, find
from tests.problem.rules.own import has_own_test
from tourplanner.problem.check import check
from tourplanner.problem.rules import RULES


def test_the_tuesday_that_is_broken_most(rich_tours: Tours) -> None:
    tour = find(rich_tours, 4, "south")
    times = [tour.start, tour.leave, *(t for v in tour.visits for t in (v.arrive, v.start, v.end))]
    assert times == [
        clock(text) for text in ("08:54", "09:09", "09:20", "09:30", "12:00", "12:21", "14:00", "16:30")
    ]
    assert tour.lunch == (clock("12:21"), clock("13:50"))
    assert (tour.back, tour.end) == (clock("17:00"), clock("17:15"))


@pytest.mark.parametrize("name", ["rich", "pilot"])
def test_unbroken_plan_is_silent(name: str, request: pytest.FixtureRequest) -> None:
    problem, tours = (request.getfixturevalue(f"{name}_{part}") for part in ("problem", "tours"))
    assert check(problem, tours) == ()


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_broken_plan_is_caught(mutation: Mutation, request: pytest.FixtureRequest) -> None:
    problem, tours = (request.getfixturevalue(f"{mutation.plan}_{part}") for part in ("problem", "tours"))
    broken = check(*mutation.apply(problem, tours))
    assert {breach.rule for breach in broken} == mutation.rules


def test_every_rule_is_broken_by_a_mutation_of_its_own() -> None:
    alone = {rule for mutation in MUTATIONS if len(mutation.rules) == 1 for rule in mutation.rules}
    assert alone == {rule.id for rule in RULES if not has_own_test(rule.id)}


def test_names_of_mutations_differ() -> None:
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS)
