"""The list of visits, and the dates of each stop."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tourplanner.domain.config import Stop
from tourplanner.domain.schedule import Change, LongestGap
from tourplanner.domain.tour import Tour, Visit
from tourplanner.outputs.view import ScheduleView
from tourplanner.outputs.workbook.book import Value
from tourplanner.outputs.workbook.table import Column, Leaf, Look, write_table
from tourplanner.wording.format import day
from tourplanner.wording.terms import half_name
from tourplanner.wording.workbook import because, said


def clock(seconds: int) -> timedelta:
    """A time of day as a workbook keeps it: from midnight, so that 24:00 is one."""
    return timedelta(seconds=seconds)


@dataclass(frozen=True, slots=True)
class _Row:
    """A visit with all that its row tells."""

    tour: Tour
    visit: Visit
    stop: Stop
    change: Change | None


def write_visits(leaf: Leaf, view: ScheduleView) -> None:
    """Add the sheet of all visits, in order of date, van and time."""
    plan, lang = view.view, leaf.lang
    moved = {(change.stop, change.new_date): change for change in view.schedule.changes if change.new_date}
    rows = [
        _Row(tour, visit, plan.stop(visit.stop), moved.get((visit.stop, tour.date)))
        for tour in view.schedule.tours
        for visit in tour.visits
    ]

    def remark(row: _Row) -> Value:
        if row.change is None:
            return None
        return said("moved-from", lang, day=day(row.change.old_date, lang), because=because(row.change.why))

    columns: tuple[Column[_Row], ...] = (
        Column(said("date", lang), 18, Look.DATE, lambda row: row.tour.date),
        Column(said("half", lang), 14, Look.TEXT, lambda row: half_name(row.visit.half, lang)),
        Column(said("opens", lang), 11, Look.CLOCK, lambda row: clock(row.visit.start)),
        Column(said("closes", lang), 11, Look.CLOCK, lambda row: clock(row.visit.end)),
        Column(said("commune", lang), 28, Look.TEXT, lambda row: plan.commune_name(row.stop)),
        Column(said("place", lang), 26, Look.TEXT, lambda row: row.stop.place or None, always=False),
        Column(said("address", lang), 26, Look.TEXT, lambda row: row.stop.address or None, always=False),
        Column(said("area", lang), 32, Look.TEXT, lambda row: plan.area(row.stop.area).name),
        Column(said("code", lang), 11, Look.TEXT, lambda row: row.stop.commune),
        Column(said("van", lang), 16, Look.TEXT, lambda row: row.tour.van),
        Column(said("arrives", lang), 12, Look.CLOCK, lambda row: clock(row.visit.arrive)),
        Column(said("length", lang), 10, Look.DURATION, lambda row: clock(row.visit.end - row.visit.start)),
        Column(said("remark", lang), 36, Look.TEXT, remark, always=False),
    )
    write_table(leaf, said("visits", lang), columns, rows)


def write_stops(leaf: Leaf, view: ScheduleView) -> None:
    """Add the sheet of stops: how long each goes without a visit, and all its dates."""
    plan, lang = view.view, leaf.lang
    dates = {stop.id: [tour.date for tour, _ in view.visits_of(stop.id)] for stop in plan.config.stops}
    gaps = {gap.stop: gap for gap in view.schedule.gaps}
    most = max(map(len, dates.values()), default=0)

    def gap(stop: Stop) -> LongestGap | None:
        return gaps.get(stop.id)

    columns: list[Column[Stop]] = [
        Column(said("commune", lang), 28, Look.TEXT, plan.commune_name),
        Column(said("place", lang), 26, Look.TEXT, lambda stop: stop.place or None, always=False),
        Column(said("area", lang), 32, Look.TEXT, lambda stop: plan.area(stop.area).name),
        Column(said("visit-count", lang), 15, Look.WHOLE, lambda stop: len(dates[stop.id])),
        Column(said("gap", lang), 14, Look.WHOLE, lambda stop: found.days if (found := gap(stop)) else None),
        Column(
            said("gap-from", lang), 18, Look.DATE, lambda stop: found.first if (found := gap(stop)) else None
        ),
        Column(
            said("gap-to", lang), 18, Look.DATE, lambda stop: found.last if (found := gap(stop)) else None
        ),
    ]
    columns += [
        Column(said("nth-date", lang, number=str(rank + 1)), 18, Look.DATE, _nth(dates, rank))
        for rank in range(most)
    ]
    write_table(leaf, said("stops", lang), columns, plan.config.stops)


def _nth(dates: Mapping[str, list[date]], rank: int) -> Callable[[Stop], Value]:
    """The date of a stop at a rank, from 0; None when it has fewer."""

    def nth(stop: Stop) -> Value:
        own = dates[stop.id]
        return own[rank] if rank < len(own) else None

    return nth
