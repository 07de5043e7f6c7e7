"""Faults of a workbook: at their cell, in French, all at once."""

import tomllib
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from tests.inputs.config import cases, test_faults
from tests.inputs.workbook.books import SMALL, cell_of_key, changed, faults_of
from tourplanner.inputs.config.keys import ROOT
from tourplanner.inputs.config.table import walk
from tourplanner.wording.config_faults import french_cure, is_known
from tourplanner.wording.config_words import key_words, worded_keys

CASES = {
    name: case
    for group in ("KEYS", "RULES", "NAMES", "LOCKS")
    for name, case in getattr(test_faults, group).items()
}


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


# Each: the change, the cell of the fault, words of it, words of its cure ("" when none is known).
FAULTS = {
    "no commune": (put("Arrêts", "C4", "halle"), "Arrêts!A4", "la cellule est vide", ""),
    "unknown commune": (
        put("Arrêts", "A2", "32999"),
        "Arrêts!A2",
        "« 32999 » n’est pas le code INSEE",
        "",
    ),
    "commune by its name": (
        put("Arrêts", "A2", "Monfort"),
        "Arrêts!A2",
        "« Monfort »",
        "« 32269 » (Monfort)",
    ),
    "weekday": (
        put("Arrêts", "K2", "lundy"),
        "Arrêts!K2",
        "« lundy » n’est pas un jour de semaine (lundi",
        "",
    ),
    "too many visits": (put("Arrêts", "F2", 99), "Arrêts!F2", "99 n’est pas un nombre entier de 1 à 56", ""),
    "half a visit": (put("Arrêts", "F2", 1.5), "Arrêts!F2", "1.5 n’est pas un nombre entier", ""),
    "one coordinate": (
        put("Arrêts", "D2", 43.7),
        "Arrêts!D2",
        "il manque la longitude",
        "le centre du village",
    ),
    "yes or no": (put("Arrêts", "H2", "peut-être"), "Arrêts!H2", "« peut-être » n’est pas oui ou non", ""),
    "two stops": (
        put("Arrêts", "B3", "32269"),
        "Arrêts!B3",
        "deux arrêts ont l’identifiant « 32269 »",
        "autre",
    ),
    "not a Monday": (
        setting("Calendrier", "calendar.start", "05/01/2027"),
        "Calendrier!B3",
        "05/01/2027 est un mardi, un cycle commence un lundi",
        "« Premier jour du cycle » 04/01/2027",
    ),
    "seconds": (
        setting("Règles", "work.earliest_start", 0.3126),
        "Règles!B12",
        "« 07:30:08 » n’est pas une heure comme 09:30",
        "",
    ),
    "unknown van": (
        put("Verrous", "F2", "camion"),
        "Verrous!F2",
        "« camion » n’est pas l’identifiant d’un",
        "camping",
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
        "la cellule est vide",
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
    "no key": (put("Règles", "B80", "x"), "Règles!D80", "une valeur sans clé", ""),
    "formula without its value": (
        put("Arrêts", "C2", '="Place "&1'),
        "Arrêts!C2",
        "une formule dont la valeur",
        "",
    ),
    "error": (put("Arrêts", "C2", "#REF!"), "Arrêts!C2", "une formule qui donne l’erreur #REF!", ""),
    "merged cells": (merge, "Arrêts!C2", "les cellules C2:C3 sont fusionnées", "annuler la fusion"),
    "sheet with another name": (rename, "Verous!A1", "ne serait pas lue", "« Verrous »"),
    "too many rows": (put("Arrêts", "C6000", "x"), "Arrêts!A5001", "la feuille va jusqu’à la ligne 6000", ""),
}


@pytest.mark.parametrize("case", FAULTS)
def test_fault(case: str) -> None:
    change, cell, words, cure = FAULTS[case]
    faults = faults_of(changed(change))
    said = {fault.where: fault.what.replace("\u00a0", " ") for fault in faults}

    assert f"essai.xlsx, {cell}" in said, said
    what, _, maybe = said[f"essai.xlsx, {cell}"].partition("\n    Peut-être : ")
    assert words in what
    assert cure in maybe
    assert not any(fault.maybe for fault in faults)


def test_all_faults_are_told_at_once_in_the_order_of_the_workbook() -> None:
    def change(book: Workbook) -> None:
        book["Verrous"]["F2"].value = "camion"
        book["Arrêts"]["F3"].value = 0
        book["Arrêts"]["F2"].value = "deux"
        book["Calendrier"]["A1"].value = "Réglages"
        cell_of_key(book, "Calendrier", "calendar.weeks").value = "quatre"

    wheres = [fault.where.removeprefix("essai.xlsx, ") for fault in faults_of(changed(change))]
    assert wheres == ["Calendrier!A1", "Calendrier!B4", "Arrêts!F2", "Arrêts!F3", "Verrous!F2"]


def test_a_setting_that_is_there_twice() -> None:
    def change(book: Workbook) -> None:
        cell = cell_of_key(book, "Règles", "travel.van_factor")
        for column, value in ((2, 1.2), (4, "travel.van_factor")):
            book["Règles"].cell(90, column).value = value
        cell.value = 1.1

    assert [fault.where for fault in faults_of(changed(change))] == ["essai.xlsx, Règles!B90"]


@pytest.mark.parametrize("case", CASES)
def test_every_fault_of_a_config_has_french_words(case: str) -> None:
    text = CASES[case][0]
    faults = cases.faults_of(text)
    unknown = [fault.what for fault in faults if not is_known(fault.what)]
    # These a workbook words itself, or can't have.
    own = ("is not a known key", "where a table is needed", "where a list of tables is needed")

    assert [what for what in unknown if not what.endswith(own)] == []
    cures = [french_cure(fault.maybe) for fault in faults if not fault.what.endswith(own)]
    assert not any(word in cure for cure in cures for word in ("you mean", "leave", "add ", "give ", " or "))


def test_every_key_has_french_words() -> None:
    keys = {name for name, _ in walk(ROOT)}

    assert keys - worded_keys() == set(), "add them to wording/config_words.py"


def test_a_key_without_words_goes_by_its_name_and_meaning() -> None:
    assert key_words("travel.timeout", "seconds to wait").label == "timeout"
    assert key_words("travel.timeout", "seconds to wait").help == "seconds to wait"


def test_the_small_config_has_no_fault() -> None:
    assert faults_of(changed(lambda book: None)) == ()
    assert tomllib.loads("") == {}
    assert SMALL["format"] == 1
