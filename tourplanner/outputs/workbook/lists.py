"""What has no date, and what became of visits on closed dates."""

from dataclasses import dataclass
from datetime import date

from tourplanner.domain.config import Stop
from tourplanner.domain.period import Half
from tourplanner.domain.plan import Unserved
from tourplanner.domain.schedule import Change, Fate
from tourplanner.message import message
from tourplanner.outputs.view import PlanView, ScheduleView
from tourplanner.outputs.workbook.table import Column, Leaf, Look, write_table
from tourplanner.schedule.summary import Pause, owed_changes, pauses_in
from tourplanner.wording.holiday_names import reason
from tourplanner.wording.terms import half_of_stop
from tourplanner.wording.words import Words


def write_unserved(leaf: Leaf, view: ScheduleView) -> None:
    """Add the sheet of visits that no tour of the cycle has, with the reasons."""
    plan, words = view.view, leaf.words
    columns: tuple[Column[Unserved], ...] = (
        Column(words("book.commune"), 28, Look.TEXT, lambda item: plan.commune_name(plan.stop(item.stop))),
        Column(
            words("book.place"), 26, Look.TEXT, lambda item: plan.stop(item.stop).place or None, always=False
        ),
        Column(words("book.area"), 32, Look.TEXT, lambda item: plan.area(plan.stop(item.stop).area).name),
        Column(words("book.missing"), 14, Look.WHOLE, lambda item: item.missing_visits),
        Column(
            words("book.promised"),
            14,
            Look.TEXT,
            lambda item: words("book.required") if item.required else words("book.optional"),
        ),
        Column(words("book.reason"), 70, Look.TEXT, lambda item: item.reason),
    )
    write_table(leaf, words("book.unserved"), columns, plan.plan.unserved)


def write_changes(leaf: Leaf, view: ScheduleView) -> None:
    """Add the sheet of visits that fell on a closed date; a closure of a week or more is one row."""
    plan, words, lang = view.view, leaf.words, leaf.lang
    rows = [
        *(_changed(change, plan, words) for change in owed_changes(plan.config, view.schedule)),
        *(_paused(pause, words) for pause in pauses_in(plan.config, view.schedule)),
    ]

    def half(which: Half | None, row: _Row) -> str | None:
        return half_of_stop(which, row.stop, lang) if which else None

    columns: tuple[Column[_Row], ...] = (
        Column(words("book.old-date"), 18, Look.DATE, lambda row: row.day),
        Column(words("book.old-half"), 14, Look.TEXT, lambda row: half(row.half, row)),
        Column(words("book.commune"), 28, Look.TEXT, lambda row: row.commune),
        Column(words("book.place"), 26, Look.TEXT, lambda row: row.place or None, always=False),
        Column(words("book.reason"), 40, Look.TEXT, lambda row: reason(row.why, lang) or None),
        Column(words("book.fate"), 14, Look.TEXT, lambda row: row.fate),
        Column(words("book.new-date"), 18, Look.DATE, lambda row: row.new_day),
        Column(words("book.new-half"), 14, Look.TEXT, lambda row: half(row.new_half, row)),
    )
    write_table(leaf, words("book.changes"), columns, sorted(rows, key=lambda row: row.day))


@dataclass(frozen=True, slots=True)
class _Row:
    """A visit that is not where the grid has it, or a closure with all that falls in it."""

    day: date
    half: Half | None
    commune: str
    place: str
    why: str
    fate: str
    new_day: date | None = None
    new_half: Half | None = None
    stop: Stop | None = None


def _changed(change: Change, plan: PlanView, words: Words) -> _Row:
    stop = plan.stop(change.stop)
    return _Row(
        change.old_date,
        change.old_half,
        plan.commune_name(stop),
        stop.place,
        change.why,
        _fate(change, words),
        change.new_date,
        change.new_half,
        stop,
    )


def _paused(pause: Pause, words: Words) -> _Row:
    closed = pause.closure
    span = message("book.pause", first=closed.first, last=closed.last)
    if pause.toured:
        span = message("book.pause-except", span=span, dates=pause.toured)
    why = message("book.pause-why", span=span, why=closed.why) if closed.why else span
    return _Row(closed.first, None, words("book.all-stops"), "", words.of(why), words("book.no-tours"))


def _fate(change: Change, words: Words) -> str:
    """What became of a visit that is not where the grid has it."""
    match change.fate:
        case Fate.SKIPPED | Fate.CANCELLED:
            return words("book.is-skipped")
        case Fate.SHIFTED | Fate.MOVED:
            return words("book.is-put-off") if change.is_later else words("book.is-brought-forward")
        case Fate.SWAPPED:
            return words("book.is-swapped")
