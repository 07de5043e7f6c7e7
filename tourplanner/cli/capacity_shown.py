"""What receiving many people takes, on the standard output."""

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from tourplanner.analysis.capacity import Capacity, VanCapacity
from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.tables import show_table, titled
from tourplanner.domain.period import MINUTE, format_clock
from tourplanner.message import message
from tourplanner.wording import format as written
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in

Json = dict[str, object]

USUAL_DESKS = (1, 2, 4, 6, 8, 10)
"""Of the table; those that were asked for, and those that would do, are in it as well."""


def show_capacity(found: Capacity, lang: Language, console: PlainConsole) -> None:
    """Print what it takes, what each van can do, and what is missing."""
    words = words_in(lang)
    console.print(Text(words("capacity.heading", n=found.people, day=found.day), "bold"))
    for line in _needs(found, words):
        console.print(line, soft_wrap=True)
    console.print()
    show_table(_desks_table(found, words), lang, console)
    show_table(_vans_table(found, words), lang, console)
    for line in (*_verdict(found, words), *_notes(found, words)):
        console.print(line, soft_wrap=True)


def capacity_json(found: Capacity) -> Json:
    """The same as figures."""
    return {
        "title": found.title,
        "date": found.day.isoformat(),
        "people": found.people,
        "minutes_per_person": found.each / MINUTE,
        "place": found.place or None,
        "closed": found.closed or None,
        "needed": {
            "desk_minutes": found.desk_seconds / MINUTE,
            "desks": found.desks,
            "open_minutes": found.open_seconds(found.desks) / MINUTE,
        },
        "vans": [_van_json(van, found.each) for van in found.vans],
        **({"longest": _van_json(found.longest, found.each)} if found.longest else {}),
        "days_of_the_best_van": found.days,
        "desks_in_one_day": found.desks_in_a_day,
    }


def _van_json(van: VanCapacity, each: int) -> Json:
    day = van.day
    return {
        "van": van.van.id,
        **({"crew": van.crew.id if van.crew else None} if van.crew or not van.is_driven else {}),
        "there": van.out is None and van.is_driven,
        "busy": [visit.stop for visit in van.tour.visits] if van.tour else [],
        "desks": van.desks,
        "people": van.people(each),
        "start": format_clock(day.start) if day else None,
        "end": format_clock(day.end) if day else None,
        "open": [[format_clock(at) for at in span] for span in day.open] if day else [],
        "lunch": [format_clock(at) for at in day.lunch] if day and day.lunch else None,
        "open_minutes": day.open_seconds / MINUTE if day else 0,
        "work_minutes": day.work / MINUTE if day else None,
        "drive_minutes": day.drive / MINUTE if day else None,
    }


def _needs(found: Capacity, words: Words) -> Iterator[str]:
    yield words(
        "capacity.needs",
        people=message("capacity.people", n=found.people),
        minutes=found.each // MINUTE,
        whole=found.desk_seconds,
        desks=message("capacity.desks", n=found.desks),
        open=found.open_seconds(found.desks),
    )
    yield words("capacity.at", place=found.place) if found.place else words("capacity.at-the-depot")


def _desks_table(found: Capacity, words: Words) -> Table:
    table = titled(words("capacity.what-it-takes"))
    table.add_column(words("capacity.column-desks"), justify="right", min_width=8, no_wrap=True)
    table.add_column(words("capacity.column-open"), justify="right", min_width=12, no_wrap=True)
    table.add_column(words("capacity.column-day"), ratio=1)
    counts = {*USUAL_DESKS, found.desks, *([found.desks_in_a_day] if found.desks_in_a_day else [])}
    most = found.best.day.open_seconds if found.best and found.best.day else 0
    for desks in sorted(counts):
        need = found.open_seconds(desks)
        fits = found.desks_in_a_day is not None and desks >= found.desks_in_a_day
        told = words("capacity.fits") if fits else words("capacity.too-long") if most else ""
        table.add_row(words.written(desks), written.column_duration(need, words.lang), told)
    return table


def _vans_table(found: Capacity, words: Words) -> Table:
    kind = "capacity.at-its-hours" if found.longest else "capacity.what-a-van-can-do"
    table = titled(words.of(message(kind)))
    table.add_column(words("term.column-van"), min_width=11)
    table.add_column(words("capacity.column-hours"), ratio=1)
    for name in ("capacity.column-open", "capacity.column-work", "capacity.column-people"):
        table.add_column(words.of(message(name)), justify="right", no_wrap=True)
    for van in found.vans:
        table.add_row(van.name, *_row(van, found.each, words))
    return table


def _row(van: VanCapacity, each: int, words: Words) -> tuple[str, str, str, str]:
    if not van.is_driven:
        return words("capacity.no-crew"), "–", "–", words.written(0)
    if van.day is None:
        why = words("capacity.not-there", why=van.out or "") if van.out is not None else ""
        return why or words("capacity.no-hours"), "–", "–", words.written(0)
    spans = [written.hours(*span, words.lang) for span in van.day.open]
    lengths = (van.day.open_seconds, van.day.work)
    durations = (written.column_duration(length, words.lang) for length in lengths)
    return words.written(spans), *durations, words.written(van.people(each))  # type: ignore[return-value]


def _verdict(found: Capacity, words: Words) -> Iterator[str]:
    best = found.best
    if best is None:
        yield words("capacity.nobody")
        return
    people = best.people(found.each)
    if people >= found.people:
        yield words("capacity.enough", van=best.name, desks=message("capacity.desks", n=best.desks))
        return
    yield words(
        "capacity.left",
        van=best.name,
        desks=message("capacity.desks", n=best.desks),
        people=message("capacity.people", n=people),
        left=message("capacity.people", n=found.people - people),
    )
    yield words(
        "capacity.instead",
        days=message("capacity.days", n=found.days or 0),
        desks=message("capacity.desks", n=found.desks_in_a_day or 0),
    )


def _notes(found: Capacity, words: Words) -> Iterator[str]:
    if found.closed:
        yield words("capacity.closed", why=found.closed)
    for van in found.vans:
        if van.tour:
            yield words("capacity.busy", van=van.van.id, n=len(van.tour.visits))
    if found.longest is None:
        yield words("capacity.method")
    else:
        yield from _longest(found, found.longest, words)


def _longest(found: Capacity, longest: VanCapacity, words: Words) -> Iterator[str]:
    """What the van of an exceptional opening could do at other hours."""
    yield words("capacity.method-of-opening")
    people = longest.people(found.each)
    if longest.day is not None and people > found.vans[0].people(found.each):
        spans = [written.hours(*span, words.lang) for span in longest.day.open]
        yield words(
            "capacity.longest",
            hours=words.written(spans),
            people=message("capacity.people", n=people),
            desks=message("capacity.desks", n=longest.desks),
        )
