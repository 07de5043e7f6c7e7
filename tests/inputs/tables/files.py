"""Bad tables made from the good ones."""

import csv
from collections.abc import Callable
from pathlib import Path

from tests.inputs.said import Told, told_by
from tourplanner.inputs.shipped import data_folder
from tourplanner.message import Text
from tourplanner.wording.language import Language


def shipped_rows(table: str) -> list[list[str]]:
    """Header and rows of a shipped table; row n is line n + 1 as no shipped cell holds a line break."""
    with (data_folder() / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def save(
    path: Path, rows: list[list[str]], delimiter: str = ",", end: str = "\n", coding: str = "utf-8"
) -> Path:
    """Write rows as a CSV file."""
    with path.open("w", encoding=coding, newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(rows)
    return path


def changed(folder: Path, table: str, *cells: tuple[int, str, str]) -> Path:
    """Save the shipped table in `folder` with other cells, each (line, column, text)."""
    rows = shipped_rows(table)
    for line, column, text in cells:
        rows[line - 1][rows[0].index(column)] = text
    return save(folder / f"{table}.csv", rows)


def excel_rows(table: str) -> list[list[str]]:
    """A shipped table as a French Excel saves its cells: decimal commas, French dates."""
    header, *rows = shipped_rows(table)
    return [header] + [[_excel(cell, name) for cell, name in zip(row, header, strict=True)] for row in rows]


def _excel(cell: str, column: str) -> str:
    if column in {"latitude", "longitude", "mean_age_2014", "digital_fragility"}:
        return cell.replace(".", ",")
    if column in {"merged_on", "label_date", "listed_on"} and cell:
        return "/".join(reversed(cell.split("-")))
    return cell


def silent(notice: Text) -> None:
    """A `notify` for tests in which nothing may be noticed."""
    raise AssertionError(notice)


def faults_of(act: Callable[[], object], lang: Language = Language.EN) -> list[Told]:
    """The faults with which `act` fails, in words."""
    found = told_by(act, lang)
    assert found, "no fault was found"
    return list(found)
