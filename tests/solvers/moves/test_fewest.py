"""Plans near to what is there: as few visits move as an exhaustive search says, then least is driven."""

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import permutations

import pytest

from tests.instances import pilot, problem_of, stop_at
from tourplanner.domain.config import AreaRules, Lock
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import time_day
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.moves.fewest import fewest_moves, is_exact, moved_visits
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

COMMUNES = ("32269", "32448", "32436", "32120")
"""Four of the Bastides de Lomagne."""


@cache
def problem() -> Problem:
    """Four visits of whole half-days on three days of one week, with one van; one of them not on Mondays."""
    config = pilot()
    free = [stop_at(code) for code in COMMUNES]
    stops = (replace(free[0], weekdays=frozenset({2, 4})), *free[1:])
    calendar = replace(config.calendar, weeks=1)
    area = AreaRules(stops[0].area, None)
    return problem_of(replace(config, stops=stops, areas=(area,), locks=(), calendar=calendar))


def _calendars(asked: Problem) -> Iterator[tuple[Tour, ...]]:
    """Every legal calendar that serves all of the stops."""
    slots = [(day, half) for day in asked.calendar.dates for half in Half]
    for chosen in permutations(slots, len(COMMUNES)):
        tours = []
        for day in asked.calendar.dates:
            halves = [tuple(stop for stop, slot in enumerate(chosen) if slot == (day, half)) for half in Half]
            if any(halves):
                tours.append(time_day(asked, 0, halves[0], halves[1], day))
        legal = tuple(tour for tour in tours if tour is not None)
        if len(legal) == len(tours) and not check(asked, legal):
            yield legal


@cache
def calendars() -> tuple[tuple[Tour, ...], ...]:
    """Those of the problem."""
    return tuple(_calendars(problem()))


def _drive(tours: tuple[Tour, ...]) -> int:
    return sum(tour.drive_seconds for tour in tours)


@pytest.mark.parametrize("seed", range(8))
def test_it_is_the_nearest_of_all_calendars_and_drives_least_of_these(seed: int) -> None:
    draw = random.Random(seed)
    # Some days of two calendars, which may leave stops out, or have them twice.
    one, other = draw.choice(calendars()), draw.choice(calendars())
    before = (*draw.sample(one, draw.randrange(len(one))), *draw.sample(other, 1))
    best = solve(problem(), Limits()).tours
    found = fewest_moves(problem(), before, best, Limits())
    expected = min((moved_visits(problem(), before, each), _drive(each)) for each in calendars())
    assert (found.moved, _drive(found.tours)) == expected
    assert found.bound == found.moved
    assert check(problem(), found.tours) == ()


def test_what_is_legal_stays_as_it_is() -> None:
    best = solve(problem(), Limits()).tours
    worst = max(calendars(), key=_drive)
    found = fewest_moves(problem(), worst, best, Limits())
    assert (found.moved, found.is_proven) == (0, True)


def test_what_is_fixed_goes_where_it_is_fixed_and_the_rest_makes_room() -> None:
    best = solve(problem(), Limits()).tours
    here = {visit.stop: (tour.date, visit.half) for tour in best for visit in tour.visits}
    first, second = COMMUNES[1:3]
    day, half = here[second]
    fixed = replace(problem().config, locks=(Lock(first, date=day, half=half),))
    locked = problem_of(fixed)
    found = fewest_moves(locked, best, solve(locked, Limits()).tours, Limits())
    now = {visit.stop: (tour.date, visit.half) for tour in found.tours for visit in tour.visits}
    assert now[first] == here[second]
    assert found.moved == sum(now[stop] != here[stop] for stop in COMMUNES) == 2
    assert found.is_proven


def test_a_promise_comes_before_staying() -> None:
    asked = problem()
    both = (stop_at("32269", visits=2, regular=False), *asked.config.stops[1:])
    more = problem_of(replace(asked.config, stops=both))
    before = next(tours for tours in calendars() if len(tours) == 2)
    best = solve(more, Limits()).tours
    found = fewest_moves(more, before, best, Limits())
    assert check(more, found.tours) == ()
    assert found.moved >= 1
    assert found.is_proven


@pytest.mark.slow
def test_where_squares_share_a_half_day_the_search_answers_and_proves_nothing() -> None:
    config = problem().config
    short = tuple(replace(stop, service=20 * 60) for stop in config.stops)
    shared = problem_of(replace(config, stops=short))
    assert not is_exact(shared)
    best = solve(shared, Limits(time_limit=2)).tours
    moved = fewest_moves(shared, (), best, Limits(time_limit=2))
    assert (moved.moved, moved.is_proven) == (len(COMMUNES), False)


def test_what_keeps_more_is_nearer_than_what_moves_nothing() -> None:
    # A search that found nothing: no visit of its plan has moved, and none is kept.
    found = fewest_moves(problem(), calendars()[0], (), Limits())
    assert worth(problem(), found.tours)[0] == 0
    assert found.moved == 0
    anew = fewest_moves(problem(), (), (), Limits())
    assert worth(problem(), anew.tours)[0] == 0
    assert (anew.moved, anew.bound) == (4, 4)
