"""Events on the standard output: a table with their numbers, and what became of one."""

from collections.abc import Mapping, Sequence

from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.tables import show_table, titled
from tourplanner.domain.event import span
from tourplanner.message import Message, message
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.year.event import ChangedEvents, NumberedEvent


def show_events(found: Sequence[NumberedEvent], lang: Language, console: PlainConsole) -> None:
    """Print events, one a row."""
    words = words_in(lang)
    if not found:
        console.print(words("event.none"))
        return
    table = titled(words("event.title"))
    table.add_column(words("event.column-number"), justify="right")
    table.add_column(words("event.column-what"), ratio=2)
    table.add_column(words("event.column-why"), ratio=1)
    for each in found:
        table.add_row(str(each.number), words.of(each.told), each.event.why)
    show_table(table, lang, console)


def events_json(found: Sequence[NumberedEvent], lang: Language) -> Mapping[str, object]:
    """Events for programs: number, kind, first and last day, in words, why."""
    words, rows = words_in(lang), []
    for each in found:
        first, last = span(each.event)
        rows.append(
            {
                "number": each.number,
                "kind": each.event.kind,
                "from": first.isoformat(),
                "to": last.isoformat(),
                "told": words.of(each.told),
                "why": each.event.why,
            }
        )
    return {"format": 1, "events": rows}


def show_changed(changed: ChangedEvents, deed: Message, lang: Language, console: PlainConsole) -> None:
    """Print what became of an event, and where."""
    said = message(
        "event.changed",
        deed=deed,
        number=changed.event.number,
        what=changed.event.told,
        file=str(changed.file),
    )
    console.print(words_in(lang).of(said), soft_wrap=True)
