"""A plan on the standard output: a table for each week, totals, what is proven and what is missing."""

from collections.abc import Sequence
from datetime import date, timedelta

from rich import box
from rich.table import Table
from rich.text import Text

from tourplanner.analysis.proof import proof
from tourplanner.cli.consoles import PlainConsole
from tourplanner.domain.period import Half
from tourplanner.domain.plan import Unserved
from tourplanner.domain.tour import Tour
from tourplanner.wording import format as words
from tourplanner.wording.labels import labels
from tourplanner.wording.language import Language
from tourplanner.wording.terms import status_words, week_name
from tourplanner.wording.words import words_in
from tourplanner.workflow.plan import Written
from tourplanner.workflow.planned import Planned


def show_plan(planned: Planned, written: Written, lang: Language, console: PlainConsole) -> None:
    """Print the summary of a plan."""
    rules = planned.source.file.config.calendar
    last = rules.start + timedelta(days=7 * rules.weeks - 1)
    span = f"{words.day(rules.start, lang)} – {words.day(last, lang)}"
    console.print(Text(f"{planned.plan_file.title} – {span}", "bold"))
    for week in range(1, rules.weeks + 1):
        console.print(_week(planned, week, lang))
    console.print(_totals(planned, lang), soft_wrap=True)
    outcome = planned.plan_file.plan.outcome
    status = _named(labels(lang).plan, status_words(outcome.status, lang), lang)
    console.print(f"{status}. {words_in(lang).of(proof(outcome))}", soft_wrap=True)
    times = words_in(lang).of(planned.plan_file.travel.provenance.told)
    console.print(f"{times}.", soft_wrap=True)
    for line in _missing(planned, lang):
        console.print(line, soft_wrap=True)
    console.print()
    console.print(_named(labels(lang).plan, str(written.plan), lang), soft_wrap=True)
    console.print(_named(labels(lang).map_of_tours, str(written.map), lang), soft_wrap=True)


def _week(planned: Planned, week: int, lang: Language) -> Table:
    """The table of a week: its tours, and its dates that are closed or without a tour."""
    text = labels(lang)
    tours = [t for t in planned.plan_file.plan.tours if planned.source.problem.calendar.week(t.date) == week]
    table = Table(
        title=Text(week_name(week, lang), "bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        show_footer=bool(tours),
        expand=True,
        pad_edge=False,
    )
    drive, work = sum(tour.drive_seconds for tour in tours), sum(tour.work_seconds for tour in tours)
    table.add_column(text.column_date, text.total_week, min_width=20)
    table.add_column(text.column_van, min_width=11)
    table.add_column(text.column_morning, ratio=1)
    table.add_column(text.column_afternoon, ratio=1)
    for header, figure in (
        (text.column_distance, words.kilometres(sum(tour.distance_m for tour in tours), lang)),
        (text.column_driving, words.duration(drive, lang)),
        (text.column_work, words.duration(work, lang)),
    ):
        table.add_column(header, figure, justify="right", min_width=9, no_wrap=True)
    for row in _rows(planned, week, tours, lang):
        table.add_row(*row)
    return table


def _rows(planned: Planned, week: int, tours: list[Tour], lang: Language) -> list[tuple[str, ...]]:
    """The rows of a week, in order of date and van."""
    text, calendar = labels(lang), planned.source.problem.calendar
    rows: list[tuple[date, tuple[str, ...]]] = [(tour.date, _row(planned, tour, lang)) for tour in tours]
    toured = {tour.date for tour in tours}
    idle = [day for day in calendar.dates if calendar.week(day) == week and day not in toured]
    rows += [(day, (words.day_of_year(day, lang), "", text.no_tour)) for day in idle]
    for day, why in calendar.closed.items():
        if calendar.week(day) == week:
            said = _named(text.closed, why, lang) if why else text.closed
            rows.append((day, (words.day_of_year(day, lang), "", said)))
    return [row for _, row in sorted(rows)]


def _row(planned: Planned, tour: Tour, lang: Language) -> tuple[str, ...]:
    return (
        words.day_of_year(tour.date, lang),
        tour.van,
        _stops(planned, tour, Half.MORNING),
        _stops(planned, tour, Half.AFTERNOON),
        words.kilometres(tour.distance_m, lang),
        words.duration(tour.drive_seconds, lang),
        words.duration(tour.work_seconds, lang),
    )


def _stops(planned: Planned, tour: Tour, half: Half) -> str:
    problem = planned.source.problem
    return ", ".join(problem.stop(visit.stop).name for visit in tour.visits if visit.half is half) or "–"


def _totals(planned: Planned, lang: Language) -> str:
    text, plan = labels(lang), planned.plan_file.plan
    visits = sum(len(tour.visits) for tour in plan.tours)
    figures = [
        words.count(len(plan.tours), text.tour, text.tours, lang),
        words.count(visits, text.visit, text.visits, lang),
        words.kilometres(plan.distance_m, lang),
        f"{text.driving} {words.duration(plan.drive_seconds, lang)}",
        f"{text.work} {words.duration(plan.work_seconds, lang)}",
    ]
    return _named(text.total_cycle, ", ".join(figures), lang)


def _missing(planned: Planned, lang: Language) -> list[str]:
    """A line for each stop that lacks visits, after a title; a reason that several share comes once."""
    items = planned.plan_file.plan.unserved
    if not items:
        return []
    lines = ["", _named(labels(lang).unserved_title, "", lang)]
    for reason, group in _by_reason(items).items():
        *others, last = (_lack(planned, item, lang) for item in group)
        lines += [f"  {lack}" for lack in others]
        lines.append("  " + _named(last, reason, lang) if not others else f"  {last}")
        lines += [f"    {reason}"] if others else []
    return lines


def _by_reason(items: Sequence[Unserved]) -> dict[str, list[Unserved]]:
    groups: dict[str, list[Unserved]] = {}
    for item in items:
        groups.setdefault(item.reason, []).append(item)
    return groups


def _lack(planned: Planned, item: Unserved, lang: Language) -> str:
    text = labels(lang)
    name = f"{planned.source.problem.stop(item.stop).name} ({item.stop})"
    kind = text.unserved_required if item.required else text.unserved_optional
    return f"{name}, {words.count(item.missing_visits, text.visit, text.visits, lang)} ({kind})"


def _named(name: str, value: str, lang: Language) -> str:
    """A name, capitalised, and its value after a colon, which French sets apart."""
    space = words.NO_BREAK if lang is Language.FR else ""
    return f"{name[:1].upper()}{name[1:]}{space}: {value}".rstrip()
