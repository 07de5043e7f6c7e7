"""``tourplanner farm``."""

import os
from contextlib import nullcontext
from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notice_console, notices
from tourplanner.cli.farmed import show_farm, show_reckoning
from tourplanner.cli.gridded import JobProgress
from tourplanner.cli.kinds import PATH, WRITTEN, Whole
from tourplanner.cli.options import data_option, lang_option, plain_option, quiet_option
from tourplanner.cli.parameters import argument, option
from tourplanner.cli.usage import Misuse
from tourplanner.message import message, silent
from tourplanner.wording.language import Language
from tourplanner.workflow.farm.farm import FarmSettings, farm, reckon
from tourplanner.workflow.jobs.dask import on_dask
from tourplanner.workflow.jobs.processes import in_processes


@click.command(
    "farm",
    cls=Command,
    examples=(
        "tourplanner farm pays --dry-run",
        "tourplanner farm pays --workers 2",
        "tourplanner farm ma-ferme.toml --out resultats --workers 4",
        "tourplanner farm ma-ferme.toml --dask tcp://ordonnanceur:8786",
    ),
)
@argument("farm_file", type=PATH, metavar="FARM")
@option("--out", type=WRITTEN, metavar="DIR")
@option("--workers", type=Whole(1, 256), metavar="N")
@option("--dask", metavar="ADDRESS")
@option("--dry-run", is_flag=True)
@plain_option
@data_option
@lang_option
@quiet_option
@click.pass_context
def command(
    context: click.Context,
    farm_file: Path,
    out: Path | None,
    workers: int | None,
    dask: str | None,
    dry_run: bool,
    plain: bool,
    data: Path | None,
    lang: Language,
    quiet: bool,
) -> None:
    """Plan many places under many scenarios, and make one table of all.

    FARM is a TOML file, or the name of a shipped one: départements, intercommunalités or dossiers, crossed
    with scenarios, options and seeds. Every combination is a job, kept as soon as it is done: the same
    command goes on where it was interrupted, and gives the same tables.
    """
    if workers is not None and dask is not None:
        raise Misuse(message("usage.workers-or-dask"))
    notify = silent if quiet else notices(lang)
    if dry_run:
        reckoned = reckon(farm_file, FarmSettings(out=out, data=data))
        show_reckoning(reckoned, workers or os.cpu_count() or 1, lang, data_console())
        return
    runner = in_processes(workers or os.cpu_count() or 1) if dask is None else on_dask(dask)
    progress = JobProgress(notice_console(), lang, "farm.jobs", "farm.jobs-done")
    with nullcontext() if quiet else progress as shown:
        observe = None if shown is None else shown.observe
        farmed = farm(farm_file, FarmSettings(out, data, runner, lang, plain, notify, observe))
    show_farm(farmed, lang, data_console())
    if farmed.worked.failures:
        error = farmed.worked.failures[0].error
        context.exit(1 if error is None else error.exit_code)
