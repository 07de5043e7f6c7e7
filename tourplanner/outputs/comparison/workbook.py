"""A comparison as a workbook: the figures as numbers, every stop, and the reasons."""

from pathlib import Path
from typing import Any

from tourplanner.analysis.comparison import Rated
from tourplanner.analysis.measures import Measure
from tourplanner.analysis.unit import Unit
from tourplanner.domain.config import Stop
from tourplanner.domain.period import HOUR
from tourplanner.files.write import write_atomically
from tourplanner.outputs.comparison.rows import change_text, gap_text, shown, slot_lines
from tourplanner.outputs.comparison.view import ComparisonView
from tourplanner.outputs.workbook.book import HEADING, Book, Props, Value
from tourplanner.wording.comparison import measure_name
from tourplanner.wording.language import Language
from tourplanner.wording.terms import status_words
from tourplanner.wording.words import Words, words_in

SCALES = {Unit.COUNT: 1, Unit.DAYS: 1, Unit.METRES: 1000, Unit.SECONDS: HOUR, Unit.CENTS: 100}
NUMBERS = {
    Unit.COUNT: "#,##0",
    Unit.METRES: '#,##0.0" km"',
    # Decimal hours: spreadsheets show no negative times of day.
    Unit.SECONDS: '#,##0.0" h"',
    Unit.CENTS: '#,##0.00" €"',
}
"""What a unit is shown in, and how; days have their word in each language."""

DAYS = {Language.FR: '#,##0" j"', Language.EN: '#,##0" d"'}

LINE = 15
"""Points of a line of text; not every program finds the height of wrapped rows by itself."""

NEW_LINE = "\n"
CELL: Props = {"border": 1, "border_color": "#d9dfe4", "valign": "top", "indent": 1}
WRAPPED: Props = {**CELL, "text_wrap": True}
QUIET: Props = {**CELL, "font_color": "#55636e", "italic": True}


def render(view: ComparisonView, lang: Language) -> bytes:
    """The workbook; the same comparison gives the same bytes."""
    words = words_in(lang)
    with Book(words("comparison.map-title", title=view.comparison.base.case.title)) as book:
        _Figures(book, view, words).write()
        _write_stops(book, view, words)
        _write_reasons(book, view, words)
    return book.bytes()


def write(view: ComparisonView, lang: Language, path: Path) -> None:
    """Write it to `path`.

    Raises
    ------
    InputError
        If `path` cannot be written.
    """
    write_atomically(path, render(view, lang))


class _Figures:
    """The first sheet: a row for each figure; a column for each plan, and one for its difference."""

    def __init__(self, book: Book, view: ComparisonView, words: Words) -> None:
        self.book, self.view, self.words, self.lang = book, view, words, words.lang
        self.sheet = book.sheet(words("comparison.sheet-figures"), view.comparison.base.case.title)

    def write(self) -> None:
        """Write it."""
        comparison = self.view.comparison
        self.sheet.set_column(0, 0, 34)
        self.sheet.set_column(1, 2 * len(comparison.scenarios) + 1, 15)
        self.sheet.freeze_panes(1, 1)
        self.sheet.repeat_rows(0)
        self.sheet.set_row(0, 2 * LINE)
        self._text(0, 0, self.words("comparison.figure"), HEADING)
        for rated, column in zip(comparison.all, self._columns(), strict=True):
            self._text(0, column, rated.case.title, HEADING)
            if column > 1:
                self._text(0, column + 1, self.words("comparison.difference"), HEADING)
        row = 1
        for measure in shown(comparison):
            self._measure(row, measure)
            row += 1
        self.sheet.set_row(row, 4 * LINE)
        self._texts(row, self.words("comparison.plan"), [self._status(rated) for rated in comparison.all])
        gaps = [gap_text(rated, self.lang) for rated in comparison.all]
        self._texts(row + 1, self.words("comparison.gap"), gaps)
        self._text(row + 3, 0, self.words("comparison.cost-note"), {"font_color": "#55636e"})

    def _columns(self) -> list[int]:
        """The column of each plan: the base's, then every other one."""
        return [1, *range(2, 2 * len(self.view.comparison.scenarios) + 1, 2)]

    def _measure(self, row: int, measure: Measure) -> None:
        comparison = self.view.comparison
        number = DAYS[self.lang] if measure.unit is Unit.DAYS else NUMBERS[measure.unit]
        props: Props = {**CELL, "num_format": number}
        signed: Props = {**QUIET, "num_format": f"+{number};\u2212{number};="}
        self._text(row, 0, measure_name(measure.id, self.lang), CELL)
        base = measure.of(comparison.base.figures)
        for rated, column in zip(comparison.all, self._columns(), strict=True):
            value = measure.of(rated.figures)
            self._number(row, column, value, measure.unit, props)
            if column > 1:
                change = None if value is None or base is None else value - base
                self._number(row, column + 1, change, measure.unit, signed)

    def _number(self, row: int, column: int, value: int | None, unit: Unit, props: Props) -> None:
        scaled = None if value is None else value / SCALES[unit]
        self.book.write(self.sheet, row, column, scaled, props)

    def _texts(self, row: int, label: str, texts: list[str]) -> None:
        self._text(row, 0, label, CELL)
        for column, said in zip(self._columns(), texts, strict=True):
            self._text(row, column, said, WRAPPED)
            if column > 1:
                self._text(row, column + 1, "", CELL)

    def _text(self, row: int, column: int, said: str, props: Props) -> None:
        self.book.write(self.sheet, row, column, said, props)

    def _status(self, rated: Rated) -> str:
        return status_words(rated.case.plan.outcome.status, self.lang)


