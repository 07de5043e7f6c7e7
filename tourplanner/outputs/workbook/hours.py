"""Hours and kilometres: of each tour, and of each crew by week and by cycle, beside their limits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum

from tourplanner.domain.tour import Tour
from tourplanner.domain.work_rules import WorkRules
from tourplanner.outputs.view import ScheduleView
from tourplanner.outputs.workbook.book import Props
from tourplanner.outputs.workbook.table import Column, Leaf, Look, look_props, write_table
from tourplanner.outputs.workbook.visits import clock
from tourplanner.problem.rules import Rule
from tourplanner.problem.rules.registry import limiting
from tourplanner.problem.rules.rule import Span
from tourplanner.schedule.cycle_weeks import CycleDay, days_of
from tourplanner.wording.words import Words

_TOTAL: Props = {"bold": True, "top": 2}


@dataclass(frozen=True, slots=True)
class Stint:
    """The tours of a crew in ``weeks`` weeks between ``first`` and ``last``, both included."""

    first: date
    last: date
    weeks: int
    van: str
    tours: tuple[Tour, ...]

    @property
    def distance_km(self) -> float:
        """Kilometres driven."""
        return sum(tour.distance_m for tour in self.tours) / 1000

    @property
    def drive_seconds(self) -> int:
        """Driving."""
        return sum(tour.drive_seconds for tour in self.tours)

    @property
    def work_seconds(self) -> int:
        """Work, without lunch."""
        return sum(tour.work_seconds for tour in self.tours)

    @property
    def service_seconds(self) -> int:
        """Time open to people."""
        return sum(tour.service_seconds for tour in self.tours)

    @property
    def visits(self) -> int:
        """How many visits."""
        return sum(len(tour.visits) for tour in self.tours)


def week_stints(view: ScheduleView) -> tuple[Stint, ...]:
    """The tours of a schedule by crew and week."""
    found: dict[tuple[date, str], list[Tour]] = {}
    for tour in view.schedule.tours:
        found.setdefault((tour.date - timedelta(tour.date.weekday()), tour.van), []).append(tour)
    return tuple(
        Stint(monday, monday + timedelta(6), 1, van, tuple(tours))
        for (monday, van), tours in sorted(found.items())
    )


def cycle_stints(view: ScheduleView) -> tuple[Stint, ...]:
    """The tours of a schedule by crew and cycle; those of weeks in which the cycle waits are in none."""
    rules = view.view.config.calendar
    last = max((tour.date for tour in view.schedule.tours), default=rules.start)
    # The last cycle is whole, for the workbook may end before it.
    days = days_of(rules, (last - rules.start).days // 7 + 1 + rules.weeks)
    found: dict[tuple[int, str], list[Tour]] = {}
    for tour in view.schedule.tours:
        at = days[(tour.date - rules.start).days]
        if at is not None:
            found.setdefault((at.cycle, tour.van), []).append(tour)
    return tuple(
        Stint(*_span(rules.start, days, cycle), rules.hour_weeks, van, tuple(tours))
        for (cycle, van), tours in sorted(found.items())
    )


def _span(start: date, days: Sequence[CycleDay | None], cycle: int) -> tuple[date, date]:
    """The first and last day of a cycle, weeks in which it waits included."""
    its = [number for number, day in enumerate(days) if day is not None and day.cycle == cycle]
    return start + timedelta(its[0]), start + timedelta(its[-1])


def write_tours(leaf: Leaf, view: ScheduleView) -> None:
    """Add the sheet of tours, with the limits of a day."""
    work, words = view.view.config.work, leaf.words

    def kept(tour: Tour) -> str:
        return limits_kept(Span.DAY, (tour,), 1, work, words)

    columns: tuple[Column[Tour], ...] = (
        Column(words("book.date"), 18, Look.DATE, lambda tour: tour.date),
        Column(words("book.van"), 16, Look.TEXT, lambda tour: tour.van),
        Column(
            words("book.area"), 34, Look.TEXT, lambda tour: ", ".join(a.name for a in view.view.areas(tour))
        ),
        Column(words("book.visit-count"), 15, Look.WHOLE, lambda tour: len(tour.visits)),
        Column(words("book.starts"), 10, Look.CLOCK, lambda tour: clock(tour.start)),
        Column(words("book.leaves"), 10, Look.CLOCK, lambda tour: clock(tour.leave)),
        Column(
            words("book.lunch-from"),
            10,
            Look.CLOCK,
            lambda tour: clock(tour.lunch[0]) if tour.lunch else None,
        ),
        Column(
            words("book.lunch-to"), 10, Look.CLOCK, lambda tour: clock(tour.lunch[1]) if tour.lunch else None
        ),
        Column(words("book.returns"), 10, Look.CLOCK, lambda tour: clock(tour.back)),
        Column(words("book.ends"), 10, Look.CLOCK, lambda tour: clock(tour.end)),
        Column(words("book.kilometres"), 12, Look.KILOMETRES, lambda tour: tour.distance_m / 1000),
        *(column for rule in limiting(Span.DAY) for column in _of_tours(rule, work, words)),
        Column(words("book.kept"), 18, Look.TEXT, kept),
    )
    write_table(leaf, words("book.tours"), columns, view.schedule.tours)


def _of_tours(rule: Rule, work: WorkRules, words: Words) -> tuple[Column[Tour], ...]:
    """What a rule bounds of a day, and its limit."""
    limit = rule.sum_limit
    return (
        Column(words.of(rule.figure_name), 11, Look.DURATION, lambda tour: clock(limit.stated(tour))),
        Column(words.of(rule.limit_name), 11, Look.DURATION, lambda _: clock(limit.most(work))),
    )


def write_crews(leaf: Leaf, view: ScheduleView) -> None:
    """Add the sheet of weeks by crew, with the limit of a week and a total of what the filter shows."""
    work, words = view.view.config.work, leaf.words
    weeks = week_stints(view)

    def kept(week: Stint) -> str:
        return limits_kept(Span.WEEK, week.tours, 1, work, words)

    columns: tuple[Column[Stint], ...] = (
        Column(words("book.week-from"), 18, Look.DATE, lambda week: week.first),
        Column(words("book.last-day"), 18, Look.DATE, lambda week: week.last),
        Column(words("book.van"), 20, Look.TEXT, lambda week: week.van),
        Column(words("book.tour-count"), 12, Look.WHOLE, lambda week: len(week.tours)),
        Column(words("book.visit-count"), 15, Look.WHOLE, lambda week: week.visits),
        Column(words("book.kilometres"), 14, Look.KILOMETRES, lambda week: week.distance_km),
        Column(words("book.driving"), 14, Look.DURATION, lambda week: clock(week.drive_seconds)),
        Column(words("book.service"), 14, Look.DURATION, lambda week: clock(week.service_seconds)),
        *(column for rule in limiting(Span.WEEK) for column in _of_stints(rule, work, words)),
        Column(words("book.kept"), 20, Look.TEXT, kept),
    )
    sheet = write_table(leaf, words("book.crews"), columns, weeks)
    if not weeks:
        return
    sums: dict[int, Callable[[Stint], float]] = {
        3: lambda week: len(week.tours),
        4: lambda week: week.visits,
        5: lambda week: week.distance_km,
        6: lambda week: week.drive_seconds / 86_400,
        7: lambda week: week.service_seconds / 86_400,
        **{8 + 2 * rank: _in_days(rule) for rank, rule in enumerate(limiting(Span.WEEK))},
    }
    # One row below the table, so that sorting and filtering leave it alone.
    row = len(weeks) + 2
    leaf.book.write(sheet, row, 2, words("book.total"), _TOTAL)
    for at, figure in sums.items():
        props = {**look_props(columns[at].look, leaf.lang), **_TOTAL}
        leaf.book.write_subtotal(sheet, (row, at), (1, len(weeks)), fsum(map(figure, weeks)), props)
    sheet.print_area(0, 0, row, len(columns) - 1)


def write_cycles(leaf: Leaf, view: ScheduleView) -> None:
    """Add the sheet of cycles by crew, with the limit of their mean week."""
    config, words = view.view.config, leaf.words
    work = config.work

    def kept(cycle: Stint) -> str:
        return limits_kept(Span.CYCLE, cycle.tours, cycle.weeks, work, words)

    columns: tuple[Column[Stint], ...] = (
        Column(words("book.cycle-from"), 18, Look.DATE, lambda cycle: cycle.first),
        Column(words("book.last-day"), 18, Look.DATE, lambda cycle: cycle.last),
        Column(words("book.van"), 20, Look.TEXT, lambda cycle: cycle.van),
        Column(words("book.tour-count"), 12, Look.WHOLE, lambda cycle: len(cycle.tours)),
        Column(words("book.kilometres"), 14, Look.KILOMETRES, lambda cycle: cycle.distance_km),
        Column(words("book.driving"), 14, Look.DURATION, lambda cycle: clock(cycle.drive_seconds)),
        Column(words("book.work"), 14, Look.DURATION, lambda cycle: clock(cycle.work_seconds)),
        *(column for rule in limiting(Span.CYCLE) for column in _of_stints(rule, work, words)),
        Column(words("book.kept"), 20, Look.TEXT, kept),
    )
    write_table(leaf, words("book.cycles"), columns, cycle_stints(view))


def _of_stints(rule: Rule, work: WorkRules, words: Words) -> tuple[Column[Stint], ...]:
    """What a rule bounds of some weeks, in their mean, and its limit."""
    limit = rule.sum_limit

    def mean(stint: Stint) -> timedelta:
        return timedelta(seconds=sum(map(limit.stated, stint.tours)) / stint.weeks)

    return (
        Column(words.of(rule.figure_name), 14, Look.DURATION, mean),
        Column(words.of(rule.limit_name), 14, Look.DURATION, lambda _: clock(limit.most(work))),
    )


def _in_days(rule: Rule) -> Callable[[Stint], float]:
    """What a rule bounds of some weeks in all, as a workbook counts durations."""
    return lambda stint: sum(map(rule.sum_limit.stated, stint.tours)) / 86_400


def limits_kept(span: Span, tours: Sequence[Tour], weeks: int, work: WorkRules, words: Words) -> str:
    """Whether the tours of some time keep the limits of that time; else what of them does not."""
    broken = [
        words.of(rule.figure_name)
        for rule in limiting(span)
        if sum(map(rule.sum_limit.stated, tours)) > rule.sum_limit.most(work) * weeks
    ]
    return words("book.exceeds", limits=broken) if broken else words("book.yes")
