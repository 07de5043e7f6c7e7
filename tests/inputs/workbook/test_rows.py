"""Rows are added to a config's workbook and cleared again, and everything else stays as it is stored."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from tests.inputs.workbook.books import CATALOGUE, SMALL, changed, small_book, table_of
from tourplanner.errors import InputError
from tourplanner.inputs.workbook.rows import with_workbook_row, with_workbook_values, without_workbook_row

MOVED = {
    "kind": "moved",
    "stop": "32269",
    "from": "2027-03-10",
    "to": "2027-03-25",
    "place": "Salle des fêtes",
    "why": " travaux & <fouilles>",
}
FAIR = {
    "kind": "opening",
    "date": "2027-10-02",
    "commune": "32132",
    "open": "09:00",
    "close": "12:30",
    "minutes_per_person": 20,
    "booking": "required",
}
ROAD = {"kind": "road", "date": "2027-02-01", "between": ["32269", "touget-halle"], "one_way": True}


def with_events(data: bytes, *rows: dict[str, Any]) -> bytes:
    """The workbook with these events."""
    for row in rows:
        data = with_workbook_row(data, "events", row, CATALOGUE)
    return data


def parts_that_differ(first: bytes, second: bytes) -> set[str]:
    """The parts of two workbooks that are not the same bytes."""
    one, other = ZipFile(BytesIO(first)), ZipFile(BytesIO(second))
    names = {*one.namelist(), *other.namelist()}
    return {name for name in names if name not in other.namelist() or one.read(name) != other.read(name)}


@pytest.mark.slow
def test_rows_are_read_back_as_they_were_added() -> None:
    table = table_of(with_events(small_book(), MOVED, FAIR, ROAD))
    assert table["events"] == [MOVED, FAIR, ROAD]
    assert {key: value for key, value in table.items() if key != "events"} == table_of(small_book())


def test_only_the_sheet_of_the_list_changes() -> None:
    [part] = parts_that_differ(small_book(), with_events(small_book(), MOVED))
    assert part.startswith("xl/worksheets/sheet")


@pytest.mark.slow
def test_days_are_days_and_times_are_times() -> None:
    sheet = load_workbook(BytesIO(with_events(small_book(), MOVED, FAIR)))["Imprévus"]
    titles = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.cell(2, titles["Du"]).value == datetime(2027, 3, 10)
    assert sheet.cell(2, titles["Arrêt"]).value == "Monfort (32269)"
    assert str(sheet.cell(3, titles["Ouverture"]).value) == "09:00:00"


@pytest.mark.slow
def test_a_row_is_cleared_and_the_others_stay() -> None:
    book = with_events(small_book(), MOVED, FAIR, ROAD)
    after = without_workbook_row(book, "events", 2, "essai.xlsx", CATALOGUE)
    assert table_of(after)["events"] == [MOVED, ROAD]
    assert "events" not in table_of(
        without_workbook_row(with_events(small_book(), MOVED), "events", 1, "essai.xlsx", CATALOGUE)
    )


def test_a_stop_is_added_behind_the_last_one() -> None:
    table = table_of(with_workbook_row(small_book(), "stops", {"commune": "32194", "visits": 2}, CATALOGUE))
    assert table["stops"] == [*SMALL["stops"], {"commune": "32194", "visits": 2}]


@pytest.mark.slow
def test_values_of_a_row_are_changed_and_taken_out_in_their_own_words() -> None:
    values = {"place": "École", "booking": "required", "notes": None}
    book = with_workbook_values(small_book(), "stops", {2: values}, "essai.xlsx", CATALOGUE)
    first, second, *others = SMALL["stops"]
    said = {**second, "place": "École", "booking": "required"}
    said.pop("notes", None)
    assert table_of(book)["stops"] == [first, said, *others]
    bare = with_workbook_values(book, "stops", {2: dict.fromkeys(values)}, "essai.xlsx", CATALOGUE)
    assert "booking" not in table_of(bare)["stops"][1]


def without_sheet(book: Workbook) -> None:
    """A workbook of before there were events."""
    del book["Imprévus"]


def without_columns(book: Workbook) -> None:
    """A sheet of which the planner only kept what is needed."""
    sheet = book["Imprévus"]
    sheet.delete_cols(13, 20)


def moved_down(book: Workbook) -> None:
    """A remark of the planner's own to the right of the table, and a lone row below it."""
    sheet = book["Imprévus"]
    sheet.cell(1, 40, "(à moi)")
    sheet.cell(9, 40, "appeler la mairie")


@pytest.mark.slow
@pytest.mark.parametrize("change", [without_sheet, without_columns, moved_down])
def test_workbooks_that_planners_changed_take_rows_as_well(change: Callable[[Workbook], object]) -> None:
    before = changed(change)
    assert table_of(with_events(before, MOVED, FAIR, ROAD))["events"] == [MOVED, FAIR, ROAD]


def test_a_row_with_a_formula_is_left_to_the_planner() -> None:
    def formula(book: Workbook) -> None:
        sheet = book["Arrêts"]
        sheet["D3"] = '="Sous "&"la halle"'

    with pytest.raises(InputError, match="there is a formula in this row"):
        without_workbook_row(changed(formula), "stops", 2, "essai.xlsx", CATALOGUE)


@pytest.mark.slow
def test_lists_of_a_row_are_written_into_their_own_sheets() -> None:
    bans = [{"weekday": "mon", "half": "morning", "why": "marché"}, {"weekday": "thu"}]
    changes = {2: {"not_on": bans, "place": "École"}}
    book = with_workbook_values(small_book(), "stops", changes, "essai.xlsx", CATALOGUE)
    first, second, *others = SMALL["stops"]
    assert table_of(book)["stops"] == [first, {**second, "not_on": bans, "place": "École"}, *others]
    fewer = {2: {"not_on": bans[1:], "place": second.get("place")}}
    book = with_workbook_values(book, "stops", fewer, "essai.xlsx", CATALOGUE)
    assert table_of(book)["stops"][1] == {**second, "not_on": bans[1:]}
    bare = without_workbook_row(book, "stops", 2, "essai.xlsx", CATALOGUE)
    assert [row["commune"] for row in table_of(bare)["stops"]] == [row["commune"] for row in (first, *others)]
    again = with_workbook_row(bare, "stops", {**second, "not_on": bans}, CATALOGUE)
    assert table_of(again)["stops"] == [first, *others, {**second, "not_on": bans}]
