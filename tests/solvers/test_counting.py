"""Every engine keeps to what a rule counts in a tour, though none of them has ever heard of that rule."""

import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import count
from math import prod

import pytest

from tests.problem.little import MINUTE, MONDAY, changed, little_problem, matrix_of, stop
from tests.problem.rules.counting import (
    BY_AREA,
    BY_HALF,
    COUNTING,
    MINUTES,
    VISITS_A_DAY,
    WEIGHT,
    limited,
    unknown,
)
from tests.seeds import seeds
from tests.solvers.oracle import best_plan
from tests.solvers.repair_oracle import NotJudgedError, best_aims, choices
from tests.solvers.repair_tiny import tiny_repair
from tests.solvers.shared_oracle import best_shared_plan
from tests.solvers.sisr_problems import recounted, searched
from tests.solvers.tiny import tiny_problem
from tests.solvers.tiny_shared import Kind, tiny_market_days, tiny_recurring, tiny_shared
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.plan import Status
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.demands import keep_only
from tourplanner.problem.insertion import insertions
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import Rule, with_rule
from tourplanner.schedule.repair_problem import RepairProblem
from tourplanner.solvers.conflict.find import find_clash
from tourplanner.solvers.construct import construct
from tourplanner.solvers.exact import shared_halves, tree
from tourplanner.solvers.incumbent import Incumbent, worth
from tourplanner.solvers.method import Method
from tourplanner.solvers.repair import offer
from tourplanner.solvers.repair.engine import repair
from tourplanner.solvers.result import Limits
from tourplanner.solvers.routing import solve_routing
from tourplanner.solvers.sisr.encoding import decode
from tourplanner.solvers.solve import solve

NAMES = [rule.id for rule in COUNTING]
LOWEST = {
    VISITS_A_DAY.id: (1, 3),
    WEIGHT.id: (2, 6),
    MINUTES.id: (40, 150),
    BY_AREA.id: (1, 2),
    BY_HALF.id: (1, 3),
}


def _asked(problem: Problem, rule: Rule, seed: int) -> Problem:
    """The problem with a limit that is drawn where it binds often, and weights of its stops."""
    draw = random.Random(f"{rule.id} {seed}")
    stops = tuple(replace(each, notes=str(draw.randint(0, 3))) for each in problem.config.stops)
    return limited(changed(problem, stops=stops), draw.randint(*LOWEST[rule.id]))


@pytest.mark.parametrize("rule", COUNTING, ids=NAMES)
@pytest.mark.parametrize("seed", seeds(range(20), 3))
def test_the_optimum_is_that_of_every_plan_that_the_judge_accepts(rule: Rule, seed: int) -> None:
    problem = _asked(tiny_problem(seed), rule, seed)
    with with_rule(unknown(rule)):
        best = best_plan(problem)
    with with_rule(rule):
        result = solve(problem, Limits())
        assert all(map(is_loss, check(problem, result.tours)))
    assert worth(problem, result.tours) == best.worth
    assert result.status is (Status.INFEASIBLE if best.missing_required else Status.OPTIMAL)


