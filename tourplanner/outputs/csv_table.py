"""Tables for people as CSV: a double click opens them in a spreadsheet as it is sold in France.

That wants a mark by which it knows UTF-8, semicolons between cells and a comma in numbers. Programs are
given the plain form: no mark, commas between cells, a point in numbers. Open data have formats of their own.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import BinaryIO, TypeAlias

from tourplanner.outputs.plain import one_line

Cell: TypeAlias = str | int | float | Decimal | None
"""A text, a number in the decimals that are shown, or nothing."""

_FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula, also after spaces."""


def render(head: Sequence[str], rows: Iterable[Sequence[Cell]], plain: bool = False) -> bytes:
    """A table: its head, its rows, and whether for programs.

    No text becomes a formula or a line of its own, whoever reads it.
    """
    out = io.BytesIO()
    write(out, head, rows, plain)
    return out.getvalue()


def write(stream: BinaryIO, head: Sequence[str], rows: Iterable[Sequence[Cell]], plain: bool = False) -> None:
    """The same into a stream, row by row: the table is never in memory as a whole."""
    out = io.TextIOWrapper(stream, "utf-8" if plain else "utf-8-sig", newline="")
    try:
        writer = csv.writer(out, delimiter="," if plain else ";", lineterminator="\n" if plain else "\r\n")
        writer.writerow([_text(name) for name in head])
        for row in rows:
            writer.writerow([_written(cell, plain) for cell in row])
    finally:
        # It would close the stream, which is not its own.
        out.detach()


def _written(cell: Cell, plain: bool) -> str:
    match cell:
        case None:
            return ""
        case str():
            return _text(cell)
        case float():
            number = f"{Decimal(repr(cell)):f}"
        case _:
            number = f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    return number if plain else number.replace(".", ",")


def _text(text: str) -> str:
    line = one_line(text)
    return f"'{line}" if line.lstrip().startswith(_FORMULA) else line
