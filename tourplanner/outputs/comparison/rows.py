"""The table of a comparison in words: a row for each figure, a column for each plan."""

from collections.abc import Iterator
from dataclasses import dataclass

from tourplanner.analysis.comparison import Comparison, Rated, Slot, StopChange
from tourplanner.analysis.measures import MEASURES, Measure
from tourplanner.wording.comparison import fate_name, measure_name, quantity, signed, slot
from tourplanner.wording.language import Language
from tourplanner.wording.terms import status_words
from tourplanner.wording.words import words_in

QUIET = ("missing_visits", "missing_wishes")
"""Measures that are left out where they are nought in every plan."""

OF_GRANTS = ("grant_cents", "net_cost_cents")
"""Measures that are left out where nobody pays towards any plan."""

FIRST = ("communes", "visits", "residents", "drive_seconds", "distance_m", "work_seconds", "cost_cents")
"""Measures that are shown without being asked for, in this order."""

CONDITIONS = {
    "week-opening": "comparison.condition-week-opening",
    "week-days": "comparison.condition-week-days",
    "agents": "comparison.condition-agents",
    "partners": "comparison.condition-partners",
}
"""What the conditions of a label are called."""

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a plan, and its difference to the base; ``delta`` is empty for the base."""

    value: str
    delta: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of every plan."""

    label: str
    cells: tuple[Cell, ...]


def figure_rows(comparison: Comparison, lang: Language) -> tuple[Row, ...]:
    """Every figure, then what is proven of each plan."""
    words = words_in(lang)
    figures = (
        Row(measure_name(measure.id, lang), tuple(_cells(comparison, measure, lang)))
        for measure in shown(comparison)
    )
    status = tuple(Cell(status_words(rated.case.plan.outcome.status, lang)) for rated in comparison.all)
    gaps = tuple(Cell(gap_text(rated, lang)) for rated in comparison.all)
    plans = (Row(words("comparison.plan"), status), Row(words("comparison.gap"), gaps))
    return (*figures, *label_rows(comparison, lang), *plans)


def ranked_rows(comparison: Comparison, lang: Language) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows that matter most, and all others."""
    rows = figure_rows(comparison, lang)
    names = [measure_name(measure, lang) for measure in FIRST]
    first = sorted((row for row in rows if row.label in names), key=lambda row: names.index(row.label))
    return tuple(first), tuple(row for row in rows if row.label not in names)


def label_rows(comparison: Comparison, lang: Language) -> Iterator[Row]:
    """The conditions of a label as a list to tick off: what each plan has, and whether it is enough."""
    words = words_in(lang)
    for asked in zip(*(rated.conditions for rated in comparison.all), strict=True):
        needed = quantity(asked[0].needed, asked[0].unit, lang)
        found = (
            words(
                "comparison.condition-met" if each.is_met else "comparison.condition-not-met",
                found=quantity(each.found, each.unit, lang),
            )
            for each in asked
        )
        yield Row(words(CONDITIONS[asked[0].id], needed=needed), tuple(map(Cell, found)))


def shown(comparison: Comparison) -> tuple[Measure, ...]:
    """The measures that say something of these plans."""
    return tuple(measure for measure in MEASURES if not _is_quiet(comparison, measure))


def _is_quiet(comparison: Comparison, measure: Measure) -> bool:
    if measure.id in OF_GRANTS:
        return not any(rated.figures.cost.grants for rated in comparison.all)
    return measure.id in QUIET and not any(measure.of(rated.figures) for rated in comparison.all)


def _cells(comparison: Comparison, measure: Measure, lang: Language) -> Iterator[Cell]:
    base = measure.of(comparison.base.figures)
    for rated in comparison.all:
        value = measure.of(rated.figures)
        said = NOTHING if value is None else quantity(value, measure.unit, lang)
        if rated is comparison.base or value is None or base is None:
            yield Cell(said)
        else:
            yield Cell(said, signed(value - base, measure.unit, lang))


def gap_text(rated: Rated, lang: Language) -> str:
    """How much less than a plan another may drive, at most."""
    words, gap = words_in(lang), rated.case.plan.outcome.gap
    return words("comparison.unproven") if gap is None else words.written(gap, "percent")


def slots_text(slots: tuple[Slot, ...], lang: Language) -> str:
    """When a stop is served; that it is not, when it is never."""
    return words_in(lang).written(slot_lines(slots, lang), "parts")


def slot_lines(slots: tuple[Slot, ...], lang: Language) -> list[str]:
    """The same, each half-day by itself."""
    if not slots:
        return [words_in(lang)("comparison.not-served")]
    return [slot(each.week, each.weekday, each.part, lang) for each in slots]


def change_text(change: StopChange, lang: Language) -> str:
    """What becomes of a stop, in a word."""
    return fate_name(change.fate.value, lang)
