"""Times of day as people type them, and what slips may mean."""

import pytest

from tourplanner.inputs.config.cures import window_meant
from tourplanner.inputs.timetable.hours import likely_hours, read_hours
from tourplanner.inputs.typed.clocks import clock, likely_clock
from tourplanner.message import message


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9h", "09:00"),
        ("9 h", "09:00"),
        ("9 h 30", "09:30"),
        ("9 heures", "09:00"),
        ("9:30", "09:30"),
        ("midi", "12:00"),
        ("24:00", "24:00"),
        ("24h", "24:00"),
    ],
)
def test_times_that_people_type_are_read(typed: str, meant: str) -> None:
    assert clock(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:5", "09:05"),
        ("9h5", "09:05"),
        ("9.30", "09:30"),
        ("9,30", "09:30"),
        ("9-30", "09:30"),
        ("9’30", "09:30"),
        ("0930", "09:30"),
        ("930", "09:30"),
        ("9", "09:00"),
        ("9h30mn", "09:30"),
        ("9am", "09:00"),
        ("2:30 pm", "14:30"),
        ("12 pm", "12:00"),
        ("O9:3O", "09:30"),
        (930, "09:30"),
        (9.3, "09:30"),
        (9.15, "09:15"),
    ],
)
def test_a_slip_is_not_read_and_what_it_may_mean_is_told(typed: object, meant: str) -> None:
    assert not isinstance(typed, str) or clock(typed) is None
    assert likely_clock(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "9:60",
        "25:00",
        "24h30",
        "9:30:15",
        "12am",
        "-9:30",
        "matin",
        "oui",
        "",
        True,
        None,
        -1,
        9.5,
        9.25,
        1e300,
        float("nan"),
        float("inf"),
    ],
)
def test_nothing_is_told_where_nothing_is_likely(typed: object) -> None:
    """9.5 may be half past nine or ten to ten."""
    assert likely_clock(typed) == ""


def test_a_number_that_python_does_not_print_is_no_time() -> None:
    """As 0xfff… in a config, of thousands of digits."""
    assert likely_clock(16**5000) == likely_clock(-(16**5000)) == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:5-12h", "09:05-12:00"),
        ("0930 à 1200", "09:30-12:00"),
        ("9.30-12.00 / 13.30-16.00", "09:30-12:00/13:30-16:00"),
        ("9-12", "09:00-12:00"),
        ("12-9", ""),
        ("9h30", ""),
        ("selon la saison", ""),
    ],
)
def test_hours_with_slips_are_told_whole(typed: str, meant: str) -> None:
    assert read_hours(typed) is None
    assert likely_hours(typed) == meant


def test_the_slip_in_a_window_is_told() -> None:
    assert window_meant(["11:30", "14:5"]) == message("toml.you-mean", value="14:05")
    assert window_meant(["11:30", "14:30"]) == window_meant("11:30") == ""
