"""The list of visits, and the dates of each stop."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tourplanner.domain.config import Stop
from tourplanner.domain.punctuality import VisitPunctuality
from tourplanner.domain.schedule import Change, LongestGap
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import Text, message
from tourplanner.outputs.how_sure import sure_of
from tourplanner.outputs.view import ScheduleView
from tourplanner.outputs.workbook.book import Value
from tourplanner.outputs.workbook.table import Column, Leaf, Look, write_table
from tourplanner.wording.terms import time_of_day


def clock(seconds: int) -> timedelta:
    """A time of day as a workbook keeps it: from midnight, so that 24:00 is one."""
    return timedelta(seconds=seconds)


def because(change: Change) -> Text:
    """What closes the date of a change, in brackets; nothing when there is nothing to tell."""
    return message("book.why", why=change.why) if change.why else ""


@dataclass(frozen=True, slots=True)
class _Row:
    """A visit with all that its row tells."""

    tour: Tour
    visit: Visit
    stop: Stop
    change: Change | None
    sure: VisitPunctuality


def write_visits(leaf: Leaf, view: ScheduleView) -> None:
    """Add the sheet of all visits, in order of date, van and time."""
    plan, words, lang = view.view, leaf.words, leaf.lang
    moved = {(change.stop, change.new_date): change for change in view.schedule.changes if change.new_date}
    rows = [
        _Row(tour, visit, plan.stop_on(visit.stop, tour.date), moved.get((visit.stop, tour.date)), each)
        for tour, sure in zip(view.schedule.tours, sure_of(plan, view.schedule.tours), strict=True)
        for visit, each in zip(tour.visits, sure.visits, strict=True)
    ]

    def remark(row: _Row) -> Value:
        if row.change is None:
            return None
        old, why = row.change.old_date, because(row.change)
        if row.change.is_later:
            return words("book.put-off-from", day=old, why=why)
        return words("book.brought-forward-from", day=old, why=why)

    columns: tuple[Column[_Row], ...] = (
        Column(words("book.date"), 18, Look.DATE, lambda row: row.tour.date),
        Column(words("book.half"), 14, Look.TEXT, lambda row: time_of_day(row.visit, row.stop, lang)),
        Column(words("book.opens"), 11, Look.CLOCK, lambda row: clock(row.visit.start)),
        Column(words("book.closes"), 11, Look.CLOCK, lambda row: clock(row.visit.end)),
        Column(words("book.commune"), 28, Look.TEXT, lambda row: plan.commune_name(row.stop)),
        Column(words("book.place"), 26, Look.TEXT, lambda row: row.stop.place or None, always=False),
        Column(words("book.address"), 26, Look.TEXT, lambda row: row.stop.address or None, always=False),
        Column(words("book.area"), 32, Look.TEXT, lambda row: plan.area(row.stop.area).name),
        Column(words("book.code"), 11, Look.TEXT, lambda row: row.stop.commune),
        Column(words("book.van"), 16, Look.TEXT, lambda row: row.tour.van),
        Column(words("book.arrives"), 12, Look.CLOCK, lambda row: clock(row.visit.arrive)),
        Column(words("book.usual-first"), 12, Look.CLOCK, lambda row: clock(row.sure.usual[0])),
        Column(words("book.usual-last"), 12, Look.CLOCK, lambda row: clock(row.sure.usual[1])),
        Column(words("book.leave-by"), 14, Look.CLOCK, lambda row: clock(row.sure.leave_by)),
        Column(words("book.late"), 12, Look.PERCENT, lambda row: round(100 * row.sure.late)),
        Column(words("book.length"), 10, Look.DURATION, lambda row: clock(row.visit.open_seconds)),
        Column(words("book.remark"), 36, Look.TEXT, remark, always=False),
    )
    write_table(leaf, words("book.visits"), columns, rows)


def write_stops(leaf: Leaf, view: ScheduleView) -> None:
    """Add the sheet of stops: how long each goes without a visit, and all its dates."""
    plan, words = view.view, leaf.words
    dates = {stop.id: [tour.date for tour, _ in view.visits_of(stop.id)] for stop in plan.config.stops}
    gaps = {gap.stop: gap for gap in view.schedule.gaps}
    most = max(map(len, dates.values()), default=0)

    def gap(stop: Stop) -> LongestGap | None:
        return gaps.get(stop.id)

    columns: list[Column[Stop]] = [
        Column(words("book.commune"), 28, Look.TEXT, plan.commune_name),
        Column(words("book.place"), 26, Look.TEXT, lambda stop: stop.place or None, always=False),
        Column(words("book.area"), 32, Look.TEXT, lambda stop: plan.area(stop.area).name),
        Column(words("book.visit-count"), 15, Look.WHOLE, lambda stop: len(dates[stop.id])),
        Column(words("book.gap"), 14, Look.WHOLE, lambda stop: found.days if (found := gap(stop)) else None),
        Column(
            words("book.gap-from"), 18, Look.DATE, lambda stop: found.first if (found := gap(stop)) else None
        ),
        Column(
            words("book.gap-to"), 18, Look.DATE, lambda stop: found.last if (found := gap(stop)) else None
        ),
    ]
    columns += [
        Column(words("book.nth-date", number=rank + 1), 18, Look.DATE, _nth(dates, rank))
        for rank in range(most)
    ]
    write_table(leaf, words("book.stops"), columns, plan.config.stops)


def _nth(dates: Mapping[str, list[date]], rank: int) -> Callable[[Stop], Value]:
    """The date of a stop at a rank, from 0; None when it has fewer."""

    def nth(stop: Stop) -> Value:
        own = dates[stop.id]
        return own[rank] if rank < len(own) else None

    return nth
