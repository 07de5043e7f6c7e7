"""``tourplanner data``."""

from pathlib import Path

import click
from rich import box
from rich.table import Table

from tourplanner.cli.command import Group
from tourplanner.cli.consoles import data_console, notices
from tourplanner.cli.kinds import PATH
from tourplanner.cli.options import lang_option
from tourplanner.cli.parameters import argument
from tourplanner.cli.tables import show_table
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.data import check_data


@click.group(
    "data",
    cls=Group,
    examples=("tourplanner data check my-tables",),
)
@lang_option
def command(lang: Language) -> None:
    """Look after the tables of places."""


@command.command(
    "check",
    examples=(
        "tourplanner data check",
        "tourplanner data check my-tables/communes.csv",
    ),
)
@argument("path", type=PATH, required=False)
@lang_option
def check(path: Path | None, lang: Language) -> None:
    """Judge tables as replacements of the shipped ones.

    PATH is a CSV file or a folder of them; without it, the shipped tables are judged. All faults
    are told with line and column. Files that Excel saved are read, and the liberties told.
    """
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    words = words_in(lang)
    table.add_column(words("shown.file"), no_wrap=True)
    table.add_column(words("shown.table"), no_wrap=True)
    table.add_column(words("shown.rows"), justify="right")
    for summary in check_data(path, notices(lang)):
        table.add_row(summary.file, summary.kind, words.written(summary.rows))
    show_table(table, lang, data_console())
