"""``tourplanner unlock``."""

from datetime import date
from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notices
from tourplanner.cli.kinds import PATH, Day
from tourplanner.cli.options import data_option, half_option, lang_option
from tourplanner.cli.parameters import argument
from tourplanner.inputs.typed.asked_half_day import AskedHalfDay
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.dossier.lock import asked_visit, unlock_visit


@click.command(
    "unlock",
    cls=Command,
    examples=("tourplanner unlock maps/pilote-2020 Monfort 08/01/2027 --half morning",),
)
@argument("dossier", type=PATH, is_eager=True)
@argument("stop")
@argument("date_", metavar="DATE", type=Day())
@half_option
@data_option
@lang_option
def command(
    dossier: Path, stop: str, date_: date, half: AskedHalfDay, data: Path | None, lang: Language
) -> None:
    """Let a visit of a plan go that was fixed.

    DOSSIER is a folder with a plan.json. Takes the lock out of its config.
    """
    visit = asked_visit(dossier, stop, date_, half, data, notices(lang))
    file = unlock_visit(dossier, visit, lang, data, notices(lang))
    data_console().print(words_in(lang)("lock.unlocked", file=str(file)), soft_wrap=True)
