"""A schedule on the standard output: a table for each month, what changed and why, longest absences."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from rich.table import Table
from rich.text import Text

from tourplanner.cli.changes import change_lines
from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.tables import show_table, titled
from tourplanner.domain.config import Stop
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.wording import format as words
from tourplanner.wording.language import Language
from tourplanner.wording.schedule import month_title, told
from tourplanner.wording.words import words_in
from tourplanner.workflow.schedule import Published


def show_schedule(made: Published, lang: Language, console: PlainConsole) -> None:
    """Print a schedule that was published."""
    schedule = made.schedule
    span = f"{words.day(schedule.start, lang)} – {words.day(schedule.until, lang)}"
    console.print(Text(f"{made.config.title} – {span}", "bold"))
    for (year, month), tours in groupby(schedule.tours, lambda tour: (tour.date.year, tour.date.month)):
        show_table(_month(made, month_title(year, month, lang), list(tours), lang), lang, console)
    console.print(_total(made, lang))
    console.print()
    for line in change_lines(made, lang):
        console.print(line, soft_wrap=True)
    console.print()
    show_table(_gaps(made, lang), lang, console)
    for line in _last_lines(made, lang):
        console.print(line, soft_wrap=True)


def _month(made: Published, title: str, tours: list[Tour], lang: Language) -> Table:
    said = words_in(lang)
    table = titled(title)
    table.add_column(said("term.column-date"), min_width=22, no_wrap=True)
    several = len(made.config.vans) > 1
    if several:
        table.add_column(said("term.column-van"), min_width=11)
    table.add_column(said("term.column-morning"), ratio=1)
    table.add_column(said("term.column-afternoon"), ratio=1)
    stops = {stop.id: stop for stop in made.config.stops}
    shown: date | None = None
    for tour in tours:
        name = words.day_of_year(tour.date, lang) if tour.date != shown else ""
        shown = tour.date
        halves = [_visits(tour, half, stops) for half in Half]
        table.add_row(name, *([tour.van] if several else []), *halves)
    return table


def _visits(tour: Tour, half: Half, stops: dict[str, Stop]) -> str:
    """A line for each visit of a half-day: ``09:30–12:00  Viella``."""
    return "\n".join(
        f"{words.clock_table(visit.start)}–{words.clock_table(visit.end)}  {stops[visit.stop].name}"
        for visit in tour.visits
        if visit.half is half
    )


def _total(made: Published, lang: Language) -> str:
    said, tours = words_in(lang), made.schedule.tours
    return told(
        "total",
        lang,
        tours=said("unit.tours", n=len(tours)),
        visits=said("unit.visits", n=sum(len(tour.visits) for tour in tours)),
    )


def _gaps(made: Published, lang: Language) -> Table:
    """The longest absence of every stop, the longest first."""
    table = titled(told("gaps", lang))
    table.add_column(told("gap-stop", lang), min_width=24)
    table.add_column(told("gap-days", lang), justify="right")
    table.add_column(told("gap-from", lang))
    table.add_column(told("gap-to", lang))
    names = {stop.id: stop.name for stop in made.config.stops}
    found = sorted(made.schedule.gaps, key=lambda gap: -gap.days)
    for gap in found:
        first, last = words.day(gap.first, lang), words.day(gap.last, lang)
        table.add_row(names[gap.stop], words.integer(gap.days, lang), first, last)
    known = {gap.stop for gap in found}
    for stop in made.config.stops:
        if stop.id not in known:
            table.add_row(stop.name, "–", told("no-gap", lang), "")
    return table


def _last_lines(made: Published, lang: Language) -> Iterator[str]:
    names = {stop.id: stop.name for stop in made.config.stops}
    cancelled = sum(each.cancelled for each in made.schedule.appointments)
    if cancelled:
        yield told("cancelled", lang, count=words.integer(cancelled, lang))
    if made.reprint:
        yield told("reprint", lang, stops=", ".join(names.get(stop, stop) for stop in made.reprint))
    elif made.reprint is not None:
        yield told("no-reprint", lang)
    yield told("file", lang, file=str(made.file))
