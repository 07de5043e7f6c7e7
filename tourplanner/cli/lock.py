"""``tourplanner lock``."""

from datetime import date
from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notices
from tourplanner.cli.kinds import PATH, Day
from tourplanner.cli.options import data_option, half_option, lang_option
from tourplanner.cli.parameters import argument, option
from tourplanner.inputs.typed.asked_half_day import AskedHalfDay
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.dossier.lock import asked_visit, lock_visit


@click.command(
    "lock",
    cls=Command,
    examples=(
        "tourplanner lock maps/pilote-2020 Monfort 08/01/2027 --half morning",
        "tourplanner lock maps/pilote-2020 32269 08/01/2027 --half morning --why 'promis au maire'",
    ),
)
@argument("dossier", type=PATH, is_eager=True)
@argument("stop")
@argument("date_", metavar="DATE", type=Day())
@half_option
@option("--why", metavar="VALUE", default="")
@data_option
@lang_option
def command(
    dossier: Path, stop: str, date_: date, half: AskedHalfDay, why: str, data: Path | None, lang: Language
) -> None:
    """Fix a visit of a plan where it is.

    DOSSIER is a folder with a plan.json. Writes the lock into its config, with its reason.
    """
    visit = asked_visit(dossier, stop, date_, half, data, notices(lang))
    file = lock_visit(dossier, visit, why, lang, data, notices(lang))
    data_console().print(words_in(lang)("lock.locked", file=str(file)), soft_wrap=True)
