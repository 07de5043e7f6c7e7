"""Compiled timing says what the pure functions say, on days of every sort."""

import random

import pytest

from tests.problem.little import MINUTE
from tourplanner.problem import noon, timing
from tourplanner.problem.timing import DayRules
from tourplanner.solvers import day_timing
from tourplanner.solvers.compiled import compiled

pytestmark = pytest.mark.slow

DAYS = 500
NAMES = (
    "before_first",
    "between_visits",
    "after_last",
    "lunch_seconds",
    "paid_waiting",
    "first_starts",
    "one_piece",
    "midday",
    "half_day_times",
    "whole_day_times",
    "full_day_times",
    "with_lunch_between",
)
JUDGES = {"paid_waiting", "midday", "half_day_times", "whole_day_times", "full_day_times"}
"""Those with a verdict, of which neither is rare; the others say something other than 0."""


def rules(draw: random.Random) -> DayRules:
    """Rules that bind now and then, lunch windows that are too narrow among them."""
    lunch_opens = draw.randint(660, 780)
    hours = {
        "earliest_start": draw.randint(360, 540),
        "latest_end": draw.randint(960, 1140),
        "lunch_opens": lunch_opens,
        "lunch_closes": lunch_opens + draw.randint(20, 180),
        "lunch": draw.randint(0, 60),
        "prepare": draw.randint(0, 20),
        "close": draw.randint(0, 20),
        "setup": draw.randint(0, 20),
        "packup": draw.randint(0, 20),
        "max_work": draw.randint(300, 600),
        "max_span": draw.randint(360, 720),
    }
    return DayRules(**{name: minutes * MINUTE for name, minutes in hours.items()})


def arguments(name: str, draw: random.Random) -> tuple[object, ...]:
    """What a function may be asked."""

    def minutes(low: int, high: int) -> int:
        return draw.randint(low, high) * MINUTE

    day = rules(draw)
    opens, midday = minutes(480, 600), minutes(780, 870)
    window = (opens, opens + minutes(90, 210), midday, midday + minutes(90, 210))
    legs = (minutes(0, 90), minutes(0, 90), minutes(0, 90))
    pack_end = minutes(600, 780)
    setup_start = pack_end + minutes(0, 240)
    return {
        "before_first": (day, legs[0]),
        "between_visits": (day, legs[1]),
        "after_last": (day, legs[2]),
        "lunch_seconds": (pack_end, setup_start, legs[1], day.lunch_opens, day.lunch_closes),
        "paid_waiting": (day, pack_end, legs[1], setup_start),
        "first_starts": (opens, opens + minutes(0, 120), minutes(0, 90), opens + minutes(0, 90), midday),
        "one_piece": (opens, opens + minutes(-60, 120), minutes(10, 210)),
        "midday": (day, pack_end, legs[1], midday, window[3] - minutes(10, 210), minutes(0, 120)),
        "half_day_times": (day, opens, window[1], minutes(10, 210), legs[0], legs[2]),
        "whole_day_times": (
            day,
            opens,
            midday + minutes(120, 210),
            (minutes(690, 750), midday),
            (minutes(0, 45), minutes(0, 45)),
        ),
        "full_day_times": (day, window, (minutes(10, 210), minutes(10, 210)), legs),
        "with_lunch_between": (window, (minutes(10, 210), minutes(10, 210)), legs[0], legs[2]),
    }[name]


@pytest.mark.parametrize("name", NAMES)
def test_compiled_is_pure(name: str) -> None:
    pure = getattr(timing if hasattr(timing, name) else noon, name)
    fast = compiled(getattr(day_timing, name).py_func)
    draw, legal = random.Random(name), 0
    for _ in range(DAYS):
        asked = arguments(name, draw)
        said = pure(*asked)
        assert fast(*asked) == said, asked
        legal += bool(said[0] if isinstance(said, tuple) else said)
    assert legal > DAYS / 10
    assert legal < 0.9 * DAYS or name not in JUDGES


def test_all_that_is_compiled_is_compared() -> None:
    assert {name for name, one in vars(day_timing).items() if hasattr(one, "py_func")} == set(NAMES)


@compiled
def _way_home(day: DayRules, home: int) -> int:
    return day_timing.after_last(day, home)


def test_python_calls_what_is_only_part_of_compiled_code() -> None:
    day = rules(random.Random(0))
    pure = timing.after_last(day, 60)
    # Before and after it was compiled; there is no machine code that Python could call, and numba would.
    assert [call(day, 60) for call in (day_timing.after_last, _way_home, day_timing.after_last)] == [pure] * 3


@compiled
def _lunch_by_its_own_name(pack_end: int, setup_start: int) -> int:
    return timing.lunch_seconds(pack_end, setup_start, 0, 0, 10**6)


def test_compiled_code_may_call_pure_functions_by_their_own_names() -> None:
    assert _lunch_by_its_own_name(100, 400) == 300
