"""The workbook of a config: sheets to fill in, with lists to choose from and an explanation of each key."""

from collections.abc import Mapping
from typing import Any

from tourplanner.domain.place import Catalogue
from tourplanner.inputs.workbook.names import PlaceNames
from tourplanner.inputs.workbook.pages import ListingPage, SettingsPage, pages
from tourplanner.inputs.workbook.words import BookWords, book_words
from tourplanner.outputs.config_workbook.listings import reference_ranges, write_listing
from tourplanner.outputs.config_workbook.places import write_places
from tourplanner.outputs.config_workbook.settings import write_settings
from tourplanner.outputs.workbook.book import Book
from tourplanner.wording.colours import INK
from tourplanner.wording.language import Language

_FIRST = (
    "calendar",
    "calendar.closed",
    "stops",
    "stops.hours",
    "stops.seasons",
    "stops.not_on",
    "stops.closed",
)
"""The sheets that a planner fills in first; the others follow in the order of their keys."""


def render(table: Mapping[str, Any], catalogue: Catalogue, lang: Language = Language.FR) -> bytes:
    """The workbook of the table of a config without faults, dates as ISO texts.

    Parameters
    ----------
    table
        As `inputs.config.read.ConfigFile.table`; reading the workbook gives it back.
    catalogue
        The communes and intercommunalités to choose from.
    lang
        Language of sheets, titles, choices and explanations.

    Raises
    ------
    InputError
        If a text is longer than a cell can hold.
    """
    words = book_words(lang)
    names = PlaceNames.of(catalogue, words)
    title = str(table.get("title", ""))
    sheets = pages(table, names)
    ranges = reference_ranges(sheets, names)
    with Book(title) as book:
        _write_guide(book, title, words)
        for page in sorted(sheets, key=_rank):
            if isinstance(page, SettingsPage):
                write_settings(book, page, title, words)
            else:
                write_listing(book, page, title, ranges, words)
        write_places(book, catalogue, names, title)
    return book.bytes()


def _rank(page: SettingsPage | ListingPage) -> int:
    return _FIRST.index(page.sheet.table) if page.sheet.table in _FIRST else len(_FIRST)


def _write_guide(book: Book, title: str, words: BookWords) -> None:
    sheet, say = book.sheet(words.guide, title), words.say
    sheet.set_column(0, 0, 110)
    book.write(sheet, 0, 0, title, {"bold": True, "font_size": 16, "font_color": INK})
    lines = (
        say("workbook.guide-1"),
        say("workbook.guide-2"),
        say("workbook.guide-3"),
        say("workbook.guide-4"),
        say("workbook.guide-5", key=words.key),
        say("workbook.guide-6"),
        say("workbook.guide-7"),
        say("workbook.guide-8"),
        say("workbook.guide-9", empty=words.empty_text, none=words.empty_list),
        say("workbook.guide-10"),
    )
    for row, line in enumerate(lines, start=2):
        book.write(sheet, row, 0, line, {"text_wrap": True, "valign": "top"})
