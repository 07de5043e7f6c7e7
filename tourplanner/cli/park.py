"""``tourplanner park``."""

from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import notices
from tourplanner.cli.half_days import AnyHalfDay
from tourplanner.cli.kinds import PATH
from tourplanner.cli.moved import show_moved
from tourplanner.cli.options import data_option, json_option, lang_option
from tourplanner.cli.parameters import argument, option
from tourplanner.cli.usage import Misuse
from tourplanner.inputs.typed.asked_half_day import AskedHalfDay
from tourplanner.message import message
from tourplanner.wording.language import Language
from tourplanner.workflow.by_hand.named_moves import Named, park_named


@click.command(
    "park",
    cls=Command,
    examples=(
        "tourplanner park maps/pilote-2020 Monfort",
        "tourplanner park maps/pilote-2020 Monfort Touget Viella",
        "tourplanner park maps/pilote-2020 Touget --from 'S1 mercredi'",
    ),
)
@argument("dossier", type=PATH, is_eager=True)
@argument("stops", metavar="STOP...", nargs=-1, required=True)
@option("--from", "at", type=AnyHalfDay(), metavar="WHEN")
@json_option
@data_option
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    dossier: Path,
    stops: tuple[str, ...],
    at: AskedHalfDay | None,
    as_json: bool,
    data: Path | None,
    lang: Language,
) -> None:
    """Set visits aside, without a date.

    They wait to be placed until move gives them half-days; all else as of move.
    """
    if at is not None and len(stops) > 1:
        raise Misuse(message("usage.from-of-one"), ctx)
    moved = park_named(dossier, [Named(stop, at) for stop in stops], lang, data, notices(lang))
    show_moved(ctx, moved, lang, as_json=as_json)
