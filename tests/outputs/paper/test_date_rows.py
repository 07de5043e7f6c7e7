from datetime import date, timedelta

import pytest

from tests.problem.little import stop
from tourplanner.domain.period import HOUR, MINUTE, Half
from tourplanner.domain.tour import Tour, Visit
from tourplanner.outputs.paper.date_rows import DateRow, date_table
from tourplanner.wording.language import Language

STOP = stop("x")

MORNING = (9 * HOUR + 30 * MINUTE, 12 * HOUR)
AFTERNOON = (14 * HOUR, 16 * HOUR + 30 * MINUTE)


def visits(*days: tuple[date, tuple[int, int]]) -> list[tuple[Tour, Visit]]:
    """Visits on these dates with these hours; nothing else of their tours matters."""
    found = []
    for day, (opens, closes) in days:
        visit = Visit("x", Half.MORNING, opens, opens, closes, 0, 0)
        found.append((Tour("v", "d", day, 0, 0, 0, 0, None, (visit,), 0, 0), visit))
    return found


def test_a_row_per_date_and_the_usual_hours_once() -> None:
    table = date_table(visits((date(2027, 1, 8), MORNING), (date(2027, 10, 1), MORNING)), STOP, Language.FR)

    assert table.title == "Prochaines dates en 2027"
    assert table.hours == "de 9\u00a0h\u00a030 à 12\u00a0h"
    assert not table.exceptions
    assert table.rows == (DateRow("vendredi", "8\u00a0janvier"), DateRow("vendredi", "1er\u00a0octobre"))


def test_a_single_date_is_one_date() -> None:
    for lang, title in ((Language.FR, "Prochaine date en 2027"), (Language.EN, "Next date in 2027")):
        assert date_table(visits((date(2027, 10, 2), MORNING)), STOP, lang).title == title


def test_hours_of_one_visit_in_three_stand_beside_it() -> None:
    days = [(date(2027, 1, 8), MORNING), (date(2027, 1, 15), AFTERNOON), (date(2027, 1, 22), MORNING)]
    table = date_table(visits(*days), STOP, Language.FR)

    assert table.exceptions
    assert [row.hours for row in table.rows] == ["", "14\u00a0h – 16\u00a0h\u00a030", ""]


def test_hours_without_a_majority_stand_in_every_row() -> None:
    days = [(date(2027, 1, 8), MORNING), (date(2027, 1, 15), AFTERNOON)]
    table = date_table(visits(*days), STOP, Language.EN)

    assert table.hours == ""
    assert [row.hours for row in table.rows] == ["9:30\u00a0am – 12\u00a0noon", "2\u00a0pm – 4:30\u00a0pm"]


def test_years_announce_themselves_when_there_are_two() -> None:
    table = date_table(visits((date(2027, 12, 31), MORNING), (date(2028, 1, 7), MORNING)), STOP, Language.FR)

    assert table.title == "Prochaines dates"
    assert [row.year for row in table.rows] == ["2027", "", "2028", ""]


@pytest.mark.parametrize(("count", "rows"), [(16, 16), (17, 4)])
def test_many_dates_are_gathered_by_month(count: int, rows: int) -> None:
    # 17 Fridays from 1 January 2027 on: five in January, four in February, four in March, four in April.
    days = [(date(2027, 1, 1) + timedelta(days=7 * n), MORNING) for n in range(count)]
    table = date_table(visits(*days), STOP, Language.FR)

    assert len(table.rows) == rows
    if rows == 4:
        assert table.rows[0] == DateRow("janvier", "vendredis\u00a01er, 8, 15, 22 et 29")
        assert table.rows[3] == DateRow("avril", "vendredis\u00a02, 9, 16 et 23")


def test_weekdays_of_a_month_have_rows_of_their_own() -> None:
    days = [(date(2027, 1, 4) + timedelta(days=n), MORNING) for n in range(17)]
    table = date_table(visits(*days), STOP, Language.EN)

    # 17 days from Monday 4 January: three Mondays to Wednesdays, two of each other day.
    assert [(row.lead, row.main) for row in table.rows[:4]] == [
        ("January", "Mondays\u00a04, 11 and 18"),
        ("", "Tuesdays\u00a05, 12 and 19"),
        ("", "Wednesdays\u00a06, 13 and 20"),
        ("", "Thursdays\u00a07 and 14"),
    ]
    assert len(table.rows) == 7


def test_an_evening_is_told_as_one() -> None:
    days = visits((date(2027, 1, 8), (18 * HOUR, 20 * HOUR)))
    assert date_table(days, STOP, Language.FR).hours == "en soirée, de 18\u00a0h à 20\u00a0h"
    assert date_table(days, STOP, Language.EN).hours == "in the evening, from 6\u00a0pm to 8\u00a0pm"
    named = stop("x", evening=True, evening_name="nocturne")
    told = date_table(days, named, Language.FR).hours
    assert told == "en soirée («\u00a0nocturne\u00a0»), de 18\u00a0h à 20\u00a0h"
