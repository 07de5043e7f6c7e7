"""``tourplanner replan``."""

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notice_console, notices, show_json
from tourplanner.cli.kinds import PATH, WRITTEN, Day, NoticeWeight, Seconds, Whole
from tourplanner.cli.options import data_option, json_option, lang_option, on_option, quiet_option
from tourplanner.cli.parameters import argument, option
from tourplanner.cli.progress import ProgressLine
from tourplanner.cli.replanned import show_replanned
from tourplanner.cli.replanned_json import replanned_json
from tourplanner.message import message, silent
from tourplanner.outputs import replan_note
from tourplanner.wording.language import Language
from tourplanner.workflow.year.replan import ReplanOptions, replan
from tourplanner.workflow.year.replan_note import note_of

PAGE = "propositions.html"


@click.command(
    "replan",
    cls=Command,
    examples=(
        "tourplanner replan maps/pilote-2020",
        "tourplanner replan maps/pilote-2020 --on 12/01/2027 --keep-before 01/02/2027",
        "tourplanner replan maps/pilote-2020 --take 2",
        "tourplanner replan maps/pilote-2020 --notice 30=20 --notice 60=3 --json",
    ),
)
@argument("dossier", type=PATH)
@option("--take", type=Whole(1, 3), metavar="N")
@on_option
@option("--keep-before", type=Day(), metavar="DATE")
@option("--notice", type=NoticeWeight(), metavar="NOTICE", multiple=True)
@option("--time-limit", type=Seconds(), metavar="S", default=120, show_default=True)
@option("--out", type=WRITTEN, metavar="FILE")
@json_option
@data_option
@lang_option
@quiet_option
def command(
    dossier: Path,
    take: int | None,
    on: date,
    keep_before: date | None,
    notice: Sequence[tuple[int, int]],
    time_limit: float,
    out: Path | None,
    as_json: bool,
    data: Path | None,
    lang: Language,
    quiet: bool,
) -> None:
    """Answer what has happened: up to three proven proposals.

    DOSSIER is a folder with a plan.json and its schedule. What was told and can no longer take place finds
    another date. With --take one of the proposals becomes the draft of the schedule; where nothing has
    happened, nothing changes.
    """
    notify = silent if quiet else notices(lang)
    with nullcontext() if quiet else ProgressLine(notice_console(), lang) as line:
        options = ReplanOptions(
            on=on,
            keep_before=keep_before,
            notice=notice,
            time_limit=time_limit,
            data=data,
            notify=notify,
            observe=None if line is None else line.observe,
        )
        found = replan(dossier, options, take)
    if not found.complete:
        notify(message("replan.interrupted"))
    note = note_of(found)
    page = (out or found.folder / PAGE) if found.answers else None
    if page is not None:
        replan_note.write(note, lang, page)
    if as_json:
        show_json(replanned_json(found, note, take, lang))
    else:
        show_replanned(note, found, take, page, lang, data_console())
