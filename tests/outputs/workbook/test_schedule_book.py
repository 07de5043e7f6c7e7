"""The workbook of a year as a whole, opened with openpyxl and compared with the schedule."""

import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import cycle

import pytest
from openpyxl import Workbook

from tests.outputs.workbook.opened_book import opened
from tourplanner.outputs.view import ScheduleView
from tourplanner.outputs.workbook import render
from tourplanner.wording.colours import swatch
from tourplanner.wording.language import Language

SHEETS = [
    "Plan", "Semaines", "Permanences", "Tournées", "Heures par semaine", "Heures par cycle", "Arrêts",
    "Sans date",
    "Jours fermés",
]  # fmt: skip


def test_sheets_and_their_order(book: Workbook) -> None:
    assert book.sheetnames == SHEETS


def test_the_cover_leads_to_every_sheet_and_explains_the_colours(book: Workbook, year: ScheduleView) -> None:
    cover = book["Plan"]
    links = {cell.value: cell.hyperlink.location for (cell, *_) in cover.iter_rows() if cell.hyperlink}
    assert links == {name: f"'{name}'!A1" for name in SHEETS[1:]}
    legend = {
        cell.value: cell.fill.start_color.rgb[2:] for (cell, *_) in cover.iter_rows() if cell.fill.fill_type
    }
    areas = [year.view.area(area.epci).name for area in year.view.config.areas]
    assert legend == {name: swatch(rank).ink[1:].upper() for rank, name in enumerate(areas)}


def test_a_schedule_without_tours(year: ScheduleView) -> None:
    book = opened(replace(year, schedule=replace(year.schedule, tours=(), gaps=(), changes=())))
    assert book["Permanences"]["A2"].value == "Rien à signaler."
    assert book.sheetnames == SHEETS


def test_sheets_are_made_to_be_read_and_printed(book: Workbook) -> None:
    for name in SHEETS[1:]:
        sheet = book[name]
        assert sheet.freeze_panes == "B2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.print_area
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.oddHeader.left.text == name
        assert (
            sheet.oddFooter.left.text == "Pilote 2020\u00a0– du lundi\u00a04\u00a0janvier\u00a02027"
            " au dimanche\u00a02\u00a0janvier\u00a02028"
        )
        assert all(cell.value and cell.font.b for cell in sheet[1])
    for name in SHEETS[2:]:
        assert book[name].auto_filter.ref
        assert book[name].sheet_properties.pageSetUpPr.fitToPage
    assert not any(sheet.merged_cells.ranges for sheet in book)


@pytest.mark.slow
def test_the_same_schedule_gives_the_same_bytes(year: ScheduleView) -> None:
    first, second = render(year, Language.FR), render(year, Language.FR)
    assert first == second
    with zipfile.ZipFile(BytesIO(first["classeur.xlsx"])) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = opened(year).properties
    assert properties.created == properties.modified == datetime(2020, 1, 1)


TEXTS = {
    "formula": '=HYPERLINK("http://x","y")',
    "plus": "+33 5 62 00 00 00",
    "minus": "-1+1",
    "at": "@SUM(A1)",
    "tab": "\t=1",
    "script": "<script>alert(1)</script> & \"Cie\"",
    "emoji": "🚐 place 🏳️‍🌈",
    "right to left": "ساحة البلدية שלום",
    "long": "Castelnau-d’Auzan-Labarrère " * 8,
    "escape": "_x0041_",
    "link": "https://example.org",
    "number": "0032",
}  # fmt: skip


@pytest.fixture(scope="module")
def strange(year: ScheduleView) -> Workbook:
    """A workbook with one of the texts as the place of each stop, and in its title."""
    stops = tuple(
        replace(stop, place=text) for stop, text in zip(year.view.config.stops, cycle(TEXTS.values()))
    )
    config = replace(year.view.config, title=f"{TEXTS['formula']} & fils", stops=stops)
    return opened(replace(year, view=replace(year.view, config=config)))


@pytest.mark.parametrize("case", TEXTS)
def test_texts_are_shown_as_they_are_and_never_reckoned(case: str, strange: Workbook) -> None:
    text = TEXTS[case]
    place = next(cell for cell in strange["Permanences"][1] if cell.value == "Lieu").column
    cells = [row[place - 1] for row in strange["Permanences"].iter_rows(min_row=2)]
    shown = [cell for cell in cells if cell.value == text]
    assert shown
    for cell in shown:
        assert cell.data_type == "s"
        assert cell.quotePrefix is (text[0] in "=+-@\t")
    weeks = [str(cell.value) for row in strange["Semaines"].iter_rows() for cell in row]
    assert any(f", {text}\n" in each for each in weeks)


def test_only_sums_are_formulas(strange: Workbook) -> None:
    formulas = [
        str(cell.value)
        for sheet in strange
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert all(formula.startswith("=SUBTOTAL(109,") for formula in formulas)
    assert len(formulas) == 6


def test_english(year: ScheduleView) -> None:
    book = opened(year, Language.EN)
    assert book.sheetnames[:3] == ["Plan", "Weeks", "Visits"]
    assert [cell.value for cell in book["Visits"][1]][:4] == ["Date", "Half-day", "Opens", "Closes"]
    assert (
        book["Weeks"]["A2"].value
        == "Week 1, Monday\u00a04\u00a0January to Sunday\u00a010\u00a0January\u00a02027 – week 1 of the cycle"
    )


@pytest.mark.slow
@pytest.mark.parametrize("lang", list(Language))
def test_names_of_sheets_are_ones_that_programs_take(year: ScheduleView, lang: Language) -> None:
    for name in opened(year, lang).sheetnames:
        assert len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
