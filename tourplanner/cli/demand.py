"""``tourplanner demand``."""

import json
from datetime import date
from pathlib import Path

import click

from tourplanner.cli.consoles import data_console, notice
from tourplanner.cli.demanded import demand_json, show_demand
from tourplanner.cli.options import PATH, examples, iso_date, lang_option
from tourplanner.inputs.weights import POPULATION
from tourplanner.wording.language import Language
from tourplanner.workflow.demand import DemandOptions, expect
from tourplanner.workflow.reach import Weighing


@click.command(
    "demand",
    epilog=examples(
        "tourplanner demand maps/pilote-2020 --until 2027-03-31",
        "tourplanner demand maps/pilote-2020/schedule.json --lang en",
    ),
)
@click.argument("plan", type=PATH)
@click.option(
    "--until",
    metavar="DATE",
    callback=iso_date,
    help="The last day, YYYY-MM-DD.  [default: that of the schedule]",
)
@click.option(
    "--weight", default=POPULATION, show_default=True, metavar="COLUMN", help="What a commune counts for."
)
@click.option("--weights", type=PATH, metavar="CSV", help="Table of that column.  [default: communes.csv]")
@click.option("--data", type=PATH, metavar="DIR", help="Folder of tables that replace the shipped ones.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@lang_option
def command(
    plan: Path,
    until: date | None,
    weight: str,
    weights: Path | None,
    data: Path | None,
    as_json: bool,
    lang: Language,
) -> None:
    """Say how many people each visit may expect, and can receive.

    PLAN is a plan.json, its folder, or the schedule.json beside it. For every visit on its real date:
    the expected visitors and their range, the capacity, and whether it fits. The model is that of the
    config's [demand] block; counts that `tourplanner attendance import` stored beside the plan make
    it surer.
    """
    options = DemandOptions(until=until, data=data, weighing=Weighing(weight, weights), notify=notice)
    expected = expect(plan, options)
    console = data_console()
    if as_json:
        console.print(json.dumps(demand_json(expected), ensure_ascii=False, indent=2), soft_wrap=True)
    else:
        show_demand(expected, lang, console)