def _write_stops(book: Book, view: ComparisonView, words: Words) -> None:
    """Every stop of every plan: who it serves, when it is served before, and what becomes of it."""
    lang, sheet = words.lang, book.sheet(words("comparison.sheet-stops"), view.comparison.base.case.title)
    scenarios = view.comparison.scenarios
    heads = [
        words("comparison.column-stop"),
        words("comparison.column-commune"),
        words("comparison.column-area"),
        words("comparison.column-residents"),
        words("comparison.view-before"),
    ]
    heads += [head for rated in scenarios for head in (rated.case.title, words("comparison.view-after"))]
    _header(book, sheet, heads, [10, 24, 32, 10, 26, *[16, 26] * len(scenarios)])
    changes = [{change.stop.id: change for change in rated.changes} for rated in scenarios]
    rows = 0
    for rows, (stop, plan) in enumerate(_stops(view), start=1):
        commune = plan.catalogue.communes.get(stop.commune)
        area = plan.area(stop.area).name
        residents = commune.population if commune else None
        was = next((found[stop.id].before for found in changes if stop.id in found), ())
        cells: list[Any] = [stop.id, stop.name, area, residents, NEW_LINE.join(slot_lines(was, lang))]
        for found in changes:
            change = found.get(stop.id)
            cells += (
                [change_text(change, lang), NEW_LINE.join(slot_lines(change.after, lang))]
                if change
                else ["", ""]
            )
        sheet.set_row(rows, LINE * max(str(cell).count("\n") + 1 for cell in cells))
        for column, value in enumerate(cells):
            book.write(sheet, rows, column, value, WRAPPED)
    sheet.autofilter(0, 0, max(rows, 1), len(heads) - 1)


def _stops(view: ComparisonView) -> list[tuple[Stop, Any]]:
    """The stops of all plans, each with the last plan that has it; those of the base first."""
    found = {stop.id: (stop, plan) for plan in view.plans for stop in plan.config.stops}
    return list(found.values())


def _write_reasons(book: Book, view: ComparisonView, words: Words) -> None:
    """Why visits have no date, plan by plan; no sheet where all have one."""
    items: list[tuple[Value, ...]] = [
        (rated.case.title, plan.stop(item.stop).name, item.missing_visits, item.reason)
        for rated, plan in zip(view.comparison.all, view.plans, strict=True)
        for item in rated.case.plan.unserved
    ]
    if not items:
        return
    sheet = book.sheet(words("comparison.sheet-reasons"), view.comparison.base.case.title)
    heads = [
        words("comparison.column-scenario"),
        words("comparison.column-stop"),
        words("comparison.column-missing"),
        words("comparison.column-reason"),
    ]
    _header(book, sheet, heads, [24, 26, 12, 90])
    for row, cells in enumerate(items, start=1):
        sheet.set_row(row, 2 * LINE)
        for column, value in enumerate(cells):
            book.write(sheet, row, column, value, WRAPPED)


def _header(book: Book, sheet: Any, heads: list[str], widths: list[int]) -> None:
    for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(column, column, width)
        book.write(sheet, 0, column, head, HEADING)
    sheet.set_row(0, 2 * LINE)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
