"""``tourplanner whatif``."""

import os
from contextlib import nullcontext
from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.compared import show_comparison
from tourplanner.cli.consoles import data_console, notice_console, notices
from tourplanner.cli.gridded import JobProgress, show_grid
from tourplanner.cli.kinds import PATH, WRITTEN, Seconds, Whole
from tourplanner.cli.options import data_option, lang_option, plain_option, quiet_option
from tourplanner.cli.parameters import argument, option
from tourplanner.cli.usage import Misuse
from tourplanner.message import message, silent
from tourplanner.scenario.scenario import read_scenario
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.compared.grid import Gridded, solve_grid
from tourplanner.workflow.compared.take_scenario import take_scenario
from tourplanner.workflow.compared.whatif import Targets, whatif
from tourplanner.workflow.jobs.dask import on_dask
from tourplanner.workflow.jobs.processes import in_processes
from tourplanner.workflow.plan_options import PlanOptions


@click.command(
    "whatif",
    cls=Command,
    examples=(
        "tourplanner whatif pilot.toml tenareze deuxieme-van sans-vendredi",
        "tourplanner whatif pilot-2019.toml armagnac-adour-2020 --map avant-apres.html",
        "tourplanner whatif mon-plan/plan.toml mon-scenario.toml --json figures.json --xlsx figures.xlsx",
        "tourplanner whatif mon-plan/plan.toml tenareze --note reunion.pdf",
        "tourplanner whatif pilot.toml --grid depots-et-jours --jobs 4",
    ),
)
@argument("config", type=PATH)
@argument("scenarios", type=PATH, nargs=-1, metavar="SCENARIO...")
@option("--json", "json_file", type=WRITTEN, metavar="FILE")
@option("--xlsx", type=WRITTEN, metavar="FILE")
@option("--map", "map_file", type=WRITTEN, metavar="FILE")
@option("--note", type=WRITTEN, metavar="FILE")
@option("--take", is_flag=True)
@option("--grid", type=PATH, metavar="GRID")
@option("--out", type=WRITTEN, metavar="DIR")
@option("--jobs", type=Whole(1, 256), metavar="N")
@option("--dask", metavar="ADDRESS")
@plain_option
@option("--time-limit", type=Seconds(), metavar="S")
@data_option
@lang_option
@quiet_option
def command(
    config: Path,
    scenarios: tuple[Path, ...],
    json_file: Path | None,
    xlsx: Path | None,
    map_file: Path | None,
    note: Path | None,
    take: bool,
    grid: Path | None,
    out: Path | None,
    jobs: int | None,
    dask: str | None,
    plain: bool,
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

    With --take, the one scenario becomes the plan and the config of the dossier that CONFIG lies in.
    """
    options = PlanOptions(
        data=data, lang=lang, time_limit=time_limit, notify=silent if quiet else notices(lang)
    )
    targets = Targets(json_file, xlsx, map_file, note)
    if grid is not None:
        if scenarios or targets.files or take:
            raise Misuse(message("usage.grid-or-scenarios"))
        show_grid(
            _solved(config, grid, out, jobs, dask, options, plain=plain, quiet=quiet), lang, data_console()
        )
        return
    if out is not None or jobs is not None or dask is not None or plain:
        raise Misuse(message("usage.grid-only"))
    if not scenarios:
        raise Misuse(message("usage.no-scenario"))
    if take and len(scenarios) > 1:
        raise Misuse(message("usage.take-one"))
    compared = whatif(config, scenarios, targets, options)
    show_comparison(compared.comparison, lang, data_console())
    if take:
        scenario = read_scenario(scenarios[0])
        take_scenario(config, scenario, compared.plans[-1], lang, data, options.notify)
        data_console().print(words_in(lang)("scenario.taken", title=scenario.title), soft_wrap=True)


def _solved(
    config: Path,
    grid: Path,
    out: Path | None,
    jobs: int | None,
    dask: str | None,
    options: PlanOptions,
    *,
    plain: bool,
    quiet: bool,
) -> Gridded:
    runner = in_processes(jobs or os.cpu_count() or 1) if dask is None else on_dask(dask)
    with nullcontext() if quiet else JobProgress(notice_console(), options.lang) as progress:
        observe = None if progress is None else progress.observe
        return solve_grid(config, grid, out, runner, options, observe, plain)
