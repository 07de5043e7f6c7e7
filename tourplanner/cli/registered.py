"""The register of what was told, on the standard output: a table for each publication."""

from collections.abc import Iterator, Sequence

from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.tables import show_table, titled
from tourplanner.domain.publication import Publication, ToldStop
from tourplanner.message import message
from tourplanner.outputs.ledger_csv import DEEDS
from tourplanner.outputs.standing_words import what_changes
from tourplanner.schedule.difference import differences
from tourplanner.schedule.told import LastTold, Standing
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in


def show_register(publications: Sequence[Publication], lang: Language, console: PlainConsole) -> None:
    """Print, publication by publication, the stops whose dates it changed or for which something was done."""
    words = words_in(lang)
    for before, publication in zip([None, *publications], publications, strict=False):
        day = message("publication.when", day=publication.day) if publication.day else ""
        table = titled(words("publication.of-number", number=publication.number, when=day))
        table.add_column(words("publication.stop"), min_width=16)
        table.add_column(words("publication.what"), ratio=1)
        table.add_column(words("publication.how"), ratio=1)
        for stop in publication.stops:
            earlier = before.told(stop.stop) if before else None
            if stop.done or earlier is None or stop.lines != earlier.lines:
                told = "\n".join(_told(publication, before, stop, earlier, words))
                table.add_row(stop.name, told, "\n".join(_done(stop, words)))
        if table.row_count:
            show_table(table, lang, console)


def _told(
    publication: Publication,
    before: Publication | None,
    stop: ToldStop,
    earlier: ToldStop | None,
    words: Words,
) -> list[str]:
    """What changed since the publication before; all dates of a stop that is new."""
    if before is None or earlier is None or stop.lines == earlier.lines:
        days = [line.date for line in stop.lines]
        if not days:
            return [words("publication.no-date")]
        return [words("publication.first-dates", first=days[0], last=days[-1], n=len(days))]
    on = publication.day or publication.start
    changed = differences(earlier.lines, stop.lines, on, before.until)
    last = LastTold(before.number, before.day, True, earlier.notice, earlier.lines, before.until)
    later = any(line.date > before.until for line in stop.lines)
    return what_changes(Standing(stop, last, changed, later, on), words)


def _done(stop: ToldStop, words: Words) -> Iterator[str]:
    for done in stop.done:
        deed = DEEDS[done.deed]
        if done.day is None:
            yield words("publication.done-before", deed=deed)
        else:
            yield words("publication.done-on", deed=deed, day=done.day)
