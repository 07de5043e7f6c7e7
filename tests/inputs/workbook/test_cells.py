"""What a planner types, or Excel makes of it, is read as meant."""

import re
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook

from tests.inputs.workbook.books import cell_of_key, cell_of_title, changed, config_of, table_of, unchanged
from tourplanner.inputs.workbook.cells import Cell

# Each: the sheet and key, what is typed, what a file would say.
SETTINGS = {
    "whole number as a float": ("Calendrier", "calendar.weeks", 2.0, 2),
    "number as a text": ("Calendrier", "calendar.weeks", " 2 ", 2),
    "decimal comma": ("Règles", "travel.van_factor", "1,25", 1.25),
    "date with the time of midnight": ("Calendrier", "calendar.start", datetime(2027, 1, 11), "2027-01-11"),
    "date": ("Calendrier", "calendar.start", date(2027, 1, 11), "2027-01-11"),
    "French date": ("Calendrier", "calendar.start", "11/01/2027", "2027-01-11"),
    "number of a day": ("Calendrier", "calendar.start", 46398, "2027-01-11"),
    "time": ("Règles", "work.earliest_start", time(7, 15), "07:15"),
    "part of a day": ("Règles", "work.earliest_start", 0.3125, "07:30"),
    "hours since midnight": ("Règles", "work.earliest_start", timedelta(hours=7, minutes=15), "07:15"),
    "French time": ("Règles", "work.earliest_start", "7 h 15", "07:15"),
    "short French time": ("Règles", "work.earliest_start", "7h", "07:00"),
    "midnight at the end": ("Règles", "work.latest_end", "24:00", "24:00"),
    "whole day": ("Règles", "work.latest_end", timedelta(days=1), "24:00"),
    "VRAI": ("Règles", "work.one_area_per_day", True, True),
    "oui": ("Règles", "work.one_area_per_day", " Oui ", True),
    "non": ("Règles", "work.one_area_per_day", "non", False),
    "FAUX as a text": ("Règles", "work.one_area_per_day", "FAUX", False),
    "0": ("Règles", "work.one_area_per_day", 0, False),
    "weekday in capitals": ("Calendrier", "calendar.weekdays", "MARDI ", ["tue", "fri"]),
    "weekday of a file": ("Calendrier", "calendar.weekdays", "tue", ["tue", "fri"]),
    "nothing on purpose": ("Calendrier", "calendar.public_holidays", "(vide)", ""),
}


@pytest.mark.parametrize("case", SETTINGS)
def test_setting(case: str) -> None:
    sheet, key, typed, said = SETTINGS[case]

    def change(book: Workbook) -> None:
        cell_of_key(book, sheet, key).value = typed

    value = table_of(changed(change))
    for step in key.split("."):
        value = value[step]
    assert value == said
    assert type(value) is type(said)


# Each: the title of a column of stops, what is typed, the key and what a file would say.
STOPS = {
    "code as a number": ("Commune", 32269, "commune", "32269"),
    "code as a float": ("Commune", 32269.0, "commune", "32269"),
    "code that lost its zero": ("Commune", 1001, "commune", "01001"),
    "code alone": ("Commune", "32436", "commune", "32436"),
    "another name before the code": ("Commune", "Mairie de Solomiac (32436)", "commune", "32436"),
    "several days": ("Seuls jours", "lundi ; Vendredi", "weekdays", ["mon", "fri"]),
    "one day": ("Seuls jours", "jeudi", "weekdays", ["thu"]),
    "days on lines": ("Seuls jours", "lundi\njeudi", "weekdays", ["mon", "thu"]),
    "halves without an accent": ("Seules demi-journées", "apres-midi", "halves", ["afternoon"]),
    "number for a name": ("Identifiant", 7, "id", "7"),
    "spaces around": ("Lieu", "Place  ", "place", "Place  "),
}


@pytest.mark.parametrize("case", STOPS)
def test_stop(case: str) -> None:
    title, typed, key, said = STOPS[case]

    def change(book: Workbook) -> None:
        cell_of_title(book, "Arrêts", title).value = typed
        book.remove(book["Places occupées"])

    assert table_of(changed(change))["stops"][0][key] == said


