"""A coverage on the standard output, as tables."""

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from tourplanner.analysis.coverage import Coverage, ScopedCoverage, least_served, most_gained
from tourplanner.analysis.coverage_figures import STEPS, Figures, by_area, overall
from tourplanner.cli.consoles import PlainConsole
from tourplanner.outputs.coverage_words import place_name, promise, scope_note, scope_title, unit
from tourplanner.wording import format as words
from tourplanner.wording.coverage import amount, coverage_labels, decimal, drive, filled, saving, signed
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.coverage import Covered

LISTED = 10
"""Communes in each list."""


def show_coverage(covered: Covered, lang: Language, console: PlainConsole) -> None:
    """Print the figures of every scope, those by area, and who is served least and gains most."""
    text, coverage = coverage_labels(lang), covered.coverage
    console.print(Text(filled(text.heading, title=covered.plan_file.title), "bold"))
    console.print(promise(coverage, lang), soft_wrap=True)
    console.print()
    for scope in coverage.scopes:
        console.print(_figures_table(coverage, scope, lang))
        console.print(scope_note(scope, lang), soft_wrap=True)
        console.print()
    console.print(_areas_table(coverage, lang))
    console.print(
        _communes_table(coverage, least_served(coverage, coverage.main, LISTED), text.least_title, lang)
    )
    gained = most_gained(coverage, coverage.main, LISTED)
    if gained:
        console.print(_communes_table(coverage, gained, text.gained_title, lang))
    else:
        console.print(text.nobody_gains)
    console.print(filled(text.method), soft_wrap=True)
    console.print(f"{words_in(lang).of(covered.provenance.told)}.", soft_wrap=True)


def _figures_table(coverage: Coverage, scope: ScopedCoverage, lang: Language) -> Table:
    text, change = coverage_labels(lang), overall(coverage, scope)
    table = _table(scope_title(scope, lang))
    table.add_column("", min_width=36)
    for title in (text.before, text.after, text.change):
        table.add_column(title, justify="right", no_wrap=True, min_width=20)
    counted = unit(coverage, lang)
    for rank, step in enumerate(STEPS):
        before, after = change.before.within[rank], change.after.within[rank]
        table.add_row(
            filled(text.within, unit=counted, minutes=str(step)),
            _share(before, change.before.total, lang),
            _share(after, change.after.total, lang),
            signed(after - before, 0, lang),
        )
    for title, values in (
        (text.mean, (change.before.mean, change.after.mean)),
        (text.farthest, (change.before.most, change.after.most)),
        (text.spread, (change.before.spread, change.after.spread)),
    ):
        table.add_row(filled(title), *_pair(*values, lang))
    table.add_row(text.gini, *_gini(change.before, change.after, lang))
    return table


def _areas_table(coverage: Coverage, lang: Language) -> Table:
    """Mean drive, spread and Gini of each area in the main scope."""
    text = coverage_labels(lang)
    table = _table(f"{text.areas_title} – {scope_title(coverage.main, lang)}")
    table.add_column(text.area, ratio=1)
    table.add_column(unit(coverage, lang), justify="right", no_wrap=True)
    for title in (text.mean_short, text.spread_short):
        table.add_column(f"{text.before}\n{title}", justify="right", no_wrap=True)
        table.add_column(f"{text.after}\n{title}", justify="right", no_wrap=True)
    table.add_column("Gini", justify="right", no_wrap=True)
    for change in by_area(coverage, coverage.main):
        assert change.area is not None
        before, after = change.before, change.after
        table.add_row(
            change.area.name,
            amount(before.total, lang),
            drive(before.mean, lang),
            drive(after.mean, lang),
            drive(before.spread, lang),
            drive(after.spread, lang),
            " → ".join(_gini(before, after, lang)[:2]),
        )
    return table


def _communes_table(coverage: Coverage, rows: Sequence[int], title: str, lang: Language) -> Table:
    text, scope = coverage_labels(lang), coverage.main
    table = _table(f"{title} – {scope_title(scope, lang)}")
    table.add_column(text.commune, min_width=22)
    table.add_column(unit(coverage, lang), justify="right", no_wrap=True)
    table.add_column(text.before, justify="right", no_wrap=True)
    table.add_column(text.after, justify="right", no_wrap=True)
    table.add_column(text.nearest, ratio=1)
    for index in rows:
        table.add_row(
            coverage.communes[index].name,
            amount(float(coverage.weights[index]), lang),
            drive(float(scope.before.mean_seconds[index]), lang),
            drive(float(scope.after.mean_seconds[index]), lang),
            place_name(coverage, int(scope.after.place[0, index]), lang),
        )
    return table


def _pair(before: float | None, after: float | None, lang: Language) -> tuple[str, str, str]:
    change = None if before is None or after is None else after - before
    return drive(before, lang), drive(after, lang), saving(change, lang)


def _gini(before: Figures, after: Figures, lang: Language) -> tuple[str, str, str]:
    if before.gini is None or after.gini is None:
        known = [figures.gini for figures in (before, after)]
        shown = ["–" if value is None else decimal(value, 3, lang) for value in known]
        return shown[0], shown[1], "–"
    change = signed(after.gini - before.gini, 3, lang)
    return decimal(before.gini, 3, lang), decimal(after.gini, 3, lang), change


def _share(part: float, total: float, lang: Language) -> str:
    return f"{amount(part, lang)} ({words.percent(part / total, lang)})"


def _table(title: str) -> Table:
    return Table(
        title=Text(title, "bold"), title_justify="left", box=box.SIMPLE_HEAD, expand=True, pad_edge=False
    )
