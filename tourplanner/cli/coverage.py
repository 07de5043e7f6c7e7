"""``tourplanner coverage``."""

from datetime import date
from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notices, show_json
from tourplanner.cli.covered import show_coverage
from tourplanner.cli.covered_json import coverage_json
from tourplanner.cli.kinds import PATH, WRITTEN, Day
from tourplanner.cli.options import data_option, json_option, lang_option, plain_option
from tourplanner.cli.parameters import argument, option
from tourplanner.cli.usage import Misuse
from tourplanner.inputs.weights import POPULATION
from tourplanner.message import message
from tourplanner.wording.language import Language
from tourplanner.workflow.coverage import CoverOptions, cover, write_coverage


@click.command(
    "coverage",
    cls=Command,
    examples=(
        "tourplanner coverage maps/pilote-2020",
        "tourplanner coverage maps/pilote-2020 --on 2027-01-08 --map friday.html",
        "tourplanner coverage maps/pilote-2020 --weights over-75.csv --weight residents_75 --csv drives.csv",
    ),
)
@argument("plan", type=PATH)
@option("--weight", default=POPULATION, show_default=True, metavar="COLUMN", shared=True)
@option("--weights", type=PATH, metavar="CSV", shared=True)
@option("--on", metavar="DATE", type=Day())
@option("--csv", "csv_file", type=WRITTEN, metavar="FILE")
@plain_option
@option("--map", "map_file", type=WRITTEN, metavar="FILE")
@data_option
@json_option
@lang_option
def command(
    plan: Path,
    weight: str,
    weights: Path | None,
    on: date | None,
    csv_file: Path | None,
    plain: bool,
    map_file: Path | None,
    data: Path | None,
    as_json: bool,
    lang: Language,
) -> None:
    """Measure who is how far from help, without and with the van.

    PLAN is a plan.json or its folder. Prints minutes by car from each commune to its nearest France
    Services site, and to the nearest of sites and stops of the van: on any day of the cycle, for
    whoever can wait for it, and on its touring days, by what is open that very day. With --on, on one
    date, after the cycle too: all that is open that day, other fixed services among it, then what
    receives people without appointment.
    """
    if plain and not csv_file:
        raise Misuse(message("usage.plain-csv"))
    covered = cover(plan, CoverOptions(data, weight, weights, on, notices(lang)))
    write_coverage(covered, csv_file, map_file, plain, lang)
    console = data_console()
    if as_json:
        show_json(coverage_json(covered))
    else:
        show_coverage(covered, lang, console)
