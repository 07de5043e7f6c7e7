"""The exact repair: as good as the best of all calendars, and what it proves is true."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count, islice
from math import prod

import pytest

from tests.problem.little import MONDAY, little_problem, road, stop, tour_at
from tests.solvers.repair_floors import assert_floors_hold
from tests.solvers.repair_oracle import best_aims, choices
from tests.solvers.repair_tiny import tiny_repair
from tourplanner.domain.aim import Aim
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.period import Half
from tourplanner.schedule.repair_problem import ORDER, Promise, RealDay, RepairProblem
from tourplanner.solvers.repair import offer
from tourplanner.solvers.repair.engine import repair
from tourplanner.solvers.repair.orders import all_orders, fewest_orders
from tourplanner.solvers.repair.owed import Owed
from tourplanner.solvers.result import Limits, Progress


def tiny_repairs(least: int, most: int, *, short: bool) -> Iterator[tuple[int, RepairProblem]]:
    """Tiny repairs with so many ways of holding the promises, legal or not; with their seeds."""
    for seed in count():
        problem = tiny_repair(seed, short=short)
        if least <= prod(map(len, choices(problem))) <= most:
            yield seed, problem


def agree(cases: Iterator[tuple[int, RepairProblem]]) -> None:
    """Repairs are as good as the best of all calendars, and proven."""
    for seed, problem in cases:
        mended = repair(problem, Limits())
        assert mended.values == best_aims(problem), seed
        assert mended.is_proven, seed
        assert mended.complete


@pytest.mark.slow
def test_no_calendar_is_better() -> None:
    agree(islice(tiny_repairs(20, 300, short=False), 20))


@pytest.mark.slow
def test_no_calendar_is_better_in_a_hundred_cases() -> None:
    agree(islice(tiny_repairs(301, 8_000, short=False), 100))


@pytest.mark.slow
def test_no_calendar_is_better_where_half_days_hold_several_stops() -> None:
    agree(islice(tiny_repairs(20, 300, short=True), 20))


@pytest.mark.slow
def test_no_calendar_is_better_in_a_hundred_cases_of_several_stops() -> None:
    agree(islice(tiny_repairs(301, 8_000, short=True), 100))


# -- where nobody can write down every column ----------------------------------------------------------


@pytest.mark.slow
def test_near_the_tours_that_are_there_bounds_hold_for_all_calendars(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offer, "MOST_ORDERS", 0)
    proven = 0
    for seed, problem in islice(tiny_repairs(20, 300, short=True), 20):
        mended = repair(problem, Limits())
        best = best_aims(problem)
        assert mended.values >= best, seed
        lost, changed = mended.aims[:2]
        assert lost.bound <= best[0], seed
        # Whoever loses no more changes no less: so does the best of all.
        assert changed.bound <= best[1], seed
        proven += lost.is_proven and changed.is_proven
    # What has a place without moving anybody else is proven to be best.
    assert proven >= 8


@pytest.mark.slow
def test_near_the_tours_that_are_there_bounds_hold_in_a_hundred_cases(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(offer, "MOST_ORDERS", 0)
    for short in (False, True):
        for seed, problem in islice(tiny_repairs(301, 8_000, short=short), 50):
            mended, best = repair(problem, Limits()), best_aims(problem)
            assert mended.values >= best, seed
            assert all(aim.bound <= value for aim, value in zip(mended.aims[:2], best, strict=False)), seed


@pytest.mark.slow
def test_floors_hold_for_all_calendars(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offer, "MOST_ORDERS", 0)
    for short in (False, True):
        told = sum(
            assert_floors_hold(problem, seed)
            for seed, problem in islice(tiny_repairs(1, 8_000, short=short), 60)
        )
        assert told >= 60


def test_orders_are_counted_before_they_are_written_down() -> None:
    problem = tiny_repair(6, short=True)
    owed = Owed(problem)
    counted = 0
    for day in problem.days:
        for van in day.vans:
            if owed.is_free(van, day.date) and not owed.is_frozen(day.date):
                every = all_orders(owed, day, van, 10**6)
                assert every is not None
                plain = [order for order in every if max(len(order.morning), len(order.afternoon)) == 1]
                assert fewest_orders(owed, day, van) == len(plain)
                counted += len(plain)
    assert counted


def test_who_must_move_for_the_least_gap_is_found_and_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    """a is told on the Mondays of three weeks, at least six days apart, and the second Monday is closed.

    Three days before it is a Friday, four days from the first Monday; two days after it a Wednesday, five
    days from the third. So another visit moves too, and no calendar changes fewer.
    """
    monkeypatch.setattr(offer, "MOST_ORDERS", 0)
    weekdays = frozenset({0, 2, 4})
    problem = little_problem(
        [stop("a", visits=3, service=3600, min_gap_days=6), stop("b", service=3600)],
        road([0, 20, 30]),
        calendar=CalendarRules(MONDAY, 3, weekdays, ""),
    )
    dates = problem.calendar.dates
    mondays = [MONDAY + timedelta(7 * week) for week in range(3)]
    told = tuple(tour_at(problem, "van", day, ["a"], []) for day in mondays)
    reach = timedelta(3)
    promises = tuple(
        Promise(f"a{day}", "a", day - reach, day + reach, day, Half.MORNING, "van") for day in mondays
    )
    days = tuple(RealDay(day, problem, frozenset({"van"}), 0) for day in dates if day != mondays[1])
    made = repair(RepairProblem(days, promises, told), Limits())
    lost, changed = made.aims[:2]
    assert (lost.value, lost.bound) == (0, 0)
    assert (changed.value, changed.bound) == (2, 2)


# -- ends ----------------------------------------------------------------------------------------------


def moving(seed: int = 6) -> RepairProblem:
    """A repair in which something has to be searched for."""
    return tiny_repair(seed)


def test_the_same_problem_gives_the_same_bytes() -> None:
    assert [repair(moving(), Limits()) for _ in range(2)] == [repair(moving(), Limits())] * 2


def test_without_time_what_still_stands_is_given_back() -> None:
    made = repair(moving(), Limits(time_limit=0.0))
    assert not made.complete
    best = best_aims(moving())
    assert made.values >= best
    assert all(each.bound <= value for each, value in zip(made.aims[:1], best, strict=False))


def test_ctrl_c_leaves_the_best_so_far() -> None:
    seen: list[str] = []

    def interrupt(progress: Progress) -> None:
        seen.append(progress.stage)
        if progress.stage == Aim.CHANGED:
            raise KeyboardInterrupt

    made = repair(moving(), Limits(observe=interrupt))
    assert Aim.CHANGED in seen
    assert not made.complete
    assert made.values[0] == best_aims(moving())[0]
    assert len(made.aims) == len(ORDER)


def test_a_whole_tour_moves_together() -> None:
    # Both visits of Monday may go to Tuesday or Wednesday, which are free: one day takes both.
    problem = little_problem(
        [stop("a"), stop("b")], road([0, 20, 20]), calendar=CalendarRules(MONDAY, 1, frozenset({0, 1, 2}), "")
    )
    days = [MONDAY + timedelta(step) for step in range(3)]
    told = tour_at(problem, "van", days[0], ["a"], ["b"])
    promises = tuple(
        Promise(name, name, days[0], days[2], days[0], half, "van")
        for name, half in zip("ab", Half, strict=True)
    )
    open_days = tuple(RealDay(day, problem, frozenset({"van"} if day > MONDAY else ()), 0) for day in days)
    made = repair(RepairProblem(open_days, promises, (told,)), Limits())
    assert len({place.date for place in made.held.values()}) == 1
    assert made.aim(Aim.TOURS).value == 1


def test_nothing_to_choose_from() -> None:
    made = repair(RepairProblem((), (), ()), Limits())
    assert (made.tours, dict(made.held), made.values) == ((), {}, (0,) * len(ORDER))
    problem = tiny_repair(0)
    lost = repair(RepairProblem((), problem.promises, problem.tours), Limits())
    assert lost.aim(Aim.LOST).value == sum(promise.people for promise in problem.promises)
    assert lost.is_proven
