"""Errors in sentences for a planner: what, and in which file only where a file of the dossier is broken."""

from pathlib import Path

from tourplanner.errors import InputError, TourPlannerError
from tourplanner.wording.errors import worded
from tourplanner.wording.words import Words


def reasons(error: TourPlannerError, words: Words) -> list[str]:
    """A sentence for each fault."""
    if not isinstance(error, InputError):
        return [worded(error, words.lang)]
    return [
        " – ".join(words.of(text) for text in (fault.what, fault.maybe) if text) for fault in error.faults
    ]


def unshown(error: TourPlannerError, folder: Path, words: Words) -> list[str]:
    """Why a page of a dossier cannot be shown: a sentence for each fault, with the file in its folder."""
    if not isinstance(error, InputError):
        return reasons(error, words)
    places = [words.of(fault.where).replace(f"{folder}/", "") for fault in error.faults]
    return [
        words("fault.at", where=where, what=what) if where else what
        for where, what in zip(places, reasons(error, words), strict=True)
    ]
