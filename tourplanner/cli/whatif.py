"""``tourplanner whatif``."""

import os
from contextlib import nullcontext
from pathlib import Path

import click

from tourplanner.cli.compared import show_comparison
from tourplanner.cli.consoles import data_console, notice, notice_console, silence
from tourplanner.cli.gridded import GridProgress, show_grid
from tourplanner.cli.options import PATH, examples, lang_option, quiet_option, search_seconds
from tourplanner.wording.language import Language
from tourplanner.workflow.grid import Gridded, solve_grid
from tourplanner.workflow.grid_runners import in_processes, on_dask
from tourplanner.workflow.plan import PlanOptions
from tourplanner.workflow.whatif import Targets, whatif

ONE_OR_OTHER = (
    "--grid takes the place of scenarios and of --json, --xlsx and --map: its results go into one folder, "
    "as grid.csv and grid.json."
)


@click.command(
    "whatif",
    epilog=examples(
        "tourplanner whatif pilot.toml tenareze deuxieme-van sans-vendredi",
        "tourplanner whatif pilot-2019.toml armagnac-adour-2020 --map avant-apres.html",
        "tourplanner whatif my-plan/plan.toml my-scenario.toml --json figures.json --xlsx figures.xlsx",
        "tourplanner whatif pilot.toml --grid depots-et-jours --jobs 4",
    ),
)
@click.argument("config", type=PATH)
@click.argument("scenarios", type=PATH, nargs=-1, metavar="SCENARIO...")
@click.option("--json", "json_file", type=PATH, metavar="FILE", help="Write every figure as JSON.")
@click.option("--xlsx", type=PATH, metavar="FILE", help="Write a workbook.")
@click.option("--map", "map_file", type=PATH, metavar="FILE", help="Draw before, after and what changes.")
@click.option(
    "--grid", type=PATH, metavar="GRID", help="Solve every combination of a grid, in place of scenarios."
)
@click.option(
    "--out",
    type=PATH,
    metavar="DIR",
    help="With --grid: folder of its results.  [default: maps/<title of the plan>/<title of the grid>]",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help="With --grid: processes side by side.  [default: one per processor]",
)
@click.option("--dask", metavar="ADDRESS", help="With --grid: solve on the Dask cluster of this scheduler.")
@click.option("--time-limit", callback=search_seconds, metavar="S", help="Seconds of search for each plan.")
@click.option("--data", type=PATH, metavar="DIR", help="Folder of tables that replace the shipped ones.")
@lang_option
@quiet_option
def command(
    config: Path,
    scenarios: tuple[Path, ...],
    json_file: Path | None,
    xlsx: Path | None,
    map_file: Path | None,
    grid: Path | None,
    out: Path | None,
    jobs: int | None,
    dask: str | None,
    time_limit: float | None,
    data: Path | None,
    lang: Language,
    quiet: bool,
) -> None:
    """Compare a plan with what else could be.

    CONFIG is a TOML file or the name of a shipped one; each SCENARIO a small file that says only what
    changes, or the name of a shipped one. Both are solved and compared: who is served, how often, what
    it costs. A scenario that can't keep every promise is compared all the same, with its reasons.

    A GRID has axes of alternatives; every combination is solved, in processes side by side, and kept as
    soon as it is there: the same command goes on where it was interrupted.
    """
    options = PlanOptions(data=data, lang=lang, time_limit=time_limit, notify=silence if quiet else notice)
    targets = Targets(json_file, xlsx, map_file)
    if grid is not None:
        if scenarios or targets.files:
            raise click.UsageError(ONE_OR_OTHER)
        show_grid(_solved(config, grid, out, jobs, dask, options, quiet=quiet), lang, data_console())
        return
    if out is not None or jobs is not None or dask is not None:
        raise click.UsageError("--out, --jobs and --dask go with --grid.")
    if not scenarios:
        raise click.UsageError("Name at least one SCENARIO, or a --grid.")
    show_comparison(whatif(config, scenarios, targets, options).comparison, lang, data_console())


def _solved(
    config: Path,
    grid: Path,
    out: Path | None,
    jobs: int | None,
    dask: str | None,
    options: PlanOptions,
    *,
    quiet: bool,
) -> Gridded:
    runner = in_processes(jobs or os.cpu_count() or 1) if dask is None else on_dask(dask)
    with nullcontext() if quiet else GridProgress(notice_console(), options.lang) as progress:
        observe = None if progress is None else progress.observe
        return solve_grid(config, grid, out, runner, options, observe)
