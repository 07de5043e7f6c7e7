"""``tourplanner choose``."""

import json
from contextlib import nullcontext
from pathlib import Path

import click

from tourplanner.analysis.choice import HOUR_WORTH, Request
from tourplanner.cli.chosen import choices_json, show_choices
from tourplanner.cli.consoles import data_console, notice, notice_console, silence
from tourplanner.cli.options import PATH, examples, lang_option, quiet_option, search_seconds
from tourplanner.cli.progress import ProgressLine
from tourplanner.domain.period import WEEKDAYS
from tourplanner.inputs.weights import POPULATION
from tourplanner.wording.choice import choice_labels
from tourplanner.wording.language import Language
from tourplanner.workflow.choose import ChooseOptions, choose, write_choice

WEEKDAY_NUMBERS = {name: number for number, name in enumerate(WEEKDAYS)}


def weekdays(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[int, ...] | None:
    """Weekdays of an option, ``mon,thu``, or a usage error."""
    if value is None:
        return None
    words = [word.strip() for word in value.split(",")]
    unknown = [word for word in words if word not in WEEKDAY_NUMBERS]
    if unknown:
        raise click.BadParameter(f"{unknown[0]!r} is not one of {', '.join(WEEKDAYS)}")
    return tuple(sorted({WEEKDAY_NUMBERS[word] for word in words}))


def floors(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> dict[str, int]:
    """Least numbers by intercommunalité, each ``SIREN=N``, or a usage error."""
    found: dict[str, int] = {}
    for value in values:
        epci, equals, number = value.partition("=")
        if not equals or not number.isascii() or not number.isdigit():
            raise click.BadParameter(f"{value!r} is not like 243200417=2")
        if epci in found:
            raise click.BadParameter(f"{epci} is given twice")
        found[epci] = int(number)
    return found


@click.command(
    "choose",
    epilog=examples(
        "tourplanner choose --epci 243200417 --count 4 --weekdays thu",
        "tourplanner choose --epci 243200417 --count 4 --include 32458 --one-per-canton",
        "tourplanner choose my-plan/plan.toml --all --count 40 --hour-worth 500 --best 1",
    ),
)
@click.argument("config", type=PATH, required=False)
@click.option("--epci", "epcis", multiple=True, metavar="SIREN", help="Choose in this intercommunalité.")
@click.option("--all", "everywhere", is_flag=True, help="Choose in the whole département.")
@click.option("--count", type=click.IntRange(1), required=True, metavar="N", help="How many communes.")
@click.option("--weekdays", callback=weekdays, metavar="LIST", help="Touring days for them: mon,thu.")
@click.option("--include", multiple=True, metavar="INSEE", help="This commune in any case.")
@click.option("--exclude", multiple=True, metavar="INSEE", help="Not this commune.")
@click.option("--without-sites", is_flag=True, help="No commune with a France Services site of its own.")
@click.option("--one-per-canton", is_flag=True, help="At most one commune of a canton.")
@click.option(
    "--min-distance", type=click.FloatRange(0, 500), metavar="KM", help="Least distance between two of them."
)
@click.option(
    "--floor", "least", multiple=True, callback=floors, metavar="SIREN=N", help="At least N communes there."
)
@click.option(
    "--weight", default=POPULATION, show_default=True, metavar="COLUMN", help="What a commune counts for."
)
@click.option("--weights", type=PATH, metavar="CSV", help="Table of that column.  [default: communes.csv]")
@click.option(
    "--hour-worth",
    type=click.IntRange(1, 10**6),
    default=HOUR_WORTH,
    show_default=True,
    metavar="W",
    help="Weight that is worth an hour of driving per cycle.",
)
@click.option(
    "--best", type=click.IntRange(1, 100), default=10, show_default=True, metavar="N", help="How many sets."
)
@click.option("--time-limit", callback=search_seconds, metavar="S", help="Seconds of search.")
@click.option("--out", type=PATH, metavar="DIR", help="Folder of the first choice's plan and map.")
@click.option("--data", type=PATH, metavar="DIR", help="Folder of tables that replace the shipped ones.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
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
    if everywhere == bool(epcis):
        raise click.UsageError("Say where to choose: --epci SIREN, once or more, or --all.")
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
    with nullcontext() if quiet else ProgressLine(notice_console()) as line:
        options = ChooseOptions(
            data=data,
            weights=weights,
            time_limit=time_limit,
            best=best,
            notify=silence if quiet else notice,
            observe=None if line is None else line.observe,
        )
        choices = choose(config, request, options)
    written, note = write_choice(choices, out, lang)
    console = data_console()
    if as_json:
        console.print(json.dumps(choices_json(choices), ensure_ascii=False, indent=2), soft_wrap=True)
        return
    show_choices(choices, lang, console)
    console.print()
    console.print(choice_labels(lang).read.format(plan=written.plan), soft_wrap=True)
    console.print(choice_labels(lang).note.format(note=note), soft_wrap=True)
