"""What else could be, side by side: the figures of a comparison, and how near help is to residents."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tourplanner.analysis.comparison import Comparison, Fate, Rated
from tourplanner.desk.apart import Tell
from tourplanner.outputs.comparison.plot import comparison_plot
from tourplanner.outputs.comparison.reach_rows import reach_rows
from tourplanner.outputs.comparison.rows import Row, ranked_rows
from tourplanner.outputs.note_page.plot import Plot
from tourplanner.scenario.scenario import Scenario, read_scenario
from tourplanner.wording.comparison import fate_count, signed
from tourplanner.wording.format import signed_duration
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.compared.whatif import Compared, Targets, compare, write_comparison
from tourplanner.workflow.compared.within import MINUTES, residents_within
from tourplanner.workflow.plan_options import PlanOptions
from tourplanner.workflow.told_progress import told_progress

SEARCH_SECONDS = 60.0
"""Of each plan."""
HEIGHT = 260
"""Of the plot, in pixels."""
FILES = {"note": "reunion.pdf", "xlsx": "comparaison.xlsx", "map": "comparaison.html"}
"""What a comparison can be written to, by the kind."""


@dataclass(frozen=True, slots=True)
class Column:
    """A plan: its title, why it was thought of, what becomes of its stops, and all that in a sentence."""

    title: str
    why: str
    changes: tuple[tuple[str, str], ...]
    said: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A comparison in words, and what its files are written from.

    Attributes
    ----------
    scenarios
        Those of the columns but the first.
    first, reach, others
        Rows: what matters most, residents within some minutes of help, and all other figures.
    """

    compared: Compared
    scenarios: tuple[Scenario, ...]
    columns: tuple[Column, ...]
    first: tuple[Row, ...]
    reach: tuple[Row, ...]
    others: tuple[Row, ...]
    plot: Plot

    def write(self, kind: str, file: Path, lang: Language) -> None:
        """Write one of its files.

        Parameters
        ----------
        kind
            One of `FILES`.

        Raises
        ------
        InputError
            If it cannot be written.
        """
        write_comparison(self.compared, Targets(**{kind: file}), lang)


def side_by_side(config: Path, scenarios: Sequence[Path], lang: Language, tell: Tell) -> SideBySide:
    """Solve a config and again under each scenario, as the command ``whatif`` does.

    Raises
    ------
    TourPlannerError
        As `workflow.compared.whatif.compare`.
    """
    read, words = tuple(read_scenario(file) for file in scenarios), words_in(lang)
    options = PlanOptions(
        lang=lang, time_limit=SEARCH_SECONDS, observe=lambda progress: tell(told_progress(progress, words))
    )
    compared = compare(config, read, options)
    comparison = compared.comparison
    first, others = ranked_rows(comparison, lang)
    return SideBySide(
        compared,
        read,
        tuple(_column(comparison, rated, lang) for rated in comparison.all),
        first,
        reach_rows(MINUTES, residents_within(compared.plans), lang),
        others,
        comparison_plot(comparison, lang, HEIGHT),
    )


def _column(comparison: Comparison, rated: Rated, lang: Language) -> Column:
    changes = []
    for fate in Fate:
        changed = rated.changed(fate)
        if changed and fate is not Fate.SAME:
            names = ", ".join(change.stop.name for change in changed)
            changes.append((fate_count(fate.value, len(changed), lang), names))
    return Column(rated.case.title, rated.case.why, tuple(changes), _said(comparison, rated, lang))


def _said(comparison: Comparison, rated: Rated, lang: Language) -> str:
    words, base, figures = words_in(lang), comparison.base.figures, rated.figures
    residents = signed(figures.residents - base.residents, "", lang)
    return words(
        "whatif.plot-said",
        title=rated.case.title,
        drive=signed_duration(figures.drive_seconds - base.drive_seconds, lang),
        residents=f"{residents} {words('choice.residents')}",
    )
