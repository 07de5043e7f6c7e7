"""``tourplanner data``."""

from pathlib import Path

import click
from rich import box
from rich.table import Table

from tourplanner.cli.consoles import data_console, notice
from tourplanner.cli.options import PATH, examples
from tourplanner.workflow.data import check_data


@click.group(
    "data",
    epilog=examples(
        "tourplanner data check my-tables",
    ),
)
def command() -> None:
    """Look after the tables of places."""


@command.command(
    "check",
    epilog=examples(
        "tourplanner data check",
        "tourplanner data check my-tables/communes.csv",
    ),
)
@click.argument("path", type=PATH, required=False)
def check(path: Path | None) -> None:
    """Judge tables as replacements of the shipped ones.

    PATH is a CSV file or a folder of them; without it, the shipped tables are judged. All faults
    are told with line and column. Files that Excel saved are read, and the liberties told.
    """
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("File")
    table.add_column("Table")
    table.add_column("Rows", justify="right")
    for summary in check_data(path, notice):
        table.add_row(summary.file, summary.kind, str(summary.rows))
    data_console().print(table)
