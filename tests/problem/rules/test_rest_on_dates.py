"""Rest between two days of a crew on real dates: from one evening to the next morning, and no other night."""

from dataclasses import replace
from datetime import timedelta

from tests.problem.little import MONDAY, little_problem, road, stop, tour_at
from tourplanner.domain.period import DAY, HOUR
from tourplanner.message import message
from tourplanner.problem.rules.rest import short_rests

PROBLEM = little_problem([stop("a"), stop("b")], road([0, 30, 50]))
LATE = tour_at(PROBLEM, "van", MONDAY, [], ["a"])
EARLY = tour_at(PROBLEM, "van", MONDAY + timedelta(1), ["b"])
NIGHT = DAY - LATE.end + EARLY.start


def test_a_night_is_long_enough_to_the_second() -> None:
    assert list(short_rests([LATE, EARLY], NIGHT)) == []
    [breach] = short_rests([EARLY, LATE], NIGHT + HOUR)
    assert breach.rule == "rest"
    assert breach.where.startswith(str(EARLY.date))
    assert breach.what == message("violation.short", by=HOUR)


def test_days_that_do_not_follow_each_other_have_a_night_between_them() -> None:
    for days in (2, 7):
        later = replace(EARLY, date=MONDAY + timedelta(days))
        assert list(short_rests([LATE, later], 3 * DAY)) == []
