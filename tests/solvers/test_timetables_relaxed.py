"""Days without half-days and lunch: searched as such, and counted by who knows the rules that are left."""

import pytest

from tests.benchmarks.timetables_relaxed import driven, searched
from tests.problem.little import changed, little_problem, road, stop
from tourplanner.problem.problem import Problem

HOUR = 3_600
pytestmark = pytest.mark.slow


def weekly_beyond_two() -> Problem:
    """Stops 10, 20 and 30 minutes along a road, an hour each; the last one every week of two."""
    stops = [stop("a", service=HOUR), stop("b", service=HOUR), stop("c", service=HOUR, visits=2)]
    return little_problem(stops, road([0, 10, 20, 30]))


def test_all_is_done_on_the_way_to_what_is_farthest() -> None:
    # Twice to the farthest and back, where the day holds the three visits at once, whatever the half-days.
    assert searched(weekly_beyond_two(), 0.2, seed=0) == 2 * HOUR


def test_what_is_driven_is_counted() -> None:
    problem = weekly_beyond_two()
    assert driven(problem, [(0, [1, 2, 3]), (3, [3])]) == 2 * HOUR
    assert driven(problem, [(0, [2, 1, 3]), (3, [3])]) == 2 * HOUR + 20 * 60


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([(0, [1, 2, 3])], "not every visit once"),
        ([(0, [1, 2, 3]), (1, [3])], "not every visit once"),
        ([(0, [1, 2, 3, 3])], "not every visit once"),
        ([(0, [1, 3]), (0, [2]), (3, [3])], "too many tours"),
    ],
)
def test_days_that_break_a_rule_are_refused(days: list[tuple[int, list[int]]], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        driven(weekly_beyond_two(), days)


def test_days_that_are_too_long_are_refused() -> None:
    days = [(0, [1, 2, 3]), (3, [3])]
    problem, work = weekly_beyond_two(), weekly_beyond_two().config.work
    # Three hours of visits and one of driving.
    enough = 4 * HOUR + 3 * (work.setup + work.packup) + work.prepare + work.close
    assert driven(changed(problem, work={"max_work_day": enough}), days) == 2 * HOUR
    with pytest.raises(ValueError, match="too long"):
        driven(changed(problem, work={"max_work_day": enough - 60}), days)
    with pytest.raises(ValueError, match="too long"):
        driven(changed(problem, work={"max_drive_day": HOUR - 60}), days)
