"""A sheet of a workbook as it is stored: setting and clearing cells, all else as it was.

A library that writes workbooks anew would lose what it does not know: charts, remarks of Excel's newer
kinds, and the computed values of formulas, without which the workbook could not be read again.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from xml.dom.minidom import Document, Element, parseString

from tourplanner.inputs.workbook.cells import EPOCH, Cell

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")
DAY_SECONDS = 86_400


class SheetXml:
    """The XML of one sheet; rows and columns count from 1, ``first_day`` is number 0 of its dates."""

    def __init__(self, content: bytes, first_day: date = EPOCH) -> None:
        self._document: Document = parseString(content)
        [self._data] = self._document.getElementsByTagNameNS(MAIN, "sheetData")
        self._first_day = first_day

    def content(self) -> bytes:
        """What is stored."""
        return self._document.toxml(encoding="UTF-8", standalone=True)

    def set(self, row: int, column: int, value: Cell) -> None:
        """Give a cell a value; days and times are texts where no cell of the column has a format."""
        cell = self._cell(self._row(row), row, column)
        style = cell.getAttribute("s") or self._style(column)
        _empty(cell)
        if style:
            cell.setAttribute("s", style)
        number = self._number(value) if style else None
        if isinstance(value, int | float) and not isinstance(value, bool):
            number = value
        if number is not None:
            cell.appendChild(self._text("v", repr(number)))
            return
        cell.setAttribute("t", "inlineStr")
        inline = self._element("is")
        inline.appendChild(self._text("t", _typed(value)))
        cell.appendChild(inline)

    def clear(self, row: int, column: int) -> bool:
        """Empty a cell; False, with nothing done, where a formula is in it."""
        for cell in self._cells(self._row(row)):
            if _place(cell) == (row, column):
                if cell.getElementsByTagNameNS(MAIN, "f"):
                    return False
                _empty(cell)
        return True

    def _row(self, number: int) -> Element:
        """The row of that number, made where it is missing."""
        rows = [node for node in self._data.childNodes if isinstance(node, Element)]
        for row in rows:
            at = int(row.getAttribute("r") or 0)
            if at == number:
                return row
            if at > number:
                return self._inserted(self._data, self._new("row", r=str(number)), row)
        return self._inserted(self._data, self._new("row", r=str(number)), None)

    def _cell(self, row: Element, number: int, column: int) -> Element:
        for cell in self._cells(row):
            at = _place(cell)[1]
            if at == column:
                return cell
            if at > column:
                return self._inserted(row, self._new("c", r=address(number, column)), cell)
        return self._inserted(row, self._new("c", r=address(number, column)), None)

    def _cells(self, row: Element) -> Iterator[Element]:
        return (node for node in row.childNodes if isinstance(node, Element) and node.localName == "c")

    def _style(self, column: int) -> str:
        """The format of the last cell of a column that has one, below the titles."""
        rows = [node for node in self._data.childNodes if isinstance(node, Element)]
        found = (
            cell.getAttribute("s")
            for row in reversed(rows[1:])
            for cell in self._cells(row)
            if _place(cell)[1] == column and cell.getAttribute("s")
        )
        return next(found, "")

    def _number(self, value: Cell) -> float | int | None:
        """The number that stands for a day or a time."""
        match value:
            case datetime() | timedelta():
                return None
            case date():
                return (value - self._first_day).days
            case time():
                return (value.hour * 3600 + value.minute * 60 + value.second) / DAY_SECONDS
            case _:
                return None

    def _new(self, name: str, **attributes: str) -> Element:
        element = self._element(name)
        for key, value in attributes.items():
            element.setAttribute(key, value)
        return element

    def _element(self, name: str) -> Element:
        prefix = self._data.prefix
        return self._document.createElementNS(MAIN, f"{prefix}:{name}" if prefix else name)

    def _text(self, name: str, text: str) -> Element:
        element = self._element(name)
        if text != text.strip():
            element.setAttribute("xml:space", "preserve")
        element.appendChild(self._document.createTextNode(text))
        return element

    @staticmethod
    def _inserted(parent: Element, child: Element, before: Element | None) -> Element:
        parent.insertBefore(child, before)
        return child


def address(row: int, column: int) -> str:
    """``C7``."""
    letters, rest = "", column
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def _place(cell: Element) -> tuple[int, int]:
    """The row and column of a cell."""
    match = _ADDRESS.fullmatch(cell.getAttribute("r"))
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _empty(cell: Element) -> None:
    """Take the value of a cell away; its format stays."""
    for child in list(cell.childNodes):
        cell.removeChild(child)
    if cell.hasAttribute("t"):
        cell.removeAttribute("t")


def _typed(value: Cell) -> str:
    """A value as a person would type it."""
    match value:
        case time():
            return value.isoformat("minutes")
        case date():
            return f"{value:%d/%m/%Y}"
        case _:
            return str(value)
