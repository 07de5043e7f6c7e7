"""``tourplanner plan``."""

from contextlib import nullcontext
from datetime import date
from pathlib import Path

import click

from tourplanner.cli.consoles import data_console, notice, notice_console, silence
from tourplanner.cli.group import BROKEN_PROMISE
from tourplanner.cli.options import PATH, examples, iso_date, lang_option, quiet_option, search_seconds
from tourplanner.cli.progress import ProgressLine
from tourplanner.cli.summary import show_plan
from tourplanner.solvers.method import Method
from tourplanner.wording.language import Language
from tourplanner.workflow.plan import PlanOptions, make_plan
from tourplanner.workflow.planned import Planned


@click.command(
    "plan",
    epilog=examples(
        "tourplanner plan",
        "tourplanner plan semaine.toml --start 2027-03-01 --out semaine",
        "tourplanner plan my-plan/plan.toml --time-limit 60 --lang en",
        "tourplanner plan my-plan/plan.xlsx",
    ),
)
@click.argument("config", type=PATH, required=False)
@click.option("--out", type=PATH, metavar="DIR", help="Folder of the results.  [default: maps/<title>]")
@click.option(
    "--start", callback=iso_date, metavar="DATE", help="First Monday of the cycle, in place of the config's."
)
@click.option(
    "--weeks", type=click.IntRange(1), metavar="N", help="Length of the cycle, in place of the config's."
)
@click.option(
    "--time-limit",
    callback=search_seconds,
    metavar="S",
    help="Seconds of search.  [default: until proven, or a fixed number of rounds]",
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**31 - 1),
    metavar="N",
    default=0,
    show_default=True,
    help="Seed of the search.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    metavar="N",
    default=1,
    show_default=True,
    help="Searches side by side; one gives the same plan every time.",
)
@click.option(
    "--method",
    type=click.Choice([method.value for method in Method]),
    default=Method.AUTO.value,
    show_default=True,
    help="Engine of the search; auto chooses by the problem's size and shape.",
)
@click.option("--data", type=PATH, metavar="DIR", help="Folder of tables that replace the shipped ones.")
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
    seed: int,
    workers: int,
    method: str,
    data: Path | None,
    lang: Language,
    quiet: bool,
) -> None:
    """Make a plan and its map.

    CONFIG is a TOML file or a workbook, or the name of a shipped one; without it, the pilot is
    planned. The plan goes to plan.json and its map to map.html. Exits 4 when a promised visit has no
    date; the plan is written all the same, with the reasons.
    """
    progress = nullcontext() if quiet else ProgressLine(notice_console())
    with progress as line:
        options = PlanOptions(
            start=start,
            weeks=weeks,
            data=data,
            lang=lang,
            time_limit=time_limit,
            seed=seed,
            workers=workers,
            method=Method(method),
            notify=silence if quiet else notice,
            observe=None if line is None else line.observe,
        )
        planned, written = make_plan(config, out, options)
    if not quiet:
        _tell_ending(planned, is_written=written is not None)
    if written is not None:
        show_plan(planned, written, lang, data_console())
    if not planned.keeps_promises:
        ctx.exit(BROKEN_PROMISE)


def _tell_ending(planned: Planned, *, is_written: bool) -> None:
    """Say why the search ended before its time."""
    if planned.interrupted:
        what = "the best plan found is written" if is_written else "no tour was found, nothing is written"
        notice(f"the search was stopped by Ctrl-C; {what}")
    elif planned.out_of_time:
        notice("the search ended at its time limit; this is the best plan found")
