"""Faults of a workbook: at their cell, in French, all at once."""

import tomllib
from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from tests.inputs.config.faulty import LOCKS, NAMES, RULES
from tests.inputs.config.faulty_values import KEYS
from tests.inputs.workbook.books import SMALL, cell_of_key, changed, faults_of, place
from tourplanner.inputs.workbook.layout import layout
from tourplanner.inputs.workbook.pages import headings
from tourplanner.inputs.workbook.read import MOST_CELLS
from tourplanner.inputs.workbook.words import FRENCH
from tourplanner.wording.language import Language

CASES = KEYS | RULES | NAMES | LOCKS


def put(sheet: str, address: str, value: object) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        book[sheet][address].value = value

    return change


def setting(sheet: str, key: str, value: object) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        cell_of_key(book, sheet, key).value = value

    return change


def merge(book: Workbook) -> None:
    book["Arrêts"].merge_cells("C2:C3")


def rename(book: Workbook) -> None:
    book["Verrous"].title = "Verous"
    book["Verous"].delete_rows(1)


# Each: the change, the cell of the fault, words of it, words of its cure ("" when none is known).
STOPS = next(sheet for sheet in layout() if sheet.table == "stops")
# The last column has the names of rows.
COLUMNS_OF_STOPS = len(headings(STOPS, FRENCH)) + 1
FAULTS = {
    "no commune": (put("Arrêts", "C4", "halle"), "Arrêts!A4", "la cellule est vide", ""),
    "unknown commune": (
        put("Arrêts", "A2", "32999"),
        "Arrêts!A2",
        "« 32999 » n’est pas le code INSEE",
        "",
    ),
    "commune by its postal code": (
        put("Arrêts", "A2", "Solomiac (32120)"),
        "Arrêts!A2",
        (
            "« Solomiac (32120) » se lit de deux façons : le nom désigne Solomiac (32436), le code désigne "
            "Encausse (32120) ; 32120 est le code postal de Solomiac, pas son code INSEE"
        ),
        "« 32436 » (Solomiac)",
    ),
    "the code of another commune": (
        put("Arrêts", "A2", "Sarrant (32436)"),
        "Arrêts!A2",
        "le nom désigne Sarrant (32416), le code désigne Solomiac (32436)",
        "« 32416 » (Sarrant) ou « 32436 » (Solomiac)",
    ),
    "the code of another commune for a lock": (
        put("Verrous", "A2", "Touget (32269)"),
        "Verrous!A2",
        "le nom désigne Touget",
        "« touget-halle » (Touget)",
    ),
    "weekday": (
        put("Arrêts", "L2", "lundy"),
        "Arrêts!L2",
        "« lundy » n’est pas un jour de la semaine (lundi",
        "« lundi »",
    ),
    "too many visits": (put("Arrêts", "F2", 99), "Arrêts!F2", "99 n’est pas un nombre entier de 1 à 56", ""),
    "half a visit": (put("Arrêts", "F2", 1.5), "Arrêts!F2", "1,5 n’est pas un nombre entier", ""),
    "half a visit, typed": (
        put("Arrêts", "F2", "1,5"),
        "Arrêts!F2",
        "« 1,5 » n’est pas un nombre entier",
        "",
    ),
    "one coordinate": (
        put("Arrêts", "D2", 43.7),
        "Arrêts!D2",
        "il manque la longitude",
        "le centre du village",
    ),
    "yes or no": (put("Arrêts", "I2", "peut-être"), "Arrêts!I2", "« peut-être » n’est pas oui ou non", ""),
    "two stops": (
        put("Arrêts", "B3", "32269"),
        "Arrêts!B3",
        "deux arrêts ont l’identifiant « 32269 »",
        "autre",
    ),
    "not a Monday": (
        setting("Calendrier", "calendar.start", "05/01/2027"),
        "Calendrier!B3",
        "le 5 janvier 2027 est un mardi, un cycle commence un lundi",
        "« Premier jour du cycle » 04/01/2027",
    ),
    "seconds": (
        setting("Règles", "work.earliest_start", 0.3126),
        "Règles!work.earliest_start",
        "« 07:30:08 » n’est pas une heure comme 09:30",
        "",
    ),
    "unknown van": (
        put("Verrous", "F2", "camion"),
        "Verrous!F2",
        "« camion » n’est pas l’identifiant d’un",
        "camping",
    ),
    "lock of a commune without a stop": (
        put("Verrous", "A2", "32436"),
        "Verrous!A2",
        "aucun arrêt n’est à Solomiac (32436)",
        "ajouter cet arrêt",
    ),
    "unknown stop of a closure": (
        put("Places occupées", "A2", "Monfore"),
        "Places occupées!A2",
        "« Monfore » n’est pas sur la feuille Arrêts",
        "",
    ),
    "closure of no stop": (
        put("Places occupées", "B3", "lundi"),
        "Places occupées!A3",
        "la cellule est vide, il faut y nommer ce qui est sur la feuille Arrêts",
        "",
    ),
    "unknown column": (
        put("Arrêts", "AZ1", "Remarque"),
        "Arrêts!AZ1",
        "« Remarque » n’est pas connu",
        "« Remarques »",
    ),
    "column there twice": (put("Arrêts", "AZ1", "Lieu"), "Arrêts!AZ1", "« Lieu » y est deux fois", ""),
    "value below no title": (
        put("Arrêts", "AZ2", "note"),
        "Arrêts!AZ2",
        "une valeur dans une colonne sans titre",
        "entre parenthèses",
    ),
    "unknown key": (put("Règles", "D2", "formt"), "Règles!D2", "« formt » n’est pas connue", "« format »"),
    "no key": (put("Règles", "B400", "x"), "Règles!D400", "une valeur sans clé", ""),
    "formula without its value": (
        put("Arrêts", "C2", '="Place "&1'),
        "Arrêts!C2",
        "une formule dont la valeur",
        "",
    ),
    "error": (put("Arrêts", "C2", "#REF!"), "Arrêts!C2", "une date ou une heure qui n’existe pas", ""),
    "merged cells": (merge, "Arrêts!C2", "les cellules C2:C3 sont fusionnées", "annuler la fusion"),
    "sheet with another name and without titles": (rename, "Verous!A1", "ne serait pas lue", "« Verrous »"),
    "too many rows": (
        put("Arrêts", "C6000", "x"),
        f"Arrêts!A{MOST_CELLS // COLUMNS_OF_STOPS + 1}",
        "la feuille va jusqu’à la ligne 6000",
        "",
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_fault(case: str) -> None:
    change, cell, words, cure = FAULTS[case]
    data = changed(change)
    said = {fault.where: fault for fault in faults_of(data)}

    sheet, at = cell.split("!")
    # A cell beside a key is found by it: what stands above may grow.
    where = place(sheet, cell_of_key(load_workbook(BytesIO(data)), sheet, at).coordinate if "." in at else at)
    assert where in said, said
    assert words in said[where].what
    assert cure in said[where].maybe


def test_all_faults_are_told_at_once_in_the_order_of_the_workbook() -> None:
    def change(book: Workbook) -> None:
        book["Verrous"]["F2"].value = "camion"
        book["Arrêts"]["F3"].value = 0
        book["Arrêts"]["F2"].value = "deux"
        book["Calendrier"]["A1"].value = "Réglages"
        cell_of_key(book, "Calendrier", "calendar.weeks").value = "quatre"

    assert [fault.where for fault in faults_of(changed(change))] == [
        place("Calendrier", "A1"),
        place("Calendrier", "B4"),
        place("Arrêts", "F2"),
        place("Arrêts", "F3"),
        place("Verrous", "F2"),
    ]


def test_a_setting_that_is_there_twice() -> None:
    def change(book: Workbook) -> None:
        cell = cell_of_key(book, "Règles", "travel.van_factor")
        for column, value in ((2, 1.2), (4, "travel.van_factor")):
            book["Règles"].cell(90, column).value = value
        cell.value = 1.1

    assert [fault.where for fault in faults_of(changed(change))] == [place("Règles", "B90")]


def test_a_fault_in_english_names_the_sheet_and_cell_as_they_are() -> None:
    def change(book: Workbook) -> None:
        cell_of_key(book, "Calendrier", "calendar.start").value = "05/01/2027"

    (fault,) = faults_of(changed(change), Language.EN)
    assert fault.where == "essai.xlsx, sheet “Calendrier”, cell B3"
    assert fault.what == "5 January 2027 is a Tuesday, a cycle starts on a Monday"
    assert fault.maybe == "“Premier jour du cycle” 04/01/2027"


@pytest.mark.slow
def test_the_small_config_has_no_fault() -> None:
    assert faults_of(changed(lambda book: None)) == ()
    assert tomllib.loads("") == {}
    assert SMALL["format"] == 1
