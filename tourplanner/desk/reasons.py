"""Errors in sentences for a planner: what, not in which file."""

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
