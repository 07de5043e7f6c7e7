"""``tourplanner capacity``."""

from datetime import date
from pathlib import Path

import click

from tourplanner.cli.capacity_shown import capacity_json, show_capacity
from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notices, show_json
from tourplanner.cli.kinds import PATH, Day, Whole
from tourplanner.cli.options import data_option, json_option, lang_option
from tourplanner.cli.parameters import argument, option
from tourplanner.wording.language import Language
from tourplanner.workflow.capacity import CapacityOptions, capacity


@click.command(
    "capacity",
    cls=Command,
    examples=(
        "tourplanner capacity maps/pilote-2020 --date 2027-10-02 --people 200",
        "tourplanner capacity maps/pilote-2020 --date 02/10/2027 --people 200 --minutes 20 --at Fleurance",
    ),
)
@argument("dossier", type=PATH)
@option("--date", "day", type=Day(), metavar="DATE", required=True)
@option("--people", type=Whole(1, 100_000), metavar="N", required=True)
@option("--minutes", type=Whole(1, 480), metavar="N")
@option("--desks", type=Whole(1, 100), metavar="N")
@option("--at", metavar="COMMUNE")
@data_option
@json_option
@lang_option
def command(
    dossier: Path,
    day: date,
    people: int,
    minutes: int | None,
    desks: int | None,
    at: str | None,
    data: Path | None,
    as_json: bool,
    lang: Language,
) -> None:
    """Say what receiving many people on one day takes, and what one van can do of it.

    DOSSIER is a folder with a plan.json. Desks, hours and minutes a person on one side; on the other the
    longest day of each van by the rules of work: the drive, lunch, rest, and what it works in that week.
    """
    found = capacity(dossier, CapacityOptions(day, people, minutes, desks, at, data, notices(lang)))
    if as_json:
        show_json(capacity_json(found))
    else:
        show_capacity(found, lang, data_console())