@pytest.mark.parametrize("rule", COUNTING, ids=NAMES)
@pytest.mark.parametrize("seed", seeds(range(30), 2))
@pytest.mark.parametrize("priced", [False, True])
def test_so_it_is_where_half_days_hold_several_stops(
    rule: Rule, seed: int, priced: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if priced:
        monkeypatch.setattr(shared_halves, "FEW", 0)
        monkeypatch.setattr(tree, "LAST_COLUMNS", 2)
    kinds = [tiny_recurring, tiny_market_days, *(partial(tiny_shared, kind) for kind in Kind)]
    problem = _asked(kinds[seed % len(kinds)](seed), rule, seed)
    with with_rule(rule):
        best, _ = best_shared_plan(problem)
        result = solve(problem, Limits(), Method.EXACT)
        assert all(map(is_loss, check(problem, result.tours)))
    assert worth(problem, result.tours)[:-1] == best[:-1]
    assert result.status is (Status.INFEASIBLE if best[0] else Status.OPTIMAL)


def _short(seed: int, vans: int = 2) -> Problem:
    """Fourteen stops of 30 to 50 minutes, a few optional, some of two visits, on three days of two vans."""
    draw = random.Random(f"short {seed}")
    stops = [
        stop(
            f"s{number}",
            service=draw.choice([30, 40, 50]) * MINUTE,
            visits=draw.choice([1, 1, 2]),
            required=draw.random() < 0.8,
            regular=False,
        )
        for number in range(14)
    ]
    spots = [(draw.randrange(2000), draw.randrange(2000)) for _ in range(len(stops) + 1)]
    table = [[abs(a[0] - b[0]) + abs(a[1] - b[1]) for b in spots] for a in spots]
    days = CalendarRules(MONDAY, 1, frozenset({0, 2, 4}), public_holidays="")
    fleet = [(f"van-{number}", "home") for number in range(vans)]
    return little_problem(stops, matrix_of(table), calendar=days, vans=fleet)


@pytest.mark.slow  # Compiles the large engine, as the next one does.
@pytest.mark.parametrize("rule", COUNTING, ids=NAMES)
@pytest.mark.parametrize("seed", range(4))
def test_the_large_engine_keeps_to_it_at_every_moment(rule: Rule, seed: int) -> None:
    problem = _asked(_short(seed), rule, seed)
    with with_rule(unknown(rule)):
        instance, state = searched(problem, 3_000, seed)
        free = decode(problem, instance, state)
        assert list(rule.find(problem, free)), "a plan that knows nothing of the rule breaks it"
    with with_rule(rule):
        instance, state = searched(problem, 3_000, seed)
        tours = decode(problem, instance, state)
        assert recounted(instance, state).counted.tolist() == state.counted.tolist()
        assert all(map(is_loss, check(problem, tours)))
        # What it left out has no room in what it has.
        assert tours
        assert not list(insertions(problem, tours))


@pytest.mark.slow
@pytest.mark.parametrize("rule", COUNTING, ids=NAMES)
@pytest.mark.parametrize("seed", range(8))
def test_the_large_engine_finds_the_optimum_of_tiny_problems(rule: Rule, seed: int) -> None:
    tiny = tiny_shared(Kind.DAYS, seed)
    # A stop has all of its visits in this engine, or none.
    once = tuple(replace(stop, visits=1, lengths=()) for stop in tiny.config.stops)
    problem = _asked(changed(tiny, stops=once), rule, seed)
    with with_rule(rule):
        best, _ = best_shared_plan(problem)
        tours = decode(problem, *searched(problem, 1_000, seed))
    assert worth(problem, tours)[0] == best[0]


@pytest.mark.slow
@pytest.mark.parametrize("rule", COUNTING, ids=NAMES)
def test_the_engines_that_prove_nothing_keep_to_it(rule: Rule) -> None:
    problem = _asked(_short(7), rule, 7)
    with with_rule(rule):
        incumbent = Incumbent(problem)
        assert solve_routing(problem, incumbent, Limits(time_limit=1.0)) is None
        for tours in (incumbent.tours, construct(problem)):
            assert tours
            assert all(map(is_loss, check(problem, tours)))


@pytest.mark.parametrize("rule", COUNTING, ids=NAMES)
@pytest.mark.parametrize("seed", seeds(range(20), 2))
def test_a_clash_is_told_where_the_judge_and_every_plan_say_so(rule: Rule, seed: int) -> None:
    problem = _asked(tiny_problem(seed), rule, seed)
    problem = changed(problem, stops=tuple(replace(each, required=True) for each in problem.config.stops))
    with with_rule(rule):
        clash = find_clash(problem, Limits())
        missing = solve(problem, Limits()).evidence.least_missing
        assert (clash is not None) == (missing > 0)
        if clash is not None:
            kept = solve(keep_only(problem, clash.demands), Limits())
            assert kept.status is Status.INFEASIBLE
            for demand in clash.demands if clash.minimal else ():
                rest = [other for other in clash.demands if other != demand]
                assert solve(keep_only(problem, rest), Limits()).evidence.least_missing == 0, demand


def _repairs(rule: Rule, short: bool) -> Iterator[tuple[int, RepairProblem]]:
    """Tiny repairs of calendars that were told before there was a limit."""
    for seed in count():
        problem = tiny_repair(seed, short=short)
        if not 20 <= prod(map(len, choices(problem))) <= 300:
            continue
        asked: dict[int, Problem] = {}
        for day in problem.days:
            asked.setdefault(id(day.problem), _asked(day.problem, rule, seed))
        yield (
            seed,
            replace(
                problem, days=tuple(replace(day, problem=asked[id(day.problem)]) for day in problem.days)
            ),
        )


@pytest.mark.parametrize("rule", COUNTING, ids=NAMES)
@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("orders", [None, pytest.param(0, marks=pytest.mark.slow)])
def test_a_repair_keeps_to_it_and_no_calendar_is_better(
    rule: Rule, short: bool, orders: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if orders is not None:
        monkeypatch.setattr(offer, "MOST_ORDERS", orders)
    judged = 0
    for seed, problem in _repairs(rule, short):
        with with_rule(rule):
            mended = repair(problem, Limits())
            with suppress(NotJudgedError):
                best = best_aims(problem)
                judged += 1
                for aim, least in zip(mended.aims, best, strict=True):
                    assert aim.bound <= least, (seed, aim)
                    if aim.value != least:
                        break  # later bounds are of other calendars
                if orders is None:
                    assert mended.values == best, seed
                    assert mended.is_proven, seed
        days = {day.date: day.problem for day in problem.days}
        made = [tour for tour in mended.tours if tour.date in days and tour not in problem.standing]
        assert all(not list(rule.find(days[tour.date], [tour])) for tour in made), seed
        if judged == 2:
            break
