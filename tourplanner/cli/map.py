"""``tourplanner map``."""

from pathlib import Path

import click

from tourplanner.cli.consoles import data_console, notice
from tourplanner.cli.options import PATH, examples, lang_option
from tourplanner.wording.language import Language
from tourplanner.workflow.map import map_plan


@click.command(
    "map",
    epilog=examples(
        "tourplanner map maps/pilote-2020",
        "tourplanner map maps/pilote-2020/plan.json --out map-en.html --lang en",
    ),
)
@click.argument("plan", type=PATH)
@click.option("--out", type=PATH, metavar="FILE", help="The HTML file.  [default: map.html beside the plan]")
@click.option("--data", type=PATH, metavar="DIR", help="Folder of tables that replace the shipped ones.")
@lang_option
def command(plan: Path, out: Path | None, data: Path | None, lang: Language) -> None:
    """Draw the map of a plan again.

    PLAN is a plan.json or its folder. Prints where the map is; it opens in any browser, without
    internet.
    """
    data_console().print(str(map_plan(plan, out, lang, data, notice)), soft_wrap=True)
