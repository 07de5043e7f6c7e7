"""The dates of recurrences: between two days, in and out of school holidays."""

from collections.abc import Sequence
from datetime import date

from tourplanner.domain.recurrence import Recurrence, SchoolTime
from tourplanner.domain.school import SchoolBreak
from tourplanner.errors import InputError
from tourplanner.message import message


def recurrence_dates(
    recurrence: Recurrence, first: date, last: date, breaks: Sequence[SchoolBreak] = ()
) -> tuple[date, ...]:
    """Its dates from `first` to `last`, both included, in order.

    Parameters
    ----------
    breaks
        The school holidays of the zone, all of those years: asked of a recurrence that keeps to them.

    Raises
    ------
    ValueError
        If which weeks it means is not known.
    InputError
        If it keeps to school holidays, and they are not published for all of these dates.
    """
    days = recurrence.between(first, last)
    if recurrence.school is None:
        return tuple(days)
    known_until = max((each.last for each in breaks), default=None)
    if known_until is None or known_until < last:
        what = (
            message("recurrence.school-unknown")
            if known_until is None
            else message("recurrence.school-known-until", last=known_until)
        )
        raise InputError.of("", what)
    wanted = recurrence.school is SchoolTime.ONLY
    return tuple(day for day in days if any(each.first <= day <= each.last for each in breaks) is wanted)
