"""``tourplanner attendance``."""

from pathlib import Path

import click

from tourplanner.cli.command import Group
from tourplanner.cli.consoles import data_console, notices
from tourplanner.cli.demanded import show_imported
from tourplanner.cli.kinds import PATH
from tourplanner.cli.options import data_option, lang_option
from tourplanner.cli.parameters import argument, option
from tourplanner.wording.language import Language
from tourplanner.workflow.attendance import import_attendance
from tourplanner.workflow.demand import DemandOptions


@click.group(
    "attendance",
    cls=Group,
    examples=("tourplanner attendance import counts.csv --plan maps/pilote-2020",),
)
@lang_option
def command(lang: Language) -> None:
    """Keep counts of how many people came."""


@command.command(
    "import",
    examples=(
        "tourplanner attendance import counts.csv --plan maps/pilote-2020",
        "tourplanner attendance import january.csv --plan maps/pilote-2020 --lang en",
    ),
)
@argument("file", type=PATH)
@option("--plan", type=PATH, required=True, metavar="PLAN")
@data_option
@lang_option
def import_counts(file: Path, plan: Path, data: Path | None, lang: Language) -> None:
    """Take counts of visitors per visit, and learn from them.

    FILE is a CSV table with the columns date, stop, visitors and, if you like, half (morning or
    afternoon) and arrived (the time of arrival). It has no column for names, telephone numbers or
    remarks, and is refused with them. Stores attendance.csv beside the plan; a visit that was counted
    before gets the new number. Shows what is believed of the demand before and after.
    """
    imported = import_attendance(file, plan, DemandOptions(data=data, notify=notices(lang)))
    show_imported(imported, lang, data_console())
