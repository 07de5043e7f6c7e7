"""Days of one half-day and of one whole-day visit: their times by hand, and each limit to the second."""

import pytest

from tests.problem.little import MINUTE, clock
from tourplanner.problem.timing import DayRules, half_day_times, whole_day_times

RULES = DayRules(
    earliest_start=clock("07:30"),
    latest_end=clock("18:30"),
    lunch_opens=clock("11:30"),
    lunch_closes=clock("14:30"),
    lunch=45 * MINUTE,
    prepare=15 * MINUTE,
    close=15 * MINUTE,
    setup=10 * MINUTE,
    packup=10 * MINUTE,
    max_work=600 * MINUTE,
    max_span=720 * MINUTE,
)
OUT, HOME = 20 * MINUTE, 30 * MINUTE


def half_day(rules: DayRules) -> tuple[bool, int, int, int]:
    """Two hours of an afternoon that opens at two."""
    times = half_day_times(rules, clock("14:00"), clock("16:30"), 120 * MINUTE, OUT, HOME)
    return times.legal, times.start, times.end, times.work


def whole_day(rules: DayRules) -> tuple[bool, int, int, int, int]:
    """A visit from ten to four with an hour's pause."""
    pause = clock("12:30"), clock("13:30")
    times = whole_day_times(rules, clock("10:00"), clock("16:00"), pause, (OUT, HOME))
    return times.legal, times.start, times.end, times.lunch, times.work


def test_a_half_day_is_worked_from_preparing_to_closing() -> None:
    # 15 to prepare, 20 to drive, 10 to set up; 10 to pack up, 30 home, 15 to close.
    assert half_day(RULES) == (True, clock("13:15"), clock("16:55"), 220 * MINUTE)


def test_a_whole_day_is_worked_but_for_its_pause() -> None:
    assert whole_day(RULES) == (True, clock("09:15"), clock("16:55"), 60 * MINUTE, 400 * MINUTE)


@pytest.mark.parametrize(
    ("limit", "most"),
    [("max_work", 220 * MINUTE), ("max_span", 220 * MINUTE), ("latest_end", clock("16:55"))],
)
def test_a_half_day_keeps_each_limit_to_the_second(limit: str, most: int) -> None:
    assert half_day(RULES._replace(**{limit: most}))[0]
    assert not half_day(RULES._replace(**{limit: most - 1}))[0]


@pytest.mark.parametrize(
    ("limit", "most"),
    [("max_work", 400 * MINUTE), ("max_span", 460 * MINUTE), ("latest_end", clock("16:55"))],
)
def test_a_whole_day_keeps_each_limit_to_the_second(limit: str, most: int) -> None:
    assert whole_day(RULES._replace(**{limit: most}))[0]
    assert not whole_day(RULES._replace(**{limit: most - 1}))[0]


def test_a_whole_day_has_its_lunch_and_no_early_start() -> None:
    assert whole_day(RULES._replace(lunch=60 * MINUTE, earliest_start=clock("09:15")))[0]
    assert not whole_day(RULES._replace(lunch=60 * MINUTE + 1))[0]
    assert not whole_day(RULES._replace(earliest_start=clock("09:15") + 1))[0]
