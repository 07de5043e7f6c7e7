"""Communes that may be added, as a trade-off: every point a choice that no other beats, in words."""

from dataclasses import dataclass
from pathlib import Path

from tourplanner.analysis.choice import Request
from tourplanner.desk.apart import Tell
from tourplanner.message import silent
from tourplanner.outputs.choice_note import ChoiceRow
from tourplanner.outputs.choice_note.chart import spots
from tourplanner.outputs.note_page.plot import Plot, plot
from tourplanner.wording.format import integer, signed_duration
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in
from tourplanner.workflow.compared.choose import Choices, ChooseOptions, choice_note, choose
from tourplanner.workflow.compared.scenarios import (
    Drafted,
    chosen_communes,
    drafted_scenario,
    file_of_communes,
    own_file,
    own_name,
)
from tourplanner.workflow.told_progress import told_progress

SEARCH_SECONDS = 60.0
HEIGHT = 300
"""Of the plot, in pixels."""


@dataclass(frozen=True, slots=True)
class Bargain:
    """A point of the trade-off.

    Attributes
    ----------
    said
        All of it in a sentence, for who does not see the plot.
    communes, gained, added, losers
        What it adds, whom that serves, what it costs in driving, who loses visits for it.
    is_first, is_proven
        Whether it is the one to recommend, and whether no other beats it.
    file, drafted
        Where its scenario would be written, and that scenario.
    """

    said: str
    communes: str
    gained: str
    added: str
    losers: str
    is_first: bool
    is_proven: bool
    file: Path
    drafted: Drafted

    @property
    def name(self) -> str:
        """What its scenario is called in the list."""
        return own_name(self.file)


@dataclass(frozen=True, slots=True)
class Tradeoff:
    """All of them, from the least driving on; `plot` is None where there is only one."""

    heading: str
    base: str
    counted: str
    bargains: tuple[Bargain, ...]
    plot: Plot | None
    complete: bool

    @property
    def first(self) -> int:
        """The place of the one to recommend."""
        return next((rank for rank, each in enumerate(self.bargains) if each.is_first), 0)


def chosen_tradeoff(config: Path, wish: Request, folder: Path, lang: Language, tell: Tell) -> Tradeoff:
    """Choose communes as the command ``choose`` does, and write the first choice as a scenario.

    Raises
    ------
    TourPlannerError
        As `workflow.compared.choose.choose`, or if the scenario cannot be written.
    """
    words = words_in(lang)
    options = ChooseOptions(
        time_limit=SEARCH_SECONDS,
        best=1,
        notify=silent,
        observe=lambda progress: tell(told_progress(progress, words)),
    )
    choices = choose(config, wish, options)
    note = choice_note(choices, lang)
    found = [*zip(choices.front or choices.best[:1], note.front or note.best[:1], strict=True)]
    first = set(choices.best[0].chosen)
    bargains = []
    for choice, row in found:
        is_first = set(choice.chosen) == first
        codes = [commune.code for commune in chosen_communes(choices, choice)]
        file = own_file(folder, wish.epcis, wish.count) if is_first else file_of_communes(folder, codes)
        drafted = drafted_scenario(choices, choice, lang)
        bargains.append(_bargain(row, note.counted, is_first, file, drafted, words))
    drafted_scenario(choices, choices.best[0], lang).write(own_file(folder, wish.epcis, wish.count))
    return Tradeoff(
        heading=words("choice.heading", n=note.count, candidates=note.candidates),
        base=words("choice.base", driving=note.base_drive),
        counted=note.counted,
        bargains=tuple(bargains),
        plot=plot(spots(note), lang, HEIGHT) if len(choices.front) > 1 else None,
        complete=_is_complete(choices),
    )


def _is_complete(choices: Choices) -> bool:
    return choices.complete and bool(choices.front)


def _bargain(
    row: ChoiceRow, counted: str, is_first: bool, file: Path, drafted: Drafted, words: Words
) -> Bargain:
    communes, added = words.written(row.communes), signed_duration(row.added, words.lang)
    gained = f"+{integer(row.gained, words.lang)} {counted}"
    return Bargain(
        said=words("whatif.point-said", communes=communes, gained=gained, added=added),
        communes=communes,
        gained=gained,
        added=added,
        losers=words.written(row.losers) if row.losers else "",
        is_first=is_first,
        is_proven=not row.gap,
        file=file,
        drafted=drafted,
    )
