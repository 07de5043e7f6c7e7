"""A workbook is written in one language and read in any."""

import re
from functools import cache
from io import BytesIO
from itertools import pairwise

import pytest
from openpyxl import Workbook, load_workbook

from tests.inputs.workbook.books import (
    CATALOGUE,
    SMALL,
    bytes_of,
    cell_of_key,
    changed,
    faults_of,
    short_book,
    table_of,
)
from tourplanner.inputs.slug import slug
from tourplanner.inputs.workbook.layout import Listing, layout
from tourplanner.inputs.workbook.pages import headings
from tourplanner.inputs.workbook.rows import with_workbook_row
from tourplanner.inputs.workbook.words import EVERY
from tourplanner.outputs.config_workbook import render
from tourplanner.wording.language import Language

ENGLISH_SHEETS = [
    "Read me", "Calendar", "Closures", "Stops", "Hours by day", "Seasons of stops", "Squares taken",
    "Stops closed", "Rules", "Depots", "Vans", "Vans away", "Crews", "Leave of crews", "Intercommunalités",
    "Grants", "Locks", "Events", "Communes", "List of areas",
]  # fmt: skip
JOINS = {"kind": "joins", "stop": "32436", "date": "2027-06-01", "why": "agreed"}


@cache
def english_book() -> bytes:
    """The workbook of the small config, in English."""
    return short_book(SMALL, Language.EN)


def english() -> Workbook:
    """It as openpyxl has it."""
    return load_workbook(BytesIO(english_book()))


def said_in(book: Workbook, *but: str) -> set[str]:
    """Every text of ours in the sheets of a workbook: cells, notes, messages and lists of rules."""
    texts = set()
    for sheet in book:
        if sheet.title in but:
            continue
        texts |= {sheet.title}
        for row in sheet.iter_rows():
            texts |= {cell.value for cell in row if isinstance(cell.value, str)}
            texts |= {cell.comment.text for cell in row if cell.comment}
        for rule in sheet.data_validations.dataValidation:
            texts |= {rule.promptTitle or "", rule.prompt or "", rule.errorTitle or "", rule.error or ""}
            texts |= set((rule.formula1 or "").strip('"').split(","))
    return texts


def test_sheets_titles_choices_and_notes_are_in_english() -> None:
    book = english()
    assert book.sheetnames == ENGLISH_SHEETS
    assert [cell.value for cell in book["Stops"][1]][:3] == ["Commune", "Id", "Place"]
    said = said_in(book, "Communes", "List of areas")
    assert said >= {"Setting", "Touring weekdays", "A Monday.", "Monday", "yes", "Telephone of the mairie"}
    french = re.compile(r"\b(le|la|les|des|du|un|une|est|jour|arrêt|commune de|oui|non|vide|aucun)\b", re.I)
    own = {str(text) for stop in SMALL["stops"] for text in stop.values()} | {"marché", "La Réunion"}
    assert {text for text in said - own if french.search(text)} == set()


def test_what_a_workbook_says_in_english_is_what_it_says_in_french() -> None:
    assert table_of(english_book()) == table_of(changed(lambda book: None)) == SMALL


def test_faults_name_what_is_in_the_workbook() -> None:
    book = english()
    book["Stops"]["F2"].value = "two"
    book["Squares taken"]["A2"].value = "Monfore"
    book["Stops"]["AZ1"].value = "Note"
    cell_of_key(book, "Calendar", "calendar.start").value = "05/01/2027"
    told = {fault.where: f"{fault.what} / {fault.maybe}" for fault in faults_of(bytes_of(book), Language.EN)}
    assert told == {
        "essai.xlsx, sheet “Calendar”, cell B3": (
            "5 January 2027 is a Tuesday, a cycle starts on a Monday / “First day of the cycle” 04/01/2027"
        ),
        "essai.xlsx, sheet “Stops”, cell F2": "“two” is not a whole number from 1 to 56 / ",
        "essai.xlsx, sheet “Stops”, cell AZ1": (
            "the title of column “Note” is not known / a title in parentheses, for a column of your own"
        ),
        "essai.xlsx, sheet “Squares taken”, cell A2": "“Monfore” is not on the sheet Stops / ",
    }


def test_sheets_of_both_languages_may_be_in_one_workbook() -> None:
    def change(book: Workbook) -> None:
        for french, new in (("Arrêts", "Stops"), ("Verrous", "Locks")):
            sheet, other = book[french], english()[new]
            sheet.title = new
            for row in other.iter_rows(max_col=other.max_column - (new == "Stops")):
                for cell in row:
                    sheet.cell(cell.row, cell.column).value = cell.value

    assert table_of(changed(change)) == SMALL


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Calendar", "Stops", "Squares taken", "Rules", "Locks"])
def test_a_renamed_sheet_is_known_by_its_titles(name: str) -> None:
    book, notices = english(), list[str]()
    book[name].title = "Sheet 1"
    assert table_of(bytes_of(book), notices=notices) == SMALL
    assert len(notices) == 1
    assert name in notices[0]


@pytest.mark.slow
def test_what_is_added_is_in_the_language_of_the_workbook() -> None:
    book = english()
    del book["Events"]
    data = with_workbook_row(bytes_of(book), "events", JOINS, CATALOGUE)
    added = load_workbook(BytesIO(data))["Events"]
    assert added["A2"].value == "stop joins"
    assert table_of(data)["events"] == [JOINS]
    assert [cell.value for cell in added[1]] == [cell.value for cell in english()["Events"][1]][:-1]


def test_no_title_means_one_column_here_and_another_there() -> None:
    for sheet in layout():
        if isinstance(sheet, Listing):
            rows = [[slug(title) for title in headings(sheet, words)] for words in EVERY]
        else:
            rows = [[slug(title) for title in words.setting_titles] for words in EVERY]
        for one, other in pairwise(rows):
            assert {title: one.index(title) for title in one if title in other} == {
                title: other.index(title) for title in other if title in one
            }


def test_no_name_of_a_sheet_means_two_tables() -> None:
    tables: dict[str, set[str]] = {}
    for words in EVERY:
        for sheet in layout():
            tables.setdefault(slug(words.sheet(sheet.table)), set()).add(sheet.table)
    helps = {slug(name) for words in EVERY for name in words.helps}
    assert all(len(meant) == 1 for meant in tables.values())
    assert not helps & tables.keys()


@pytest.mark.slow
@pytest.mark.parametrize("lang", Language)
def test_words_for_nothing_stay_words_in_either_language(lang: Language) -> None:
    """A text that looks like an empty one of another language is a text."""
    for odd in ("(vide)", "(empty)", "(aucun)", "(none)"):
        table = {**SMALL, "title": odd, "stops": [{"commune": "32269", "notes": odd}]}
        assert table_of(render({**table, "locks": []}, CATALOGUE, lang))["stops"][0]["notes"] == odd
