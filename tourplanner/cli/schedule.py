"""``tourplanner schedule``."""

from datetime import date
from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notices
from tourplanner.cli.kinds import PATH, WRITTEN, Day
from tourplanner.cli.options import data_option, lang_option, on_option
from tourplanner.cli.parameters import argument, option
from tourplanner.cli.scheduled import show_schedule
from tourplanner.wording.language import Language
from tourplanner.workflow.year.schedule import publish_schedule


@click.command(
    "schedule",
    cls=Command,
    examples=(
        "tourplanner schedule maps/pilote-2020",
        "tourplanner schedule maps/pilote-2020/plan.json --until 2028-12-31 --lang en",
    ),
)
@argument("plan", type=PATH)
@option("--until", metavar="DATE", type=Day())
@option("--out", type=WRITTEN, metavar="FILE")
@on_option
@data_option
@lang_option
def command(
    plan: Path, until: date | None, out: Path | None, on: date, data: Path | None, lang: Language
) -> None:
    """Unroll a plan over real dates.

    PLAN is a plan.json or its folder. The cycle is repeated up to a day; visits on public holidays and
    in closures are skipped, shifted or swapped as the config says. Prints all dates, what changed and
    why, and the longest absence of each stop. Writes schedule.json; a schedule that is there already
    is replaced, but what it told is not forgotten: changed dates are counted, dropped ones cancelled.
    """
    show_schedule(publish_schedule(plan, until, out, data, notices(lang), on), lang, data_console())
