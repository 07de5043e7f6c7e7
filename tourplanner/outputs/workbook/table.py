"""A sheet that is one table: titles, a filter, a row per thing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from tourplanner.outputs.workbook.book import A3, HEADING, Book, Props, Value
from tourplanner.outputs.workbook.height import heading_height, row_height
from tourplanner.wording.format import NO_BREAK
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in

Item = TypeVar("Item")


class Look(Enum):
    """How the values of a column look."""

    TEXT = auto()
    DATE = auto()
    CLOCK = auto()
    DURATION = auto()
    KILOMETRES = auto()
    WHOLE = auto()
    PERCENT = auto()


@dataclass(frozen=True, slots=True)
class Column(Generic[Item]):
    """A column: its title, width in characters, look, and the value of an item in it.

    Times of day and durations are `timedelta`, distances kilometres. A column that is not
    ``always`` there is left out when no item has a value.
    """

    title: str
    width: int
    look: Look
    value: Callable[[Item], Value]
    always: bool = True


@dataclass(frozen=True, slots=True)
class Leaf:
    """The book and what is common to its sheets: the language and the footer."""

    book: Book
    lang: Language
    footer: str

    @property
    def words(self) -> Words:
        """The words of the language."""
        return words_in(self.lang)


_BORDER: Props = {"valign": "top", "border": 1, "border_color": "#c8d0d7"}
_LEFT = frozenset({Look.TEXT, Look.DATE})
_WIDEST_TEXT = 24
_MOST_ON_A4 = 12


def number_format(look: Look, lang: Language) -> str:
    """The format of a look; programs put the decimal sign and the thousands of their own language."""
    match look:
        case Look.DATE:
            return words_in(lang)("book.date-format")
        case Look.CLOCK:
            return "hh:mm"
        case Look.DURATION:
            return '[h]" h "mm'
        case Look.KILOMETRES:
            return "#,##0.0"
        case Look.WHOLE:
            return "#,##0"
        case Look.PERCENT:
            return '0"%"' if lang is Language.EN else f'0"{NO_BREAK}%"'
        case Look.TEXT:
            return "@"


def _wraps(look: Look, width: int) -> bool:
    return look is Look.TEXT and width > _WIDEST_TEXT


def look_props(look: Look, lang: Language, width: int = 0) -> Props:
    """The format of a cell; wide texts wrap."""
    wraps = _wraps(look, width)
    side = "left" if look in _LEFT else "right"
    shape = {"num_format": number_format(look, lang), "text_wrap": wraps, "align": side, "indent": 1}
    return {**_BORDER, **shape}


def _height(columns: Sequence[Column[Item]], item: Item) -> int | None:
    wrapping = [column for column in columns if _wraps(column.look, column.width)]
    return row_height((str(column.value(item) or ""), column.width) for column in wrapping)


def write_table(leaf: Leaf, name: str, columns: Sequence[Column[Item]], items: Sequence[Item]) -> Any:
    """Add a sheet with `items`; a sheet without any says so.

    The first column stays in sight, the titles too; both are repeated on paper.
    """
    sheet = leaf.book.sheet(name, leaf.footer)
    shown = [each for each in columns if each.always or any(each.value(item) is not None for item in items)]
    if len(shown) > _MOST_ON_A4:
        sheet.set_paper(A3)
    sheet.set_row(0, heading_height((column.title, column.width) for column in shown))
    for at, column in enumerate(shown):
        sheet.set_column(at, at, column.width)
        leaf.book.write(sheet, 0, at, column.title, HEADING)
        props = look_props(column.look, leaf.lang, column.width)
        for row, item in enumerate(items, start=1):
            leaf.book.write(sheet, row, at, column.value(item), props)
    for row, item in enumerate(items, start=1):
        if height := _height(shown, item):
            sheet.set_row(row, height)
    if not items:
        leaf.book.write(sheet, 1, 0, leaf.words("book.nothing"), {"italic": True})
    last = max(len(items), 1)
    sheet.autofilter(0, 0, last, len(shown) - 1)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, last, len(shown) - 1)
    return sheet
