"""``tourplanner map``."""

from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notices
from tourplanner.cli.kinds import PATH, WRITTEN
from tourplanner.cli.options import data_option, lang_option
from tourplanner.cli.parameters import argument, option
from tourplanner.wording.language import Language
from tourplanner.workflow.map import map_plan


@click.command(
    "map",
    cls=Command,
    examples=(
        "tourplanner map maps/pilote-2020",
        "tourplanner map maps/pilote-2020/plan.json --out map-en.html --lang en",
    ),
)
@argument("plan", type=PATH)
@option("--out", type=WRITTEN, metavar="FILE")
@data_option
@lang_option
def command(plan: Path, out: Path | None, data: Path | None, lang: Language) -> None:
    """Draw the map of a plan again.

    PLAN is a plan.json or its folder. Prints where the map is; it opens in any browser, without
    internet.
    """
    data_console().print(str(map_plan(plan, out, lang, data, notices(lang))), soft_wrap=True)
