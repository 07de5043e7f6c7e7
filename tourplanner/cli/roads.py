"""``tourplanner roads``."""

from pathlib import Path

import click
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from tourplanner.cli.command import Group
from tourplanner.cli.consoles import data_console, notice_console, notices
from tourplanner.cli.kinds import PATH, WRITTEN
from tourplanner.cli.options import lang_option
from tourplanner.cli.parameters import argument, option
from tourplanner.cli.roads_shown import show_built, show_checked, show_fitted, show_learnt
from tourplanner.cli.usage import Misuse
from tourplanner.errors import InputError
from tourplanner.message import message
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.learn_drives import learn_drives
from tourplanner.workflow.roads import (
    build_roads,
    calibrate_roads,
    check_roads,
    fetch_roads,
)


@click.group(
    "roads",
    cls=Group,
    examples=(
        "tourplanner roads fetch",
        "tourplanner roads check mon-plan/plan.toml",
    ),
)
@lang_option
def command(lang: Language) -> None:
    """Get real roads and see how good travel times are.

    Road files are extracts of OpenStreetMap (.osm.pbf). Once one is built, every config whose
    provider is "auto" and whose places it covers is planned on its roads. Files and what is built
    from them are in a folder of your own; the variable TOURPLANNER_ROADS names another one.
    """


@command.command(
    "fetch",
    examples=(
        "tourplanner roads fetch",
        "tourplanner roads fetch --url https://download.geofabrik.de/europe/france/aquitaine-latest.osm.pbf",
    ),
)
@option("--url", metavar="URL")
@lang_option
def fetch(url: str | None, lang: Language) -> None:
    """Download the roads of the Gers and build them.

    The extract of OpenStreetMap France, about 42 MB; where it cannot be had, that of Geofabrik for
    Midi-Pyrénées. A download that broke off is gone on with.
    """
    console = notice_console()
    if console.is_terminal:
        title = words_in(lang)("shown.roads-bar")
        bar = Progress(
            TextColumn(title), BarColumn(), DownloadColumn(), TimeRemainingColumn(), console=console
        )
        task = bar.add_task(title, total=None)
        with bar:
            card = fetch_roads(
                url, notices(lang), lambda have, total: bar.update(task, completed=have, total=total or None)
            )
    else:
        card = fetch_roads(url, notices(lang), lambda _have, _total: None)
    show_built(card, lang, data_console())


@command.command(
    "build",
    examples=(
        "tourplanner roads build",
        "tourplanner roads build gers-latest.osm.pbf",
        "tourplanner roads build france-latest.osm.pbf --around mon-plan/plan.toml",
    ),
)
@argument("file", type=PATH, required=False)
@option("--around", type=PATH, metavar="CONFIG")
@lang_option
def build(file: Path | None, around: Path | None, lang: Language) -> None:
    """Read a road file and make it ready for planning.

    FILE is a .osm.pbf; without it, the newest one that was fetched. The file of a region or country
    is large to build: --around keeps what a config needs. Build again when its places change.
    """
    show_built(build_roads(file, notices(lang), around), lang, data_console())


@command.command(
    "check",
    examples=(
        "tourplanner roads check",
        "tourplanner roads check mon-plan/plan.toml --provider osm --plot roads.svg",
    ),
)
@argument("config", type=PATH, required=False)
@option("--provider", metavar="NAME")
@option("--reference", type=PATH, metavar="FILE")
@option("--plot", type=WRITTEN, metavar="FILE")
@lang_option
def check(
    config: Path | None, provider: str | None, reference: Path | None, plot: Path | None, lang: Language
) -> None:
    """Hold travel times to published ones and to other providers.

    Times are those of a car, without the van's factor. CONFIG tells the places that providers are
    compared on; without it, those of the pilot.
    """
    show_checked(check_roads(config, provider, reference, plot, notices(lang), lang), lang, data_console())


@command.command(
    "calibrate",
    examples=(
        "tourplanner roads calibrate",
        "tourplanner roads calibrate gers-latest.osm.pbf --config mon-plan/plan.toml",
        "tourplanner roads calibrate --from-days maps/pilote-2020",
    ),
)
@argument("file", type=PATH, required=False)
@option("--config", type=PATH, metavar="FILE")
@option("--from-days", type=PATH, metavar="PLAN")
@option("--write", is_flag=True)
@lang_option
def calibrate(
    file: Path | None, config: Path | None, from_days: Path | None, write: bool, lang: Language
) -> None:
    """Fit the constants of the estimate to a road file, or travel times to the days of a crew.

    FILE is a .osm.pbf; without it, the newest that was built. Prints the constants and how well
    they and the present ones do; nothing is changed. With --from-days the arrivals that crews noted
    tell how long drives take and how much they differ; nothing is changed without --write.
    """
    if from_days is not None and (file or config):
        raise Misuse(message("usage.days-or-roads"))
    if from_days is not None:
        learnt = learn_drives(from_days, None, lang, notices(lang), write=write)
        show_learnt(learnt, lang, data_console())
        return
    if write:
        raise InputError.of("--write", message("road.write-needs-days"))
    card, fitted = calibrate_roads(file, config, notices(lang))
    show_fitted(card, fitted, lang, data_console())
