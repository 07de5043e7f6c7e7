"""A coverage on the standard output, as tables."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from tourplanner.analysis.coverage import Coverage, ScopedCoverage, least_served, most_gained
from tourplanner.analysis.coverage_figures import STEPS, Figures, by_area, overall
from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.tables import show_table, titled
from tourplanner.outputs.coverage_words import open_places, place_name, promise, scope_note, scope_title, unit
from tourplanner.wording.coverage import amount, drive, saving, signed
from tourplanner.wording.format import fixed, percent
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.people.covered import Covered

LISTED = 10
"""Communes in each list."""


def show_coverage(covered: Covered, lang: Language, console: PlainConsole) -> None:
    """Print the figures of every scope, those by area, and who is served least and gains most."""
    words, coverage = words_in(lang), covered.coverage
    console.print(Text(words("coverage.heading", title=covered.opened.plan_file.title), "bold"))
    console.print(promise(coverage, lang), soft_wrap=True)
    for sentence in open_places(coverage, lang):
        console.print(sentence, soft_wrap=True)
    console.print()
    for scope in coverage.scopes:
        show_table(_figures_table(coverage, scope, lang), lang, console)
        console.print(scope_note(scope, lang), soft_wrap=True)
        console.print()
    show_table(_areas_table(coverage, lang), lang, console)
    show_table(
        _communes_table(
            coverage, least_served(coverage, coverage.main, LISTED), words("coverage.least-title"), lang
        ),
        lang,
        console,
    )
    gained = most_gained(coverage, coverage.main, LISTED)
    if gained:
        show_table(_communes_table(coverage, gained, words("coverage.gained-title"), lang), lang, console)
    else:
        console.print(words("coverage.nobody-gains"))
    console.print(words("coverage.method"), soft_wrap=True)
    console.print(words("coverage.inequality-note"), soft_wrap=True)
    console.print(f"{words.of(covered.provenance.told)}.", soft_wrap=True)


def _figures_table(coverage: Coverage, scope: ScopedCoverage, lang: Language) -> Table:
    words, change = words_in(lang), overall(coverage, scope)
    table = titled(scope_title(scope, lang))
    table.add_column("", min_width=36)
    for title in (words("coverage.before"), words("coverage.after"), words("coverage.change")):
        table.add_column(title, justify="right", no_wrap=True, min_width=20)
    counted = unit(coverage, lang)
    for rank, step in enumerate(STEPS):
        before, after = change.before.within[rank], change.after.within[rank]
        table.add_row(
            words("coverage.within", unit=counted, minutes=step),
            _share(before, change.before.total, lang),
            _share(after, change.after.total, lang),
            signed(after - before, 0, lang),
        )
    for title, values in (
        (words("coverage.mean"), (change.before.mean, change.after.mean)),
        (words("coverage.farthest"), (change.before.most, change.after.most)),
        (words("coverage.spread"), (change.before.spread, change.after.spread)),
    ):
        table.add_row(title, *_pair(*values, lang))
    table.add_row(words("coverage.inequality"), *_inequality(change.before, change.after, lang))
    return table


def _areas_table(coverage: Coverage, lang: Language) -> Table:
    """Mean drive, spread and inequality of each area in the main scope."""
    words = words_in(lang)
    table = titled(words("coverage.areas-title", days=scope_title(coverage.main, lang)))
    table.add_column(words("coverage.area"), ratio=1)
    table.add_column(unit(coverage, lang), justify="right", no_wrap=True)
    for title in (words("coverage.mean-short"), words("coverage.spread-short")):
        table.add_column(f"{words('coverage.before')}\n{title}", justify="right", no_wrap=True)
        table.add_column(f"{words('coverage.after')}\n{title}", justify="right", no_wrap=True)
    table.add_column(words("coverage.inequality-short"), justify="right", no_wrap=True)
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
            " → ".join(_inequality(before, after, lang)[:2]),
        )
    return table


def _communes_table(coverage: Coverage, rows: Sequence[int], title: str, lang: Language) -> Table:
    words, scope = words_in(lang), coverage.main
    table = titled(words("coverage.list-title", what=title, days=scope_title(scope, lang)))
    table.add_column(words("coverage.commune"), min_width=22)
    table.add_column(unit(coverage, lang), justify="right", no_wrap=True)
    table.add_column(words("coverage.before"), justify="right", no_wrap=True)
    table.add_column(words("coverage.after"), justify="right", no_wrap=True)
    table.add_column(words("coverage.nearest"), ratio=1)
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


def _inequality(before: Figures, after: Figures, lang: Language) -> tuple[str, str, str]:
    if before.gini is None or after.gini is None:
        known = [figures.gini for figures in (before, after)]
        shown = ["–" if value is None else fixed(value, 2, lang) for value in known]
        return shown[0], shown[1], "–"
    change = signed(after.gini - before.gini, 2, lang)
    return fixed(before.gini, 2, lang), fixed(after.gini, 2, lang), change


def _share(part: float, total: float, lang: Language) -> str:
    return f"{amount(part, lang)} ({percent(part / total, lang)})"
