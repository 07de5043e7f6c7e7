"""``tourplanner demand``."""

from datetime import date
from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notices, show_json
from tourplanner.cli.demanded import demand_json, show_demand
from tourplanner.cli.kinds import PATH, WRITTEN, Day
from tourplanner.cli.options import data_option, json_option, lang_option, plain_option
from tourplanner.cli.parameters import argument, option
from tourplanner.cli.usage import Misuse
from tourplanner.inputs.weights import POPULATION
from tourplanner.message import message
from tourplanner.wording.language import Language
from tourplanner.workflow.demand import DemandOptions, expect, write_demand_csv
from tourplanner.workflow.people.reach import Weighing


@click.command(
    "demand",
    cls=Command,
    examples=(
        "tourplanner demand maps/pilote-2020 --until 2027-03-31",
        "tourplanner demand maps/pilote-2020/schedule.json --csv visiteurs.csv",
    ),
)
@argument("plan", type=PATH)
@option("--until", metavar="DATE", type=Day())
@option("--weight", default=POPULATION, show_default=True, metavar="COLUMN", shared=True)
@option("--weights", type=PATH, metavar="CSV", shared=True)
@option("--csv", "csv_file", type=WRITTEN, metavar="FILE")
@plain_option
@data_option
@json_option
@lang_option
def command(
    plan: Path,
    until: date | None,
    weight: str,
    weights: Path | None,
    csv_file: Path | None,
    plain: bool,
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
    if plain and not csv_file:
        raise Misuse(message("usage.plain-csv"))
    options = DemandOptions(until=until, data=data, weighing=Weighing(weight, weights), notify=notices(lang))
    expected = expect(plan, options)
    if csv_file:
        write_demand_csv(expected, csv_file, plain)
    console = data_console()
    if as_json:
        show_json(demand_json(expected))
    else:
        show_demand(expected, lang, console)
