"""The tours of a plan where other aims want them, against every way to place them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from tests.problem.little import MONDAY, changed, little_problem, road, stop
from tests.seeds import seeds
from tests.solvers.tiny_crews import crewed_problem
from tourplanner.domain.config import Aims, CalendarRules
from tourplanner.domain.market import MarketDays
from tourplanner.domain.plan_aim import PlanAim, Scope
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.solvers.arrange.places import places_of
from tourplanner.solvers.day_tours import to_tour
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

CASES = 120
ORDERS = (
    (PlanAim.DRIVING, PlanAim.EVEN_WEEKS, PlanAim.SAME_CREW),
    (PlanAim.EVEN_WEEKS, PlanAim.DRIVING, PlanAim.CLOSE_DAYS),
    (PlanAim.DRIVING, PlanAim.FAR_DAYS, PlanAim.EVEN_WEEKS),
)
MARKETS = {"a": frozenset({3}), "c": frozenset({1, 3}), "f": frozenset({4})}
"""Weekdays with a market."""


def unevenness(problem: Problem, tours: Sequence[Tour]) -> int:
    weeks = Counter(problem.calendar.week(tour.date) for tour in tours)
    spread = [0] * problem.calendar.weeks
    for rank in range(len(tours)):
        spread[rank % problem.calendar.weeks] += 1
    return sum(n**2 for n in weeks.values()) - sum(n**2 for n in spread)


def dates_by_crew(problem: Problem, tours: Sequence[Tour]) -> list[set[date]]:
    days = defaultdict(set)
    for tour in tours:
        days[problem.crew(tour.van, tour.date)].add(tour.date)
    return list(days.values())


def days_between(problem: Problem, tours: Sequence[Tour]) -> int:
    idle = 0
    for dates in dates_by_crew(problem, tours):
        for week in {problem.calendar.week(day) for day in dates}:
            mine = sorted(day for day in dates if problem.calendar.week(day) == week)
            idle += (mine[-1] - mine[0]).days + 1 - len(mine)
    return idle


def days_in_a_row(problem: Problem, tours: Sequence[Tour]) -> int:
    return sum((b - a).days == 1 for dates in dates_by_crew(problem, tours) for a in dates for b in dates)


def other_crews(_problem: Problem, tours: Sequence[Tour]) -> int:
    crews = defaultdict(set)
    for tour in tours:
        for visit in tour.visits:
            crews[visit.stop].add(tour.crew)
    return sum(len(each) - 1 for each in crews.values())


def off_market(problem: Problem, tours: Sequence[Tour]) -> int:
    wished = {each.id: each.market_days for each in problem.config.stops if each.market and each.market_days}
    return sum(
        tour.date.weekday() not in wished[visit.stop]
        for tour in tours
        for visit in tour.visits
        if visit.stop in wished
    )


MEASURES = {
    PlanAim.MARKET_DAYS: off_market,
    PlanAim.EVEN_WEEKS: unevenness,
    PlanAim.CLOSE_DAYS: days_between,
    PlanAim.FAR_DAYS: days_in_a_row,
    PlanAim.SAME_CREW: other_crews,
}
"""The values of aims, worked out anew."""


def placings(problem: Problem, tours: Sequence[Tour]) -> Iterator[tuple[Tour, ...]]:
    """Every legal way to give the tours other dates and vans."""
    for places in product(*(list(places_of(problem, tour)) for tour in tours)):
        if len({(place.day, place.van) for place in places}) == len(places):
            found = tuple(to_tour(problem, place.tour, place.van, place.day) for place in places)
            if all(is_loss(breach) for breach in check(problem, found)):
                yield found


@pytest.mark.parametrize("seed", seeds(range(CASES), 6))
def test_no_placing_of_the_tours_is_better(seed: int) -> None:
    order = ORDERS[seed % len(ORDERS)]
    problem = crewed_problem(seed)
    asked = replace(problem, config=replace(problem.config, aims=Aims(order)))
    plain, result = solve(problem, Limits()), solve(asked, Limits())
    assert [breach for breach in check(asked, result.tours) if not is_loss(breach)] == []
    assert Counter(t.drive_seconds for t in result.tours) == Counter(t.drive_seconds for t in plain.tours)
    assert tuple(each.aim for each in result.aims) == order
    reached = {each.aim: each for each in result.aims}
    wishes = [aim for aim in order if aim is not PlanAim.DRIVING]
    assert all(MEASURES[aim](asked, result.tours) == reached[aim].value for aim in wishes)
    best = min(tuple(MEASURES[aim](asked, tours) for aim in wishes) for tours in placings(asked, plain.tours))
    assert tuple(reached[aim].value for aim in wishes) == best
    assert all(reached[aim].is_proven for aim in wishes)


def six_stops(*order: PlanAim) -> Problem:
    """Three tours of two stops, in two weeks with five touring days each."""
    calendar = CalendarRules(MONDAY, 2, frozenset(range(5)), public_holidays="", repeats=True)
    problem = little_problem(
        [stop(name) for name in "abcdef"], road([0, 30, 30, -40, -40, 60, 60]), calendar=calendar
    )
    return changed(problem, aims=Aims(order))


def test_weeks_get_as_many_tours_as_can_be() -> None:
    plain = solve(six_stops(PlanAim.DRIVING), Limits())
    assert Counter(six_stops().calendar.week(tour.date) for tour in plain.tours) == {1: 3}
    assert plain.aims == ()
    even = solve(six_stops(PlanAim.DRIVING, PlanAim.EVEN_WEEKS), Limits())
    assert Counter(six_stops().calendar.week(tour.date) for tour in even.tours) == {1: 2, 2: 1}
    [driving, weeks] = even.aims
    assert (driving.value, driving.bound) == (plain.bound, plain.bound)
    # Nothing is more even than 0: proven for every plan, not for these tours alone.
    assert (weeks.value, weeks.scope, weeks.price) == (0, Scope.PLANS, 0)


def test_tours_go_on_market_days_where_their_stops_agree() -> None:
    problem = six_stops(PlanAim.DRIVING, PlanAim.MARKET_DAYS)
    stops = tuple(
        replace(each, market=MarketDays.PREFER, market_days=MARKETS.get(each.id, frozenset()))
        for each in problem.config.stops
    )
    wished = changed(problem, stops=stops)
    plain, result = solve(six_stops(PlanAim.DRIVING), Limits()), solve(wished, Limits())
    assert sum(t.drive_seconds for t in result.tours) == sum(t.drive_seconds for t in plain.tours)
    # a with b, c with d, e with f: Thursday, Tuesday or Thursday, Friday; nothing is missed.
    assert off_market(wished, result.tours) == 0
    assert (result.aims[1].value, result.aims[1].scope) == (0, Scope.PLANS)
    weekdays = {visit.stop: tour.date.weekday() for tour in result.tours for visit in tour.visits}
    assert (weekdays["a"], weekdays["f"]) == (3, 4)


def test_the_same_input_gives_the_same_plan() -> None:
    problem = six_stops(PlanAim.DRIVING, PlanAim.FAR_DAYS)
    assert solve(problem, Limits()) == solve(problem, Limits())
