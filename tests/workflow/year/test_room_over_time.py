"""Room over time: what stops that join and leave take and free, on little configs and their rhythms."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.problem.little import MONDAY, changed, little_problem, road, stop
from tests.seeds import seeds
from tests.workflow.notices import heard
from tourplanner.domain.config import CalendarRules, Lock
from tourplanner.domain.event import Event, Joins, Leaves
from tourplanner.domain.period import Half
from tourplanner.domain.recurrence import EveryWeeks, Recurrence
from tourplanner.domain.tour import Tour
from tourplanner.problem.build import build, nodes_of
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.insertion import insertions
from tourplanner.problem.problem import Problem
from tourplanner.schedule.events import config_of_grid, toured_on
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.year import Year
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve
from tourplanner.workflow.year.grids_over_time import grids_over_time

CASES = 60
WEEKS = CalendarRules(MONDAY, 2, frozenset({0, 3}), public_holidays="", repeats=True)
THURSDAY = 3


def week(number: int, weekday: int = 0) -> date:
    return MONDAY + timedelta(weeks=number, days=weekday)


def asked(problem: Problem, day: date | None = None) -> Problem:
    """The problem of a grid: the first one, or that of the stops that are there on a day."""
    config = problem.config
    of_grid = config_of_grid(config)
    if day is not None:
        there = toured_on(config, day)
        stops = tuple(each for each in config.stops if each.id in there)
        of_grid = replace(config, stops=stops, events=(), locks=())
    among = {each.id for each in of_grid.stops}
    ranks = (rank for rank, each in enumerate(config.stops) if each.id in among)
    return build(of_grid, problem.calendar, problem.matrix.among(nodes_of(config, ranks)))


def grids(problem: Problem, events: Sequence[Event], notes: list[str]) -> tuple[GridFrom, ...]:
    """The grids of a problem's config with events."""
    dated = changed(problem, events=tuple(events))
    tours = solve(asked(dated), Limits()).tours
    return grids_over_time(tours, Year(dated.config, dated.matrix), heard(notes))


def places(tours: Sequence[Tour]) -> set[tuple[str, date, Half]]:
    return {(visit.stop, tour.date, visit.half) for tour in tours for visit in tour.visits}


def drawn(seed: int) -> tuple[Problem, list[Event]]:
    """Up to eight stops of one or two visits, some of which come, go and come back."""
    draw = random.Random(seed)
    stops = [
        stop(
            f"s{number}",
            commune=f"c{draw.randrange(6)}",
            visits=draw.choice((1, 1, 2)),
            required=draw.random() < 0.7,
            priority=draw.randint(1, 2),
            regular=draw.random() < 0.5,
            halves=draw.choice((None, frozenset({Half.MORNING}), frozenset({Half.AFTERNOON}))),
        )
        for number in range(draw.randint(4, 8))
    ]
    events: list[Event] = []
    for each in draw.sample(stops, draw.randint(2, len(stops))):
        comes = draw.random() < 0.6
        for number in sorted(draw.sample(range(1, 12), draw.randint(1, 3))):
            day = week(number, draw.choice((0, 3)))
            events.append(Joins(each.id, day) if comes else Leaves(each.id, day))
            comes = not comes
    minutes = [0, *(draw.randrange(-60, 60) for _ in stops)]
    return little_problem(stops, road(minutes), calendar=WEEKS), events


@pytest.mark.parametrize("seed", seeds(range(CASES), 6))
def test_nobody_loses_a_visit_and_who_joined_has_what_room_there_is(seed: int) -> None:
    problem, events = drawn(seed)
    dated = changed(problem, events=tuple(events))
    found = grids(problem, events, [])
    for before, after in pairwise(found):
        there = asked(dated, after.first)
        kept = {place for place in places(before.tours) if place[0] in there.stop_index}
        assert kept <= places(after.tours)
        assert all(map(is_loss, check(there, after.tours)))
        room = {each.stop for each in insertions(there, after.tours)}
        came = {e.stop for e in events if isinstance(e, Joins) and e.on <= after.first}
        assert not room & came


def rhythm(interval: int, number: int) -> Recurrence:
    return Recurrence(EveryWeeks((THURSDAY,), interval, week(number)))


def crowded() -> Problem:
    """One commune on Thursdays: its afternoon in week 1, and a morning of every week that joins."""
    days = replace(WEEKS, weekdays=frozenset({THURSDAY}))
    monthly = stop("monthly", commune="c", when=rhythm(2, 0), halves=frozenset({Half.AFTERNOON}))
    weekly = stop("weekly", commune="c", visits=2, when=rhythm(1, 0), halves=frozenset({Half.MORNING}))
    other = stop("other", when=rhythm(2, 1), halves=frozenset({Half.AFTERNOON}))
    locks = (Lock("weekly", half=Half.MORNING),)
    return little_problem([monthly, weekly, other], road([0, 50, 10, 20]), calendar=days, locks=locks)


def test_one_that_lacks_visits_takes_no_place_when_another_joins() -> None:
    events = [Joins("weekly", week(2)), Joins("other", week(6))]
    first, second, third = grids(crowded(), events, notes := [])
    assert places(first.tours) == {("monthly", week(0, THURSDAY), Half.AFTERNOON)}
    assert places(second.tours) - places(first.tours) == {("weekly", week(1, THURSDAY), Half.MORNING)}
    assert places(third.tours) - places(second.tours) == {("other", week(1, THURSDAY), Half.AFTERNOON)}
    [note] = notes
    assert note.startswith("weekly")


def test_one_that_joins_has_room_on_the_date_that_is_fixed_for_it() -> None:
    held = (*crowded().config.locks, Lock("other", date=week(1, THURSDAY)))
    *_, last = grids(changed(crowded(), locks=held), [Joins("other", week(6))], [])
    assert ("other", week(1, THURSDAY), Half.AFTERNOON) in places(last.tours)


def test_what_one_leaves_is_for_who_lacks_visits() -> None:
    *_, last = grids(crowded(), [Joins("weekly", week(2)), Leaves("monthly", week(8))], [])
    assert last.first == week(8)
    mornings = {("weekly", week(number, THURSDAY), Half.MORNING) for number in (0, 1)}
    assert places(last.tours) >= mornings


@pytest.mark.parametrize(
    ("leaves", "told"),
    # It joins for the Thursday of an odd week; that of the week after is the first that it lacks.
    [(week(4), False), (week(5), True), (None, True)],
)
def test_no_room_is_told_where_a_date_is_lost(leaves: date | None, told: bool) -> None:
    events: list[Event] = [Joins("weekly", week(3))]
    events += [Leaves("weekly", leaves)] if leaves else []
    grids(crowded(), events, notes := [])
    assert bool(notes) == told


def test_no_room_is_not_told_where_another_has_left_by_then() -> None:
    grids(crowded(), [Joins("weekly", week(3)), Leaves("monthly", week(4))], notes := [])
    assert notes == []
