"""What the page says of each scope and commune, in words ready to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from tourplanner.analysis.coverage import ScopedCoverage, least_served, most_gained
from tourplanner.analysis.coverage_figures import STEPS, overall
from tourplanner.outputs.coverage_map.view import CoverageView
from tourplanner.outputs.coverage_words import place_name, scope_note, scope_title, unit
from tourplanner.wording.coverage import drive
from tourplanner.wording.format import fixed
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

LISTED = 10
"""Communes in each list."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure without and with the van."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CommuneRow:
    """A commune in a list."""

    code: str
    name: str
    before: str
    after: str
    place: str


@dataclass(frozen=True, slots=True)
class ScopeCard:
    """A scope: its figures and lists."""

    number: int
    title: str
    note: str
    rows: tuple[FigureRow, ...]
    least: tuple[CommuneRow, ...]
    gained: tuple[CommuneRow, ...]


def scope_cards(view: CoverageView, lang: Language) -> tuple[ScopeCard, ...]:
    """Every scope, the main one first."""
    return tuple(
        ScopeCard(
            number=number,
            title=scope_title(scope, lang),
            note=scope_note(scope, lang),
            rows=_figure_rows(view, scope, lang),
            least=_commune_rows(view, scope, least_served(view.coverage, scope, LISTED), lang),
            gained=_commune_rows(view, scope, most_gained(view.coverage, scope, LISTED), lang),
        )
        for number, scope in enumerate(view.coverage.scopes)
    )


def commune_facts(view: CoverageView, lang: Language) -> dict[str, list[object]]:
    """What popups tell of each commune, by its rank: name, area, weight, and the drives of each scope."""
    coverage = view.coverage
    areas = {area.epci: area.name for area in coverage.areas}
    words, counted = words_in(lang), unit(coverage, lang)
    return {
        str(rank): [
            commune.name,
            areas[commune.epci],
            words("coverage.counted", unit=counted, amount=round(float(coverage.weights[rank]))),
            [_drives(view, scope, rank, lang) for scope in coverage.scopes],
        ]
        for rank, commune in enumerate(coverage.communes)
    }


def _drives(view: CoverageView, scope: ScopedCoverage, rank: int, lang: Language) -> list[str]:
    """Drives before, after and saved, and the nearest places of a single day."""
    sides = (scope.before.mean_seconds, scope.after.mean_seconds, scope.saved_seconds)
    single = len(scope.before.place) == 1
    return [
        *(drive(float(seconds[rank]), lang) for seconds in sides),
        *(
            place_name(view.coverage, int(side.place[0, rank]), lang) if single else ""
            for side in (scope.before, scope.after)
        ),
    ]


def _figure_rows(view: CoverageView, scope: ScopedCoverage, lang: Language) -> tuple[FigureRow, ...]:
    words, change = words_in(lang), overall(view.coverage, scope)
    before, after = change.before, change.after
    counted = unit(view.coverage, lang)
    shares = [
        FigureRow(
            words("coverage.within", unit=counted, minutes=step),
            words.written(before.within[rank] / before.total, "percent"),
            words.written(after.within[rank] / after.total, "percent"),
        )
        for rank, step in enumerate(STEPS)
    ]
    ginis = ["–" if each.gini is None else fixed(each.gini, 2, lang) for each in (before, after)]
    return (
        *shares,
        FigureRow(words("coverage.mean"), drive(before.mean, lang), drive(after.mean, lang)),
        FigureRow(words("coverage.farthest"), drive(before.most, lang), drive(after.most, lang)),
        FigureRow(words("coverage.inequality"), *ginis),
    )


def _commune_rows(
    view: CoverageView, scope: ScopedCoverage, ranks: Sequence[int], lang: Language
) -> tuple[CommuneRow, ...]:
    coverage, single = view.coverage, len(scope.after.place) == 1
    return tuple(
        CommuneRow(
            code=coverage.communes[rank].code,
            name=coverage.communes[rank].name,
            before=drive(float(scope.before.mean_seconds[rank]), lang),
            after=drive(float(scope.after.mean_seconds[rank]), lang),
            place=place_name(coverage, int(scope.after.place[0, rank]), lang) if single else "",
        )
        for rank in ranks
    )
