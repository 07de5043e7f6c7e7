"""The tables of a farm as CSV and as Parquet, with a dictionary that says what each column holds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO

from tourplanner.errors import InputError
from tourplanner.message import message
from tourplanner.outputs import csv_table
from tourplanner.outputs.farm.columns import FLAG, NUMBER, RESULTS, TEXT, VISITS, WHOLE, Column, visits_of
from tourplanner.outputs.farm.view import FarmView
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

RESULT, VISIT, DICTIONARY, LEDGER = "farm", "visits", "dictionary.csv", "ledger.csv"
GROUP = 1000
"""Rows of a row group of Parquet: no more than that many are in memory at once."""

Writing = Callable[[BinaryIO], None]
"""Writes the bytes of a table, row by row."""
Rows = Callable[[], Iterable[Any]]

DESCRIBED = ("table", "column", "type", "unit", "description")
SPENT = ("key", "core_seconds", "attempts", "job")
"""The columns of the dictionary, and of what jobs took."""


def csv_tables(view: FarmView, lang: Language, plain: bool = False) -> Mapping[str, Writing]:
    """The tables as CSV, their dictionary, and what each job took, by the names of their files."""

    def table(columns: tuple[Column, ...], rows: Rows) -> Writing:
        return lambda out: csv_table.write(out, _head(columns), _cells(columns, rows()), plain)

    return {
        **{f"{name}.csv": table(columns, rows) for name, (columns, rows) in _tables(view).items()},
        DICTIONARY: lambda out: csv_table.write(out, DESCRIBED, _dictionary(view, lang), plain),
        LEDGER: lambda out: csv_table.write(out, SPENT, _ledger(view, lang), plain),
    }


def parquet_tables(view: FarmView) -> Mapping[str, Writing]:
    """The tables as Parquet, by the names of their files.

    Raises
    ------
    InputError
        As they are written, if pyarrow is not installed.
    """

    def table(columns: tuple[Column, ...], rows: Rows) -> Writing:
        return lambda out: _write_parquet(out, columns, rows())

    return {f"{name}.parquet": table(columns, rows) for name, (columns, rows) in _tables(view).items()}


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


def _tables(view: FarmView) -> Mapping[str, tuple[tuple[Column, ...], Rows]]:
    """The columns of each table, and what gives its rows anew."""
    found: dict[str, tuple[tuple[Column, ...], Rows]] = {RESULT: (RESULTS, view.rows)}
    if view.has_visits:
        found[VISIT] = (VISITS, lambda: visits_of(view.rows()))
    return found


def _dictionary(view: FarmView, lang: Language) -> Iterable[list[csv_table.Cell]]:
    words = words_in(lang)
    for table, (columns, _) in _tables(view).items():
        for column in columns:
            yield [table, column.name, column.type, column.unit, words(column.meaning)]


def _ledger(view: FarmView, lang: Language) -> Iterable[list[csv_table.Cell]]:
    """What each job took, each once."""
    words = words_in(lang)
    for row in view.rows():
        if row.spent is not None:
            yield [row.key, row.spent.core_seconds, row.spent.attempts, row.title(words)]


def _write_parquet(out: BinaryIO, columns: tuple[Column, ...], rows: Iterable[Any]) -> None:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an optional extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        cure = message("farm.install-pyarrow")
        raise InputError.of("", message("farm.no-pyarrow"), cure) from None

    kinds = {TEXT: pa.string(), WHOLE: pa.int64(), NUMBER: pa.float64(), FLAG: pa.bool_()}
    schema = pa.schema([(column.name, kinds[column.type]) for column in columns])
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for part in _parts(columns, rows):
            arrays = [pa.array(values, kinds[each.type]) for each, values in zip(columns, part, strict=True)]
            writer.write_table(pa.table(arrays, schema=schema))


def _value(column: Column, cell: csv_table.Cell) -> object:
    return bool(cell) if column.type == FLAG and cell is not None else cell


def _parts(columns: tuple[Column, ...], rows: Iterable[Any]) -> Iterator[list[list[object]]]:
    """The values of so many rows at once, column by column: what else the rows hold is let go."""
    waiting = iter(rows)
    while part := [_values(columns, row) for row in islice(waiting, GROUP)]:
        yield [list(values) for values in zip(*part, strict=True)]


def _values(columns: tuple[Column, ...], row: Any) -> list[object]:
    return [_value(column, column.of(row)) for column in columns]
