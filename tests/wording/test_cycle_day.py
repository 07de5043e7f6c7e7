"""Days and weeks of cycles in words: of weeks, of months, of odd and even weeks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tourplanner.domain.config import CalendarRules
from tourplanner.domain.period import CycleKind, Half
from tourplanner.domain.tour import Visit
from tourplanner.wording.cycle_day import day_in_week, half_day, week_title
from tourplanner.wording.language import Language

MONDAY = date(2027, 1, 4)
MORNING = Visit("a", Half.MORNING, 0, 0, 0, 0, 0)
WEEKS = CalendarRules(MONDAY, 5, frozenset({0, 2, 4}), "", repeats=True)
WEDNESDAY_OF_THE_SECOND = MONDAY + timedelta(9)


@pytest.mark.parametrize(
    ("kind", "half", "day", "title"),
    [
        (CycleKind.WEEKS, "semaine 2, mercredi matin", "mercredi", "Semaine 2"),
        (
            CycleKind.MONTH,
            "2e mercredi du mois, matin",
            "2e mercredi",
            "2e lundi, mercredi et vendredi du mois",
        ),
        (CycleKind.MONTH_WEEKS, "2e semaine du mois, mercredi matin", "mercredi", "2e semaine du mois"),
        (CycleKind.PARITY, "semaines paires, mercredi matin", "mercredi", "Semaines paires"),
    ],
)
def test_days_are_called_after_their_cycle(kind: CycleKind, half: str, day: str, title: str) -> None:
    rules, on = replace(WEEKS, cycle=kind), WEDNESDAY_OF_THE_SECOND
    assert half_day(rules, on, MORNING, None, Language.FR) == half
    assert day_in_week(rules, on, Language.FR) == day
    assert week_title(rules, 2, Language.FR).replace("\u00a0", " ") == title


def test_a_fifth_week_says_that_some_months_lack_it() -> None:
    month = replace(WEEKS, cycle=CycleKind.MONTH, weekdays=frozenset({1}))
    assert week_title(month, 5, Language.FR) == "5e mardi du mois (certains mois seulement)"
    assert week_title(month, 1, Language.EN) == "1st Tuesday of the month"
    weeks = replace(WEEKS, cycle=CycleKind.MONTH_WEEKS)
    assert week_title(weeks, 1, Language.FR) == "1re semaine du mois"
