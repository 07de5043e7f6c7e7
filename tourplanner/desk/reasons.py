"""Errors in sentences for a planner: what, not in which file."""

from tourplanner.errors import Fault, InputError, TourPlannerError
from tourplanner.message import Message
from tourplanner.wording.errors import worded
from tourplanner.wording.words import Words


def reasons(error: TourPlannerError, words: Words) -> list[str]:
    """A sentence for each fault."""
    if not isinstance(error, InputError):
        return [worded(error, words.lang)]
    return [_told(fault, words) for fault in error.faults]


def _told(fault: Fault, words: Words) -> str:
    """A fault with its cell, where it is in a workbook: that is the planner's own."""
    told = " – ".join(words.of(text) for text in (fault.what, fault.maybe) if text)
    where = fault.where
    if isinstance(where, Message) and where.id == "place.cell":
        return words("desk.at-cell", sheet=where.values["sheet"], cell=where.values["cell"], what=told)
    return told
