"""The clocks of France overseas, held to the tables of the time zone database."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tourplanner.domain.territory import COUNTRIES, FRANCE
from tourplanner.outputs.calendars.clocks import ABROAD, OVERSEAS, PARIS, Clock, clock_of

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("clock", [PARIS, *OVERSEAS.values(), *ABROAD.values()], ids=lambda clock: clock.zone)
@pytest.mark.parametrize("year", [2026, 2027, 2035])
def test_summer_and_winter(clock: Clock, year: int) -> None:
    there = ZoneInfo(clock.zone)
    summers = clock.to_summer is not None
    winter, summer = (datetime(year, month, 15, 12, tzinfo=there) for month in (1, 7))

    assert (winter.tzname(), winter.utcoffset()) == (clock.name, clock.hours * HOUR)
    expected = (clock.summer_name, (clock.hours + 1) * HOUR) if summers else (clock.name, clock.hours * HOUR)
    assert (summer.tzname(), summer.utcoffset()) == expected
    assert clock.moment(date(year, 7, 15), 9 * 3600).astimezone(UTC).hour == (9 - expected[1] // HOUR) % 24


def test_miquelon_changes_when_its_neighbours_do() -> None:
    clock, there = clock_of("975"), ZoneInfo("America/Miquelon")
    assert clock.to_summer is not None
    assert clock.to_winter is not None
    for change, step in ((clock.to_summer, HOUR), (clock.to_winter, -HOUR)):
        for year in (2027, 2030):
            first = date(year, change.first.month, 1)
            sunday = first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (change.sunday - 1))
            before, after = (
                datetime(sunday.year, sunday.month, sunday.day, h, tzinfo=there) for h in (0, 12)
            )
            assert after.replace(tzinfo=None) - before.replace(tzinfo=None) == timedelta(hours=12)
            # A clock that goes forward makes the real time between them shorter by as much.
            assert after.astimezone(UTC) - before.astimezone(UTC) == timedelta(hours=12) - step


def test_the_file_of_a_zone_without_summer_time() -> None:
    lines = clock_of("974").timezone().to_ical().decode().split("\r\n")
    assert lines[:2] == ["BEGIN:VTIMEZONE", "TZID:Indian/Reunion"]
    assert lines.count("TZOFFSETTO:+0400") == lines.count("TZOFFSETFROM:+0400") == 1
    assert "BEGIN:DAYLIGHT" not in lines


@pytest.mark.parametrize("departement", ["32", "2A", "75", ""])
def test_elsewhere_it_is_that_of_paris(departement: str) -> None:
    assert clock_of(departement) is PARIS


def test_every_country_has_a_clock() -> None:
    assert set(ABROAD) | {FRANCE} == set(COUNTRIES)
    # In the United Kingdom the summer of 2027 begins on Sunday 28 March at one, by the clock of the winter.
    change = clock_of("", "GB").to_summer
    assert change is not None
    assert (change.first.hour, change.sunday) == (1, -1)
