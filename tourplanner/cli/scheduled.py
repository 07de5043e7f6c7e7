"""A schedule on the standard output: a table for each month, what changed and why, longest absences."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from rich.table import Table
from rich.text import Text

from tourplanner.cli.changes import change_lines
from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.schedule_summary import summary_lines
from tourplanner.cli.tables import show_table, titled
from tourplanner.domain.config import Stop
from tourplanner.domain.crew import van_and_crew
from tourplanner.domain.stop_titles import stop_titles
from tourplanner.domain.told_half import DayPart, day_parts
from tourplanner.domain.tour import Tour
from tourplanner.message import message
from tourplanner.schedule.events import openings_of
from tourplanner.wording import format as written
from tourplanner.wording.language import Language
from tourplanner.wording.terms import part_title
from tourplanner.wording.words import Words, words_in
from tourplanner.workflow.year.schedule import Published


def show_schedule(made: Published, lang: Language, console: PlainConsole) -> None:
    """Print a schedule that was published."""
    schedule = made.schedule
    span = words_in(lang)("shown.span", title=made.config.title, first=schedule.start, last=schedule.until)
    console.print(Text(span, "bold"))
    for _, tours in groupby(schedule.tours, lambda tour: (tour.date.year, tour.date.month)):
        show_table(_month(made, list(tours), lang), lang, console)
    console.print(_total(made, words_in(lang)))
    names = stop_titles(made.config.stops)
    for said in summary_lines(made.summary, names):
        console.print(words_in(lang).of(said))
    console.print()
    for line in change_lines(made, lang):
        console.print(line, soft_wrap=True)
    console.print()
    show_table(_gaps(made, lang), lang, console)
    for line in _last_lines(made, words_in(lang)):
        console.print(line, soft_wrap=True)


def _month(made: Published, tours: list[Tour], lang: Language) -> Table:
    words = words_in(lang)
    table = titled(written.capital_month(tours[0].date, lang))
    table.add_column(words("term.column-date"), min_width=22, no_wrap=True)
    several = len(made.config.vans) > 1 or bool(made.config.crews)
    if several:
        table.add_column(words("term.column-van"), min_width=11)
    parts = day_parts(made.config, made.schedule.tours)
    for part in parts:
        table.add_column(part_title(part, lang), ratio=1)
    stops, titles = {stop.id: stop for stop in made.config.stops}, stop_titles(made.config.stops)
    shown: date | None = None
    for tour in tours:
        name = written.day_of_year(tour.date, lang) if tour.date != shown else ""
        shown = tour.date
        halves = [_visits(tour, part, stops, titles) for part in parts]
        table.add_row(name, *([van_and_crew(tour, made.config.crews)] if several else []), *halves)
    return table


def _visits(tour: Tour, part: DayPart, stops: dict[str, Stop], titles: dict[str, str]) -> str:
    """A line for each visit of a half-day: ``09:30–12:00  Viella``."""
    return "\n".join(
        f"{written.clock_table(opens)}–{written.clock_table(closes)}  {titles[visit.stop]}"
        for visit in tour.visits
        for opens, closes in part.spans(stops[visit.stop], visit)
    )


def _total(made: Published, words: Words) -> str:
    tours = made.schedule.tours
    visits = sum(len(tour.visits) for tour in tours)
    return words(
        "published.total", tours=message("unit.tours", n=len(tours)), visits=message("unit.visits", n=visits)
    )


def _gaps(made: Published, lang: Language) -> Table:
    """The longest absence of every stop, the longest first."""
    words = words_in(lang)
    table = titled(words("published.gaps"))
    table.add_column(words("published.stop"), min_width=24)
    table.add_column(words("published.days-between"), justify="right")
    table.add_column(words("published.from"))
    table.add_column(words("published.to"))
    names = stop_titles(made.config.stops)
    found = sorted(made.schedule.gaps, key=lambda gap: -gap.days)
    for gap in found:
        first, last = written.day(gap.first, lang), written.day(gap.last, lang)
        table.add_row(names[gap.stop], written.integer(gap.days, lang), first, last)
    known = {gap.stop for gap in found} | {opening.id for opening in openings_of(made.config)}
    for stop in made.config.stops:
        if stop.id not in known:
            table.add_row(names[stop.id], "–", words("published.no-gap"), "")
    return table


def _last_lines(made: Published, words: Words) -> Iterator[str]:
    names = stop_titles(made.config.stops)
    cancelled = sum(each.cancelled for each in made.schedule.appointments)
    if cancelled:
        yield words("published.cancelled", count=cancelled)
    if made.reprint:
        yield words("published.reprint", stops=[names.get(stop, stop) for stop in made.reprint])
    elif made.reprint is not None:
        yield words("published.no-reprint")
    yield words("published.file", file=str(made.file))
