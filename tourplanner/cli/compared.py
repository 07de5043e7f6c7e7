"""A comparison on the standard output: the table of figures, then what each scenario changes."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich import box
from rich.table import Table
from rich.text import Text

from tourplanner.analysis.comparison import Comparison, Fate, Rated, StopChange
from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.tables import show_table
from tourplanner.domain.plan import Unserved
from tourplanner.domain.reckoning import SiteAttendance
from tourplanner.domain.stop_titles import stop_titles
from tourplanner.outputs.comparison.rows import figure_rows
from tourplanner.wording.comparison import fate_count
from tourplanner.wording.format import fixed
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

MOST_NAMES = 12
"""Names of a kind of change that are told; the JSON file has them all."""


def show_comparison(comparison: Comparison, lang: Language, console: PlainConsole) -> None:
    """Print a comparison."""
    words = words_in(lang)
    show_table(figures_table(comparison, lang), lang, console)
    if comparison.scenarios:
        console.print(words("comparison.delta-note"), soft_wrap=True)
    console.print(words("comparison.cost-note"), soft_wrap=True)
    if comparison.base.conditions:
        console.print(words("comparison.label-note"), soft_wrap=True)
    for told in dict.fromkeys(
        _attendance(rated.case.config.costs.attendance, lang) for rated in comparison.all
    ):
        if told:
            console.print(told, soft_wrap=True)
    for rated in comparison.all:
        lines = list(_told(rated, lang))
        if lines:
            console.print()
            console.print(Text(_headed(rated, lang), "bold"), soft_wrap=True)
        for line in lines:
            console.print(f"  {line}", soft_wrap=True)


def _attendance(found: SiteAttendance, lang: Language) -> str:
    """What other sites help, in a sentence; nothing where no figure is said."""
    if found.a_year is None:
        return ""
    words = words_in(lang)
    counted = {"accompaniments": found.accompaniments or 0, "sites": found.sites or 0}
    days = {"first": found.first or date.min, "last": found.last or date.min}
    if found.growth_percent is None:
        return words("comparison.attendance", **counted, **days, a_year=round(found.a_year))
    growth = f"{'+' if found.growth_percent > 0 else ''}{fixed(found.growth_percent, 2, lang)}"
    return words("comparison.attendance-growth", **counted, **days, a_year=round(found.a_year), growth=growth)


def figures_table(comparison: Comparison, lang: Language) -> Table:
    """A row for each figure, a column for each plan; differences stand below their figures."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=False)
    table.add_column(words_in(lang)("comparison.figure"), no_wrap=True)
    for rated in comparison.all:
        table.add_column(rated.case.title, justify="right")
    for row in figure_rows(comparison, lang):
        cells = [Text(f"{cell.value}\n{cell.delta}" if cell.delta else cell.value) for cell in row.cells]
        for cell, shown in zip(row.cells, cells, strict=True):
            if cell.delta:
                shown.stylize("dim", len(cell.value))
        table.add_row(row.label, *cells)
    return table


def _headed(rated: Rated, lang: Language) -> str:
    title, why = rated.case.title, rated.case.why
    return words_in(lang)("comparison.headed", title=title, why=why) if why else title


def _told(rated: Rated, lang: Language) -> Iterator[str]:
    """The stops that a scenario changes, and why visits have no date."""
    words = words_in(lang)
    for fate in Fate:
        changes = rated.changed(fate)
        if changes and fate is not Fate.SAME:
            count = fate_count(fate.value, len(changes), lang)
            yield words("comparison.changed", count=count, names=_names(changes, lang))
    yield from _reasons(rated, lang)


def _names(changes: Sequence[StopChange], lang: Language) -> str:
    names = [change.stop.name for change in changes]
    more = len(names) - MOST_NAMES
    if more > 1:
        names[MOST_NAMES:] = [words_in(lang)("comparison.and-more", n=more)]
    return ", ".join(names)


def _reasons(rated: Rated, lang: Language) -> Iterator[str]:
    """A line for each reason, with the visits that lack a date for it."""
    words = words_in(lang)
    groups: dict[str, list[Unserved]] = {}
    for item in rated.case.plan.unserved:
        groups.setdefault(item.reason, []).append(item)
    names = stop_titles(rated.case.config.stops)
    for reason, items in groups.items():
        missing = sum(item.missing_visits for item in items)
        yield words(
            "comparison.unserved",
            title=words("comparison.unserved-title"),
            visits=words("unit.visits", n=missing),
            names=", ".join(names[item.stop] for item in items),
        )
        yield f"  {reason}"
