"""A change of few tours is judged as the whole plan is from scratch."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.instances import problem_of, random_pilot
from tests.problem.little import MONDAY, WORK, little_problem, road, shifted, stop, tour_at
from tourplanner.domain.config import CalendarRules, Lock
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import message
from tourplanner.problem.check import check
from tourplanner.problem.judged import Judged
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import Rule, Violation, with_rule
from tourplanner.problem.time_tour import round_trip

NINE, LONG = 9 * 3600, 2 * 3600


def _tour(problem: Problem, draw: random.Random) -> Tour:
    """A tour through stops drawn at random, with little care for any rule."""
    van = draw.choice(problem.config.vans)
    visits = [
        Visit(
            stop=draw.choice(problem.config.stops).id,
            half=half,
            arrive=NINE + place * LONG,
            start=NINE + place * LONG + draw.choice([0, 600]),
            end=NINE + place * LONG + 6000,
            leg_drive_seconds=draw.choice([600, 1800]),
            leg_distance_m=9000,
        )
        for place, half in enumerate(draw.choice([[Half.MORNING], [*Half], [Half.MORNING, *Half]]))
    ]
    return round_trip(problem, van, draw.choice(problem.calendar.dates), visits, draw.choice([None, (0, 1)]))


def _same(problem: Problem, tours: Sequence[Tour], gone: Sequence[Tour], come: Sequence[Tour]) -> None:
    after = [*(tour for tour in tours if tour not in gone), *come]
    before, now = Counter(check(problem, tours)), Counter(check(problem, after))
    found = Judged(problem, tours).change(gone, come)
    assert Counter(found.broken) == now - before
    assert Counter(found.mended) == before - now


@pytest.mark.parametrize("seed", range(40))
def test_the_change_is_the_difference_of_two_verdicts_from_scratch(seed: int) -> None:
    draw = random.Random(seed)
    config = random_pilot(seed)
    fixed = [Lock(stop.id, weekday=draw.randrange(5)) for stop in draw.sample(config.stops, 4)]
    problem = problem_of(replace(config, locks=tuple(fixed)))
    tours = [_tour(problem, draw) for _ in range(draw.randrange(1, 14))]
    for _ in range(6):
        gone = draw.sample(tours, draw.randrange(len(tours) + 1))
        _same(problem, tours, gone, [_tour(problem, draw) for _ in range(draw.randrange(3))])


def test_tours_that_go_and_come_back_change_nothing() -> None:
    draw = random.Random(3)
    problem = problem_of(random_pilot(3))
    tours = [_tour(problem, draw) for _ in range(9)]
    found = Judged(problem, tours).change(tours[4:], tours[4:])
    assert (found.broken, found.mended) == ((), ())


def test_a_tour_that_comes_is_judged_with_the_others_of_its_crew() -> None:
    # From the end of one day to the beginning of the next eleven hours are asked for, and of a week ten.
    days = CalendarRules(MONDAY, 1, frozenset({0, 1}), public_holidays="")
    work = replace(WORK, max_work_week=10 * 3600)
    problem = little_problem([stop("a"), stop("b")], road([0, 10, 10]), calendar=days, work=work)
    late = shifted(tour_at(problem, "van", MONDAY, ["a"], ["b"]), 5 * 3600)
    early = shifted(tour_at(problem, "van", MONDAY + timedelta(1), ["b"], ["a"]), -3 * 3600)
    found = Judged(problem, [late]).change([], [early])
    assert {"rest", "work-week"} <= {breach.rule for breach in found.broken}
    _same(problem, [late], [], [early])
    _same(problem, [late, early], [late], [])


def _one_tour(_problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """A rule that says nothing of what it looks at: there is one tour in all."""
    if len(tours) != 1:
        yield Violation("one-tour", "plan", message("violation.stated-tours", n=len(tours), true=1))


def test_a_rule_that_looks_at_the_whole_plan_is_asked_of_all_of_it() -> None:
    problem = little_problem([stop("a"), stop("b")], road([0, 10, 10]))
    first = tour_at(problem, "van", MONDAY, ["a"])
    second = tour_at(problem, "van", MONDAY + timedelta(2), ["b"])
    with with_rule(Rule("one-tour", _one_tour)):
        assert [each.rule for each in Judged(problem, [first]).change([], [second]).broken] == ["one-tour"]
        assert "one-tour" in {each.rule for each in Judged(problem, [first]).change([first], []).broken}
        assert "one-tour" in {each.rule for each in Judged(problem, []).change([], [first]).mended}


def test_a_visit_that_is_shorter_at_both_ends_is_another_one() -> None:
    problem = little_problem([stop("a")], road([0, 10]))
    whole = tour_at(problem, "van", MONDAY, ["a"])
    [visit] = whole.visits
    cut = replace(whole, visits=(replace(visit, start=visit.start + 600, end=visit.end - 600),))
    assert "visits" in {each.rule for each in Judged(problem, [whole]).change([whole], [cut]).broken}
    _same(problem, [whole], [whole], [cut])
