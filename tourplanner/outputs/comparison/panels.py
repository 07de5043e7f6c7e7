"""What stands beside the map of a comparison: the figures of a scenario, and its stops by their fate."""

from typing import Any

from tourplanner.analysis.comparison import Fate, Rated
from tourplanner.domain.stop_titles import stop_titles
from tourplanner.outputs.comparison.difference import SYMBOLS, ChangeCard
from tourplanner.outputs.comparison.rows import Cell, figure_rows
from tourplanner.outputs.comparison.view import ComparisonView
from tourplanner.wording.comparison import fate_count
from tourplanner.wording.language import Language
from tourplanner.wording.terms import status_words
from tourplanner.wording.words import words_in

Cards = list[tuple[ChangeCard, ...]]
"""The stops of every scenario."""


def panels(view: ComparisonView, cards: Cards, lang: Language) -> list[dict[str, Any]]:
    """What stands beside the map, for each scenario."""
    *figures, _status, _gap = figure_rows(view.comparison, lang)
    return [
        {
            "title": rated.case.title,
            "why": rated.case.why,
            "rows": [
                (row.label, row.cells[0], row.cells[place]) for row in figures if _says(row.cells, place)
            ],
            "standing": words_in(lang)(
                "comparison.standing", status=status_words(rated.case.plan.outcome.status, lang)
            ),
            "groups": _groups(cards[place - 1], lang),
            "reasons": _reasons(rated),
        }
        for place, rated in enumerate(view.comparison.scenarios, start=1)
    ]


def _says(cells: tuple[Cell, ...], place: int) -> bool:
    """Whether a figure is more than nought before and after."""
    return any(cell.value != "0" for cell in (cells[0], cells[place]))


def _groups(cards: tuple[ChangeCard, ...], lang: Language) -> list[tuple[str, str, str, list[ChangeCard]]]:
    """The stops of a scenario by what becomes of them."""
    groups = []
    for fate in Fate:
        of_fate = [card for card in cards if card.fate is fate]
        if of_fate:
            count = fate_count(fate.value, len(of_fate), lang)
            groups.append((fate.value, SYMBOLS[fate], count, of_fate))
    return groups


def _reasons(rated: Rated) -> list[tuple[str, str]]:
    """Each reason with the names of the stops that lack visits for it."""
    names = stop_titles(rated.case.config.stops)
    found: dict[str, list[str]] = {}
    for item in rated.case.plan.unserved:
        found.setdefault(item.reason, []).append(names[item.stop])
    return [(", ".join(stops), reason) for reason, stops in found.items()]
