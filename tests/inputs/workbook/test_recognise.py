"""Sheets are known by their tables, whatever they are called; rows that nobody sees are told."""

from collections.abc import Callable
from datetime import datetime, time
from functools import cache
from typing import Any

import pytest
from openpyxl import Workbook

from tests.inputs.workbook.books import (
    FILLED,
    SMALL,
    cell_of_key,
    changed,
    faults_of,
    place,
    table_of,
    unchanged,
)


def plain(texts: list[str]) -> list[str]:
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts]


@pytest.mark.parametrize("name", FILLED)
@pytest.mark.parametrize("new", ["Ma feuille", "Sheet 1"])
def test_a_renamed_sheet_is_read_and_told(name: str, new: str) -> None:
    notices: list[str] = []

    def change(book: Workbook) -> None:
        book[name].title = new

    assert table_of(changed(change), notices=notices) == unchanged()
    assert plain(notices) == [
        f"essai.xlsx : la feuille « {new} » est lue comme la feuille « {name} », d’après ses titres"
    ]


def test_a_sheet_with_another_name_and_other_titles_is_known_by_its_mark() -> None:
    """As spreadsheets do it: the names of a workbook follow its sheets."""

    def change(book: Workbook) -> None:
        sheet = book["Verrous"]
        sheet.title = "Mes rendez-vous fixes"
        book.defined_names["tourplanner_locks"].attr_text = "'Mes rendez-vous fixes'!$A$1"
        for cell in sheet[1]:
            cell.value = f"Titre {cell.column}"

    faults = faults_of(changed(change))
    assert {fault.where for fault in faults} >= {place("Mes rendez-vous fixes", "A1")}
    assert all("Titre" in fault.what for fault in faults)


def test_a_mark_on_a_sheet_with_the_titles_of_another_is_a_fault() -> None:
    def change(book: Workbook) -> None:
        book["Places occupées"].title = "Marchés"
        book.defined_names["tourplanner_locks"].attr_text = "Marchés!$A$1"

    (fault,) = faults_of(changed(change))
    assert fault.where == place("Marchés", "A1")
    assert "ses titres sont ceux de" in fault.what


def test_a_mark_of_a_sheet_that_is_gone_says_nothing() -> None:
    def change(book: Workbook) -> None:
        del book["Verrous"]
        book.defined_names["tourplanner_locks"].attr_text = "#REF!$A$1"

    assert "locks" not in table_of(changed(change))


def test_a_second_sheet_of_one_table_is_a_fault() -> None:
    def change(book: Workbook) -> None:
        copy = book.copy_worksheet(book["Arrêts"])
        copy.title = "ARRETS"

    (fault,) = faults_of(changed(change))
    assert fault.where == place("ARRETS", "A1")
    assert plain([fault.what, fault.maybe]) == [
        "une seconde feuille « Arrêts », après « Arrêts »",
        "n’en garder qu’une ; une feuille nommée « (ARRETS) » n’est pas lue",
    ]


def test_an_old_copy_with_a_name_in_parentheses_is_the_planner_s_own() -> None:
    notices: list[str] = []

    def change(book: Workbook) -> None:
        book.copy_worksheet(book["Verrous"]).title = "(Verrous avant)"

    assert table_of(changed(change), notices=notices)["locks"] == SMALL["locks"]
    assert notices == []


def test_a_sheet_with_the_titles_of_another_is_a_fault() -> None:
    def change(book: Workbook) -> None:
        book["Verrous"].title = "x"
        book["Places occupées"].title = "Verrous"
        book["x"].title = "Places occupées"

    faults = faults_of(changed(change))
    assert [fault.where for fault in faults] == [place("Places occupées", "A1")]
    assert "ses titres sont ceux de" in faults[0].what


def test_a_sheet_that_may_be_one_or_the_other_is_a_fault() -> None:
    def change(book: Workbook) -> None:
        sheet = book["Verrous"]
        for column in (7, 6, 5, 4, 2):
            sheet.delete_cols(column)
        sheet.title = "À la main"

    (fault,) = faults_of(changed(change))
    assert fault.where == place("À la main", "A1")
    assert plain([fault.what]) == [
        "cette feuille peut être « Places occupées, Horaires par jour ou Verrous »"
    ]


def test_columns_that_were_deleted_leave_a_sheet_what_it_is_called() -> None:
    def change(book: Workbook) -> None:
        book["Verrous"].delete_cols(4, 4)

    assert table_of(changed(change))["locks"] == SMALL["locks"]


