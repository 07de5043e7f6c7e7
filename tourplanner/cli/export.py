"""``tourplanner export``."""

import os
from datetime import date
from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notices
from tourplanner.cli.kinds import PATH, WRITTEN, Day, OneOf
from tourplanner.cli.options import data_option, draft_option, incomplete_option, lang_option, on_option
from tourplanner.cli.parameters import argument, option
from tourplanner.cli.usage import Misuse
from tourplanner.message import message
from tourplanner.outputs.audience import Audience
from tourplanner.outputs.names import RDV
from tourplanner.wording.language import Language
from tourplanner.workflow.told.export import ALL, FORMATS, export_folder, export_plan


@click.command(
    "export",
    cls=Command,
    examples=(
        "tourplanner export maps/pilote-2020",
        "tourplanner export maps/pilote-2020 --format ics --format gpx --until 2027-06-30 --out agendas",
        "tourplanner export maps/pilote-2020 --format data-inclusion --updated 2026-11-02",
        "tourplanner export dossier --format rdv-service-public --push https://demo.rdv.anct.gouv.fr",
    ),
)
@argument("plan", type=PATH)
@option("--format", "formats", type=OneOf([ALL, *FORMATS]), multiple=True, default=[ALL], show_default=True)
@option("--until", type=Day(), metavar="DATE")
@option("--updated", type=Day(), metavar="DATE")
@option("--out", type=WRITTEN, metavar="DIR")
@option("--push", "to", metavar="URL")
@option("--send", is_flag=True)
@on_option
@draft_option
@incomplete_option
@data_option
@lang_option
def command(
    plan: Path,
    formats: tuple[str, ...],
    until: date | None,
    updated: date | None,
    out: Path | None,
    to: str | None,
    send: bool,
    on: date,
    draft: bool,
    incomplete: bool,
    data: Path | None,
    lang: Language,
) -> None:
    """Write posters, calendars, open data and what the service works with.

    PLAN is a plan.json or its folder; its cycle is unrolled over real dates. What is for everybody goes
    into the folder public, which is fit for a web site as a whole, what stays with the service into
    interne. Prints each file that is written, the page of each folder first. What is written is
    published, drafts apart. With --push, the requests of the format rdv-service-public are shown one by
    one as they would be sent to that address, and with --send they are.
    """
    if send and not to:
        raise Misuse(message("usage.send-where"))
    if send and draft:
        raise Misuse(message("usage.send-no-draft"))
    if to and not {ALL, RDV} & set(formats):
        raise Misuse(message("usage.push-what", format=RDV))
    console = data_console()
    files = export_plan(plan, formats, until, updated, out, lang, data, notices(lang), incomplete, on, draft)
    for file in files:
        console.print(str(file), soft_wrap=True)
    if to:
        # Only sending needs what speaks with servers.
        from tourplanner.cli.pushed import show_pushed  # noqa: PLC0415
        from tourplanner.workflow.told.push import PushOptions, push  # noqa: PLC0415

        folder = export_folder(plan, out, draft)
        wanted = PushOptions.of(to, send, os.environ)
        show_pushed(push(folder / Audience.INTERNAL, wanted), wanted, lang, console)
