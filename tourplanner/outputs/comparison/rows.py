"""The table of a comparison in words: a row for each figure, a column for each plan."""

from collections.abc import Iterator
from dataclasses import dataclass

from tourplanner.analysis.comparison import Comparison, Rated, Slot, StopChange
from tourplanner.analysis.measures import MEASURES, Measure
from tourplanner.wording import format as words
from tourplanner.wording.comparison import comparison_words, quantity, signed, slot
from tourplanner.wording.language import Language
from tourplanner.wording.terms import status_words

QUIET = ("missing_visits", "missing_wishes")
"""Measures that are left out where they are nought in every plan."""

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
    text = comparison_words(lang)
    figures = (
        Row(text.measures[measure.id], tuple(_cells(comparison, measure, lang)))
        for measure in shown(comparison)
    )
    status = tuple(Cell(status_words(rated.case.plan.outcome.status, lang)) for rated in comparison.all)
    gaps = tuple(Cell(gap_text(rated, lang)) for rated in comparison.all)
    return (*figures, Row(text.status, status), Row(text.gap, gaps))


def shown(comparison: Comparison) -> tuple[Measure, ...]:
    """The measures that say something of these plans."""
    return tuple(
        measure
        for measure in MEASURES
        if measure.id not in QUIET or any(measure.of(rated.figures) for rated in comparison.all)
    )


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
    """The gap of a plan to its proven bound."""
    gap = rated.case.plan.outcome.gap
    return comparison_words(lang).unproven if gap is None else words.percent(gap, lang)


def slots_text(slots: tuple[Slot, ...], lang: Language, between: str = "") -> str:
    """When a stop is served; that it is not, when it is never."""
    if not slots:
        return comparison_words(lang).not_served
    semicolon = f"{words.NO_BREAK}; " if lang is Language.FR else "; "
    said = (slot(each.week, each.weekday, each.half, lang) for each in slots)
    return (between or semicolon).join(said)


def change_text(change: StopChange, lang: Language) -> str:
    """What becomes of a stop, in a word."""
    return comparison_words(lang).fates[change.fate.value]
