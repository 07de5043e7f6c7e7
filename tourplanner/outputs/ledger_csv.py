"""The register of what was told, as a table: a row for each thing that was done for a stop."""

from collections.abc import Iterator, Sequence

from tourplanner.domain.publication import Deed, Line, Publication, ToldStop
from tourplanner.message import Message, message
from tourplanner.outputs import csv_table
from tourplanner.outputs.csv_table import Cell
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in

DEEDS = {
    Deed.POSTER: message("publication.poster"),
    Deed.STRIPS: message("publication.strips"),
    Deed.LETTER: message("publication.letter"),
    Deed.CALENDAR: message("publication.calendar"),
    Deed.TOLD: message("publication.confirmed"),
}
"""What each is called."""

PLAIN_HEAD = ("publication", "day", "stop", "commune", "name", "dates", "deed", "done_on")


def render(publications: Sequence[Publication], lang: Language, plain: bool) -> bytes:
    """The table, in order of publications, stops and what was done.

    A stop whose dates changed has a row though nothing was done. ``plain`` is for programs: heads and deeds
    in the words of ``publication.json``.
    """
    words = words_in(lang)
    head = PLAIN_HEAD if plain else tuple(words.of(each) for each in _head())
    return csv_table.render(head, _rows(publications, words, plain), plain)


def _head() -> tuple[Message, ...]:
    return (
        message("publication.number"),
        message("publication.day"),
        message("publication.stop"),
        message("publication.commune"),
        message("publication.name"),
        message("publication.what"),
        message("publication.how"),
        message("publication.on"),
    )


def _rows(publications: Sequence[Publication], words: Words, plain: bool) -> Iterator[list[Cell]]:
    before: dict[str, tuple[Line, ...]] = {}
    for publication in publications:
        day = publication.day.isoformat() if publication.day else ""
        for stop in publication.stops:
            dates = _dates(stop, words, plain)
            start: list[Cell] = [publication.number, day, stop.stop, stop.commune, stop.name, dates]
            if not stop.done and stop.lines != before.get(stop.stop):
                yield [*start, "", ""]
            before[stop.stop] = stop.lines
            for done in stop.done:
                deed = done.deed.value if plain else words.of(DEEDS[done.deed])
                yield [*start, deed, done.day.isoformat() if done.day else ""]


def _dates(stop: ToldStop, words: Words, plain: bool) -> Cell:
    """All dates that the publication tells: the year of a village in one cell."""
    days = [line.date for line in stop.lines]
    if plain:
        return " ".join(day.isoformat() for day in days)
    return ", ".join(words.written(day, "digits") for day in days)
