"""What has no date, and what became of visits on closed dates."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from openpyxl import Workbook

from tests.outputs.workbook.opened_book import opened, rows
from tourplanner.domain.plan import Unserved
from tourplanner.outputs.view import ScheduleView


def test_changes_of_closed_dates(book: Workbook, year: ScheduleView) -> None:
    shown = rows(book["Jours fermés"])
    # Two visits on each of Easter Monday, which are put off, Pentecost Monday and All Saints' Day.
    assert Counter(row["Décision"] for row in shown) == {"reportée": 2, "annulée": 4, "pas de tournée": 1}
    assert shown[0] == {
        "Date fermée": datetime(2027, 3, 29),
        "Demi-journée fermée": "matin",
        "Commune": "Viella",
        "Motif": "Lundi de Pâques",
        "Décision": "reportée",
        "Nouvelle date": datetime(2027, 3, 30),
        "Nouvelle demi-journée": "matin",
    }


def test_a_known_closure_is_one_row(book: Workbook) -> None:
    [summer] = [row for row in rows(book["Jours fermés"]) if row["Décision"] == "pas de tournée"]
    assert summer["Date fermée"] == datetime(2027, 7, 5)
    assert summer["Commune"] == "tous les arrêts"
    assert str(summer["Motif"]).replace("\u00a0", " ") == (
        "trêve estivale, du lundi 5 juillet 2027 au mardi 31 août 2027"
    )
    dates = [row["Date fermée"] for row in rows(book["Jours fermés"])]
    assert dates == sorted(dates)


def test_what_has_no_date_is_told_with_its_reason(year: ScheduleView) -> None:
    missing = (Unserved("32269", 2, True, ("area-days", "gap"), "aucune demi-journée"),)
    plan = replace(year.view.plan, unserved=missing)
    (row,) = rows(opened(replace(year, view=replace(year.view, plan=plan)))["Sans date"])
    assert row == {
        "Commune": "Monfort",
        "Intercommunalité": "CC Bastides de Lomagne",
        "Permanences sans date": 2,
        "Engagement": "promise",
        "Motif": "aucune demi-journée",
    }


def test_an_empty_sheet_says_so(book: Workbook) -> None:
    assert book["Sans date"]["A2"].value == "Rien à signaler."
