"""``tourplanner print``."""

from collections import Counter
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
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.papers import Paper
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.told.print import PrintOptions, print_plan

BOTH = "both"


@click.command(
    "print",
    cls=Command,
    examples=(
        "tourplanner print maps/pilote-2020 --until 2027-12-31",
        "tourplanner print maps/pilote-2020 --what posters --stop 32269 --format A3",
        "tourplanner print plan.json --what routes --out papier",
    ),
)
@argument("plan", type=PATH)
@option("--until", metavar="DATE", type=Day())
@option("--what", type=OneOf([paper.value for paper in Paper]), default=Paper.ALL.value, show_default=True)
@option("--format", "size", type=OneOf([*PageFormat, BOTH]), default=BOTH, show_default=True)
@option("--stop", metavar="INSEE")
@option("--out", type=WRITTEN, metavar="DIR")
@on_option
@draft_option
@incomplete_option
@data_option
@lang_option
def command(
    plan: Path,
    until: date | None,
    what: str,
    size: str,
    stop: str | None,
    out: Path | None,
    on: date,
    draft: bool,
    incomplete: bool,
    data: Path | None,
    lang: Language,
) -> None:
    """Print posters, area sheets, route sheets and sheets of appointments as PDF.

    PLAN is a plan.json or its folder. Its cycle is unrolled over real dates: a poster per stop with all
    of them, a sheet per intercommunalité, a route sheet per day of the crew, one file per week, and
    where people book a time, a sheet of appointments per visit, to be filled in by hand. Prints how
    many files are in which folder; they are accessible PDF (PDF/UA-1) to keep (PDF/A-2a).
    What is printed is published, drafts apart.
    """
    if stop is not None and what not in {Paper.ALL, Paper.POSTERS}:
        raise Misuse(message("usage.posters-only", what=what))
    pages = tuple(PageFormat) if size == BOTH else (PageFormat(size),)
    options = PrintOptions(until, Paper(what), pages, stop, lang, data, incomplete, on, draft)
    folders = Counter(path.parent for path in print_plan(plan, out, options, notices(lang)))
    for folder, files in folders.items():
        data_console().print(words_in(lang)("shown.files", folder=str(folder), n=files), soft_wrap=True)
