"""A plan on the standard output: a table for each week, totals, what is proven and what is missing."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.table import Table
from rich.text import Text

from tourplanner.analysis.aims import told_aims
from tourplanner.analysis.proof import proof
from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.tables import show_table, titled
from tourplanner.domain.crew import van_and_crew
from tourplanner.domain.period import CycleKind
from tourplanner.domain.plan import Unserved
from tourplanner.domain.stop_titles import stop_titles
from tourplanner.domain.told_half import DayPart, day_parts
from tourplanner.domain.tour import Tour
from tourplanner.wording.cycle_day import day_in_week, week_title
from tourplanner.wording.format import column_duration, kilometres
from tourplanner.wording.language import Language
from tourplanner.wording.terms import part_title, status_words
from tourplanner.wording.words import Words, words_in
from tourplanner.workflow.plan import Written
from tourplanner.workflow.planned import Planned

FIGURES_WIDTH = 9
"""Columns of the figures of a tour, the same in every week."""


def show_plan(planned: Planned, written: Written, lang: Language, console: PlainConsole) -> None:
    """Print the summary of a plan."""
    words, rules = words_in(lang), planned.source.file.config.calendar
    console.print(Text(_span(planned, words), "bold"))
    for week in range(1, rules.weeks + 1):
        show_table(_week(planned, week, words), lang, console)
    for line in (*_totals(planned, words), *_missing(planned, words)):
        console.print(line, soft_wrap=True)
    console.print()
    console.print(words("shown.plan-file", file=str(written.plan)), soft_wrap=True)
    console.print(words("shown.map-file", file=str(written.map)), soft_wrap=True)


def _span(planned: Planned, words: Words) -> str:
    """The plan's title, with its dates or, of a grid, its length."""
    title, rules = planned.plan_file.title, planned.source.file.config.calendar
    if rules.repeats and rules.cycle.is_monthly:
        return words("cycle.span-of-month", title=title, first=rules.start)
    if rules.repeats and rules.cycle is CycleKind.PARITY:
        return words("cycle.span-of-parity", title=title, first=rules.start)
    if rules.repeats:
        return words("cycle.span", title=title, n=rules.weeks, first=rules.start)
    return words("shown.span", title=title, first=rules.start, last=rules.last)


def _week(planned: Planned, week: int, words: Words) -> Table:
    """The table of a week: its tours, and its dates that are closed or without a tour."""
    tours = [t for t in planned.plan_file.plan.tours if planned.source.problem.calendar.week(t.date) == week]
    rules = planned.source.file.config.calendar
    table = titled(week_title(rules, week, words.lang), footer=bool(tours))
    repeats = planned.source.problem.calendar.repeats
    day = words("cycle.column-day") if repeats else words("term.column-date")
    table.add_column(day, words("term.total-week"), min_width=20)
    table.add_column(words("term.column-van"), min_width=11)
    parts = day_parts(planned.source.file.config, planned.plan_file.plan.tours)
    for part in parts:
        table.add_column(part_title(part, words.lang), ratio=1)
    headers = (words("term.column-distance"), words("term.column-driving"), words("term.column-work"))
    for header, figure in zip(headers, _figures(tours, words.lang), strict=True):
        table.add_column(header, figure, justify="right", min_width=FIGURES_WIDTH, no_wrap=True)
    for row in _rows(planned, week, tours, parts, words):
        table.add_row(*row)
    return table


def _rows(
    planned: Planned, week: int, tours: list[Tour], parts: tuple[DayPart, ...], words: Words
) -> list[tuple[str, ...]]:
    """The rows of a week, in order of date and van."""
    lang, calendar = words.lang, planned.source.problem.calendar
    rules = planned.source.file.config.calendar
    rows: list[tuple[date, tuple[str, ...]]]
    titles = stop_titles(planned.source.file.config.stops)
    rows = [(tour.date, _row(planned, tour, parts, titles, lang)) for tour in tours]
    toured = {tour.date for tour in tours}
    idle = [day for day in calendar.dates if calendar.week(day) == week and day not in toured]
    rows += [(day, (day_in_week(rules, day, lang), "", words("shown.no-tour"))) for day in idle]
    for day, why in calendar.closed.items():
        if calendar.week(day) == week:
            said = words("shown.closed-why", why=why) if why else words("shown.closed")
            rows.append((day, (day_in_week(rules, day, lang), "", said)))
    return [row for _, row in sorted(rows)]


def _row(
    planned: Planned, tour: Tour, parts: tuple[DayPart, ...], titles: dict[str, str], lang: Language
) -> tuple[str, ...]:
    halves = (_stops(planned, tour, part, titles) for part in parts)
    day = day_in_week(planned.source.file.config.calendar, tour.date, lang)
    van = van_and_crew(tour, planned.source.file.config.crews)
    return (day, van, *halves, *_figures([tour], lang))


def _figures(tours: Sequence[Tour], lang: Language) -> tuple[str, str, str]:
    """Distance, driving and work of tours."""
    return (
        kilometres(sum(tour.distance_m for tour in tours), lang),
        column_duration(sum(tour.drive_seconds for tour in tours), lang),
        column_duration(sum(tour.work_seconds for tour in tours), lang),
    )


def _stops(planned: Planned, tour: Tour, part: DayPart, titles: dict[str, str]) -> str:
    problem = planned.source.problem
    stops = [problem.stop(visit.stop) for visit in tour.visits]
    names = [titles[s.id] for s, visit in zip(stops, tour.visits, strict=True) if part.spans(s, visit)]
    return ", ".join(names) or "–"


def _totals(planned: Planned, words: Words) -> Iterator[str]:
    """Sums of the cycle, what is proven of the plan, and where its times come from."""
    plan = planned.plan_file.plan
    yield words(
        "shown.totals",
        tours=words("unit.tours", n=len(plan.tours)),
        visits=words("unit.visits", n=sum(len(tour.visits) for tour in plan.tours)),
        distance=plan.distance_m,
        drive=plan.drive_seconds,
        work=plan.work_seconds,
    )
    status = status_words(plan.outcome.status, words.lang)
    yield words("shown.status", status=status, proof=proof(plan.outcome))
    yield from map(words.of, told_aims(planned.source.problem, plan.tours, planned.plan_file.aims))
    yield words("shown.sentence", what=planned.plan_file.travel.provenance.told)
    yield from map(words.of, planned.told_punctuality)


def _missing(planned: Planned, words: Words) -> Iterator[str]:
    """A line for each stop that lacks visits, after a title; a reason that several share comes once."""
    items = planned.plan_file.plan.unserved
    if items:
        yield ""
        yield words("shown.undated")
    for reason, group in _by_reason(items).items():
        lacks = [_lack(planned, item, words) for item in group]
        if len(lacks) == 1:
            yield f"  {words('shown.named', name=lacks[0], value=reason)}"
        else:
            yield from (f"  {lack}" for lack in lacks)
            yield f"    {reason}"


def _by_reason(items: Sequence[Unserved]) -> dict[str, list[Unserved]]:
    groups: dict[str, list[Unserved]] = {}
    for item in items:
        groups.setdefault(item.reason, []).append(item)
    return groups


def _lack(planned: Planned, item: Unserved, words: Words) -> str:
    stop = stop_titles(planned.source.file.config.stops)[item.stop]
    visits = words("unit.visits", n=item.missing_visits)
    if item.required:
        return words("shown.undated-required", stop=stop, id=item.stop, visits=visits)
    return words("shown.undated-wished", stop=stop, id=item.stop, visits=visits)
