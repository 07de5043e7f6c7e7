"""``tourplanner print``."""

from collections import Counter
from datetime import date
from pathlib import Path

import click

from tourplanner.cli.consoles import data_console, notice
from tourplanner.cli.options import PATH, examples, iso_date, lang_option
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.papers import Paper
from tourplanner.wording.language import Language
from tourplanner.workflow.print import PrintOptions, print_plan

BOTH = "both"


@click.command(
    "print",
    epilog=examples(
        "tourplanner print maps/pilote-2020 --until 2027-12-31",
        "tourplanner print maps/pilote-2020 --what posters --stop 32269 --format A3",
        "tourplanner print plan.json --what routes --out paper",
    ),
)
@click.argument("plan", type=PATH)
@click.option(
    "--until", metavar="DATE", callback=iso_date, help="Last date, as YYYY-MM-DD.  [default: a year]"
)
@click.option(
    "--what",
    type=click.Choice([paper.value for paper in Paper]),
    default=Paper.ALL.value,
    show_default=True,
    help="Posters of stops, sheets of intercommunalités, route sheets of the crew, or all.",
)
@click.option(
    "--format",
    "size",
    type=click.Choice([*PageFormat, BOTH]),
    default=BOTH,
    show_default=True,
    help="Size of posters and area sheets; route sheets are A4.",
)
@click.option("--stop", metavar="INSEE", help="Only the poster of this stop: its id, commune code or name.")
@click.option("--out", type=PATH, metavar="DIR", help="Folder for the files.  [default: the plan's]")
@click.option("--data", type=PATH, metavar="DIR", help="Folder of tables that replace the shipped ones.")
@lang_option
def command(
    plan: Path,
    until: date | None,
    what: str,
    size: str,
    stop: str | None,
    out: Path | None,
    data: Path | None,
    lang: Language,
) -> None:
    """Print posters, area sheets and route sheets as PDF.

    PLAN is a plan.json or its folder. Its cycle is unrolled over real dates: a poster per stop with all
    of them, a sheet per intercommunalité, and a route sheet per day of the crew, one file per week.
    Prints how many files are in which folder; they are accessible PDF (PDF/UA-1) to keep (PDF/A-2a).
    """
    if stop is not None and what not in {Paper.ALL, Paper.POSTERS}:
        raise click.UsageError(f"--stop is for posters, not for --what {what}")
    pages = tuple(PageFormat) if size == BOTH else (PageFormat(size),)
    options = PrintOptions(until, Paper(what), pages, stop, lang, data)
    folders = Counter(path.parent for path in print_plan(plan, out, options, notice))
    for folder, files in folders.items():
        data_console().print(f"{folder}: {files} {'file' if files == 1 else 'files'}", soft_wrap=True)
