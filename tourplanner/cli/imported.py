"""An imported timetable on the standard output: what it is, what it costs, which rules it is beyond."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.tables import show_table, titled
from tourplanner.domain.timetable import TimetableRow
from tourplanner.message import Message
from tourplanner.problem.rules import Violation
from tourplanner.wording.format import clock, duration, euros, kilometres
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in
from tourplanner.workflow.timetable.dossier import KEYS, Imported, Raised

MOST_TOLD = 12
"""Breaches and stops that are told one by one."""

CLOCKS = frozenset({"earliest_start", "latest_end"})


def show_imported(imported: Imported, lang: Language, console: PlainConsole) -> None:
    """Print what became of a timetable."""
    words = words_in(lang)
    config = imported.planned.source.file.config
    head = words(
        "imported.head",
        title=config.title,
        stops=words("unit.stops", n=len(config.stops)),
        vans=words("unit.vans", n=len(config.vans)),
        weeks=words("unit.weeks", n=config.calendar.weeks),
    )
    console.print(Text(head, "bold"), soft_wrap=True)
    table = titled(words("imported.cycle"))
    table.show_header = False
    table.add_column("")
    table.add_column("", justify="right", no_wrap=True)
    for name, value in _figures(imported, words):
        table.add_row(name, value)
    show_table(table, lang, console)
    console.print(words("imported.year", kept=imported.kept, published=imported.published), soft_wrap=True)
    for title, lines in _sections(imported, words):
        console.print()
        console.print(Text(title, "bold"), soft_wrap=True)
        for line in lines:
            console.print(f"  {line}", soft_wrap=True)
    console.print()
    console.print(words("imported.written", folder=str(imported.folder)), soft_wrap=True)


def _figures(imported: Imported, words: Words) -> Iterator[tuple[str, str]]:
    figures, lang = imported.figures, words.lang
    yield words("comparison.measure-visits"), str(figures.visits)
    yield words("comparison.measure-tours"), str(figures.tours)
    yield words("comparison.measure-distance-m"), kilometres(figures.distance_m, lang)
    yield words("comparison.measure-drive-seconds"), duration(figures.drive_seconds, lang)
    yield words("comparison.measure-work-seconds"), duration(figures.work_seconds, lang)
    yield words("comparison.measure-cost-cents"), euros(figures.cost.total, lang)
    if (each := figures.cost.each(figures.visits)) is not None:
        yield words("comparison.measure-cost-per-visit-cents"), euros(each, lang)


def _sections(imported: Imported, words: Words) -> Iterator[tuple[str, list[str]]]:
    """What is beyond the usual rules, what no limit mends, and what the timetable leaves open."""
    if imported.raised or imported.several:
        yield (
            words("imported.raised"),
            [_raised(each, words) for each in imported.raised] + _several(imported, words),
        )
    if imported.breaches:
        yield words("imported.breaches"), list(_breaches(imported, words))
    if imported.nowhere:
        yield words("imported.nowhere"), _rows(imported.nowhere, words)
    if imported.aside:
        yield words("imported.aside"), _rows(imported.aside, words)
    if imported.extra:
        yield words("imported.extra"), [words("imported.extra-days", days=imported.extra)]
    if imported.over:
        yield words("imported.over"), _rows(imported.over, words)
    if imported.open:
        yield words("imported.open"), _rows(imported.open, words)


def _raised(raised: Raised, words: Words) -> str:
    key = KEYS.get(raised.field, raised.field)
    write = clock if raised.field in CLOCKS else duration
    label = words.of(Message(f"key.work.{key}"))
    published, usual = write(raised.published, words.lang), write(raised.usual, words.lang)
    return words("imported.limit", label=label, published=published, usual=usual)


def _several(imported: Imported, words: Words) -> list[str]:
    """The communes with several visits on one day, as many as a line holds."""
    if not imported.several:
        return []
    named, rest = imported.several[:MOST_TOLD], len(imported.several) - MOST_TOLD
    told = words("imported.several", communes=list(named))
    return [told if rest <= 0 else f"{told} {words('imported.more', n=rest)}"]


def _breaches(imported: Imported, words: Words) -> Iterator[str]:
    """What is broken, rule by rule: what it asks, then where and by how much."""
    by_rule: dict[str, list[Violation]] = {}
    for breach in imported.breaches:
        by_rule.setdefault(breach.rule, []).append(breach)
    for rule, breaches in by_rule.items():
        yield words("imported.rule", rule=Message(f"rule.{rule}"))
        for breach in breaches[:MOST_TOLD]:
            yield "  " + words("shown.named", name=breach.where, value=breach.what)
        yield from (f"  {line}" for line in _more(len(breaches), words))


def _rows(rows: Sequence[TimetableRow], words: Words) -> list[str]:
    told = [words("imported.row", place=row.label, line=row.line) for row in rows[:MOST_TOLD]]
    return told + _more(len(rows), words)


def _more(count: int, words: Words) -> list[str]:
    return [words("imported.more", n=count - MOST_TOLD)] if count > MOST_TOLD else []
