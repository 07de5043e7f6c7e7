"""What else could be, side by side: the figures of a comparison, and how near help is to residents."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tourplanner.analysis.comparison import Fate, Rated
from tourplanner.outputs.comparison.rows import Cell, Row, figure_rows
from tourplanner.wording.comparison import fate_count, measure_name, signed
from tourplanner.wording.format import integer
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.coverage import cover
from tourplanner.workflow.plan import PlanOptions
from tourplanner.workflow.planned import Planned
from tourplanner.workflow.whatif import Compared, Targets, compare, write_comparison

MINUTES = (10, 15, 20, 30)
"""Drives within which residents are counted."""
FIRST = ("communes", "visits", "residents", "drive_seconds", "distance_m", "work_seconds", "cost_cents")
"""Measures that are shown without being asked for."""
SEARCH_SECONDS = 60.0
"""Of each plan."""
XLSX, MAP = "comparaison.xlsx", "comparaison.html"


@dataclass(frozen=True, slots=True)
class Column:
    """A plan: its title, why it was thought of, and what becomes of its stops."""

    title: str
    why: str
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A comparison in words, and what its files are written from.

    Attributes
    ----------
    first, reach, others
        Rows: what matters most, residents within some minutes of help, and all other figures.
    """

    compared: Compared
    columns: tuple[Column, ...]
    first: tuple[Row, ...]
    reach: tuple[Row, ...]
    others: tuple[Row, ...]

    def write(self, folder: Path, lang: Language) -> None:
        """Write its workbook and its map into a folder.

        Raises
        ------
        InputError
            If they cannot be written.
        """
        write_comparison(self.compared, Targets(xlsx=folder / XLSX, map=folder / MAP), lang)


def side_by_side(config: Path, scenarios: Sequence[Path], lang: Language) -> SideBySide:
    """Solve a config and again under each scenario, as the command ``whatif`` does.

    Raises
    ------
    TourPlannerError
        As `workflow.whatif.compare`.
    """
    compared = compare(config, scenarios, PlanOptions(lang=lang, time_limit=SEARCH_SECONDS))
    rows = figure_rows(compared.comparison, lang)
    names = {measure_name(measure, lang): measure for measure in FIRST}
    ranked = {names[row.label]: row for row in rows if row.label in names}
    return SideBySide(
        compared,
        tuple(_column(rated, lang) for rated in compared.comparison.all),
        tuple(ranked[measure] for measure in FIRST if measure in ranked),
        _reach_rows(compared.plans, lang),
        tuple(row for row in rows if row.label not in names),
    )


def _column(rated: Rated, lang: Language) -> Column:
    changes = []
    for fate in Fate:
        changed = rated.changed(fate)
        if changed and fate is not Fate.SAME:
            names = ", ".join(change.stop.name for change in changed)
            changes.append((fate_count(fate.value, len(changed), lang), names))
    return Column(rated.case.title, rated.case.why, tuple(changes))


def _reach_rows(plans: Sequence[Planned], lang: Language) -> tuple[Row, ...]:
    """Residents within some minutes of help on a day when it is open, France Services sites included."""
    found = [_within(planned) for planned in plans]
    words = words_in(lang)

    def cell(counts: Sequence[int], rank: int) -> Cell:
        delta = "" if counts is found[0] else signed(counts[rank] - found[0][rank], "", lang)
        return Cell(integer(counts[rank], lang), delta)

    return tuple(
        Row(words("whatif.within", minutes=minutes), tuple(cell(counts, rank) for counts in found))
        for rank, minutes in enumerate(MINUTES)
    )


def _within(planned: Planned) -> tuple[int, ...]:
    coverage = cover(planned).coverage
    seconds = coverage.main.after.mean_seconds
    return tuple(round(float(np.sum(coverage.weights[seconds <= 60 * minutes]))) for minutes in MINUTES)
