"""The longest day of a crew: within every rule, and no minute shorter than the rules make it."""

from dataclasses import replace
from itertools import product

import pytest

from tourplanner.analysis.day_capacity import STEP, DayBounds, VanDay, longest_day
from tourplanner.domain.period import DAY, HOUR, MINUTE
from tourplanner.inputs.config.build import usual

WORK = usual("work")
FREE = DayBounds(0, DAY, 60 * HOUR)
NINE_THIRTY = 9 * HOUR + 30 * MINUTE


def found(drive: int = 0, each: int = 20, bounds: DayBounds = FREE, **rules: int) -> VanDay | None:
    """The day with that many minutes of driving each way."""
    work = replace(WORK, **rules)
    return longest_day(work, drive * MINUTE, drive * MINUTE, bounds, NINE_THIRTY, each * MINUTE)


def test_ten_hours_of_work_with_an_hour_of_driving() -> None:
    # Ten hours of work are preparation and closing (15 + 15), driving (2 x 60), setting up and packing up
    # twice (4 x 10), and 410 minutes of open desks, of which 20 minutes on both sides of lunch fill 400.
    day = found(60)
    assert day is not None
    assert day.rows(20 * MINUTE) == 20
    assert day.work <= 10 * HOUR
    assert day.drive == 2 * HOUR
    assert day.open_seconds <= 410 * MINUTE


def test_every_rule_is_kept_whatever_is_asked() -> None:
    for drive, each, most in product((0, 10, 37, 90, 115), (7, 20, 30), (4 * HOUR, 7 * HOUR, 10 * HOUR)):
        day = found(drive, each, max_work_day=most)
        if day is None:
            continue
        assert WORK.earliest_start <= day.start < day.end <= WORK.latest_end
        assert day.work <= most
        assert day.end - day.start <= WORK.max_span_day
        opens, closes = day.open[0][0], day.open[-1][1]
        assert opens >= day.start + WORK.prepare + drive * MINUTE + WORK.setup
        assert closes <= day.end - WORK.close - drive * MINUTE - WORK.packup
        assert all(at % STEP == 0 for span in day.open for at in span)
        if len(day.open) == 2:
            assert day.lunch is not None
            assert WORK.lunch_opens <= day.lunch[0]
            assert day.lunch[1] <= WORK.lunch_closes
            assert day.open[0][1] <= day.lunch[0] - WORK.packup
            assert day.open[1][0] >= day.lunch[1] + WORK.setup


def test_more_driving_never_receives_more() -> None:
    rows = [day.rows(20 * MINUTE) if (day := found(drive)) else 0 for drive in range(0, 125, 5)]
    assert rows == sorted(rows, reverse=True)


def test_the_day_before_the_day_after_and_the_week_bound_it() -> None:
    free, late, early, little = (
        found(bounds=bounds)
        for bounds in (
            FREE,
            replace(FREE, earliest=9 * HOUR),
            replace(FREE, latest=15 * HOUR),
            replace(FREE, work=5 * HOUR),
        )
    )
    assert free
    assert late
    assert early
    assert little
    assert late.start >= 9 * HOUR
    assert early.end <= 15 * HOUR
    assert little.work <= 5 * HOUR
    assert min(late.open_seconds, early.open_seconds, little.open_seconds) < free.open_seconds


@pytest.mark.parametrize(
    "bounds", [replace(FREE, work=HOUR), replace(FREE, earliest=18 * HOUR), replace(FREE, latest=8 * HOUR)]
)
def test_a_day_that_leaves_no_slot_is_none(bounds: DayBounds) -> None:
    assert found(40, bounds=bounds) is None


def test_too_much_driving_is_no_day() -> None:
    assert found(121) is None  # 242 minutes; 240 are allowed
    assert found(120, each=5) is not None
