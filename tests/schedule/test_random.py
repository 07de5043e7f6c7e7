"""Any config, any closures: every schedule is legal, complete, and shifts no farther than it must."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.problem.little import MINUTE
from tests.schedule.cases import breaches_of, cases, stop, with_closed
from tests.schedule.random_pilots import SEEDS, planned
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.period import Half
from tourplanner.domain.schedule import Fate, Schedule
from tourplanner.domain.schedule_rules import OnClosed, ScheduleRules
from tourplanner.domain.tour import Tour
from tourplanner.problem.build import build
from tourplanner.problem.problem import Problem
from tourplanner.schedule.appointments import is_told
from tourplanner.schedule.day import DayOrder, timed
from tourplanner.schedule.nearby import slots_near
from tourplanner.schedule.unroll import unroll
from tourplanner.solvers.construct import construct

COMMON = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


Case = tuple[Problem, tuple[Tour, ...], date]
"""A problem, the tours of its cycle, and the last day of the schedule."""


@st.composite
def closings(draw: st.DrawFn) -> Case:
    """A plan, closures of the year and of stops after its own cycle, any wish for them, and a last day."""
    problem, tours = planned(draw(st.integers(0, SEEDS - 1)))
    config = problem.config
    start = config.calendar.start
    spans = st.tuples(st.integers(28, 360), st.integers(0, 40))

    def closure(span: tuple[int, int]) -> Closure:
        first = start + timedelta(days=span[0])
        return Closure(first, first + timedelta(days=span[1]), "travaux")

    closed = {
        each.id: tuple(map(closure, draw(st.lists(spans, max_size=2))))
        for each in draw(st.lists(st.sampled_from(config.stops), max_size=8, unique=True))
    }
    wishes = st.sampled_from(OnClosed)
    stops = tuple(
        replace(
            each,
            closed=each.closed + closed.get(each.id, ()),
            on_closed=draw(wishes) if each.id in closed else None,
        )
        for each in config.stops
    )
    year = tuple(map(closure, draw(st.lists(spans, max_size=2))))
    config = replace(
        config,
        stops=stops,
        calendar=replace(config.calendar, closed=(*config.calendar.closed, *year)),
        schedule=ScheduleRules(draw(wishes), draw(st.integers(1, 56))),
    )
    until = start + timedelta(days=draw(st.integers(0, 400)))
    # The first cycle is the plan's: nothing is closed in it that was not.
    return build(config, problem.calendar, problem.matrix), tours, until


@pytest.mark.slow
@settings(COMMON, max_examples=25)
@given(case=closings())
def test_every_schedule_is_legal_complete_and_tells_what_it_moves(case: Case) -> None:
    every_schedule_is_legal_complete_and_tells_what_it_moves(case)


@pytest.mark.slow
@settings(COMMON, max_examples=120)
@given(case=closings())
def test_so_are_many_more(case: Case) -> None:
    every_schedule_is_legal_complete_and_tells_what_it_moves(case)


def every_schedule_is_legal_complete_and_tells_what_it_moves(case: Case) -> None:
    """Hold a schedule to its judge, to the promises of the cycle, and to what it tells."""
    problem, tours, until = case
    schedule = unroll(problem, tours, until)
    is_legal_and_complete(problem, tours, schedule)
    tells_what_it_moves(problem, tours, schedule)


def is_legal_and_complete(problem: Problem, tours: tuple[Tour, ...], schedule: Schedule) -> None:
    """Every promise is held or told as skipped, and the judge finds nothing."""
    until = schedule.until
    assert breaches_of(problem, schedule.tours, until) == ()
    assert is_told(schedule)
    expected = set(promised(problem, tours, until))
    held = {each.key for each in schedule.appointments}
    skipped = {change.key for change in schedule.changes if change.fate is Fate.SKIPPED}
    assert held | skipped == expected
    assert not held & skipped
    assert len(schedule.appointments) == len(held)
    assert len({change.key for change in schedule.changes}) == len(schedule.changes)


def tells_what_it_moves(problem: Problem, tours: tuple[Tour, ...], schedule: Schedule) -> None:
    """What is not told as changed is where the cycle has it, and what is told is told as it is."""
    expected = promised(problem, tours, schedule.until)
    changes = {change.key: change for change in schedule.changes}

    for each in schedule.appointments:
        change = changes.get(each.key)
        if change is None:
            assert (each.date, each.half) == expected[each.key]
        else:
            assert (change.old_date, change.old_half) == expected[each.key]
            assert (change.new_date, change.new_half) == (each.date, each.half)
            assert abs(each.date - change.old_date).days <= problem.config.schedule.shift_days
    swaps = [change for change in schedule.changes if change.fate is Fate.SWAPPED]
    # Each swap is told twice, once from either side.
    slots = Counter((c.old_date, c.old_half, c.new_date, c.new_half) for c in swaps)
    assert all(slots[new_day, new_half, old_day, old_half] for old_day, old_half, new_day, new_half in slots)


def promised(problem: Problem, tours: tuple[Tour, ...], until: date) -> dict[str, tuple[date, Half]]:
    """Where the cycle puts each visit up to the last day, by its key."""
    start, days = problem.config.calendar.start, 7 * problem.config.calendar.weeks
    found: dict[str, tuple[date, Half]] = {}
    ranks: Counter[str] = Counter()
    for tour in sorted(tours, key=lambda tour: tour.date):
        for visit in tour.visits:
            ranks[visit.stop] += 1
            day, first = tour.date, start
            while day <= until:
                found[f"{visit.stop}/{first}/{ranks[visit.stop]}"] = (day, visit.half)
                day, first = day + timedelta(days=days), first + timedelta(days=days)
    return found


# -- nearest, by trying everything ---------------------------------------------------------------------


def crowded(draw: random.Random) -> tuple[Problem, tuple[Tour, ...]]:
    """Two vans, six stops of which one is closed on its second date, in two weeks that are half full."""
    minutes = [draw.randrange(5, 90) for _ in range(6)]
    stops = [
        stop(
            name,
            area=draw.choice("AB"),
            commune=draw.choice([name, "shared"]),
            service=draw.choice([None, 45 * MINUTE, 70 * MINUTE]),
            weekdays=draw.choice([None, None, frozenset(draw.sample([0, 2, 4], 2))]),
            halves=draw.choice([None, None, None, frozenset([draw.choice(list(Half))])]),
        )
        for name in "abcdef"
    ]
    calendar = CalendarRules(date(2027, 3, 1), 2, frozenset({0, 2, 4}), "FR")
    problem = cases(stops, minutes, OnClosed.SHIFT, draw.randrange(1, 15), calendar, ("van", "wagon"))
    tours = tuple(construct(problem))
    if not tours:
        return problem, tours
    tour = draw.choice(tours)
    closed = tour.date + timedelta(days=14)
    chosen = draw.choice(tour.visits).stop
    return with_closed(problem, {chosen: (Closure(closed, closed),)}), tours


def legal_places(problem: Problem, schedule: Schedule, until: date) -> Iterator[tuple[date, Half]]:
    """Every half-day, nearest first, in which a judged schedule has room for the one visit that moved."""
    [change] = schedule.changes
    without = unroll(
        replace(
            problem, config=replace(problem.config, schedule=ScheduleRules(OnClosed.SKIP, shift_days=14))
        ),
        [tour for tour in schedule.tours if tour.date < date(2027, 3, 15)],
        until,
    ).tours
    moved = problem.stop_index[change.stop]
    for day, half in slots_near(change.old_date, change.old_half, problem.config.schedule.shift_days):
        if not date(2027, 3, 15) <= day <= until:
            continue
        for van, rules in enumerate(problem.config.vans):
            old = next((tour for tour in without if (tour.date, tour.van) == (day, rules.id)), None)
            others = [tour for tour in without if tour is not old]
            for order in DayOrder.of(problem, old).insertions(moved, half):
                tour = timed(problem, van, day, order)
                if tour is not None and not breaches_of(problem, [*others, tour], until):
                    yield day, half


@pytest.mark.slow
@pytest.mark.parametrize("chosen", [range(20), pytest.param(range(20, 90), marks=pytest.mark.slow)])
def test_a_shift_is_the_nearest_that_the_judge_lets_pass(chosen: range) -> None:
    fates: Counter[Fate] = Counter()
    until = date(2027, 3, 28)
    for seed in chosen:
        problem, tours = crowded(random.Random(seed))
        schedule = unroll(problem, tours, until)
        if len(schedule.changes) != 1:
            continue
        [change] = schedule.changes
        fates[change.fate] += 1
        nearest = next(legal_places(problem, schedule, until), None)
        assert (nearest or (None, None)) == (change.new_date, change.new_half), seed
    # Both outcomes were met.
    assert min(fates[Fate.SHIFTED], fates[Fate.SKIPPED]) >= 3, fates


@pytest.mark.slow
def test_swaps_where_several_stops_share_a_half_day_are_legal() -> None:
    fates: Counter[Fate] = Counter()
    until = date(2027, 4, 11)
    for seed in range(60):
        problem, tours = crowded(random.Random(seed))
        config = replace(problem.config, schedule=ScheduleRules(OnClosed.SWAP, 14))
        schedule = unroll(replace(problem, config=config), tours, until)
        assert breaches_of(problem, schedule.tours, until) == (), seed
        fates.update(change.fate for change in schedule.changes)
    # Each swap is told of two stops.
    assert fates[Fate.SWAPPED] >= 20, fates
