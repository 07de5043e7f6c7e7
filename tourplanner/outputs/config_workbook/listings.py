"""A sheet with one row per table of a list: stops, vans, locks, closures."""

from collections.abc import Mapping
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from tourplanner.inputs.config.key import Shape
from tourplanner.inputs.workbook.layout import Field, Listing, mark_of
from tourplanner.inputs.workbook.names import PlaceNames
from tourplanner.inputs.workbook.pages import ListingPage, Page, headings
from tourplanner.inputs.workbook.words import BookWords
from tourplanner.outputs.config_workbook.choosing import INPUT, Choosing
from tourplanner.outputs.workbook.book import A3, HEADING, Book, Props
from tourplanner.outputs.workbook.height import heading_height
from tourplanner.wording.colours import MUTED

SPARE_ROWS = 100
"""Rows below the last that are ready to be filled in."""

MOST_ON_A4 = 12
"""Columns; more are printed on A3."""

_WIDTHS = {Shape.NUMBER: 15, Shape.FLAG: 11, Shape.DAY: 14, Shape.CLOCK: 11, Shape.CHOICE: 20, Shape.LIST: 23}
_WIDE = 26
_NAMED = 44
_OWNER_PROPS: Props = {**INPUT, "num_format": "@"}
_QUIET: Props = {"font_color": MUTED, "italic": True, "valign": "top"}


def reference_ranges(pages: tuple[Page, ...], names: PlaceNames) -> dict[str, str]:
    """The cells that list what others may refer to: places of the catalogue, and rows of listings."""
    words = names.words
    ranges = {
        "communes": f"='{words.communes}'!$A$2:$A${len(names.communes) + 1}",
        "epci": f"='{words.areas}'!$A$2:$A${len(names.epci) + 1}",
    }
    for page in pages:
        if isinstance(page, ListingPage) and page.sheet.owner is None and page.sheet.name_fields:
            column = xl_col_to_name(_name_column(page.sheet))
            first = f"'{words.sheet(page.sheet.table)}'!${column}$2"
            every = f"{first}:${column}${len(page.rows) + SPARE_ROWS + 1}"
            # As long as there are names: Excel offers blank cells of a list as choices.
            ranges[page.sheet.table] = f'=OFFSET({first},0,0,MAX(1,COUNTIF({every},"?*")),1)'
    return ranges


def write_listing(
    book: Book, page: ListingPage, title: str, ranges: Mapping[str, str], words: BookWords
) -> None:
    """Add the sheet of `page`."""
    sheet, titles = book.sheet(words.sheet(page.sheet.table), title), headings(page.sheet, words)
    book.mark(sheet, mark_of(page.sheet))
    last = len(page.rows) + SPARE_ROWS
    widths = [*([_NAMED] if page.sheet.owner is not None else []), *map(_width, page.sheet.fields)]
    sheet.set_row(0, heading_height(zip(titles, widths, strict=True)))
    for column, heading in enumerate(titles):
        book.write(sheet, 0, column, heading, HEADING)
    formats: list[Props] = []
    if page.sheet.owner is not None:
        formats.append(_OWNER_PROPS)
        sheet.set_column(0, 0, _NAMED)
        sheet.data_validation(1, 0, last, 0, _owner_rule(page.sheet.owner.table, ranges, words))
    for field in page.sheet.fields:
        choosing = Choosing(field, ranges, words)
        _write_field(sheet, len(formats), last, choosing)
        formats.append(choosing.props(as_list=field.is_list))
    for row in range(1, last + 1):
        cells = page.rows[row - 1] if row <= len(page.rows) else (None,) * len(titles)
        for column, (cell, props) in enumerate(zip(cells, formats, strict=True)):
            book.write(sheet, row, column, cell, props)
    if _has_name_column(page.sheet):
        _write_names(book, sheet, page, last, words.name_column)
    if len(titles) > MOST_ON_A4:
        sheet.set_paper(A3)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, last, len(titles) - 1)
    sheet.print_area(0, 0, max(len(page.rows), 1), len(titles) - 1)


def _write_field(sheet: Any, column: int, last: int, choosing: Choosing) -> None:
    """The width, the rule and the explanation of a column."""
    field = choosing.field
    sheet.set_column(column, column, _width(field))
    sheet.data_validation(1, column, last, column, choosing.rule(as_list=field.is_list))
    note = {"author": "tourplanner", "x_scale": 1.6, "y_scale": 0.8}
    sheet.write_comment(0, column, choosing.words.hint(field.full_name), note)


def _width(field: Field) -> int:
    if field.refers in {"communes", "epci", "stops"} and not field.is_list:
        return _NAMED
    return _WIDTHS.get(field.key.kind.form.shape, _WIDE)


def _owner_rule(table: str, ranges: Mapping[str, str], words: BookWords) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": ranges[table],
        "show_error": False,
        "input_title": words.owner(table),
        "input_message": words.say("workbook.owner-help", sheet=words.sheet(table)),
    }


def _has_name_column(sheet: Listing) -> bool:
    """Whether the name of a row is in one column or another, so that a further one shows it."""
    return sheet.owner is None and len(sheet.name_fields) > 1


def _name_column(sheet: Listing) -> int:
    """The column, from 0, with the names of the rows."""
    return len(sheet.fields) if _has_name_column(sheet) else sheet.fields.index(sheet.name_fields[0])


def _write_names(book: Book, sheet: Any, page: ListingPage, last: int, title: str) -> None:
    """A column of formulas with the name of each row, for the lists of other sheets."""
    column = _name_column(page.sheet)
    own, needed = (page.sheet.fields.index(field) for field in page.sheet.name_fields)
    book.write(sheet, 0, column, title, {**HEADING, "italic": True})
    sheet.set_column(column, column, _WIDE)
    for row in range(1, last + 1):
        cells = page.rows[row - 1] if row <= len(page.rows) else None
        name = (cells[own] or cells[needed] or "") if cells else ""
        first, second = (f"{xl_col_to_name(at)}{row + 1}" for at in (own, needed))
        formula = f'=IF({first}<>"",{first},{second})&""'
        sheet.write_formula(row, column, formula, book.format(_QUIET), name)
