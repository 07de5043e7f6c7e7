"""The tables of a farm as CSV and as Parquet, with a dictionary that says what each column holds."""

import io
from collections.abc import Iterable, Mapping
from typing import Any

from tourplanner.errors import InputError
from tourplanner.message import message
from tourplanner.outputs import csv_table
from tourplanner.outputs.farm.columns import FLAG, NUMBER, RESULTS, TEXT, VISITS, WHOLE, Column, visits_of
from tourplanner.outputs.farm.view import FarmView
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

RESULT, VISIT, DICTIONARY, LEDGER = "farm", "visits", "dictionary.csv", "ledger.csv"
GROUP = 10_000
"""Rows of a row group of Parquet: no more than that many are in memory at once."""


def render_csv(view: FarmView, lang: Language, plain: bool = False) -> Mapping[str, bytes]:
    """The tables as CSV, their dictionary, and what each job took, by the names of their files."""
    found = {f"{RESULT}.csv": csv_table.render(_head(RESULTS), _cells(RESULTS, view.rows()), plain)}
    if view.has_visits:
        cells = _cells(VISITS, visits_of(view.rows()))
        found[f"{VISIT}.csv"] = csv_table.render(_head(VISITS), cells, plain)
    found[DICTIONARY] = _dictionary(view.has_visits, lang, plain)
    found[LEDGER] = _ledger(view, plain)
    return found


def render_parquet(view: FarmView) -> Mapping[str, bytes]:
    """The tables as Parquet, by the names of their files.

    Raises
    ------
    InputError
        If pyarrow is not installed.
    """
    found = {f"{RESULT}.parquet": _parquet(RESULTS, view.rows())}
    if view.has_visits:
        found[f"{VISIT}.parquet"] = _parquet(VISITS, visits_of(view.rows()))
    return found


def can_parquet() -> bool:
    """Whether pyarrow, which writes Parquet, is installed."""
    try:
        import pyarrow as pa  # noqa: F401, PLC0415 - an optional extra
    except ImportError:
        return False
    return True


def _head(columns: tuple[Column, ...]) -> list[str]:
    return [column.name for column in columns]


def _cells(columns: tuple[Column, ...], rows: Iterable[Any]) -> Iterable[list[csv_table.Cell]]:
    return ([column.of(row) for column in columns] for row in rows)


def _dictionary(with_visits: bool, lang: Language, plain: bool) -> bytes:
    words = words_in(lang)
    tables = [(RESULT, RESULTS), *([(VISIT, VISITS)] if with_visits else [])]
    rows: list[list[csv_table.Cell]] = [
        [table, column.name, column.type, column.unit, words(column.meaning)]
        for table, columns in tables
        for column in columns
    ]
    return csv_table.render(["table", "column", "type", "unit", "description"], rows, plain)


def _ledger(view: FarmView, plain: bool) -> bytes:
    """What each job took, in the order of their keys, each once."""
    names = {row.key: row.title for row in view.rows()}
    rows: list[list[csv_table.Cell]] = [
        [key, view.spent[key].core_seconds, view.spent[key].attempts, names[key]]
        for key in sorted(view.spent)
    ]
    return csv_table.render(["key", "core_seconds", "attempts", "job"], rows, plain)


def _parquet(columns: tuple[Column, ...], rows: Iterable[Any]) -> bytes:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an optional extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        cure = message("farm.install-pyarrow")
        raise InputError.of("", message("farm.no-pyarrow"), cure) from None

    kinds = {TEXT: pa.string(), WHOLE: pa.int64(), NUMBER: pa.float64(), FLAG: pa.bool_()}
    schema = pa.schema([(column.name, kinds[column.type]) for column in columns])
    out = io.BytesIO()
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for part in _parts(rows):
            arrays = [
                pa.array([_value(column, column.of(row)) for row in part], kinds[column.type])
                for column in columns
            ]
            writer.write_table(pa.table(arrays, schema=schema))
    return out.getvalue()


def _value(column: Column, cell: csv_table.Cell) -> object:
    return bool(cell) if column.type == FLAG and cell is not None else cell


def _parts(rows: Iterable[Any]) -> Iterable[list[Any]]:
    part: list[Any] = []
    for row in rows:
        part.append(row)
        if len(part) == GROUP:
            yield part
            part = []
    if part:
        yield part
