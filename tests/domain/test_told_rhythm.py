"""What people know a stop by: a rhythm in words, and a rule with the date that anchors it."""

from datetime import date

import pytest

from tourplanner.domain.recurrence import (
    EveryWeeks,
    MonthDay,
    NthWeekdays,
    Recurrence,
    Rhythm,
    SchoolTime,
    Season,
)
from tourplanner.domain.told_rhythm import ToldRhythm

MONDAY = date(2027, 1, 4)
SUMMER = (Season(MonthDay(6, 1), MonthDay(8, 31)),)


@pytest.mark.parametrize(
    ("rhythm", "seasons", "rule", "first"),
    [
        (NthWeekdays.of((1,), (1,)), (), "FREQ=MONTHLY;BYDAY=1TU", None),
        (EveryWeeks((3,), 3, MONDAY), (), "FREQ=WEEKLY;INTERVAL=3;BYDAY=TH", date(2027, 1, 7)),
        # Every eighth Thursday from 7 January on: 4 March, 29 April, 24 June.
        (
            EveryWeeks((3,), 8, MONDAY),
            SUMMER,
            "FREQ=WEEKLY;INTERVAL=8;BYDAY=TH;BYMONTH=6,7,8",
            date(2027, 6, 24),
        ),
        (EveryWeeks((3,), 3), (), None, None),
    ],
)
def test_a_rule_comes_with_a_date_of_its_own(
    rhythm: Rhythm, seasons: tuple[Season, ...], rule: str | None, first: date | None
) -> None:
    told = ToldRhythm.of("halle", Recurrence(rhythm, seasons), "…")
    assert told == ToldRhythm("halle", "…", rule, first)


def test_school_holidays_have_no_rule() -> None:
    told = ToldRhythm.of("halle", Recurrence(EveryWeeks((3,), 3, MONDAY), (), SchoolTime.OUT), "…")
    assert (told.rule, told.first) == (None, None)
