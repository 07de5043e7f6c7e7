"""``tourplanner new``."""

from pathlib import Path

import click

from tourplanner.cli.consoles import data_console, notice
from tourplanner.cli.options import PATH, examples
from tourplanner.workflow.new import new, new_workbook


@click.command(
    "new",
    epilog=examples(
        "tourplanner new my-plan",
        "tourplanner new --xlsx my-plan",
        "tourplanner new --xlsx my-plan --from pilot.toml",
    ),
)
@click.argument("folder", metavar="DIR", type=PATH)
@click.option("--xlsx", "as_workbook", is_flag=True, help="A workbook to fill in, not TOML: plan.xlsx.")
@click.option(
    "--from",
    "config",
    type=PATH,
    metavar="CONFIG",
    help="Config that the workbook shows.",
)
@click.option("--data", type=PATH, metavar="DIR", help="Folder of tables that replace the shipped ones.")
def command(folder: Path, as_workbook: bool, config: Path | None, data: Path | None) -> None:
    """Write a commented config to start from.

    DIR is made if need be; nothing that is there already is touched. Prints the file written.
    """
    if not as_workbook and (config or data):
        raise click.UsageError("--from and --data go with --xlsx")
    for file in new_workbook(folder, config, data, notice) if as_workbook else new(folder):
        data_console().print(str(file), soft_wrap=True)
        notice(f"edit it, then: tourplanner plan {file}")
