"""``tourplanner stops``."""

from pathlib import Path

import click
from rich import box
from rich.table import Table

from tourplanner.cli.consoles import data_console, notice
from tourplanner.cli.options import PATH, examples, lang_option
from tourplanner.travel.http.geocoder import URL
from tourplanner.wording.format import kilometres, percent
from tourplanner.wording.language import Language
from tourplanner.wording.locating import locating_word
from tourplanner.workflow.locating import Located, Search, Verdict, locate_stops


@click.group(
    "stops",
    epilog=examples(
        "tourplanner stops locate my-plan/plan.toml",
    ),
)
def command() -> None:
    """Look after the stops of a config."""


@command.command(
    "locate",
    epilog=examples(
        "tourplanner stops locate my-plan/plan.toml",
        "tourplanner stops locate my-plan/plan.toml --accept 32269 --accept 32448",
    ),
)
@click.argument("config", type=PATH)
@click.option("--accept", multiple=True, metavar="STOP", help="Take the doubtful answer for this stop.")
@click.option("--url", default=URL, show_default=True, metavar="URL", help="Geocoder to ask.")
@click.option("--data", type=PATH, metavar="DIR", help="Folder of tables that replace the shipped ones.")
@lang_option
def locate(config: Path, accept: tuple[str, ...], url: str, data: Path | None, lang: Language) -> None:
    """Find the places of stops in the national address base.

    Stops of CONFIG that name a place or an address, but no position, are looked up, in their commune
    only. What is sure is written into CONFIG, which keeps its comments; the rest is listed, to be
    taken with --accept. Asks a server of the IGN; where none can be had, nothing changes and the
    exit code is 3.
    """
    told = locate_stops(config, Search(accept, url, data), notice)
    data_console().print(_table(told, lang))
    doubtful = [item.stop.id for item in told if item.verdict is Verdict.DOUBTFUL]
    if doubtful:
        notice(f"to take a doubtful answer: {' '.join(f'--accept {stop}' for stop in doubtful)}")


def _table(told: tuple[Located, ...], lang: Language) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for key in ("stop", "asked", "found"):
        table.add_column(locating_word(key, lang))
    for key in ("score", "metres"):
        table.add_column(locating_word(key, lang), justify="right")
    table.add_column(locating_word("verdict", lang))
    for item in told:
        found = item.found
        table.add_row(
            f"{item.stop.name} ({item.stop.id})",
            item.asked,
            found.label if found else "",
            percent(round(found.score, 2), lang) if found else "",
            kilometres(item.metres, lang) if found else "",
            locating_word(item.verdict.value, lang),
        )
    return table
