"""``tourplanner choose``."""

from contextlib import nullcontext
from pathlib import Path

import click

from tourplanner.analysis.choice import HOUR_WORTH, Request
from tourplanner.cli.chosen import choices_json, show_choices
from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notice_console, notices, show_json
from tourplanner.cli.kinds import PATH, WRITTEN, Decimal, Seconds, Whole
from tourplanner.cli.options import data_option, json_option, lang_option, quiet_option
from tourplanner.cli.parameters import argument, option
from tourplanner.cli.progress import ProgressLine
from tourplanner.cli.usage import BadValue, Misuse
from tourplanner.cli.weekdays import weekdays as weekdays_of
from tourplanner.inputs.weights import POPULATION
from tourplanner.message import message, silent
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.compared.choose import ChooseOptions, choose, write_choice
from tourplanner.workflow.compared.scenarios import write_scenario


def floors(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> dict[str, int]:
    """Least numbers by intercommunalité, each ``SIREN=N``, or a usage error."""
    found: dict[str, int] = {}
    for value in values:
        epci, equals, number = value.partition("=")
        if not equals or not number.isascii() or not number.isdigit():
            raise BadValue(message("usage.not-floor", value=value))
        if epci in found:
            raise BadValue(message("usage.floor-twice", epci=epci))
        found[epci] = int(number)
    return found


@click.command(
    "choose",
    cls=Command,
    examples=(
        "tourplanner choose --epci 243200417 --count 4 --weekdays thu",
        "tourplanner choose --epci 243200417 --count 4 --include 32458 --one-per-canton",
        "tourplanner choose mon-plan/plan.toml --all --count 40 --hour-worth 500 --best 1",
    ),
)
@argument("config", type=PATH, required=False)
@option("--epci", "epcis", multiple=True, metavar="SIREN")
@option("--all", "everywhere", is_flag=True)
@option("--count", type=Whole(1), required=True, metavar="N")
@option("--weekdays", callback=weekdays_of, metavar="LIST")
@option("--include", multiple=True, metavar="INSEE")
@option("--exclude", multiple=True, metavar="INSEE")
@option("--without-sites", is_flag=True)
@option("--one-per-canton", is_flag=True)
@option("--min-distance", type=Decimal(0, 500), metavar="KM")
@option("--floor", "least", multiple=True, callback=floors, metavar="SIREN=N")
@option("--weight", default=POPULATION, show_default=True, metavar="COLUMN", shared=True)
@option("--weights", type=PATH, metavar="CSV", shared=True)
@option("--hour-worth", type=Whole(1, 10**6), default=HOUR_WORTH, show_default=True, metavar="W")
@option("--best", type=Whole(1, 100), default=10, show_default=True, metavar="N")
@option("--time-limit", type=Seconds(), metavar="S")
@option("--out", type=WRITTEN, metavar="DIR")
@option("--scenario", type=WRITTEN, metavar="FILE")
@option("--point", type=Whole(1), metavar="N")
@data_option
@json_option
@lang_option
@quiet_option
def command(
    config: Path | None,
    epcis: tuple[str, ...],
    everywhere: bool,
    count: int,
    weekdays: tuple[int, ...] | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    without_sites: bool,
    one_per_canton: bool,
    min_distance: float | None,
    least: dict[str, int],
    weight: str,
    weights: Path | None,
    hour_worth: int,
    best: int,
    time_limit: float | None,
    out: Path | None,
    scenario: Path | None,
    point: int | None,
    data: Path | None,
    as_json: bool,
    lang: Language,
    quiet: bool,
) -> None:
    """Choose communes to add, together with their plan.

    Prints the best sets, and every trade-off between whom they serve and how much is driven, each
    proven. Promises to the stops of CONFIG come first; where there is no room for all, the stops that
    would lose visits are named. The plan and map of the first choice are
    written, with a one-page note to decide by.
    """
    if point is not None and scenario is None:
        raise Misuse(message("usage.point-of-scenario"))
    if everywhere == bool(epcis):
        raise Misuse(message("usage.where-to-choose"))
    request = Request(
        epcis=epcis,
        count=count,
        include=include,
        exclude=exclude,
        weekdays=weekdays,
        without_sites=without_sites,
        one_per_canton=one_per_canton,
        min_distance_km=min_distance,
        floors=least,
        weight=weight,
        hour_worth=hour_worth,
    )
    with nullcontext() if quiet else ProgressLine(notice_console(), lang) as line:
        options = ChooseOptions(
            data=data,
            weights=weights,
            time_limit=time_limit,
            best=best,
            notify=silent if quiet else notices(lang),
            observe=None if line is None else line.observe,
        )
        choices = choose(config, request, options)
    written, note = write_choice(choices, out, lang)
    if scenario is not None:
        write_scenario(choices, scenario, lang, point)
    console = data_console()
    if as_json:
        show_json(choices_json(choices))
        return
    show_choices(choices, lang, console)
    console.print()
    console.print(words_in(lang)("choice.read", plan=str(written.plan)), soft_wrap=True)
    console.print(words_in(lang)("choice.note", note=str(note)), soft_wrap=True)
