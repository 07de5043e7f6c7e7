"""``tourplanner plan``."""

from contextlib import nullcontext
from datetime import date
from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notice_console, notices
from tourplanner.cli.group import BROKEN_PROMISE
from tourplanner.cli.interrupts import INTERRUPTS, NAMES
from tourplanner.cli.kinds import PATH, WRITTEN, Day, OneOf, Seconds, Whole
from tourplanner.cli.options import data_option, lang_option, quiet_option
from tourplanner.cli.parameters import argument, option
from tourplanner.cli.progress import ProgressLine
from tourplanner.cli.summary import show_plan
from tourplanner.message import Message, message, silent
from tourplanner.solvers.method import Method
from tourplanner.wording.language import Language
from tourplanner.workflow.plan import make_plan
from tourplanner.workflow.plan_options import PlanOptions
from tourplanner.workflow.planned import Planned

MOST_ROUNDS = 10**12
"""More than any machine does in a day."""


@click.command(
    "plan",
    cls=Command,
    examples=(
        "tourplanner plan",
        "tourplanner plan semaine.toml --start 2027-03-01 --out semaine",
        "tourplanner plan mon-plan/plan.toml --time-limit 60 --lang en",
        "tourplanner plan mon-plan/plan.xlsx",
        "tourplanner plan mon-plan/plan.toml --rounds 500000 --seed 3",
        "tourplanner plan mon-plan/plan.toml --out mon-plan --near mon-plan",
    ),
)
@argument("config", type=PATH, required=False)
@option("--out", type=WRITTEN, metavar="DIR")
@option("--start", type=Day(), metavar="DATE")
@option("--weeks", type=Whole(1), metavar="N")
@option("--time-limit", type=Seconds(), metavar="S")
@option("--rounds", type=Whole(1, MOST_ROUNDS), metavar="N")
@option("--seed", type=Whole(0, 2**31 - 1), metavar="N", default=0, show_default=True)
@option("--workers", type=Whole(1, 256), metavar="N", default=1, show_default=True)
@option(
    "--method", type=OneOf([method.value for method in Method]), default=Method.AUTO.value, show_default=True
)
@option("--near", type=PATH, metavar="DOSSIER")
@option("--incomplete", is_flag=True)
@data_option
@lang_option
@quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    config: Path | None,
    out: Path | None,
    start: date | None,
    weeks: int | None,
    time_limit: float | None,
    rounds: int | None,
    seed: int,
    workers: int,
    method: str,
    near: Path | None,
    incomplete: bool,
    data: Path | None,
    lang: Language,
    quiet: bool,
) -> None:
    """Make a plan and its map.

    CONFIG is a TOML file or a workbook, or the name of a shipped one; without it, the pilot is
    planned. The plan goes to plan.json and its map to map.html. Exits 4 when a promised visit has no
    date; the plan is written all the same, with the reasons, into the subfolder incomplet if the folder
    already has one that keeps every promise.
    """
    notify = silent if quiet else notices(lang)
    progress = nullcontext() if quiet else ProgressLine(notice_console(), lang)
    with progress as line:
        options = PlanOptions(
            start=start,
            weeks=weeks,
            data=data,
            lang=lang,
            time_limit=time_limit,
            rounds=rounds,
            seed=seed,
            workers=workers,
            method=Method(method),
            near=near,
            notify=notify,
            observe=None if line is None else line.observe,
        )
        planned, written = make_plan(config, out, options, incomplete)
    ending = _ending(planned, is_written=written is not None)
    if ending is not None:
        notify(ending)
    if written is not None and written.kept is not None:
        notify(message("plan-file.kept", kept=str(written.kept), folder=str(written.plan.parent)))
    if written is not None:
        show_plan(planned, written, lang, data_console())
    if not planned.keeps_promises:
        ctx.exit(BROKEN_PROMISE)


def _ending(planned: Planned, *, is_written: bool) -> Message | None:
    """Why the search ended before its time, if it did."""
    if planned.interrupted:
        by = INTERRUPTS.by or NAMES["SIGINT"]
        return message("door.search-kept", by=by) if is_written else message("door.search-empty", by=by)
    if planned.unprepared:
        return message("door.search-unprepared")
    return message("door.search-out-of-time") if planned.out_of_time else None
