"""``tourplanner whatif``."""

from pathlib import Path

import click

from tourplanner.cli.compared import show_comparison
from tourplanner.cli.consoles import data_console, notice, silence
from tourplanner.cli.options import PATH, examples, lang_option, quiet_option, search_seconds
from tourplanner.wording.language import Language
from tourplanner.workflow.comparing import Targets, whatif
from tourplanner.workflow.planning import PlanOptions


@click.command(
    "whatif",
    epilog=examples(
        "tourplanner whatif pilot.toml tenareze deuxieme-van sans-vendredi",
        "tourplanner whatif pilot-2019.toml armagnac-adour-2020 --map avant-apres.html",
        "tourplanner whatif my-plan/plan.toml my-scenario.toml --json figures.json --xlsx figures.xlsx",
    ),
)
@click.argument("config", type=PATH)
@click.argument("scenarios", type=PATH, nargs=-1, metavar="SCENARIO...")
@click.option("--json", "json_file", type=PATH, metavar="FILE", help="Write every figure as JSON.")
@click.option("--xlsx", type=PATH, metavar="FILE", help="Write a workbook.")
@click.option("--map", "map_file", type=PATH, metavar="FILE", help="Draw before, after and what changes.")
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
    time_limit: float | None,
    data: Path | None,
    lang: Language,
    quiet: bool,
) -> None:
    """Compare a plan with what else could be.

    CONFIG is a TOML file or the name of a shipped one; each SCENARIO a small file that says only what
    changes, or the name of a shipped one. Both are solved and compared: who is served, how often, what
    it costs. A scenario that can't keep every promise is compared all the same, with its reasons.
    """
    options = PlanOptions(data=data, lang=lang, time_limit=time_limit, notify=silence if quiet else notice)
    compared = whatif(config, scenarios, Targets(json_file, xlsx, map_file), options)
    show_comparison(compared.comparison, lang, data_console())
