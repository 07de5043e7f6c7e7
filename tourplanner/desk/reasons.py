"""Errors in sentences for a planner: what, and in which file only where a file of the dossier is broken."""

from pathlib import Path

from tourplanner.errors import BrokenRuleError, Fault, InputError, MissedPromiseError, TourPlannerError
from tourplanner.message import Message
from tourplanner.problem.check import check, is_loss
from tourplanner.wording.errors import worded
from tourplanner.wording.words import Words
from tourplanner.workflow.opened_plan import OpenedPlan


def reasons(error: TourPlannerError, words: Words) -> list[str]:
    """A sentence for each fault."""
    if not isinstance(error, InputError):
        return [worded(error, words.lang)]
    return [_told(fault, words) for fault in error.faults]


def in_the_way(error: TourPlannerError, plan: OpenedPlan, words: Words) -> list[str]:
    """What stands in the way: of a plan that misses or breaks something, each thing by its place."""
    missed = isinstance(error, MissedPromiseError)
    if not missed and not isinstance(error, BrokenRuleError):
        return reasons(error, words)
    breaches = [each for each in check(plan.problem, plan.tours) if is_loss(each) == missed]
    said = [words("desk.blocked-by", where=each.where, what=each.what) for each in breaches]
    return said or reasons(error, words)


def unshown(error: TourPlannerError, folder: Path, words: Words) -> list[str]:
    """Why a page of a dossier cannot be shown: a sentence for each fault, with the file in its folder."""
    if not isinstance(error, InputError):
        return reasons(error, words)
    return [_placed(fault, folder, words) for fault in error.faults]


def _placed(fault: Fault, folder: Path, words: Words) -> str:
    told, where = _told(fault, words), words.of(fault.where).replace(f"{folder}/", "")
    return words("fault.at", where=where, what=told) if where and not _is_cell(fault) else told


def _told(fault: Fault, words: Words) -> str:
    """A fault with its cell, where it is in a workbook: that is the planner's own."""
    told = " – ".join(words.of(text) for text in (fault.what, fault.maybe) if text)
    where = fault.where
    if isinstance(where, Message) and _is_cell(fault):
        return words("desk.at-cell", sheet=where.values["sheet"], cell=where.values["cell"], what=told)
    return told


def _is_cell(fault: Fault) -> bool:
    return isinstance(fault.where, Message) and fault.where.id == "place.cell"
