"""Random years mended: legal, complete, never worse than settling one closed date after another."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.schedule.random_pilots import SEEDS, planned
from tourplanner.domain.aim import Aim
from tourplanner.domain.config import CatchUp, Closure, Config, OnClosed, ScheduleRules
from tourplanner.domain.event import Event, Out, SquareClosed
from tourplanner.domain.schedule import Fate, Schedule
from tourplanner.schedule.appointments import is_told
from tourplanner.schedule.check import check_dates
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.laid_year import LaidYear, Told, laid_year
from tourplanner.schedule.mend import mended
from tourplanner.schedule.promises import windows
from tourplanner.schedule.real_dates import RealDates, real_dates
from tourplanner.schedule.repair_problem import Repair, RepairProblem
from tourplanner.schedule.unroll import unroll_dates
from tourplanner.schedule.year import Year
from tourplanner.solvers.repair.engine import repair
from tourplanner.solvers.result import Limits

YEARS = 100
A_FEW = 4
"""What the default suite tries; all of them are tried by the slow one."""


def mend(problem: RepairProblem) -> Repair:
    return repair(problem, Limits())


def closure(draw: random.Random, start: date) -> Closure:
    """A closure of less than a week: no pause."""
    first = start + timedelta(draw.randrange(0, 120))
    return Closure(first, first + timedelta(draw.choice([0, 0, 1, 3])), "travaux")


def random_year(seed: int, events: bool = False) -> tuple[RealDates, tuple[GridFrom, ...]]:
    """A random pilot's grid laid over a few months with closures of its stops, of all dates, and events."""
    draw = random.Random(seed)
    problem, tours = planned(seed % SEEDS)
    start = problem.config.calendar.start
    shut = {draw.choice(problem.config.stops).id: closure(draw, start) for _ in range(draw.randrange(5))}
    stops = tuple(
        replace(each, closed=(shut[each.id],), on_closed=draw.choice([None, *OnClosed]))
        if each.id in shut
        else each
        for each in problem.config.stops
    )
    year = tuple(closure(draw, start) for _ in range(draw.randrange(3)))
    config = replace(
        problem.config,
        stops=stops,
        calendar=replace(problem.config.calendar, repeats=True, closed=year),
        schedule=ScheduleRules(draw.choice(list(OnClosed)), draw.randrange(1, 15)),
        events=_events(draw, problem.config) if events else (),
    )
    if events and draw.random() < 0.5:
        days = CatchUp(frozenset(range(5)), draw.randrange(4))
        config = replace(config, schedule=replace(config.schedule, catch_up=days))
    until = start + timedelta(draw.randrange(60, 150))
    return real_dates(Year(config, problem.matrix), until), (GridFrom(start, start, tours),)


def _events(draw: random.Random, config: Config) -> tuple[Event, ...]:
    """A van that is out, and squares that are closed."""
    first = config.calendar.start + timedelta(draw.randrange(0, 100))
    out = Out(
        first, first + timedelta(draw.choice([0, 4, 11])), draw.choice([None, config.vans[0].id]), "panne"
    )
    squares = (
        SquareClosed(draw.choice(config.stops).id, each.first, each.last, None, "marché")
        for each in (closure(draw, config.calendar.start) for _ in range(draw.randrange(3)))
    )
    return (out, *squares)


def require_true(year: LaidYear, schedule: Schedule) -> None:
    """Legal; every visit that is due is held or told of; what is not told of is where the grid has it."""
    assert check_dates(year.real, schedule.tours) == ()
    assert is_told(schedule)
    changes = {change.key: change for change in schedule.changes}
    held = {each.key: (each.date, each.half) for each in schedule.appointments}
    assert len(changes) == len(schedule.changes)
    for due in year.due:
        change = changes.get(due.key)
        if change is None:
            assert held[due.key] == (due.day, due.half)
        else:
            assert (change.old_date, change.old_half) == (due.day, due.half)
            assert held.get(due.key, (None, None)) == (change.new_date, change.new_half)
    assert held.keys() <= {due.key for due in year.due}
    assert all(aim.is_proven for aim in schedule.aims)
    lost = sum(due.key not in held and not year.is_given_up(due) for due in year.due)
    assert [aim.value for aim in schedule.aims if aim.aim is Aim.LOST] == [lost]


def lost(schedule: Schedule) -> int:
    return sum(not change.is_held for change in schedule.changes)


def require_not_worse(seed: int) -> set[Fate] | None:
    """What greedy did with visits; None if it left their windows and so cannot be compared."""
    real, grids = random_year(seed)
    year = laid_year(real, grids, None)
    schedule, greedy = mended(year, mend), unroll_dates(real, grids)
    require_true(year, schedule)
    inside = windows(year)
    moved = [change for change in greedy.changes if change.new_date]
    if all(
        inside[each.key].first <= each.new_date <= inside[each.key].last for each in moved if each.new_date
    ):
        assert lost(schedule) <= lost(greedy), seed
        return {change.fate for change in greedy.changes}
    return None


def test_no_random_year_is_worse_than_one_settled_date_by_date() -> None:
    for seed in range(A_FEW):
        require_not_worse(seed)


@pytest.mark.slow
def test_none_of_a_hundred_random_years_is() -> None:
    compared = [require_not_worse(seed) for seed in range(YEARS)]
    met = Counter(fate for fates in compared for fate in fates or ())
    # Most can be compared, and all kinds were met.
    assert sum(fates is None for fates in compared) < YEARS / 3
    assert min(met[fate] for fate in (Fate.SKIPPED, Fate.SHIFTED, Fate.SWAPPED)) >= 5


@pytest.mark.parametrize("seed", range(6))
def test_random_years_with_events_are_legal_and_told_again_the_same(seed: int) -> None:
    real, grids = random_year(1000 + seed, events=True)
    year = laid_year(real, grids, None)
    schedule = mended(year, mend)
    require_true(year, schedule)

    again = laid_year(real, grids, Told(schedule))
    kept = mended(again, mend)
    require_true(again, kept)
    assert {each.key: (each.date, each.half) for each in kept.appointments} == {
        each.key: (each.date, each.half) for each in schedule.appointments
    }
