"""The workbook to fill in: what it offers to choose from, and that nothing in it is reckoned."""

from functools import cache
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.inputs.workbook.books import SMALL, WHOLE, cell_of_key
from tourplanner.inputs.workbook.layout import Listing, layout
from tourplanner.inputs.workbook.pages import headings
from tourplanner.inputs.workbook.words import FRENCH
from tourplanner.outputs.config_workbook import render

STOPS = next(sheet for sheet in layout() if sheet.table == "stops")
NAMES = get_column_letter(len(headings(STOPS, FRENCH)) + 1)
"""The column beside those of the stops, with their names."""

LISTINGS = [sheet for sheet in layout() if isinstance(sheet, Listing)]
NAMED = {
    (FRENCH.sheet(sheet.table), get_column_letter(len(headings(sheet, FRENCH)) + 1))
    for sheet in LISTINGS
    if sheet.owner is None and len(sheet.name_fields) > 1
}
"""The columns with the names of rows, which are formulas."""


@cache
def whole_book() -> bytes:
    """The small config, with all places to choose from and all rows to fill in."""
    return render(SMALL, WHOLE)


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(BytesIO(whole_book()))


def rule(sheet: Worksheet, address: str) -> str:
    """What a cell lets one choose from."""
    (found,) = [each for each in sheet.data_validations.dataValidation if address in each.sqref]
    return str(found.formula1)


def test_sheets_in_the_order_of_filling_them_in(book: Workbook) -> None:
    assert book.sheetnames == [
        "Lisez-moi", "Calendrier", "Fermetures", "Arrêts", "Horaires par jour", "Saisons des arrêts",
        "Places occupées", "Arrêts fermés", "Règles", "Dépôts", "Véhicules", "Véhicules absents", "Équipes",
        "Congés des équipes", "Intercommunalités", "Subventions", "Verrous", "Imprévus",
        "Communes", "Liste EPCI",
    ]  # fmt: skip


def test_communes_are_chosen_by_name_and_code(book: Workbook) -> None:
    assert rule(book["Arrêts"], "A2") == rule(book["Arrêts"], "A100") == "'Communes'!$A$2:$A$462"
    rows = list(book["Communes"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(WHOLE.communes) == 461
    assert next(row for row in rows if row[1] == "32269") == (
        "Monfort (32269)", "32269", "32120", "CC Bastides de Lomagne (200034726)", 509,
    )  # fmt: skip
    assert book["Arrêts"]["A2"].value == "Monfort (32269)"


def test_words_of_ours_are_chosen_from_lists(book: Workbook) -> None:
    calendar, rules = book["Calendrier"], book["Règles"]
    days = '"lundi,mardi,mercredi,jeudi,vendredi,samedi,dimanche"'
    assert rule(calendar, cell_of_key(book, "Calendrier", "calendar.weekdays").coordinate) == days
    booking = cell_of_key(book, "Règles", "service.booking").coordinate
    assert rule(rules, booking) == '"sans rendez-vous,avec ou sans rendez-vous,sur rendez-vous"'
    assert rule(book["Arrêts"], "I2") == '"oui,non"'
    assert rule(book["Places occupées"], "C2") == '"matin,après-midi"'


@pytest.mark.slow
def test_stops_vans_and_depots_are_chosen_among_those_there_are(book: Workbook) -> None:
    names = f"'Arrêts'!${NAMES}$2:${NAMES}$103"
    stops = f"OFFSET('Arrêts'!${NAMES}$2,0,0,MAX(1,COUNTIF({names},\"?*\")),1)"
    assert rule(book["Verrous"], "A2") == rule(book["Arrêts fermés"], "A2") == stops
    assert "'Véhicules'!$A$2" in rule(book["Verrous"], "F2")
    assert "'Dépôts'!$A$2" in rule(book["Véhicules"], "B2")
    values = load_workbook(BytesIO(whole_book()), data_only=True)["Arrêts"]
    assert [values[f"{NAMES}{row}"].value for row in (1, 2, 3)] == [
        "(nom de l’arrêt)", "Monfort (32269)", "touget-halle",
    ]  # fmt: skip


def test_numbers_are_kept_in_their_range(book: Workbook) -> None:
    weeks = cell_of_key(book, "Calendrier", "calendar.weeks").coordinate
    (found,) = [each for each in book["Calendrier"].data_validations.dataValidation if weeks in each.sqref]
    assert (found.type, found.formula1, found.formula2) == ("whole", "1", "8")


@pytest.mark.parametrize("sheet", LISTINGS, ids=lambda sheet: sheet.table)
def test_every_title_is_explained(sheet: Listing, book: Workbook) -> None:
    cells = book[FRENCH.sheet(sheet.table)][1][: len(headings(sheet, FRENCH))]
    assert [cell.value for cell in cells] == list(headings(sheet, FRENCH))
    own = cells[1:] if sheet.owner else cells
    assert all(cell.comment and cell.comment.text.strip() for cell in own)
    assert len({str(cell.value).casefold() for cell in cells}) == len(cells)


def test_codes_stay_texts_and_dates_are_dates(book: Workbook) -> None:
    assert book["Arrêts"]["A50"].number_format == "@"
    assert book["Arrêts fermés"]["B50"].number_format == "dd/mm/yyyy"
    assert cell_of_key(book, "Calendrier", "calendar.start").is_date
    assert cell_of_key(book, "Règles", "sessions.morning.open").number_format == "hh:mm"


@pytest.mark.slow
@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+33", "-1", "@a", "<script>", "🚐 שלום", "é" * 200])
def test_texts_never_become_formulas(text: str) -> None:
    stops = [{"commune": "32269", "id": text, "notes": text}]
    table = {**SMALL, "title": f"{text} & fils", "stops": stops, "locks": [{"stop": text, "weekday": "fri"}]}
    book = load_workbook(BytesIO(render(table, WHOLE)))

    for cell in (book["Arrêts"]["B2"], book["Verrous"]["A2"]):
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", text[0] in "=+-@")
    formulas = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert {(cell.parent.title, cell.column_letter) for cell in formulas} == NAMED


def test_sheets_are_made_to_be_read_and_printed(book: Workbook) -> None:
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_an_explanation_that_wraps_makes_its_row_higher(book: Workbook) -> None:
    sheet = book[FRENCH.sheet("calendar")]
    heights = {
        str(cell.value): (
            sheet.row_dimensions[cell.row].height,
            len(str(sheet.cell(cell.row, 3).value or "")),
        )
        for cell in sheet["D"]
        if sheet.cell(cell.row, 3).value
    }
    assert heights["calendar.start"][0] is None
    assert heights["calendar.repeats"][0] >= 30
    # One line is 15 points, for at most some 70 characters.
    assert all((height or 15) / 15 * 70 >= length for height, length in heights.values())


def test_titles_of_listings_are_seen_whole(book: Workbook) -> None:
    assert book[FRENCH.sheet("stops")].row_dimensions[1].height > 34
    assert book[FRENCH.sheet("crews")].row_dimensions[1].height >= 49
    assert book[FRENCH.sheet("depots")].row_dimensions[1].height < 35
