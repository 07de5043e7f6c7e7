"""``tourplanner swap``."""

from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import notices
from tourplanner.cli.half_days import AnyHalfDay
from tourplanner.cli.kinds import PATH
from tourplanner.cli.moved import show_moved
from tourplanner.cli.options import data_option, json_option, lang_option
from tourplanner.cli.parameters import argument, option
from tourplanner.inputs.typed.asked_half_day import AskedHalfDay
from tourplanner.wording.language import Language
from tourplanner.workflow.by_hand.named_moves import Named, swap_named


@click.command(
    "swap",
    cls=Command,
    examples=("tourplanner swap maps/pilote-2020 Monfort Touget",),
)
@argument("dossier", type=PATH, is_eager=True)
@argument("stop")
@argument("other")
@option("--from", "at", type=AnyHalfDay(), metavar="WHEN")
@option("--to", type=AnyHalfDay(), metavar="WHEN")
@json_option
@data_option
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    dossier: Path,
    stop: str,
    other: str,
    at: AskedHalfDay | None,
    to: AskedHalfDay | None,
    as_json: bool,
    data: Path | None,
    lang: Language,
) -> None:
    """Let two visits change places by hand.

    The visits of STOP and OTHER change places; all else as of move.
    """
    moved = swap_named(dossier, Named(stop, at), Named(other, to), lang, data, notices(lang))
    show_moved(ctx, moved, lang, as_json=as_json)
