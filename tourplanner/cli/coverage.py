"""``tourplanner coverage``."""

import json
from datetime import date
from pathlib import Path

import click

from tourplanner.cli.consoles import data_console, notice
from tourplanner.cli.covered import show_coverage
from tourplanner.cli.covered_json import coverage_json
from tourplanner.cli.options import PATH, examples, iso_date, lang_option
from tourplanner.inputs.weights import POPULATION
from tourplanner.wording.language import Language
from tourplanner.workflow.coverage import CoverOptions, cover, write_coverage_csv


@click.command(
    "coverage",
    epilog=examples(
        "tourplanner coverage maps/pilote-2020",
        "tourplanner coverage maps/pilote-2020 --on 2027-01-08 --map friday.html",
        "tourplanner coverage maps/pilote-2020 --weights over-75.csv --weight residents_75 --csv drives.csv",
    ),
)
@click.argument("plan", type=PATH)
@click.option(
    "--weight", default=POPULATION, show_default=True, metavar="COLUMN", help="What a commune counts for."
)
@click.option("--weights", type=PATH, metavar="CSV", help="Table of that column.  [default: communes.csv]")
@click.option(
    "--on",
    metavar="DATE",
    callback=iso_date,
    help="What is open on that day, YYYY-MM-DD.  [default: the whole cycle]",
)
@click.option("--csv", "csv_file", type=PATH, metavar="FILE", help="Write a table of all communes.")
@click.option("--map", "map_file", type=PATH, metavar="FILE", help="Write a map of all communes.")
@click.option("--data", type=PATH, metavar="DIR", help="Folder of tables that replace the shipped ones.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@lang_option
def command(
    plan: Path,
    weight: str,
    weights: Path | None,
    on: date | None,
    csv_file: Path | None,
    map_file: Path | None,
    data: Path | None,
    as_json: bool,
    lang: Language,
) -> None:
    """Measure who is how far from help, without and with the van.

    PLAN is a plan.json or its folder. Prints minutes by car from each commune to its nearest France
    Services site, and to the nearest of sites and stops of the van: on any day of the cycle, for
    whoever can wait for it, and on its touring days, by what is open that very day. With --on, on one
    date, after the cycle too.
    """
    covered = cover(plan, CoverOptions(data, weight, weights, on, notice))
    if csv_file:
        write_coverage_csv(covered, csv_file)
    if map_file:
        # Only a map needs what it is drawn with.
        from tourplanner.workflow.map import write_coverage_map  # noqa: PLC0415

        write_coverage_map(covered, lang, map_file)
    console = data_console()
    if as_json:
        console.print(json.dumps(coverage_json(covered), ensure_ascii=False, indent=2), soft_wrap=True)
    else:
        show_coverage(covered, lang, console)
