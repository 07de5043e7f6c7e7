"""What has no date, and what became of visits on closed dates."""

from tourplanner.domain.plan import Unserved
from tourplanner.domain.schedule import Change, Fate
from tourplanner.outputs.view import ScheduleView
from tourplanner.outputs.workbook.table import Column, Leaf, Look, write_table
from tourplanner.wording.terms import half_name
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
    """Add the sheet of visits that fell on a closed date."""
    plan, words, lang = view.view, leaf.words, leaf.lang
    columns: tuple[Column[Change], ...] = (
        Column(words("book.old-date"), 18, Look.DATE, lambda change: change.old_date),
        Column(words("book.old-half"), 14, Look.TEXT, lambda change: half_name(change.old_half, lang)),
        Column(
            words("book.commune"), 28, Look.TEXT, lambda change: plan.commune_name(plan.stop(change.stop))
        ),
        Column(
            words("book.place"),
            26,
            Look.TEXT,
            lambda change: plan.stop(change.stop).place or None,
            always=False,
        ),
        Column(words("book.reason"), 40, Look.TEXT, lambda change: change.why or None),
        Column(words("book.fate"), 14, Look.TEXT, lambda change: _fate(change, words)),
        Column(words("book.new-date"), 18, Look.DATE, lambda change: change.new_date),
        Column(
            words("book.new-half"),
            14,
            Look.TEXT,
            lambda change: half_name(change.new_half, lang) if change.new_half else None,
        ),
    )
    write_table(leaf, words("book.changes"), columns, view.schedule.changes)


def _fate(change: Change, words: Words) -> str:
    """What became of a visit that is not where the grid has it."""
    match change.fate:
        case Fate.SKIPPED | Fate.CANCELLED:
            return words("book.is-skipped")
        case Fate.SHIFTED | Fate.MOVED:
            return words("book.is-put-off") if change.is_later else words("book.is-brought-forward")
        case Fate.SWAPPED:
            return words("book.is-swapped")
