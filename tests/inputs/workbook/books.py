"""Workbooks of configs for tests: written by us, changed with openpyxl as a planner would with Excel."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidationList

from tests.inputs.said import Told, keeping, told_by
from tests.instances import PILOT_AREAS
from tourplanner.domain.config import Config
from tourplanner.domain.place import Catalogue
from tourplanner.inputs.config.read import judge
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.inputs.workbook.read import read_workbook
from tourplanner.message import silent
from tourplanner.outputs.config_workbook import listings, render
from tourplanner.wording.language import Language

WHOLE: Catalogue = read_catalogue(data_folder(), silent)


def _few() -> Catalogue:
    """The places of the pilot's intercommunalités: lists of all would be most of what each workbook holds."""
    communes = {code: each for code, each in WHOLE.communes.items() if each.epci in PILOT_AREAS}
    areas = {epci: each for epci, each in WHOLE.areas.items() if epci in PILOT_AREAS}
    return replace(WHOLE, communes=communes, areas=areas)


CATALOGUE: Catalogue = _few()

SMALL: dict[str, Any] = {
    "format": 1,
    "title": "Essai",
    "calendar": {"start": "2027-01-04", "weekdays": ["mon", "fri"]},
    "sessions": {"morning": {"open": "09:30", "close": "12:00"}},
    "depots": [{"id": "auch", "latitude": 43.6398, "longitude": 0.5986}],
    "vans": [{"id": "camping-car", "depot": "auch"}],
    "stops": [
        {"commune": "32269", "not_on": [{"weekday": "mon", "half": "morning", "why": "marché"}]},
        {"commune": "32448", "id": "touget-halle", "place": "Sous la halle"},
    ],
    "locks": [{"stop": "32269", "weekday": "fri"}],
}
"""Two stops, a market and a lock. Rows: titles in 1, Monfort in 2, Touget in 3."""


def short_book(table: dict[str, Any], lang: Language = Language.FR) -> bytes:
    """The workbook of a table with few rows to spare: most of what a workbook holds is blank cells."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listings, "SPARE_ROWS", 8)
        return render(table, CATALOGUE, lang)


@cache
def small_book() -> bytes:
    """The workbook of the small config."""
    return short_book(SMALL)


FILLED = ("Calendrier", "Arrêts", "Places occupées", "Règles", "Dépôts", "Véhicules", "Verrous")
"""The sheets on which the small config says something."""


@cache
def _slim_book(table: str, sheets: tuple[str, ...]) -> bytes:
    """Some sheets of a workbook, without lists to choose from and notes: quick to load and to save."""
    book = load_workbook(BytesIO(short_book(json.loads(table))))
    for sheet in book.worksheets:
        if sheet.title not in sheets:
            book.remove(sheet)
        sheet.data_validations = DataValidationList()
        for row in sheet.iter_rows():
            for cell in row:
                cell.comment = None
    return bytes_of(book)


def bytes_of(book: Workbook) -> bytes:
    """A workbook as openpyxl saves it: without the stored values of formulas."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(
    change: Callable[[Workbook], object],
    table: dict[str, Any] = SMALL,
    sheets: tuple[str, ...] = FILLED,
) -> bytes:
    """The workbook of `table`, which says something on `sheets` alone, after `change`.

    It has no other sheets, unless the change needs them.
    """
    with suppress(KeyError):
        return _changed(_slim_book(json.dumps(table), sheets), change)
    return _changed(small_book() if table is SMALL else short_book(table), change)


def _changed(data: bytes, change: Callable[[Workbook], object]) -> bytes:
    book = load_workbook(BytesIO(data))
    change(book)
    return bytes_of(book)


def table_of(
    data: bytes, catalogue: Catalogue = CATALOGUE, notices: list[str] | None = None
) -> dict[str, Any]:
    """The table that a workbook says; its own faults are raised."""
    told = [] if notices is None else notices
    table, faults = read_workbook(data, "essai.xlsx", catalogue, keeping(told, Language.FR))
    faults.settle()
    return table


@cache
def unchanged() -> dict[str, Any]:
    """The table that the small workbook says as openpyxl saves it, only to be compared with."""
    return table_of(changed(lambda book: None))


def config_of(data: bytes) -> Config:
    """The config that a workbook says."""
    table, faults = read_workbook(data, "essai.xlsx", CATALOGUE, silent)
    return judge(table, CATALOGUE, faults)


def faults_of(data: bytes, lang: Language = Language.FR) -> tuple[Told, ...]:
    """All faults of a workbook in words, in its order and that of the config in it."""
    return told_by(lambda: config_of(data), lang)


def place(sheet: str, cell: str) -> str:
    """The place of a cell, as a fault in French has it."""
    return f"essai.xlsx, feuille « {sheet} », cellule {cell}"


def cell_of_key(book: Workbook, sheet: str, key: str) -> Any:
    """The first value cell of a key on a sheet of settings."""
    return next(row[1] for row in book[sheet].iter_rows(min_row=2) if row[3].value == key)


def cell_of_title(book: Workbook, sheet: str, title: str) -> Any:
    """The first cell below the title of a column."""
    return next(column[1] for column in book[sheet].iter_cols() if column[0].value == title)