CLOSINGS = {"Véhicules absents": "Véhicule", "Congés des équipes": "Équipe", "Arrêts fermés": "Arrêt"}
AWAY = {"from": "2027-01-11", "to": "2027-01-15", "why": "repos"}
CLOSED: dict[str, Any] = {
    **SMALL,
    "vans": [{**SMALL["vans"][0], "closed": [AWAY]}],
    "crews": [{"id": "binome", "closed": [AWAY]}],
    "stops": [{**SMALL["stops"][0], "closed": [AWAY]}],
}


def closed(change: Callable[[Workbook], object] = lambda _: None) -> dict[str, Any]:
    return table_of(changed(change, CLOSED, (*FILLED, "Équipes", *CLOSINGS)))


@cache
def all_closed() -> dict[str, Any]:
    """What the workbook of closings says, only to be compared with."""
    return closed()


@pytest.mark.parametrize("name", CLOSINGS)
@pytest.mark.parametrize("new", ["", "Absences"])
@pytest.mark.parametrize("title", ["", "Arrêt"])
def test_the_first_column_says_whose_a_row_is(name: str, new: str, title: str) -> None:
    """In workbooks of 0.1 it was "Arrêt" whatever it was; the mark of a sheet tells which it is."""

    def change(book: Workbook) -> None:
        assert book[name]["A1"].value == CLOSINGS[name]
        book[name]["A1"].value = title or CLOSINGS[name]
        book[name].title = new or name
        for mark in book.defined_names.values():
            mark.attr_text = mark.attr_text.replace(name, new or name)

    assert closed(change) == all_closed()


def test_a_column_goes_by_the_title_that_it_had_as_well() -> None:
    """In workbooks of 0.1 the desks of a van were "Bureaux"."""
    three = {**SMALL, "vans": [{**SMALL["vans"][0], "desks": 3}]}

    def change(book: Workbook) -> None:
        titles = {cell.value: cell for cell in book["Véhicules"][1]}
        titles["Postes d’accueil"].value = "Bureaux"

    assert table_of(changed(change, three))["vans"][0]["desks"] == 3


def test_a_sheet_that_is_not_read_is_named() -> None:
    notices: list[str] = []

    def change(book: Workbook) -> None:
        book.create_sheet("Notes")["A1"].value = "rappeler le maire"

    table_of(changed(change), notices=notices)
    assert plain(notices) == ["essai.xlsx : la feuille « Notes » n’est pas lue"]


@pytest.mark.parametrize("name", FILLED)
@pytest.mark.parametrize("rows", [1, 3])
def test_rows_above_the_titles_are_one_fault(name: str, rows: int) -> None:
    def change(book: Workbook) -> None:
        book[name].insert_rows(1, rows)
        book[name]["A1"].value = "Service itinérant du département"

    (fault,) = faults_of(changed(change))
    assert fault.where == place(name, f"A{rows + 1}")
    assert plain([fault.what])[0].startswith(f"les titres des colonnes sont à la ligne {rows + 1}")
    assert fault.maybe == "supprimer les lignes au-dessus"


def test_hidden_and_filtered_rows_count_and_are_told() -> None:
    notices: list[str] = []

    def change(book: Workbook) -> None:
        book["Arrêts"].row_dimensions[3].hidden = True
        # Blank rows that are hidden say nothing.
        book["Arrêts"].row_dimensions[50].hidden = True

    assert len(table_of(changed(change), notices=notices)["stops"]) == 2
    assert plain(notices) == [
        "essai.xlsx : sur la feuille « Arrêts », 1 ligne est masquée ou filtrée (3), elle compte quand même"
    ]


def in_1904(value: object, key: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        book.epoch = datetime(1904, 1, 1)
        # Dates that were there are numbers of the other epoch: only this one is looked at.
        cell = cell_of_key(book, key.partition("/")[0], key.partition("/")[2])
        cell.value = value
        if isinstance(value, int | float):
            cell.number_format = "General"

    return change


# 11 January 2027 is day 46,398 from 1899-12-30, and 1,462 less from 1904-01-01.
@pytest.mark.parametrize("value", [datetime(2027, 1, 11), 44_936, "11/01/2027"])
def test_dates_counted_from_1904_are_right_with_and_without_formats(value: object) -> None:
    table = table_of(changed(in_1904(value, "Calendrier/calendar.start")))
    assert table["calendar"]["start"] == "2027-01-11"


@pytest.mark.parametrize("value", [time(7, 30), 0.3125, "7h30"])
def test_times_in_a_workbook_that_counts_from_1904(value: object) -> None:
    table = table_of(changed(in_1904(value, "Règles/work.earliest_start")))
    assert table["work"]["earliest_start"] == "07:30"
