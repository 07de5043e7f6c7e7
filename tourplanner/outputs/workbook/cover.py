"""The first sheet: what the workbook is about, where to find what, and what the colours mean."""

from tourplanner.outputs.view import ScheduleView
from tourplanner.outputs.workbook.book import Props
from tourplanner.outputs.workbook.table import Leaf
from tourplanner.wording.colours import INK, MUTED, swatch
from tourplanner.wording.format import day
from tourplanner.wording.words import words_in
from tourplanner.wording.workbook import said

SHEETS = ("weeks", "visits", "tours", "crews", "cycles", "stops", "unserved", "changes")
"""The other sheets, in their order."""

_TITLE: Props = {"bold": True, "font_size": 18, "font_color": INK}
_HEAD: Props = {"bold": True, "font_size": 12, "font_color": INK}
_QUIET: Props = {"font_color": MUTED, "text_wrap": True, "valign": "top"}
_LINK: Props = {"font_color": "#0067a0", "underline": 1}


def write_cover(leaf: Leaf, view: ScheduleView) -> None:
    """Add the first sheet."""
    book, lang, plan = leaf.book, leaf.lang, view.view
    sheet = book.sheet(said("plan", lang), leaf.footer)
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 1, 80)
    book.write(sheet, 0, 0, said("title", lang, title=plan.config.title), _TITLE)
    period = said("period", lang, first=day(view.schedule.start, lang), last=day(view.schedule.until, lang))
    book.write(sheet, 1, 0, period, {"font_size": 12})
    book.write(sheet, 3, 0, said("figures", lang), _HEAD)
    row = 4
    for key in SHEETS:
        name = said(key, lang)
        sheet.write_url(row, 0, f"internal:'{name}'!A1", book.format(_LINK), name)
        book.write(sheet, row, 1, said(f"about-{key}", lang), {})
        row += 1
    row += 1
    book.write(sheet, row, 0, said("legend", lang), _HEAD)
    for epci in dict.fromkeys(stop.area for stop in plan.config.stops):
        row += 1
        ink = swatch(plan.area_index(epci)).ink
        props: Props = {"bg_color": ink, "font_color": "#ffffff", "border": 1, "border_color": "#ffffff"}
        book.write(sheet, row, 0, plan.area(epci).name, props)
    source = words_in(lang).of(plan.provenance.told)
    book.write(sheet, row + 2, 0, source, {**_QUIET, "text_wrap": False})
    sheet.print_area(0, 0, row + 2, 1)
