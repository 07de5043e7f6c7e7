"""``tourplanner import``."""

from datetime import date
from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notices
from tourplanner.cli.departements import departement_codes
from tourplanner.cli.imported import show_imported
from tourplanner.cli.kinds import PATH, WRITTEN, Day, OneOf
from tourplanner.cli.options import data_option, lang_option
from tourplanner.cli.parameters import argument, option
from tourplanner.domain.territory import COUNTRIES, FRANCE
from tourplanner.travel.http.geocoder import URL
from tourplanner.wording.language import Language
from tourplanner.workflow.timetable.import_timetable import import_timetable
from tourplanner.workflow.timetable.options import ImportOptions


@click.command(
    "import",
    cls=Command,
    examples=(
        "tourplanner import bibliobus.xlsx --depot Auch",
        "tourplanner import arrets.csv --depot Auch --geocode",
        "tourplanner import arrets.csv --service Indre --depot 46.8214,1.6976 --out indre",
        "tourplanner import mobile-library.csv --country GB --depot middle",
    ),
)
@argument("file", type=PATH)
@option("--out", type=WRITTEN, metavar="DIR")
@option("--depot", metavar="PLACE", default="")
@option("--service", metavar="NAME", default="")
@option("--start", type=Day(), metavar="DATE", default=date.today)
@option("--country", type=OneOf(COUNTRIES), metavar="COUNTRY", default=FRANCE)
@option("--departement", callback=departement_codes, metavar="CODE", multiple=True)
@option("--geocode", is_flag=True)
@option("--url", default=URL, show_default=True, metavar="URL")
@data_option
@lang_option
def command(
    file: Path,
    out: Path | None,
    depot: str,
    service: str,
    start: date,
    country: str,
    departement: tuple[str, ...],
    geocode: bool,
    url: str,
    data: Path | None,
    lang: Language,
) -> None:
    """Start from the timetable that exists: a dossier whose calendar it is, judged and priced."""
    options = ImportOptions(
        start=start,
        out=out,
        depot=depot,
        service=service,
        country=country,
        departements=departement,
        geocoder=url if geocode else "",
        data=data,
        lang=lang,
        notify=notices(lang),
    )
    show_imported(import_timetable(file, options), lang, data_console())
