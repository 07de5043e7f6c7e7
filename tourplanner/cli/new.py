"""``tourplanner new``."""

from datetime import date
from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notices
from tourplanner.cli.departements import departement_codes
from tourplanner.cli.kinds import PATH, Day, OneOf, Whole
from tourplanner.cli.options import data_option, lang_option
from tourplanner.cli.parameters import argument, option
from tourplanner.cli.usage import Misuse
from tourplanner.cli.weekdays import weekdays as weekdays_of
from tourplanner.domain.territory import COUNTRIES, FRANCE, Territory
from tourplanner.message import message
from tourplanner.wording.command_line import command_line
from tourplanner.wording.language import Language
from tourplanner.workflow.new import new, new_from, new_workbook
from tourplanner.workflow.new_dossier import MOST_VANS, STOPS, Founding, new_dossier


@click.command(
    "new",
    cls=Command,
    examples=(
        "tourplanner new mon-plan",
        "tourplanner new --xlsx mon-plan",
        "tourplanner new --xlsx mon-plan --from pilot.toml",
        "tourplanner new mon-plan --from maps/pilote-2020/plan.json",
        "tourplanner new mon-plan --departement Haute-Loire --stops 12",
        "tourplanner new mon-plan --departement 43 --epci 200073419",
        "tourplanner new mon-plan --departement 32 --commune Fleurance --commune Lectoure --depot Auch",
    ),
)
@argument("folder", metavar="DIR", type=PATH)
@option("--xlsx", "as_workbook", is_flag=True)
@option("--from", "config", type=PATH, metavar="CONFIG")
@option("--departement", "named", multiple=True, callback=departement_codes, metavar="CODE")
@option("--country", type=OneOf(COUNTRIES), metavar="COUNTRY")
@option("--epci", "epcis", multiple=True, metavar="SIREN")
@option("--stops", type=Whole(1, 500), metavar="N")
@option("--commune", "communes", multiple=True, metavar="NAME")
@option("--depot", metavar="NAME", default="")
@option("--title", metavar="NAME", default="")
@option("--start", type=Day(), metavar="DATE")
@option("--weeks", type=Whole(1, 8), metavar="N")
@option("--weekdays", callback=weekdays_of, metavar="LIST")
@option("--vans", type=Whole(1, MOST_VANS), metavar="N")
@data_option
@lang_option
def command(
    folder: Path,
    as_workbook: bool,
    config: Path | None,
    named: tuple[str, ...],
    country: str | None,
    epcis: tuple[str, ...],
    stops: int | None,
    communes: tuple[str, ...],
    depot: str,
    title: str,
    start: date | None,
    weeks: int | None,
    weekdays: tuple[int, ...] | None,
    vans: int | None,
    data: Path | None,
    lang: Language,
) -> None:
    """Write a commented config to start from.

    DIR is made if need be; nothing that is there already is touched. With --from, it is that config with
    all comments anew, or the one that a plan.json was made from. With --departement it is one for there,
    whose communes and France Services sites ship with tourplanner. Prints the file written.
    """
    elsewhere = bool(named or country)
    if not as_workbook and data and not config and not elsewhere:
        raise Misuse(message("usage.tables-of-what"))
    if config and elsewhere:
        raise Misuse(message("usage.from-or-there"))
    said = (epcis, stops, communes, depot, title, start, weeks, weekdays, vans)
    if any(said) and not elsewhere:
        raise Misuse(message("usage.there-alone"))
    notify = notices(lang)
    if elsewhere:
        founding = Founding(
            Territory(named, country or FRANCE),
            epcis,
            stops or STOPS,
            communes,
            depot,
            title,
            start,
            weeks,
            weekdays or (),
            data,
            vans or 1,
        )
        files = new_dossier(folder, founding, as_workbook, lang, notify)
    elif as_workbook:
        files = new_workbook(folder, config, data, lang, notify)
    else:
        files = new_from(folder, config, data, lang, notify) if config else new(folder, lang)
    for file in files:
        data_console().print(str(file), soft_wrap=True)
        notify(message("door.edit-then", command=command_line("plan", str(file))))
