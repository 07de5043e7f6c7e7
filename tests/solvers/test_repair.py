"""The exact repair: as good as the best of all calendars, and what it proves is true."""

from collections.abc import Iterator
from itertools import count, islice
from math import prod

import pytest

from tests.solvers.repair_oracle import best_aims, choices
from tests.solvers.repair_tiny import tiny_repair
from tourplanner.schedule.repair_problem import RepairProblem
from tourplanner.solvers.repair.engine import repair
from tourplanner.solvers.result import Limits


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


def test_no_calendar_is_better() -> None:
    agree(islice(tiny_repairs(20, 300, short=False), 25))


@pytest.mark.slow
def test_no_calendar_is_better_in_a_hundred_cases() -> None:
    agree(islice(tiny_repairs(301, 8_000, short=False), 100))


def test_no_calendar_is_better_where_half_days_hold_several_stops() -> None:
    agree(islice(tiny_repairs(20, 300, short=True), 25))


@pytest.mark.slow
def test_no_calendar_is_better_in_a_hundred_cases_of_several_stops() -> None:
    agree(islice(tiny_repairs(301, 8_000, short=True), 100))
