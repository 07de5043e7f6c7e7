"""A choice of communes on the standard output, as tables or as JSON."""

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.tables import show_table
from tourplanner.solvers.selection.selection import Choice
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.compared.choose import MOST_FOR_FRONT, Choices, counted

Json = dict[str, object]


def show_choices(choices: Choices, lang: Language, console: PlainConsole) -> None:
    """Print what was asked, the best sets and the whole trade-off."""
    words, request = words_in(lang), choices.request
    candidates = len(choices.problem.config.stops) - len(choices.source.file.config.stops)
    what = counted(request, lang)
    console.print(Text(words("choice.heading", n=request.count, candidates=candidates), "bold"))
    console.print(words("choice.base", driving=choices.base_drive), soft_wrap=True)
    console.print(words("choice.asked", worth=request.hour_worth, counted=what), soft_wrap=True)
    console.print()
    show_table(_table(choices, choices.best, words("choice.best-title"), lang), lang, console)
    if sites := choices.recommended_with_site:
        told = [choices.problem.stop(stop).name for stop in sites]
        console.print(words("choice.with-site", names=told), soft_wrap=True)
    if not choices.complete:
        console.print(words("choice.incomplete"), soft_wrap=True)
    if choices.front:
        title = words("choice.front-title", counted=what)
        show_table(_table(choices, choices.front, title, lang), lang, console)
        console.print(words("choice.front-note"), soft_wrap=True)
    elif candidates > MOST_FOR_FRONT:
        console.print(words("choice.front-empty", most=MOST_FOR_FRONT), soft_wrap=True)


def choices_json(choices: Choices) -> Json:
    """The same as ids and figures."""
    request = choices.request
    return {
        "count": request.count,
        "epcis": list(request.epcis),
        "weight": request.weight,
        "hour_worth": request.hour_worth,
        "base_drive_seconds": choices.base_drive,
        "complete": choices.complete,
        "best": [_choice_json(choices, choice) for choice in choices.best],
        "front": [_choice_json(choices, choice) for choice in choices.front],
    }


def names(choices: Choices, stops: Sequence[str]) -> str:
    """The names of stops."""
    return ", ".join(choices.problem.stop(stop).name for stop in stops)


def _table(choices: Choices, rows: Sequence[Choice], title: str, lang: Language) -> Table:
    words = words_in(lang)
    losing = any(choice.losers for choice in rows)
    table = Table(title=Text(title, "bold"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(words("choice.rank"), justify="right")
    table.add_column(words("choice.communes"), ratio=1)
    table.add_column(words("choice.gained"), justify="right", no_wrap=True)
    if losing:
        table.add_column(words("choice.lost"), justify="right", no_wrap=True)
        table.add_column(words("choice.losers"), ratio=1)
    table.add_column(words("choice.added"), justify="right", no_wrap=True)
    table.add_column(words("choice.proof"), no_wrap=True)
    for rank, choice in enumerate(rows, start=1):
        lost = [words.written(choice.lost), names(choices, choice.losers)] if losing else []
        table.add_row(
            str(rank),
            names(choices, choice.chosen),
            words.written(choice.gained),
            *lost,
            words.written(choice.drive_seconds - choices.base_drive, "column-change"),
            _proof(choice, lang),
        )
    return table


def _proof(choice: Choice, lang: Language) -> str:
    words = words_in(lang)
    return words("choice.proven") if choice.proven else words("choice.bound", gap=choice.gap)


def _choice_json(choices: Choices, choice: Choice) -> Json:
    return {
        "chosen": [
            {
                "stop": stop,
                "name": choices.problem.stop(stop).name,
                "france_services": stop in choices.with_site,
            }
            for stop in choice.chosen
        ],
        "losers": [{"stop": stop, "name": choices.problem.stop(stop).name} for stop in choice.losers],
        "gained": choice.gained,
        "lost": choice.lost,
        "missing_visits": choice.missing,
        "drive_seconds": choice.drive_seconds,
        "drive_change_seconds": choice.drive_seconds - choices.base_drive,
        "objective": choice.objective,
        "bound": choice.bound,
        "proven": choice.proven,
    }
