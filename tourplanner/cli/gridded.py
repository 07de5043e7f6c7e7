"""A grid on the way and at its end: a bar of progress, then the best combinations."""

from types import TracebackType
from typing import Self

from rich import box
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from tourplanner.analysis.measures import MEASURES, Measure
from tourplanner.cli.consoles import PlainConsole
from tourplanner.outputs.comparison.grid_table import GridRow
from tourplanner.wording import format as words
from tourplanner.wording.comparison import comparison_words, quantity
from tourplanner.wording.labels import labels
from tourplanner.wording.language import Language
from tourplanner.workflow.grid import Gridded

MOST_ROWS = 15
STEP = 10
"""Per cent between two lines of progress where there is no terminal."""


class GridProgress:
    """A bar on a terminal; elsewhere a line now and then."""

    def __init__(self, console: PlainConsole, lang: Language) -> None:
        self.console, self.lang = console, lang
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.bar = Progress(*columns, console=console, transient=True)
        self.task = self.bar.add_task(comparison_words(lang).scenarios, total=None)
        self.told = 0

    def __enter__(self) -> Self:
        if self.console.is_terminal:
            self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.bar.stop()

    def observe(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self.bar.update(self.task, completed=done, total=total)
        reached = 100 * done // total // STEP if total else 0
        if not self.console.is_terminal and reached > self.told:
            self.told = reached
            self.console.print(comparison_words(self.lang).grid_done.format(done=done, total=total))


def show_grid(gridded: Gridded, lang: Language, console: PlainConsole) -> None:
    """Print the best combinations, and where the table of all is."""
    text, table = comparison_words(lang), gridded.table
    best = table.best(MOST_ROWS)
    console.print(text.grid_best.format(shown=len(best), total=len(table.rows)), soft_wrap=True)
    console.print(_table(best, lang))
    if gridded.resumed:
        console.print(text.grid_resumed.format(number=gridded.resumed), soft_wrap=True)
    for file in (gridded.csv, gridded.json):
        console.print(str(file), soft_wrap=True)


def _table(best: tuple[GridRow, ...], lang: Language) -> Table:
    text = comparison_words(lang)
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    shown.add_column(text.grid_combination)
    measures = [measure for measure in MEASURES if measure.id in text.grid_columns]
    for measure in measures:
        shown.add_column(text.grid_columns[measure.id], justify="right", no_wrap=True)
    shown.add_column(labels(lang).gap.capitalize(), justify="right", no_wrap=True)
    for row in best:
        figures = [_figure(row, measure, lang) for measure in measures]
        shown.add_row(" · ".join(row.choices), *figures, _gap(row, lang))
    return shown


def _figure(row: GridRow, measure: Measure, lang: Language) -> str:
    value = row.figures[measure.id]
    return "–" if value is None else quantity(value, measure.unit, lang)


def _gap(row: GridRow, lang: Language) -> str:
    return comparison_words(lang).unproven if row.gap is None else words.percent(row.gap, lang)
