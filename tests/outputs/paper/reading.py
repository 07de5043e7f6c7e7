"""Reading PDF back with libraries that had no part in making it."""

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pypdfium2
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
)  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_DAY, _MONTH, _WEEKDAY = r"(?:\d\d?|1er)", "|".join(MONTHS), "|".join(WEEKDAYS)
DATE = re.compile(rf"({_WEEKDAY}) ({_DAY}) ({_MONTH})(?: (\d{{4}}))?", re.IGNORECASE)
DATES = re.compile(rf"({_WEEKDAY})s ((?:(?:, | et | )?\b(?:{_DAY}|{_MONTH}|\d{{4}}))+)")
OF_MONTH = re.compile(rf"((?:{_DAY}(?:, | et | ))+)({_MONTH})(?: (\d{{4}}))?")
"""``vendredi 8 janvier 2027``; ``vendredis 8, 15 et 22 janvier et 5 février 2027``, and its months."""


def reader(pdf: bytes) -> PdfReader:
    """A PDF, opened."""
    return PdfReader(io.BytesIO(pdf))


def plain(text: str) -> str:
    """`text` with plain spaces, unbroken words and no line ends."""
    return " ".join(text.replace("\u200b", "").split())


def text_of(pdf: bytes) -> str:
    """All text of a PDF."""
    return plain(" ".join(page.extract_text() for page in reader(pdf).pages))


def dates_in(text: str, year: int) -> list[date]:
    """Every date in words; one without a year is of `year`. Its weekday must be right."""
    found = [_date(*parts, year) for parts in DATE.findall(text)]
    for weekday, phrase in DATES.findall(text):
        then = year
        # The year stands behind the last of its months.
        for numbers, month, said in reversed(OF_MONTH.findall(phrase)):
            then = int(said or then)
            found += [_date(weekday, number, month, "", then) for number in re.findall(_DAY, numbers)]
    return found


def _date(weekday: str, number: str, month: str, said: str, year: int) -> date:
    day = date(int(said or year), MONTHS.index(month) + 1, int(number.removesuffix("er")))
    # At the head of a page its name begins with a capital.
    assert WEEKDAYS[day.weekday()] == weekday.lower(), (weekday, day)
    return day


def sizes(pdf: bytes) -> list[tuple[float, str]]:
    """Type size in points and text of every run on the first page."""
    found: list[tuple[float, str]] = []

    def visit(text: str, matrix: Any, text_matrix: Any, _font: Any, size: float) -> None:
        if text.strip():
            found.append((abs(size * text_matrix[0] * matrix[0]), plain(text)))

    reader(pdf).pages[0].extract_text(visitor_text=visit)
    return found


def letters_outside(pdf: bytes) -> list[str]:
    """Letters that are not wholly on their page."""
    outside = []
    for page in pypdfium2.PdfDocument(pdf):
        width, height = page.get_size()
        text = page.get_textpage()
        for number in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(number)
            if left < 0 or bottom < 0 or right > width or top > height:
                outside.append(text.get_text_range(number, 1))
    return outside


def raster(pdf: bytes, page: int = 0, dpi: float = 36) -> Image.Image:
    """A page as grey pixels."""
    bitmap = pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72)
    return bitmap.to_pil().convert("L")


def structure(pdf: bytes) -> Iterator[DictionaryObject]:
    """Every element of the structure that screen readers follow."""
    root = reader(pdf).trailer["/Root"]["/StructTreeRoot"]
    waiting: list[Any] = [root]
    while waiting:
        element = waiting.pop()
        element = element.get_object() if isinstance(element, IndirectObject) else element
        if isinstance(element, list):
            waiting.extend(element)
        elif isinstance(element, DictionaryObject):
            if "/S" in element:
                yield element
            waiting.append(element.get("/K", []))
