"""``tourplanner attendance``."""

from pathlib import Path

import click

from tourplanner.cli.consoles import data_console, notice
from tourplanner.cli.demanded import show_imported
from tourplanner.cli.options import PATH, examples, lang_option
from tourplanner.wording.language import Language
from tourplanner.workflow.attendance import import_attendance
from tourplanner.workflow.demand import DemandOptions


@click.group(
    "attendance",
    epilog=examples("tourplanner attendance import counts.csv --plan maps/pilote-2020"),
)
def command() -> None:
    """Keep counts of how many people came."""


@command.command(
    "import",
    epilog=examples(
        "tourplanner attendance import counts.csv --plan maps/pilote-2020",
        "tourplanner attendance import january.csv --plan maps/pilote-2020 --lang en",
    ),
)
@click.argument("file", type=PATH)
@click.option("--plan", type=PATH, required=True, metavar="PLAN", help="The plan.json or its folder.")
@click.option("--data", type=PATH, metavar="DIR", help="Folder of tables that replace the shipped ones.")
@lang_option
def import_counts(file: Path, plan: Path, data: Path | None, lang: Language) -> None:
    """Take counts of visitors per visit, and learn from them.

    FILE is a CSV table with the columns date, stop, visitors and, if you like, half (morning or
    afternoon). It has no column for names, telephone numbers or remarks, and is refused with them.
    Stores attendance.csv beside the plan; a visit that was counted before gets the new number. Shows
    what is believed of the demand before and after.
    """
    imported = import_attendance(file, plan, DemandOptions(data=data, notify=notice))
    show_imported(imported, lang, data_console())
