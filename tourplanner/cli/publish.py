"""``tourplanner publish``."""

from datetime import date
from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notices, show_json
from tourplanner.cli.kinds import PATH, WRITTEN
from tourplanner.cli.options import (
    data_option,
    incomplete_option,
    json_option,
    lang_option,
    on_option,
    plain_option,
    quiet_option,
)
from tourplanner.cli.parameters import argument, option
from tourplanner.cli.published import show_publication, show_standing
from tourplanner.cli.published_json import register_json, standing_json
from tourplanner.cli.registered import show_register
from tourplanner.cli.usage import Misuse
from tourplanner.message import message, silent
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.told.publish import (
    PublishOptions,
    preview,
    publish,
    standing_of,
    tell,
    write_ledger_csv,
)


@click.command(
    "publish",
    cls=Command,
    examples=(
        "tourplanner publish maps/pilote-2020",
        "tourplanner publish maps/pilote-2020 --changed --on 12/01/2027",
        "tourplanner publish maps/pilote-2020 --told Monfort --told Touget",
        "tourplanner publish maps/pilote-2020 --register --csv registre.csv",
        "tourplanner publish maps/pilote-2020 --status --json",
    ),
)
@argument("dossier", type=PATH)
@option("--changed", is_flag=True)
@option("--told", metavar="STOP", multiple=True)
@option("--preview", "ahead", is_flag=True)
@option("--status", is_flag=True)
@option("--register", is_flag=True)
@option("--csv", "csv_file", type=WRITTEN, metavar="FILE")
@option("--out", type=WRITTEN, metavar="DIR")
@on_option
@incomplete_option
@plain_option
@json_option
@data_option
@lang_option
@quiet_option
def command(
    dossier: Path,
    changed: bool,
    told: tuple[str, ...],
    ahead: bool,
    status: bool,
    register: bool,
    csv_file: Path | None,
    out: Path | None,
    on: date,
    incomplete: bool,
    plain: bool,
    as_json: bool,
    data: Path | None,
    lang: Language,
    quiet: bool,
) -> None:
    """Tell people the schedule, and keep record of who was told what.

    DOSSIER is a folder with a plan.json. Its schedule becomes a publication with a number, unless the last
    one says the same. With --changed what has to be replaced is written: posters, strips to paste, mails to
    mairies and calendars. --told writes down who knows; --preview shows what would be told, --status how
    everybody was told, --register all that was told since the first publication; none of them publishes.
    """
    _require_one(changed, bool(told), ahead, status, register)
    if plain and not csv_file:
        raise Misuse(message("usage.plain-csv"))
    notify, console = silent if quiet else notices(lang), data_console()
    if ahead:
        stands = preview(dossier, on, data, notify)
    elif status or register:
        stands = standing_of(dossier, on, data, notify)
    elif told:
        stands = tell(dossier, told, on, data, notify)
    else:
        options = PublishOptions(on, changed, out, lang=lang, data=data, incomplete=incomplete)
        stands = publish(dossier, options, notify)
    if csv_file:
        write_ledger_csv(stands, csv_file, lang, plain)
    if as_json:
        show_json(register_json(stands) if register else standing_json(stands))
        return
    if register:
        show_register(stands.publications, lang, console)
    elif ahead or status or told:
        show_standing(stands, dossier, lang, console)
    else:
        show_publication(stands, dossier, lang, console)
    if csv_file:
        console.print(words_in(lang)("publication.saved", file=str(csv_file)), soft_wrap=True)


def _require_one(*asked: bool) -> None:
    """Require that at most one thing is asked for."""
    if sum(asked) > 1:
        raise Misuse(message("usage.one-of-publish"))
