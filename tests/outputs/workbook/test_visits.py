"""The list of visits, and the dates of each stop."""

from collections.abc import Mapping
from datetime import date, datetime
from itertools import pairwise

from openpyxl import Workbook

from tests.outputs.workbook.opened_book import as_time, rows, visits_of_the_year
from tests.outputs.workbook.pilot_year import NEXT_DAY
from tourplanner.outputs.workbook.height import HIGHEST, heading_height, row_height
from tourplanner.outputs.workbook.table import Look, number_format
from tourplanner.wording.language import Language


def test_each_visit_has_its_date_hours_and_place(book: Workbook, plan: Mapping[str, list]) -> None:
    shown = rows(book["Permanences"])
    wanted = visits_of_the_year(plan)

    assert len(shown) == len(wanted) == 258
    for row, (day, visit) in zip(shown, wanted, strict=True):
        assert row["Date"] == datetime(day.year, day.month, day.day)
        assert row["Demi-journée"] == {"morning": "matin", "afternoon": "après-midi"}[visit["half"]]
        assert (row["Ouverture"], row["Fermeture"]) == (as_time(visit["start"]), as_time(visit["end"]))
        assert row["Arrivée du véhicule"] == as_time(visit["arrive"])
        assert (row["Commune"], row["Code INSEE"]) == (visit["name"], visit["commune"])
        moved = (
            "reportée, d’abord prévue le lundi\u00a029\u00a0mars\u00a02027 (lundi de Pâques)"
            if day == NEXT_DAY
            else None
        )
        assert row["Remarque"] == moved


def test_stops_have_their_dates_and_longest_gap(book: Workbook, plan: Mapping[str, list]) -> None:
    dates: dict[str, list[date]] = {}
    for day, visit in visits_of_the_year(plan):
        dates.setdefault(visit["name"], []).append(day)
    for row in rows(book["Arrêts"]):
        own = dates.pop(str(row["Commune"]))
        shown = [value.date() for title, value in row.items() if str(title).startswith("Date ") and value]
        assert shown == own
        widest = max(pairwise(own), key=lambda pair: pair[1] - pair[0])
        assert row["Plus longue attente (jours)"] == (widest[1] - widest[0]).days
        assert (row["Attente, du"].date(), row["Attente, au"].date()) == widest
    assert dates == {}


def test_shares_are_written_as_in_each_language() -> None:
    assert number_format(Look.PERCENT, Language.FR) == '0"\u00a0%"'
    assert number_format(Look.PERCENT, Language.EN) == '0"%"'


def test_titles_are_whole() -> None:
    assert heading_height([("Date", 18), ("Arrivée du véhicule", 12)]) == 34
    # "Arrive" / "d’habitude" / "dès": three lines of 15 points, and a little room.
    assert heading_height([("Date", 18), ("Arrive d’habitude dès", 12)]) == 49


def test_no_row_is_higher_than_a_workbook_may_have_it() -> None:
    dates = ", ".join(["04/01/2027"] * 100)
    assert row_height([(dates, 34)]) == heading_height([(dates, 34)]) == HIGHEST


def test_a_text_that_wraps_makes_its_row_higher(book: Workbook) -> None:
    sheet = book["Jours fermés"]
    why = {cell.value: sheet.row_dimensions[cell.row].height for cell in sheet["D"]}
    (summer,) = [height for text, height in why.items() if "trêve estivale" in str(text)]
    assert summer == 30
    # What stands on one line leaves its row as it is.
    assert why["Lundi de Pâques"] is None


def test_the_titles_of_the_list_are_seen_whole(book: Workbook) -> None:
    assert book["Permanences"].row_dimensions[1].height > 45
