"""A grid on the way and at its end: a bar of progress, then the best combinations."""

from types import TracebackType
from typing import Self

from rich import box
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from tourplanner.analysis.measures import MEASURES, Measure
from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.tables import show_table
from tourplanner.outputs.comparison.grid_table import GridRow
from tourplanner.wording.comparison import quantity
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in
from tourplanner.workflow.compared.grid import Gridded

MOST_ROWS = 15
STEP = 10
"""Per cent between two lines of progress where there is no terminal."""


class JobProgress:
    """A bar on a terminal; elsewhere a line now and then.

    Parameters
    ----------
    what, behind
        The ids of what is said before the bar, and of such a line.
    """

    def __init__(
        self,
        console: PlainConsole,
        lang: Language,
        what: str = "comparison.grid-scenarios",
        behind: str = "comparison.grid-done",
    ) -> None:
        self.console, self.words, self.behind = console, words_in(lang), behind
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.bar = Progress(*columns, console=console, transient=True)
        self.task = self.bar.add_task(self.words(what), total=None)
        self.told = 0

    def __enter__(self) -> Self:
        if self.console.is_terminal:
            self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # One that was never shown would leave an empty line.
        if self.console.is_terminal:
            self.bar.stop()

    def observe(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self.bar.update(self.task, completed=done, total=total)
        reached = 100 * done // total // STEP if total else 0
        if not self.console.is_terminal and reached > self.told:
            self.told = reached
            self.console.print(self.words(self.behind, done=done, total=total))


def show_grid(gridded: Gridded, lang: Language, console: PlainConsole) -> None:
    """Print the best combinations, and where the table of all is."""
    words, table = words_in(lang), gridded.table
    best = table.best(MOST_ROWS)
    console.print(words("comparison.grid-best", shown=len(best), total=len(table.rows)), soft_wrap=True)
    show_table(_table(best, words), lang, console)
    if gridded.resumed:
        console.print(words("comparison.grid-resumed", n=gridded.resumed), soft_wrap=True)
    for file in (gridded.csv, gridded.json):
        console.print(str(file), soft_wrap=True)


def _table(best: tuple[GridRow, ...], words: Words) -> Table:
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    shown.add_column(words("comparison.grid-combination"))
    columns = _columns(words)
    measures = [measure for measure in MEASURES if measure.id in columns]
    for measure in measures:
        shown.add_column(columns[measure.id], justify="right", no_wrap=True)
    shown.add_column(words("comparison.grid-gap"), justify="right", no_wrap=True)
    for row in best:
        figures = [_figure(row, measure, words.lang) for measure in measures]
        shown.add_row(" · ".join(row.choices), *figures, _gap(row, words))
    return shown


def _columns(words: Words) -> dict[str, str]:
    """The heads of the columns by the names of their figures."""
    return {
        "visits": words("comparison.measure-visits"),
        "missing_visits": words("comparison.grid-missing-visits"),
        "communes": words("comparison.grid-communes"),
        "residents": words("comparison.grid-residents"),
        "distance_m": words("comparison.measure-distance-m"),
        "drive_seconds": words("comparison.measure-drive-seconds"),
        "cost_cents": words("comparison.measure-cost-cents"),
    }


def _figure(row: GridRow, measure: Measure, lang: Language) -> str:
    value = row.figures[measure.id]
    return "–" if value is None else quantity(value, measure.unit, lang)


def _gap(row: GridRow, words: Words) -> str:
    return words("comparison.unproven") if row.gap is None else words.written(row.gap, "percent")
