"""How much a part of a workbook becomes in memory, counted before a reader makes anything of it.

Sixteen bytes of a file, ``<sheetView/>``, can be 1,600 in memory: what counts is what a reader makes of each
element, and that it reads a workbook twice, for formulas and for their values. The figures are measured with
openpyxl 3.1 and rounded up.
"""

from collections.abc import Mapping
from functools import reduce
from posixpath import basename, normpath
from re import compile as pattern
from xml.parsers import expat

MOST_BYTES = 150_000_000
"""Of all parts; 5,000 rows of 20 cells, each with a text of its own, are 125 million."""
MOST_IN_RANGES = 100_000
"""Cells of all ranges that are merged or linked; each is made, be it empty."""
MOST_IN_ROW = 100_000
"""What is within a row or a text is one tree until its end; a real row has 16,384 cells at most."""
MOST_EQUALS = 600_000
"""Signs that give an attribute its value; those of one element are there together, whatever it is."""

ELEMENT = 1_700
"""An element that has an object of its own: a view of a sheet, a style, a comment, a link, a rule."""
ELEMENTS = {"c": 900, "row": 800, "f": 400, "si": 150, "v": 20, "t": 20, "is": 20, "sheet": 600_000}
"""The elements that a workbook has by the thousand; values and texts are given back with their row. A sheet
that is listed has room for places, be there nothing in them."""
ATTRIBUTE, OF_A_CELL = 200, 20
"""Every name of an attribute is kept, and a dictionary of each row; cells have the same names always."""

_RANGE = pattern(r"\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_RANGES = frozenset({"mergeCell", "hyperlink"})
_READ_EACH_TIME = ("/worksheet", "/comments", "/drawing", "/table", "/chart")
"""Ends of the types of parts that are read as often as another part names them."""
_BEGIN = frozenset({"row", "si"})


class TooMuchError(Exception):
    """More than a workbook that a planner could have made."""


class Scale:
    """What all the parts become that were laid on it.

    Attributes
    ----------
    bytes
        As an estimate of what a reader takes.
    in_ranges
        Cells of ranges.
    """

    def __init__(self) -> None:
        self.bytes = 0
        self.in_ranges = 0
        self._equals = 0
        self._in_row = 0
        self._named: set[str] = set()
        """What is named by other parts: of whatever is read each time."""
        self._shown: set[str] = set()
        """By what names the sheets of the workbook are called in it."""

    def weigh(self, text: bytes) -> None:
        """Add a part; one that is no XML only as far as it is.

        Raises
        ------
        TooMuchError
            As soon as it is too much.
        """
        self._equals += text.count(b"=")
        if self._equals > MOST_EQUALS:
            raise TooMuchError
        self._in_row = 0
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._add
        try:
            parser.Parse(text, True)
        except (expat.ExpatError, LookupError, ValueError):
            # No reader gets further than this, be it damage or a code of letters that nobody knows.
            return

    def _add(self, name: str, attributes: Mapping[str, str]) -> None:
        kind = name.rpartition(":")[2]
        each = OF_A_CELL if kind == "c" else ATTRIBUTE
        self.bytes += ELEMENTS.get(kind, ELEMENT) + each * len(attributes)
        self._in_row = 0 if kind in _BEGIN else self._in_row + 1
        if kind in _RANGES and (ends := _RANGE.search(attributes.get("ref", ""))):
            self.in_ranges += _cells(*ends.groups())
        if kind == "Relationship" and attributes.get("Type", "").endswith(_READ_EACH_TIME):
            _once(basename(normpath(attributes.get("Target", ""))), self._named)
        if kind == "sheet":
            _once(next((said for key, said in attributes.items() if key.endswith(":id")), ""), self._shown)
        if self.bytes > MOST_BYTES or self.in_ranges > MOST_IN_RANGES or self._in_row > MOST_IN_ROW:
            raise TooMuchError


def _once(name: str, names: set[str]) -> None:
    if name in names:
        raise TooMuchError
    names.add(name)


def _cells(left: str, top: str, right: str, bottom: str) -> int:
    """How many cells are in a range."""
    return (1 + abs(_column(right) - _column(left))) * (1 + abs(int(bottom) - int(top)))


def _column(letters: str) -> int:
    return reduce(lambda number, letter: 26 * number + ord(letter) - 64, letters.upper(), 0)
