"""Whether stops keep to other hours than the sessions do, and on which days."""

from dataclasses import replace

import pytest

from tests.problem.little import MONDAY, clock, little_problem, road, stop
from tourplanner.domain.config import Config, Stop
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import Half, Session
from tourplanner.problem.openings import has_own_hours, hours_differ_by_day, widest

PLAIN = stop("x")
EARLY = replace(PLAIN, hours=(OwnHours(half=Half.MORNING, opens=clock("08:00"), closes=clock("13:00")),))
FRIDAYS = replace(PLAIN, hours=(OwnHours(weekday=4, opens=clock("10:00")),))
WHOLE = replace(PLAIN, whole_day=True)
MORNING = Session(MONDAY, Half.MORNING, clock("09:30"), clock("12:00"))


def config_of(asked: Stop) -> Config:
    return little_problem([asked, stop("y")], road([0, 10, 20])).config


@pytest.mark.parametrize(
    ("asked", "own", "by_day"),
    [(PLAIN, False, False), (EARLY, True, False), (FRIDAYS, True, True), (WHOLE, True, False)],
)
def test_who_has_hours_of_its_own(asked: Stop, own: bool, by_day: bool) -> None:
    assert has_own_hours(config_of(asked)) is own
    assert hours_differ_by_day(config_of(asked)) is by_day


def test_the_widest_session_holds_what_any_stop_has() -> None:
    wide = widest(config_of(EARLY), MORNING)
    assert (wide.opens, wide.closes) == (clock("08:00"), clock("13:00"))
    assert widest(config_of(PLAIN), MORNING) == MORNING
