"""A workbook that is the same bytes for the same content, and whose texts are never formulas."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from types import TracebackType
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range

from tourplanner.errors import InputError
from tourplanner.message import message
from tourplanner.wording.colours import INK

CREATED = datetime(2020, 1, 1)
A3, A4 = 8, 9
LONGEST_TEXT = 32_767
"""Characters in a cell, by the limits of Excel."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet may take for a formula when the cell is edited or saved as CSV."""

Props = Mapping[str, object]
Value = str | int | float | date | time | timedelta | None

HEADING: Props = {
    "bold": True,
    "font_color": "#ffffff",
    "bg_color": INK,
    "text_wrap": True,
    "valign": "vcenter",
    "indent": 1,
    "border": 1,
    "border_color": "#ffffff",
}


class Book:
    """An XlsxWriter workbook in memory; as a context manager it is closed at the end."""

    def __init__(self, title: str, author: str = "tourplanner") -> None:
        self._stream = BytesIO()
        # In memory, the parts of the archive carry a fixed date.
        self.workbook = xlsxwriter.Workbook(self._stream, {"in_memory": True})
        self.workbook.set_properties({"title": cut(title, 250), "author": author, "created": CREATED})
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def __enter__(self) -> "Book":
        """The book."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it, unless it failed."""
        if kind is None:
            self.workbook.close()

    def bytes(self) -> bytes:
        """The closed workbook."""
        return self._stream.getvalue()

    def sheet(self, name: str, footer: str) -> Any:
        """A sheet that prints on A4 across, as wide as the page, with `footer` and page numbers."""
        sheet = self.workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_header(f"&L&10{header_text(name)}")
        sheet.set_footer(f"&L&8{header_text(footer)}&R&8&P / &N")
        sheet.hide_gridlines(2)
        return sheet

    def mark(self, sheet: Any, name: str) -> None:
        """Give the first cell of a sheet a name, which stays with it when the sheet gets another."""
        called = sheet.get_name().replace("'", "''")
        self.workbook.define_name(name, f"='{called}'!$A$1")

    def format(self, props: Props) -> Any:
        """The format of those properties, one for all cells that have them."""
        key = tuple(sorted(props.items(), key=lambda item: item[0]))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(dict(props))
        return self._formats[key]

    def write(self, sheet: Any, row: int, column: int, value: Value, props: Props) -> None:
        """Write a value as what it is: a text never becomes a formula, a number or a link.

        Raises
        ------
        InputError
            If a text is longer than a cell can hold, or has a letter that none can.
        """
        match value:
            case None:
                sheet.write_blank(row, column, None, self.format(props))
            case str():
                _require_cell(value, sheet.get_name())
                quoted = {**props, "quote_prefix": True} if value.startswith(FORMULA_STARTS) else props
                sheet.write_string(row, column, value, self.format(quoted))
            case date() | time() | timedelta():
                sheet.write_datetime(row, column, value, self.format(props))
            case _:
                sheet.write_number(row, column, value, self.format(props))

    def write_subtotal(
        self, sheet: Any, at: tuple[int, int], rows: tuple[int, int], value: float, props: Props
    ) -> None:
        """Write the sum of the visible rows above, in the same column; `value` is what it is now."""
        row, column = at
        cells = xl_range(rows[0], column, rows[1], column)
        sheet.write_formula(row, column, f"=SUBTOTAL(109,{cells})", self.format(props), value)


def _require_cell(text: str, where: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise InputError.of(where, message("output.long-text", letters=len(text), most=LONGEST_TEXT))
    if unfit := [letter for letter in "\ufffe\uffff" if letter in text]:
        raise InputError.of(where, message("output.unfit-letter", letter=f"U+{ord(unfit[0]):04X}"))


def cut(text: str, most: int) -> str:
    """A text that is not longer than `most`."""
    return text if len(text) <= most else text[: most - 1] + "…"


def header_text(text: str) -> str:
    """A text for headers and footers, where ``&`` begins a command."""
    return cut(text, 100).replace("&", "&&")
