"""What has no date, and what became of visits on closed dates."""

from tourplanner.domain.plan import Unserved
from tourplanner.domain.schedule import Change
from tourplanner.outputs.view import ScheduleView
from tourplanner.outputs.workbook.table import Column, Leaf, Look, write_table
from tourplanner.wording.terms import half_name
from tourplanner.wording.workbook import fate_words, said


def write_unserved(leaf: Leaf, view: ScheduleView) -> None:
    """Add the sheet of visits that no tour of the cycle has, with the reasons."""
    plan, lang = view.view, leaf.lang
    columns: tuple[Column[Unserved], ...] = (
        Column(said("commune", lang), 28, Look.TEXT, lambda item: plan.commune_name(plan.stop(item.stop))),
        Column(
            said("place", lang), 26, Look.TEXT, lambda item: plan.stop(item.stop).place or None, always=False
        ),
        Column(said("area", lang), 32, Look.TEXT, lambda item: plan.area(plan.stop(item.stop).area).name),
        Column(said("missing", lang), 14, Look.WHOLE, lambda item: item.missing_visits),
        Column(
            said("promised", lang),
            14,
            Look.TEXT,
            lambda item: said("required" if item.required else "optional", lang),
        ),
        Column(said("reason", lang), 70, Look.TEXT, lambda item: item.reason),
        Column(said("rules", lang), 26, Look.TEXT, lambda item: ", ".join(item.rules)),
    )
    write_table(leaf, said("unserved", lang), columns, plan.plan.unserved)


def write_changes(leaf: Leaf, view: ScheduleView) -> None:
    """Add the sheet of visits that fell on a closed date."""
    plan, lang = view.view, leaf.lang
    columns: tuple[Column[Change], ...] = (
        Column(said("old-date", lang), 18, Look.DATE, lambda change: change.old_date),
        Column(said("old-half", lang), 14, Look.TEXT, lambda change: half_name(change.old_half, lang)),
        Column(
            said("commune", lang), 28, Look.TEXT, lambda change: plan.commune_name(plan.stop(change.stop))
        ),
        Column(
            said("place", lang),
            26,
            Look.TEXT,
            lambda change: plan.stop(change.stop).place or None,
            always=False,
        ),
        Column(said("reason", lang), 40, Look.TEXT, lambda change: change.why or None),
        Column(said("fate", lang), 14, Look.TEXT, lambda change: fate_words(change.fate, lang)),
        Column(said("new-date", lang), 18, Look.DATE, lambda change: change.new_date),
        Column(
            said("new-half", lang),
            14,
            Look.TEXT,
            lambda change: half_name(change.new_half, lang) if change.new_half else None,
        ),
    )
    write_table(leaf, said("changes", lang), columns, view.schedule.changes)
