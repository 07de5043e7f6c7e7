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
    assert Counter(row["Décision"] for row in shown) == {
        "reportée": 2,
        "annulée": len(year.schedule.changes) - 2,
    }
    assert shown[0] == {
        "Date fermée": datetime(2027, 3, 29),
        "Demi-journée fermée": "matin",
        "Commune": "Viella",
        "Motif": "Lundi de Pâques",
        "Décision": "reportée",
        "Nouvelle date": datetime(2027, 3, 30),
        "Nouvelle demi-journée": "matin",
    }


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
