"""From a schedule to the bytes of its workbook."""

from collections.abc import Mapping

from tourplanner.message import Message, message
from tourplanner.outputs.view import ScheduleView
from tourplanner.outputs.workbook.book import Book
from tourplanner.outputs.workbook.cover import write_cover
from tourplanner.outputs.workbook.hours import write_crews, write_cycles, write_tours
from tourplanner.outputs.workbook.lists import write_changes, write_unserved
from tourplanner.outputs.workbook.table import Leaf
from tourplanner.outputs.workbook.visits import write_stops, write_visits
from tourplanner.outputs.workbook.weeks import write_weeks
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

FILE = "classeur.xlsx"


def render(view: ScheduleView, lang: Language) -> Mapping[str, bytes]:
    """The workbook of a schedule by its file's name; the same bytes for the same schedule.

    Dates, times of day and durations are real ones, to sort, filter and reckon with; whatever a
    text begins with, it never becomes a formula.

    Raises
    ------
    InputError
        If a text is longer than a cell can hold.
    """
    schedule, title = view.schedule, view.view.config.title
    footer = words_in(lang)("book.footer", title=title, first=schedule.start, last=schedule.until)
    with Book(title) as book:
        leaf = Leaf(book, lang, footer)
        write_cover(leaf, view)
        write_weeks(leaf, view)
        write_visits(leaf, view)
        write_tours(leaf, view)
        write_crews(leaf, view)
        write_cycles(leaf, view)
        write_stops(leaf, view)
        write_unserved(leaf, view)
        write_changes(leaf, view)
    return {FILE: book.bytes()}


def label(_path: str) -> Message:
    """What the file is, in a word or two."""
    return message("book.file")
