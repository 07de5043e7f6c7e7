"""The note of a comparison for the meeting that decides: what is asked, what it costs, what is proven."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tourplanner.analysis.comparison import Comparison, Fate, Rated, StopChange
from tourplanner.analysis.truth import truth
from tourplanner.outputs.comparison.plot import comparison_plot
from tourplanner.outputs.comparison.reach_rows import reach_rows
from tourplanner.outputs.comparison.rows import Row, ranked_rows, slots_text
from tourplanner.outputs.comparison.view import ComparisonView
from tourplanner.outputs.note_page.plot import Plot
from tourplanner.outputs.paper.press import press
from tourplanner.wording import colours
from tourplanner.wording.comparison import fate_count
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in

PLOT_HEIGHT = 210
"""In pixels of a plot, of which 640 lie across the page."""
MOST_ROWS = 30
"""Communes that stand in a table with their half-days; of more only the names are told, for two pages."""


@dataclass(frozen=True, slots=True)
class NoteColumn:
    """A plan: its number, what it is called, why it was thought of, how it stands."""

    number: str
    title: str
    why: str
    truth: str


@dataclass(frozen=True, slots=True)
class NoteMove:
    """A commune: when it is served now, and when it would be."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class NoteMoves:
    """Communes of which the same becomes; `names` instead of `rows` where there are too many."""

    count: str
    rows: tuple[NoteMove, ...]
    names: str


@dataclass(frozen=True, slots=True)
class NoteScenario:
    """What a scenario changes, commune by commune."""

    title: str
    moves: tuple[NoteMoves, ...]


@dataclass(frozen=True, slots=True)
class ComparisonNote:
    """What the note shows; ``words`` are headings by their names in the template."""

    lang: str
    title: str
    scale: float
    ink: str
    muted: str
    accent: str
    service: str
    operator: str
    subtitle: str
    words: Mapping[str, str]
    columns: tuple[NoteColumn, ...]
    figures: tuple[Row, ...]
    reach: tuple[Row, ...]
    scenarios: tuple[NoteScenario, ...]
    plot: Plot
    remarks: tuple[str, ...]


def render(
    view: ComparisonView, minutes: Sequence[int], within: Sequence[Sequence[int]], lang: Language
) -> bytes:
    """The note of a comparison as a PDF.

    Parameters
    ----------
    minutes, within
        Drives, and the residents who are as near to help, by plan and drive.
    """
    comparison, words = view.comparison, words_in(lang)
    base = comparison.base.case.config
    note = ComparisonNote(
        lang=lang.value,
        title=words("comparison.note-title", title=base.title),
        scale=1.0,
        ink=colours.INK,
        muted=colours.MUTED,
        accent=colours.swatch(0).ink,
        service=base.service.name,
        operator=base.service.operator,
        subtitle=base.title,
        words=_headings(words),
        columns=tuple(_column(number, rated, words) for number, rated in enumerate(comparison.all)),
        figures=ranked_rows(comparison, lang)[0],
        reach=reach_rows(minutes, within, lang),
        scenarios=tuple(_scenarios(comparison, lang)),
        plot=comparison_plot(comparison, lang, PLOT_HEIGHT),
        remarks=_remarks(view, comparison, words),
    )
    return press("comparison", note, base.calendar.start)


def _headings(words: Words) -> Mapping[str, str]:
    names = ("heading", "asked", "figures", "changes", "commune", "now", "then", "proof", "plot", "plot-alt")
    return {name.replace("-", "_"): words(f"comparison.note-{name}") for name in names} | {
        "figure": words("comparison.figure"),
        "reach": words("whatif.reach"),
        "driving": words("choice.axis-driving"),
        "residents": words("choice.residents"),
        "none": words("whatif.no-change"),
    }


def _column(number: int, rated: Rated, words: Words) -> NoteColumn:
    case = rated.case
    state = words.of(truth(case.plan.outcome, 0, rated.figures.missing))
    return NoteColumn(str(number), case.title, case.why, state)


def _scenarios(comparison: Comparison, lang: Language) -> Iterator[NoteScenario]:
    room = MOST_ROWS
    for rated in comparison.scenarios:
        moves = []
        for fate in Fate:
            changed = rated.changed(fate)
            if changed and fate is not Fate.SAME:
                moves.append(_moves(fate, changed, len(changed) <= room, lang))
                room -= len(moves[-1].rows)
        yield NoteScenario(rated.case.title, tuple(moves))


def _moves(fate: Fate, changed: Sequence[StopChange], is_table: bool, lang: Language) -> NoteMoves:
    count = fate_count(fate.value, len(changed), lang)
    if not is_table:
        return NoteMoves(count, (), ", ".join(change.stop.name for change in changed))
    return NoteMoves(count, tuple(_move(change, lang) for change in changed), "")


def _move(change: StopChange, lang: Language) -> NoteMove:
    return NoteMove(change.stop.name, slots_text(change.before, lang), slots_text(change.after, lang))


def _remarks(view: ComparisonView, comparison: Comparison, words: Words) -> tuple[str, ...]:
    times = words.of(view.plans[0].provenance.told)
    told = [words("comparison.note-delta"), words("comparison.cost-note"), times]
    return tuple(told if comparison.scenarios else told[1:])
