"""Bounds on driving, held against all day tours enumerated and solved by HiGHS."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, isfinite
from typing import Any

import pytest

from tests.instances import pilot, problem_of
from tests.solvers.colgen_problems import INSTANCES, all_tours, best, promises, small
from tourplanner.solvers.colgen.column_generation import ColumnGeneration
from tourplanner.solvers.colgen.drive_bound import drive_bound
from tourplanner.solvers.colgen.pricing import Effort
from tourplanner.solvers.day_tours import make_day_tour
from tourplanner.solvers.exact.columns import fits
from tourplanner.solvers.exact.partition import Fineness, partition
from tourplanner.solvers.result import Limits

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", INSTANCES)
def test_bound_is_that_of_the_relaxation_over_all_tours(name: str) -> None:
    optimum, relaxed = best(name)

    found = drive_bound(small(name), promises(small(name)), Limits())

    assert found is not None
    assert found.seconds <= optimum
    assert ceil(0.999 * relaxed) <= found.seconds


def test_bound_allows_for_what_is_missing() -> None:
    optimum, relaxed = best("short", 2)

    found = drive_bound(small("short"), promises(small("short"), 2), Limits())

    assert found is not None
    assert ceil(0.999 * relaxed) <= found.seconds <= optimum < best("short")[0]


def test_short_days_raise_the_bound() -> None:
    easy, tight = (
        drive_bound(small(name), promises(small(name)), Limits()) for name in ("short", "long-days")
    )

    assert easy is not None
    assert tight is not None
    assert easy.seconds < tight.seconds


def test_bound_of_the_pilot_is_close_to_its_optimum() -> None:
    problem = problem_of(pilot())

    found = drive_bound(problem, [0] * len(problem.config.stops), Limits())

    assert found is not None
    assert 0.99 * 81696 <= found.seconds <= 81943  # relaxation and optimum, by the exact engine


def test_columns_are_legal_day_tours_of_their_cells() -> None:
    problem = small("regular")

    found = drive_bound(problem, promises(problem), Limits())

    assert found is not None
    assert found.columns
    for column in found.columns:
        assert fits(found.cells[column.cell], column.tour)
        halves = column.tour.morning, column.tour.afternoon
        assert column.tour == make_day_tour(problem, 0, problem.calendar.dates[0], *halves)


def test_seeds_are_among_the_columns() -> None:
    problem = small("short")
    seed = max(all_tours("short"), key=lambda tour: len(tour.stops))

    found = drive_bound(problem, promises(problem), Limits(), [seed])

    assert found is not None
    assert seed in {column.tour for column in found.columns}


def test_same_problem_same_bound() -> None:
    runs = [drive_bound(small("regular"), promises(small("regular")), Limits()) for _ in range(2)]

    assert runs[0] == runs[1]


class Ticking(Limits):
    """Limits that are over after so many looks at the clock, on any machine."""

    looks: list[int]

    @classmethod
    def after(cls, looks: int) -> "Ticking":
        limits = cls()
        object.__setattr__(limits, "looks", [looks])
        return limits

    def within(self, seconds: float) -> "Ticking":
        return self

    @property
    def remaining(self) -> float:
        self.looks[0] -= 1
        return 3600.0 if self.looks[0] >= 0 else 0.0


@pytest.mark.parametrize("name", ["short", "regular"])
def test_bound_holds_whenever_it_is_stopped(name: str) -> None:
    optimum, _ = best(name)
    bounds = [drive_bound(small(name), promises(small(name)), Ticking.after(n)) for n in range(0, 60, 3)]

    proven = [bound.seconds for bound in bounds if bound is not None]

    assert bounds[0] is None
    assert proven == sorted(proven)
    assert proven[0] < proven[-1] <= optimum


def test_reports_a_rising_bound() -> None:
    told: list[int] = []
    limits = Limits(observe=lambda progress: told.append(progress.bound or 0))

    found = drive_bound(small("short"), promises(small("short")), limits)

    assert found is not None
    assert told == sorted(told)
    assert told[-1] == found.seconds


def test_bound_holds_where_labels_are_merged() -> None:
    # One label per stop is far too few: nearly all are merged, into tours that nobody could drive.
    problem = small("short")
    search = ColumnGeneration(problem, partition(problem, Fineness.CLASSES), promises(problem), Limits())
    search.pricer.exact_effort = Effort(nearest=9, labels=1, exact=True)

    search.run(1e-5)

    assert isfinite(search.bound)
    assert search.bound <= best("short")[0]


def test_nothing_to_bound() -> None:
    problem = small("short")
    config = problem.config
    stops: Sequence[Any] = [replace(stop, halves=frozenset()) for stop in config.stops]

    assert drive_bound(problem_of(replace(config, stops=tuple(stops))), promises(problem), Limits()) is None
