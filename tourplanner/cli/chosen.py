"""A choice of communes on the standard output, as tables or as JSON."""

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from tourplanner.cli.consoles import PlainConsole
from tourplanner.solvers.selection.selection import Choice
from tourplanner.wording import format as words
from tourplanner.wording.choice import choice_labels
from tourplanner.wording.language import Language
from tourplanner.workflow.choose import MOST_FOR_FRONT, Choices, counted

Json = dict[str, object]


def show_choices(choices: Choices, lang: Language, console: PlainConsole) -> None:
    """Print what was asked, the best sets and the whole trade-off."""
    text, request = choice_labels(lang), choices.request
    candidates = len(choices.problem.config.stops) - len(choices.source.file.config.stops)
    console.print(Text(text.heading.format(count=request.count, candidates=candidates), "bold"))
    hour = f"{words.integer(request.hour_worth, lang)}{words.NO_BREAK}{counted(choices.request, lang)}"
    driving = words.duration(choices.base_drive, lang)
    console.print(f"{text.base.format(driving=driving)} ; {text.asked.format(hour=hour)}.", soft_wrap=True)
    console.print()
    console.print(_table(choices, choices.best, text.best_title, lang))
    if not choices.complete:
        console.print(text.incomplete, soft_wrap=True)
    if choices.front:
        title = text.front_title.format(weight=counted(choices.request, lang))
        console.print(_table(choices, choices.front, title, lang))
        console.print(text.front_note, soft_wrap=True)
    elif candidates > MOST_FOR_FRONT:
        console.print(text.front_empty.format(most=MOST_FOR_FRONT), soft_wrap=True)


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
    text = choice_labels(lang)
    losing = any(choice.losers for choice in rows)
    table = Table(title=Text(title, "bold"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(text.rank, justify="right")
    table.add_column(text.communes, ratio=1)
    table.add_column(text.gained, justify="right", no_wrap=True)
    if losing:
        table.add_column(text.lost, justify="right", no_wrap=True)
        table.add_column(text.losers, ratio=1)
    table.add_column(text.added, justify="right", no_wrap=True)
    table.add_column(text.proof, no_wrap=True)
    for rank, choice in enumerate(rows, start=1):
        lost = [words.integer(choice.lost, lang), names(choices, choice.losers)] if losing else []
        table.add_row(
            str(rank),
            names(choices, choice.chosen),
            words.integer(choice.gained, lang),
            *lost,
            words.signed_duration(choice.drive_seconds - choices.base_drive, lang),
            _proof(choice, lang),
        )
    return table


def _proof(choice: Choice, lang: Language) -> str:
    text = choice_labels(lang)
    if choice.proven:
        return text.proven
    return text.bound.format(gap=words.percent(choice.gap, lang))


def _choice_json(choices: Choices, choice: Choice) -> Json:
    return {
        "chosen": [{"stop": stop, "name": choices.problem.stop(stop).name} for stop in choice.chosen],
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
