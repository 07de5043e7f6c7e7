"""A sheet of settings: one row per key, its value beside an explanation."""

from tourplanner.inputs.workbook.layout import mark_of
from tourplanner.inputs.workbook.pages import Setting, SettingsPage
from tourplanner.inputs.workbook.words import BookWords
from tourplanner.outputs.config_workbook.choosing import Choosing
from tourplanner.outputs.workbook.book import HEADING, Book, Props
from tourplanner.outputs.workbook.height import row_height
from tourplanner.wording.colours import INK, MUTED

_WIDTHS = (40, 34, 64, 30)
"""Of the columns: setting, value, explanation, key."""
_TEXT_WIDTH = 70
"""Characters of plain text that stand on one line of an explanation: most are narrower than a digit."""
_SECTION: Props = {
    "indent": 1,
    "align": "left",
    "bold": True,
    "font_color": INK,
    "bg_color": "#dde4ea",
    "valign": "vcenter",
    "text_wrap": True,
}
_LABEL: Props = {"indent": 1, "align": "left", "valign": "top", "text_wrap": True}
_QUIET: Props = {"indent": 1, "align": "left", "font_color": MUTED, "valign": "top", "text_wrap": True}
_SMALL: Props = {"indent": 1, "align": "left", "font_color": MUTED, "font_size": 8, "valign": "top"}


def write_settings(book: Book, page: SettingsPage, title: str, words: BookWords) -> None:
    """Add the sheet of `page`."""
    sheet = book.sheet(words.sheet(page.sheet.table), title)
    book.mark(sheet, mark_of(page.sheet))
    for column, (heading, width) in enumerate(zip(words.setting_titles, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        book.write(sheet, 0, column, heading, HEADING)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    before = ""
    for row, setting in enumerate(page.rows, start=1):
        if setting.field is None:
            _write_section(book, sheet, row, setting)
        else:
            # The rows of one list are told apart by their values alone.
            first = setting.key != before
            label, help_text = (setting.label, setting.help) if first else ("", "")
            book.write(sheet, row, 0, label, _LABEL)
            book.write(sheet, row, 2, help_text, _QUIET)
            book.write(sheet, row, 3, setting.key, _SMALL)
            choosing = Choosing(setting.field, {}, words)
            book.write(sheet, row, 1, setting.value, choosing.props(as_list=False))
            sheet.data_validation(row, 1, row, 1, choosing.rule(as_list=False))
        if height := _height(setting, is_first=setting.key != before):
            sheet.set_row(row, height)
        before = setting.key
    sheet.print_area(0, 0, len(page.rows), len(_WIDTHS) - 1)


def _height(setting: Setting, *, is_first: bool) -> int | None:
    label, help_text = (setting.label, setting.help) if is_first else ("", "")
    room = _WIDTHS[2] if setting.field is None else _TEXT_WIDTH
    return row_height(((label, _WIDTHS[0]), (str(setting.value or ""), _WIDTHS[1]), (help_text, room)))


def _write_section(book: Book, sheet: object, row: int, setting: Setting) -> None:
    book.write(sheet, row, 0, setting.label, _SECTION)
    book.write(sheet, row, 1, setting.value, _SECTION)
    book.write(sheet, row, 2, setting.help, _SECTION)
    book.write(sheet, row, 3, setting.key, {**_SECTION, "font_size": 8, "bold": False})
