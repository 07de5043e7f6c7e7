"""Who was told what, on the standard output: a table of the stops that wait, and what comes next."""

from collections.abc import Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.tables import show_table, titled
from tourplanner.domain.publication import Deed, Publication
from tourplanner.message import Message, message
from tourplanner.outputs.standing_words import continues, last_told, to_do, what_changes
from tourplanner.schedule.told import Remedy, Standing
from tourplanner.wording.command_line import command_line
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in
from tourplanner.workflow.told.publish import Standings
from tourplanner.workflow.told.record import Recorded, said_of

PRINTED = {Remedy.POSTER: Deed.POSTER, Remedy.STRIPS: Deed.STRIPS, Remedy.REMOVAL: Deed.STRIPS}


def show_publication(stands: Standings, dossier: Path, lang: Language, console: PlainConsole) -> None:
    """Print what was published, what was written, and who waits."""
    words = words_in(lang)
    console.print(words.of(said_of(Recorded(stands.publications, stands.is_new))), soft_wrap=True)
    if stands.files:
        folder = str(stands.folder)
        console.print(words("publication.files", folder=folder, n=len(stands.files)), soft_wrap=True)
    _show_open(stands, dossier, words, console)


def show_standing(stands: Standings, dossier: Path, lang: Language, console: PlainConsole) -> None:
    """Print the last publication, how each stop was told, and who waits."""
    words = words_in(lang)
    latest = stands.publications[-1]
    when = _when(latest)
    heading = words("publication.heading", title=stands.config.title, number=latest.number, when=when)
    console.print(Text(heading, "bold"))
    show_table(_table(stands.stops, stands, words), lang, console)
    _show_remaining(stands, dossier, words, console)


def _show_open(stands: Standings, dossier: Path, words: Words, console: PlainConsole) -> None:
    waiting = [each for each in stands.stops if each.is_open]
    if waiting:
        show_table(_table(waiting, stands, words), words.lang, console)
    _show_remaining(stands, dossier, words, console)


def _show_remaining(stands: Standings, dossier: Path, words: Words, console: PlainConsole) -> None:
    for line in continues(stands.stops, stands.publications[-1].until, words):
        console.print(line, soft_wrap=True)
    waiting = [each for each in stands.stops if each.is_open]
    if not waiting:
        console.print(words("publication.all-told"))
        return
    names = [each.told.name for each in waiting]
    console.print(words("publication.remaining", stops=names), soft_wrap=True)
    command = command_line("publish", str(dossier), "--told", names[0])
    console.print(words("publication.say-told", command=command), soft_wrap=True)


def _table(stops: Sequence[Standing], stands: Standings, words: Words) -> Table:
    table = titled("")
    table.add_column(words("publication.stop"), min_width=16)
    table.add_column(words("publication.told"), min_width=16)
    table.add_column(words("publication.changes"), ratio=1)
    table.add_column(words("publication.to-do"), min_width=16)
    phones = {stop.id: stop.phone for stop in stands.config.stops if stop.phone}
    if phones:
        table.add_column(words("publication.phone"), no_wrap=True)
    for each in stops:
        cells = [
            each.told.name,
            last_told(each.last, words),
            "\n".join(what_changes(each, words)),
            _to_do(each, words),
        ]
        table.add_row(*cells, *([phones.get(each.stop, "")] if phones else []))
    return table


def _to_do(each: Standing, words: Words) -> str:
    """What is to be done, and since when the papers for it are there."""
    told = to_do(each, words)
    if each.remedy is Remedy.NOTHING:
        return told
    days = [done.day for done in each.told.done if done.deed is PRINTED[each.remedy] and done.day]
    return f"{told}{words('publication.printed-on', day=days[0])}" if days else told


def _when(publication: Publication) -> Message | str:
    return message("publication.when", day=publication.day) if publication.day else ""
