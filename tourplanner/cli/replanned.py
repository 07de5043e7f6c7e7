"""Proposals on the standard output: side by side, what each changes, and what more changes would save."""

from collections.abc import Iterator
from pathlib import Path

from rich.table import Table
from rich.text import Text

from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.tables import show_table, titled
from tourplanner.outputs.replan_note.view import ChangeRow, ProposalRow, ReplanNote
from tourplanner.wording import format as written
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in
from tourplanner.workflow.year.replan import Replanned


def show_replanned(
    note: ReplanNote,
    found: Replanned,
    take: int | None,
    page: Path | None,
    lang: Language,
    console: PlainConsole,
) -> None:
    """Print proposals; `take` is the number of the one that became the draft, if any."""
    words = words_in(lang)
    console.print(Text(f"{note.title} – {words('replan.heading')}", "bold"))
    told = {"first": note.first, "last": note.last, "day": note.on}
    console.print(
        words("replan.published", **told) if note.published else words("replan.drafted", **told),
        soft_wrap=True,
    )
    if not note.rows:
        console.print(words("replan.nothing"))
        console.print(words("replan.publish-added", folder=str(found.folder)), soft_wrap=True)
        return
    console.print()
    show_table(_proposals(note, lang), lang, console)
    for sentence in (*_proof(note, words), *map(words.of, note.more_days)):
        console.print(sentence, soft_wrap=True)
    for row in note.rows:
        console.print()
        for line in _proposal(row, words):
            console.print(line, soft_wrap=True)
    if len(note.points) > 1:
        console.print()
        show_table(_trade_off(note, lang), lang, console)
        console.print(words("replan.trade-off-note"), soft_wrap=True)
        if note.is_flat:
            most = note.points[-1].moved
            flat = (
                words("replan.flat", most=most)
                if note.points_proven
                else words("replan.flat-unproven", most=most)
            )
            console.print(flat, soft_wrap=True)
    console.print()
    for ending in _endings(found, take, page, words):
        console.print(ending, soft_wrap=True)


def _proposals(note: ReplanNote, lang: Language) -> Table:
    words = words_in(lang)
    table = titled(words("replan.proposals"))
    table.add_column(words("replan.number"), justify="right")
    table.add_column(words("replan.wish"), ratio=1)
    for heading in (
        words("replan.cancelled"),
        words("replan.changed"),
        words("replan.unusual"),
        words("replan.drive"),
    ):
        table.add_column(heading, justify="right")
    table.add_column(words("replan.proof"))
    for row in note.rows:
        table.add_row(
            str(row.number),
            words.of(row.wish),
            written.integer(row.cancelled, lang),
            written.integer(row.moved, lang),
            written.integer(len(row.unusual), lang),
            written.column_duration(row.drive, lang),
            words("replan.yes") if row.proven else words("replan.no"),
        )
    return table


def _proof(note: ReplanNote, words: Words) -> Iterator[str]:
    if not note.all_proven:
        yield words("replan.not-proven", least=note.least_lost)
        return
    yield words("replan.proven")
    if note.drives_least:
        yield words("replan.proven-driving")


def _proposal(row: ProposalRow, words: Words) -> Iterator[Text]:
    """A proposal, a few lines for each date that it changes."""
    yield Text(words("replan.proposal", number=row.number, wish=row.wish), "bold")
    if row.unusual:
        yield Text(words("replan.unusual-days", days=row.unusual))
    if row.people:
        yield Text(words("replan.without-visit", people=row.people))
    yield Text(words("replan.to-tell", n=row.towns))
    for change in row.changes:
        yield from _change(change, words)


def _change(change: ChangeRow, words: Words) -> Iterator[Text]:
    yield Text(f"  {words.of(change.what)}")
    yield Text(f"    {words('replan.because', why=change.why)}")
    yield Text(f"    {words.of(change.tell)}")
    if change.elsewhere is not None:
        yield Text(f"    {words.of(change.elsewhere)}")


def _trade_off(note: ReplanNote, lang: Language) -> Table:
    words = words_in(lang)
    table = titled(words("replan.trade-off"))
    for heading in (words("replan.changed"), words("replan.drive"), words("replan.difference")):
        table.add_column(heading, justify="right")
    table.add_column(words("replan.proof"), ratio=1)
    first = note.points[0].drive
    for point in note.points:
        table.add_row(
            written.integer(point.moved, lang),
            written.column_duration(point.drive, lang),
            written.column_change(point.drive - first, lang),
            words("replan.yes") if point.is_proven else words("replan.no"),
        )
    return table


def _endings(found: Replanned, take: int | None, page: Path | None, words: Words) -> Iterator[str]:
    if page is not None:
        yield words("replan.page", file=str(page))
    folder = str(found.folder)
    if found.taken is None or take is None:
        yield words("replan.take", folder=folder)
        return
    yield words("replan.taken", number=take, file=str(found.taken.file))
    yield words("replan.publish", folder=folder)
