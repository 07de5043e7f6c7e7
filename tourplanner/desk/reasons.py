"""Errors in sentences for a planner: what, and in which file only where a file of the dossier is broken."""

from pathlib import Path

from tourplanner.errors import Fault, InputError, TourPlannerError
from tourplanner.message import Message
from tourplanner.wording.errors import worded
from tourplanner.wording.words import Words


def reasons(error: TourPlannerError, words: Words) -> list[str]:
    """A sentence for each fault."""
    if not isinstance(error, InputError):
        return [worded(error, words.lang)]
    return [_told(fault, words) for fault in error.faults]


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
