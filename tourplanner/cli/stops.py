"""``tourplanner stops``."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click
from rich import box
from rich.table import Table

from tourplanner.cli.command import Command, Group
from tourplanner.cli.consoles import data_console, notices
from tourplanner.cli.kinds import PATH
from tourplanner.cli.options import data_option, lang_option
from tourplanner.cli.parameters import Argument, KeyOption, argument, option
from tourplanner.cli.tables import show_table
from tourplanner.inputs.config.key import Key
from tourplanner.inputs.config.read import config_bytes
from tourplanner.message import Message, message
from tourplanner.travel.http.geocoder import URL
from tourplanner.travel.osm.spots import Kind
from tourplanner.wording.command_line import typed
from tourplanner.wording.format import kilometres, percent
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.dossier.add_stop import add_stops
from tourplanner.workflow.dossier.changed_stops import KEYS, ChangedStops
from tourplanner.workflow.dossier.dossier import open_ahead
from tourplanner.workflow.dossier.edit_stop import edit_stops
from tourplanner.workflow.dossier.import_workbook import import_workbook, preview_workbook
from tourplanner.workflow.dossier.remove_stop import remove_stops
from tourplanner.workflow.roads import newest_file
from tourplanner.workflow.stops import Located, Search, Verdict, locate_stops

VERDICTS: Mapping[Verdict, Message] = {
    Verdict.KNOWN: message("place-search.known"),
    Verdict.UNSAID: message("place-search.unsaid"),
    Verdict.WRITTEN: message("place-search.written"),
    Verdict.DOUBTFUL: message("place-search.doubtful"),
    Verdict.MISSING: message("place-search.missing"),
}
SPOTS: Mapping[str, Message] = {
    Kind.TOWN_HALL: message("place-search.townhall"),
    Kind.SQUARE: message("place-search.square"),
    Kind.MARKET: message("place-search.market"),
    Kind.PARKING: message("place-search.parking"),
}

NEWEST = ""
"""The value of --osm without a file."""


@click.group(
    "stops",
    cls=Group,
    examples=("tourplanner stops locate mon-plan/plan.toml",),
)
@lang_option
def command(lang: Language) -> None:
    """Look after the stops of a config."""


@command.command(
    "locate",
    examples=(
        "tourplanner stops locate mon-plan/plan.toml",
        "tourplanner stops locate mon-plan/plan.toml --accept 32269 --accept 32448",
        "tourplanner stops locate mon-plan/plan.toml --osm gers-latest.osm.pbf --accept 32269=2",
    ),
)
@argument("config", type=PATH)
@option("--accept", multiple=True, metavar="STOP")
@option("--osm", is_flag=False, flag_value=NEWEST, metavar="[FILE]")
@option("--url", default=URL, show_default=True, metavar="URL")
@data_option
@lang_option
def locate(
    config: Path, accept: tuple[str, ...], osm: str | None, url: str, data: Path | None, lang: Language
) -> None:
    """Find the places of stops in the national address base.

    Stops of CONFIG that name a place or an address, but no position, are looked up, in their commune
    only. What is sure is written into CONFIG, which keeps its comments; the rest is listed, to be
    taken with --accept. Asks a server of the IGN; where none can be had, nothing changes and the
    exit code is 3. With --osm nothing is asked: town halls, squares, markets and large car parks
    near the village centre are told from a road file, for every stop without a position.
    """
    roads = None if osm is None else newest_file() if osm == NEWEST else Path(osm)
    notify = notices(lang)
    told = locate_stops(config, Search(accept, roads, url, data), notify)
    show_table(_table(told, lang), lang, data_console())
    doubtful = [item.stop.id for item in told if item.verdict is Verdict.DOUBTFUL]
    if doubtful:
        options = " ".join(f"--accept {typed(stop)}" for stop in doubtful)
        notify(message("door.accept", options=options))


def _table(told: tuple[Located, ...], lang: Language) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    words = words_in(lang)
    table.add_column(words("place-search.stop"))
    table.add_column(words("place-search.asked"))
    table.add_column(words("place-search.found"))
    table.add_column(words("place-search.score"), justify="right")
    table.add_column(words("place-search.metres"), justify="right")
    table.add_column(words("place-search.verdict"))
    for item in told:
        verdict = words.of(VERDICTS[item.verdict])
        table.add_row(f"{item.stop.name} ({item.stop.id})", item.asked, *_figures(item, 0, lang), verdict)
        for rank in range(1, len(item.candidates)):
            table.add_row("", "", *_figures(item, rank, lang), "")
    return table


def _figures(item: Located, rank: int, lang: Language) -> tuple[str, str, str]:
    """Name, score and distance of a candidate; numbered where there are several."""
    if not item.candidates:
        return "", "", ""
    found = item.candidates[rank]
    # A geocoder has kinds of its own, which its answers tell in their names.
    kind = words_in(lang).of(SPOTS.get(found.kind, ""))
    name = " – ".join(part for part in (kind, found.label) if part)
    number = f"{rank + 1}. " if len(item.candidates) > 1 else ""
    mark = "→ " if len(item.candidates) > 1 and item.verdict is Verdict.WRITTEN and rank == item.taken else ""
    score = percent(round(found.score, 2), lang)
    return f"{mark}{number}{name}", score, kilometres(found.metres, lang)


def _said(key: Key) -> click.Parameter:
    """The option that says a key: ``--place 'Salle des fêtes'``; an empty value takes it out."""
    return KeyOption(f"stops.{key.name}", [_flag(key), key.name])


def _flag(key: Key) -> str:
    return f"--{key.name.replace('_', '-')}"


OPTIONS = {key.name: _flag(key) for key in KEYS}


def _edit(
    dossier: Path, stop: tuple[str, ...], data: Path | None, lang: Language, **values: str | None
) -> None:
    """Change what the config says of stops: an empty value takes it out."""
    given = {name: value or None for name, value in values.items() if value is not None}
    _show(edit_stops(dossier, stop, given, lang, data, notices(lang), OPTIONS), lang)


def _add(
    dossier: Path, commune: tuple[str, ...], data: Path | None, lang: Language, **values: str | None
) -> None:
    """Add a stop in each commune."""
    given = {name: value for name, value in values.items() if value}
    options = {"commune": "COMMUNE", **OPTIONS}
    _show(add_stops(dossier, commune, given, lang, data, notices(lang), options), lang)


def _show(done: ChangedStops, lang: Language) -> None:
    data_console().print(words_in(lang)("stop.edited", file=str(done.file)), soft_wrap=True)


def _command(name: str, act: Callable[..., None], names: str, keys: Sequence[Key], *examples: str) -> Command:
    """A command about some stops or communes of a dossier."""
    parameters = [
        Argument(["dossier"], type=PATH),
        Argument([names], nargs=-1, required=True),
        *map(_said, keys),
    ]
    found = Command(name, callback=act, params=parameters, examples=list(examples))
    return data_option(lang_option(found))


def _remove(dossier: Path, stop: tuple[str, ...], data: Path | None, lang: Language) -> None:
    """Take stops out, with what fixes them and what befalls them."""
    _show(remove_stops(dossier, stop, lang, data, notices(lang)), lang)


@command.command(
    "import",
    examples=(
        "tourplanner stops import maps/pilote-2020 rempli.xlsx --preview",
        "tourplanner stops import maps/pilote-2020 rempli.xlsx",
    ),
)
@argument("dossier", type=PATH)
@argument("file", type=PATH)
@option("--preview", is_flag=True)
@data_option
@lang_option
def bring(dossier: Path, file: Path, preview: bool, data: Path | None, lang: Language) -> None:
    """Take all that a workbook says which was filled in elsewhere."""
    content = config_bytes(file)
    if not preview:
        _show(import_workbook(dossier, file.name, content, lang, data, notices(lang)), lang)
        return
    opened = open_ahead(dossier, data, notices(lang))
    told = preview_workbook(opened, file.name, content).changes or (message("stop.workbook-same"),)
    for each in told:
        data_console().print(words_in(lang).of(each), soft_wrap=True)


command.add_command(
    _command(
        "edit",
        _edit,
        "stop",
        KEYS,
        "tourplanner stops edit maps/pilote-2020 Monfort --place 'Salle des fêtes'",
        "tourplanner stops edit maps/pilote-2020 32269 --phone '05 62 00 00 00' --notes ''",
        "tourplanner stops edit maps/pilote-2020 Monfort Sarrant --visits 2 --weekdays 'lundi, jeudi'",
        "tourplanner stops edit maps/pilote-2020 Monfort --not-on 'weekday=lundi, half=matin, why=marché'",
    )
)
command.add_command(
    _command(
        "add",
        _add,
        "commune",
        KEYS,
        "tourplanner stops add maps/pilote-2020 Fleurance",
        "tourplanner stops add maps/pilote-2020 Fleurance Lectoure --visits 2 --halves matin",
    )
)
command.add_command(
    _command("remove", _remove, "stop", (), "tourplanner stops remove maps/pilote-2020 Monfort Sarrant")
)
