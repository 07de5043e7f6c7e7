"""The first sheet: what the workbook is about, where to find what, and what the colours mean."""

from tourplanner.outputs.view import ScheduleView
from tourplanner.outputs.workbook.book import Props
from tourplanner.outputs.workbook.table import Leaf
from tourplanner.wording.colours import INK, MUTED, swatch
from tourplanner.wording.words import Words

_TITLE: Props = {"bold": True, "font_size": 18, "font_color": INK}
_HEAD: Props = {"bold": True, "font_size": 12, "font_color": INK}
_QUIET: Props = {"font_color": MUTED, "text_wrap": True, "valign": "top"}
_LINK: Props = {"font_color": "#0067a0", "underline": 1}


def write_cover(leaf: Leaf, view: ScheduleView) -> None:
    """Add the first sheet."""
    book, words, plan = leaf.book, leaf.words, view.view
    sheet = book.sheet(words("book.plan"), leaf.footer)
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 1, 80)
    book.write(sheet, 0, 0, words("book.title", title=plan.config.title), _TITLE)
    period = words("book.period", first=view.schedule.start, last=view.schedule.until)
    book.write(sheet, 1, 0, period, {"font_size": 12})
    book.write(sheet, 3, 0, words("book.contents"), _HEAD)
    row = 4
    for name, about in _sheets(words):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", book.format(_LINK), name)
        book.write(sheet, row, 1, about, {})
        row += 1
    row += 1
    book.write(sheet, row, 0, words("book.legend"), _HEAD)
    for epci in dict.fromkeys(stop.area for stop in plan.config.stops):
        row += 1
        ink = swatch(plan.area_index(epci)).ink
        props: Props = {"bg_color": ink, "font_color": "#ffffff", "border": 1, "border_color": "#ffffff"}
        book.write(sheet, row, 0, plan.area(epci).name, props)
    source = words.of(plan.provenance.told)
    book.write(sheet, row + 2, 0, source, {**_QUIET, "text_wrap": False})
    sheet.print_area(0, 0, row + 2, 1)


def _sheets(words: Words) -> tuple[tuple[str, str], ...]:
    """The other sheets in their order: name, and what is on it."""
    return (
        (words("book.weeks"), words("book.about-weeks")),
        (words("book.visits"), words("book.about-visits")),
        (words("book.tours"), words("book.about-tours")),
        (words("book.crews"), words("book.about-crews")),
        (words("book.cycles"), words("book.about-cycles")),
        (words("book.stops"), words("book.about-stops")),
        (words("book.unserved"), words("book.about-unserved")),
        (words("book.changes"), words("book.about-changes")),
    )
