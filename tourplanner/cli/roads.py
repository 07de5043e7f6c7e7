"""``tourplanner roads``."""

from pathlib import Path

import click
from rich import box
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from tourplanner.cli.consoles import PlainConsole, data_console, notice, notice_console
from tourplanner.cli.options import PATH, examples
from tourplanner.travel.osm.store import Card
from tourplanner.wording.language import default_language
from tourplanner.wording.words import words_in
from tourplanner.workflow.roads import (
    Checked,
    build_roads,
    calibrate_roads,
    check_roads,
    fetch_roads,
)


@click.group(
    "roads",
    epilog=examples(
        "tourplanner roads fetch",
        "tourplanner roads check my-plan/plan.toml",
    ),
)
def command() -> None:
    """Get real roads and see how good travel times are.

    Road files are extracts of OpenStreetMap (.osm.pbf). Once one is built, every config whose
    provider is "auto" and whose places it covers is planned on its roads. Files and what is built
    from them are in a folder of your own; the variable TOURPLANNER_ROADS names another one.
    """


@command.command(
    "fetch",
    epilog=examples(
        "tourplanner roads fetch",
        "tourplanner roads fetch --url https://download.geofabrik.de/europe/france/aquitaine-latest.osm.pbf",
    ),
)
@click.option("--url", metavar="URL", help="Address of another road file.  [default: the Gers]")
def fetch(url: str | None) -> None:
    """Download the roads of the Gers and build them.

    The extract of OpenStreetMap France, about 42 MB; where it cannot be had, that of Geofabrik for
    Midi-Pyrénées. A download that broke off is gone on with.
    """
    console = notice_console()
    if console.is_terminal:
        bar = Progress(
            TextColumn("roads"), BarColumn(), DownloadColumn(), TimeRemainingColumn(), console=console
        )
        task = bar.add_task("roads", total=None)
        with bar:
            card = fetch_roads(
                url, notice, lambda have, total: bar.update(task, completed=have, total=total or None)
            )
    else:
        card = fetch_roads(url, notice, lambda _have, _total: None)
    _show(card, data_console())


@command.command(
    "build",
    epilog=examples(
        "tourplanner roads build",
        "tourplanner roads build gers-latest.osm.pbf",
        "tourplanner roads build france-latest.osm.pbf --around my-plan/plan.toml",
    ),
)
@click.argument("file", type=PATH, required=False)
@click.option(
    "--around", type=PATH, metavar="CONFIG", help="Cut the roads to 20 km around the places of a config."
)
def build(file: Path | None, around: Path | None) -> None:
    """Read a road file and make it ready for planning.

    FILE is a .osm.pbf; without it, the newest one that was fetched. The file of a region or country
    is large to build: --around keeps what a config needs. Build again when its places change.
    """
    _show(build_roads(file, notice, around), data_console())


@command.command(
    "check",
    epilog=examples(
        "tourplanner roads check",
        "tourplanner roads check my-plan/plan.toml --provider osm --plot roads.svg",
    ),
)
@click.argument("config", type=PATH, required=False)
@click.option("--provider", metavar="NAME", help="Provider to check.  [default: the best at hand]")
@click.option(
    "--reference", type=PATH, metavar="FILE", help="Table of published figures.  [default: shipped]"
)
@click.option("--plot", type=PATH, metavar="FILE", help="Draw all pairs into this .png or .svg.")
def check(config: Path | None, provider: str | None, reference: Path | None, plot: Path | None) -> None:
    """Hold travel times to published ones and to other providers.

    Times are those of a car, without the van's factor. CONFIG tells the places that providers are
    compared on; without it, those of the pilot.
    """
    checked = check_roads(config, provider, reference, plot, notice)
    _show_check(checked, data_console())


@command.command(
    "calibrate",
    epilog=examples(
        "tourplanner roads calibrate",
        "tourplanner roads calibrate gers-latest.osm.pbf --config my-plan/plan.toml",
    ),
)
@click.argument("file", type=PATH, required=False)
@click.option("--config", type=PATH, metavar="FILE", help="Use its places.  [default: random ones]")
def calibrate(file: Path | None, config: Path | None) -> None:
    """Fit the constants of the estimate to a road file.

    FILE is a .osm.pbf; without it, the newest that was built. Prints the constants and how well
    they and the present ones do; nothing is changed.
    """
    card, fitted = calibrate_roads(file, config, notice)
    console = data_console()
    console.print(f"{card.file} {card.date}, {fitted.pairs} pairs of places")
    console.print(f"km      = {fitted.detour} * H {fitted.detour_km:+}")
    console.print(f"minutes = 60 * km / {fitted.speed_kmh} {fitted.starting_minutes:+}")
    table = _table("Mean error", "distance", "time")
    table.add_row("fitted", f"{fitted.km_error:.1%}", f"{fitted.minutes_error:.1%}")
    table.add_row("present", f"{fitted.present_km_error:.1%}", f"{fitted.present_minutes_error:.1%}")
    console.print(table)


def _show(card: Card, console: PlainConsole) -> None:
    """What was built."""
    south, west, north, east = card.box
    console.print(
        f"{card.file}: {card.ways} ways, {card.kilometres} km, data of {card.date or 'unknown date'}"
    )
    console.print(
        f"from {south:.3f}, {west:.3f} to {north:.3f}, {east:.3f}; © OpenStreetMap contributors, ODbL"
    )


def _show_check(checked: Checked, console: PlainConsole) -> None:
    words = words_in(default_language())
    console.print(checked.provenance.detail, soft_wrap=True)
    table = _table("Against", "pairs", "bias", "mean error", "90th percentile")
    for compared in checked.compared:
        found = compared.errors
        if found is not None:
            figures = (f"{found.bias:+.1%}", f"{found.mean:.1%}", f"{found.p90:.1%}")
            table.add_row(words.of(compared.what), str(found.count), *figures)
    console.print(table)
    for compared in checked.compared:
        if compared.pairs:
            console.print(f"Furthest apart, {words.of(compared.what)}:")
        for pair in compared.worst:
            console.print(
                f"  {pair.start} – {pair.end}: {pair.figure:.1f} for {pair.reference:.1f}"
                f" ({pair.error:+.0%})",
                soft_wrap=True,
            )


def _table(first: str, *others: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(first)
    for other in others:
        table.add_column(other, justify="right")
    return table