def test_blank_rows_and_other_orders_of_columns_are_fine() -> None:
    def change(book: Workbook) -> None:
        sheet = book["Arrêts"]
        sheet.insert_rows(3, 2)
        sheet.insert_cols(1)
        sheet["A1"].value, sheet["A4"].value = "(à moi)", "appeler la mairie"
        sheet["A2"].value = "=1/0"

    assert table_of(changed(change)) == unchanged()


@pytest.mark.parametrize(
    ("formula", "stored", "place"),
    [('="Sous "&"la halle"', "Sous la halle", "Sous la halle"), ('=""', "", None)],
)
def test_the_stored_value_of_a_formula_is_read(formula: str, stored: str, place: str | None) -> None:
    data = changed(lambda book: book["Arrêts"]["C2"].__setattr__("value", formula))
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        [sheet] = [part for part in old.namelist() if re.search(rb'<c r="C2"[^>]*><f>', old.read(part))]
        for part in old.namelist():
            # As Excel stores it: openpyxl writes formulas without their values.
            text = re.sub(
                rb'<c r="C2"([^>]*)><f>(.*?)</f><v ?/></c>',
                rb'<c r="C2"\1 t="str"><f>\2</f><v>' + stored.encode() + rb"</v></c>",
                old.read(part),
            )
            assert part != sheet or b' t="str"><f>' in text
            new.writestr(part, text)

    assert table_of(stream.getvalue())["stops"][0].get("place") == place


def test_sheets_of_the_planner_are_not_read() -> None:
    def change(book: Workbook) -> None:
        book.create_sheet("Mes notes", 0)["A1"].value = "=B1"

    assert table_of(changed(change)) == unchanged()


def test_a_hidden_sheet_is_read_and_told() -> None:
    def change(book: Workbook) -> None:
        book["Verrous"].sheet_state = "hidden"

    notices: list[str] = []
    assert table_of(changed(change), notices=notices)["locks"] == [{"stop": "32269", "weekday": "fri"}]
    assert notices == ["essai.xlsx : la feuille « Verrous » est masquée, elle est lue quand même"]


def test_dates_counted_from_1904_are_read() -> None:
    def change(book: Workbook) -> None:
        book.epoch = datetime(1904, 1, 1)
        cell_of_key(book, "Calendrier", "calendar.start").value = datetime(2027, 1, 11)

    assert table_of(changed(change))["calendar"]["start"] == "2027-01-11"


def test_rows_without_their_key_sheet_order() -> None:
    def change(book: Workbook) -> None:
        sheet = book["Calendrier"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), start=2):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column).value = value

    # The entries of a list come in the order of their rows.
    assert table_of(changed(change))["calendar"]["weekdays"] == ["fri", "mon"]


def test_a_mark_and_an_added_entry_are_the_entry() -> None:
    def change(book: Workbook) -> None:
        cell = cell_of_key(book, "Calendrier", "calendar.extra_days")
        cell.value = "(aucun)"
        book["Calendrier"].cell(cell.row + 1, cell.column).value = date(2027, 1, 9)

    assert table_of(changed(change))["calendar"]["extra_days"] == ["2027-01-09"]


@pytest.mark.parametrize("typed", ["Monfort (32269)", "32269", 32269])
def test_a_stop_is_named_by_its_commune(typed: Cell) -> None:
    def change(book: Workbook) -> None:
        book["Places occupées"]["A2"].value = typed
        book["Verrous"]["A2"].value = typed

    config = config_of(changed(change))
    assert [len(stop.not_on) for stop in config.stops] == [1, 0]
    assert config.locks[0].stop == "32269"


def test_a_stop_is_named_by_its_own_id() -> None:
    def change(book: Workbook) -> None:
        book["Places occupées"]["A2"].value = "touget-halle"

    assert [len(stop.not_on) for stop in config_of(changed(change)).stops] == [0, 1]
