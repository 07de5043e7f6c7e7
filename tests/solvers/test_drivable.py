"""What no vans can drive together on a date, and what is lost at least because of it."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.benchmarks.repair import grid_of
from tests.instances import PILOT_AREAS, catalogue, pilot, problem_of, stop_at
from tests.problem.little import MONDAY, little_problem, road, stop
from tourplanner.domain.catch_up import CatchUp
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.period import MINUTE, Half
from tourplanner.domain.schedule_rules import OnClosed, ScheduleRules
from tourplanner.schedule.check import check_dates
from tourplanner.schedule.day import DayOrder
from tourplanner.schedule.laid_year import laid_year
from tourplanner.schedule.mend import mended
from tourplanner.schedule.promises import repair_problem
from tourplanner.schedule.real_dates import real_dates
from tourplanner.schedule.repair_problem import RealDay, RepairProblem
from tourplanner.schedule.year import Year
from tourplanner.solvers.repair.drivable import Drivable
from tourplanner.solvers.repair.engine import repair
from tourplanner.solvers.repair.owed import Owed
from tourplanner.solvers.result import Limits

MORNING, AFTERNOON = Half.MORNING, Half.AFTERNOON
TOGETHER = [("a", MORNING), ("b", MORNING), ("c", MORNING)]


def drivable(*vans: str) -> tuple[Drivable, RealDay]:
    """Visits of an hour at a and b, five minutes apart, and at c, too far from both for one morning."""
    problem = little_problem(
        [stop(name, service=60 * MINUTE) for name in "abc"],
        road([0, 20, 25, 60]),
        calendar=CalendarRules(MONDAY, 1, frozenset({0}), ""),
        vans=[(van, "home") for van in vans],
    )
    day = RealDay(MONDAY, problem, frozenset(vans), 0)
    return Drivable(Owed(RepairProblem((day,), (), ()))), day


def test_the_smallest_groups_that_one_van_cannot_serve_are_named() -> None:
    alone, day = drivable("van")
    assert alone.conflicts(day, TOGETHER) == [
        (("a", MORNING), ("c", MORNING)),
        (("b", MORNING), ("c", MORNING)),
    ]
    assert alone.conflicts(day, [*TOGETHER[:2], ("c", AFTERNOON)]) == []
    two, day = drivable("van", "bus")
    assert two.conflicts(day, TOGETHER) == []


def test_a_van_takes_what_it_can_where_the_others_take_the_rest() -> None:
    alone, day = drivable("van")
    assert list(alone.shares(day, TOGETHER)) == []
    assert sorted(order.morning for _, order in alone.shares(day, TOGETHER[:2])) == [(0, 1), (1, 0)]
    two, day = drivable("van", "bus")
    shared = set(two.shares(day, TOGETHER))
    assert shared == {
        (van, DayOrder(order, ())) for van in ("van", "bus") for order in ((0, 1), (1, 0), (2,))
    }


@pytest.mark.slow
def test_what_full_days_lose_is_found_and_proven() -> None:
    """A van out on Mondays and Thursdays, four short visits a day: what holidays take fits on few days."""
    known = sorted(code for code, each in catalogue().communes.items() if each.epci in PILOT_AREAS)
    base, start = pilot(), date(2027, 5, 17)
    config = replace(
        base,
        calendar=replace(base.calendar, start=start, weekdays=frozenset({0, 3}), repeats=True, closed=()),
        stops=tuple(
            stop_at(code, visits=2, service=45 * MINUTE, regular=False)
            for code in random.Random(9).sample(known, 17)
        ),
        areas=(),
        schedule=ScheduleRules(OnClosed.SWAP, 14, CatchUp(frozenset(), None)),
    )
    problem = problem_of(config)
    real = real_dates(Year(config, problem.matrix), start + timedelta(7 * 52 - 1))
    year = laid_year(real, grid_of(problem), None)
    asked = repair_problem(year)
    assert asked is not None
    made = repair(asked, Limits())
    assert [each.is_proven for each in made.aims[:2]] == [True, True], made.aims
    assert made.values[:2] == (14, 8)
    assert not check_dates(real, mended(year, lambda _: made).tours)
