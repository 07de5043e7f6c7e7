"""``tourplanner improve``."""

from contextlib import nullcontext
from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notice_console, notices, show_json
from tourplanner.cli.improved import improved_json, show_improved
from tourplanner.cli.kinds import PATH, WRITTEN, Seconds, Whole
from tourplanner.cli.options import data_option, json_option, lang_option, quiet_option
from tourplanner.cli.parameters import argument, option
from tourplanner.cli.progress import ProgressLine
from tourplanner.message import silent
from tourplanner.wording.language import Language
from tourplanner.workflow.timetable.improve import USUAL_SECONDS, ImproveOptions, improve, write_improved


@click.command(
    "improve",
    cls=Command,
    examples=(
        "tourplanner improve maps/pilote-2020",
        "tourplanner improve indre --move-at-most 5",
        "tourplanner improve indre --move-at-most 5 --out indre-mieux",
    ),
)
@argument("dossier", type=PATH)
@option("--move-at-most", "most", type=Whole(0, 10_000), metavar="N")
@option("--time-limit", type=Seconds(), metavar="S", default=USUAL_SECONDS, show_default=True)
@option("--seed", type=Whole(0), metavar="N", default=0)
@option("--out", type=WRITTEN, metavar="DIR")
@json_option
@data_option
@lang_option
@quiet_option
def command(
    dossier: Path,
    most: int | None,
    time_limit: float,
    seed: int,
    out: Path | None,
    as_json: bool,
    data: Path | None,
    lang: Language,
    quiet: bool,
) -> None:
    """Say how much better the calendar of a dossier could be, and who would change day."""
    with nullcontext() if quiet else ProgressLine(notice_console(), lang) as line:
        options = ImproveOptions(
            most=most,
            time_limit=time_limit,
            seed=seed,
            data=data,
            notify=silent if quiet else notices(lang),
            observe=None if line is None else line.observe,
        )
        improved = improve(dossier, options)
    written = None if out is None else write_improved(improved, out, lang)
    if as_json:
        show_json(improved_json(improved))
    else:
        show_improved(improved, written, lang, data_console())
