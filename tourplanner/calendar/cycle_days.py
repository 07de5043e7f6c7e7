"""Cycles that dates alone tell, of odd and even weeks and of months: the day of the grid that a date is."""

from datetime import date, timedelta

from tourplanner.domain.period import CycleKind
from tourplanner.domain.recurrence import WEEK, monday_of


def grid_day_on(kind: CycleKind, weeks: int, day: date) -> int | None:
    """Which day of a grid of so many weeks a date is, from 0; None where the grid has no such week."""
    week = kind.week_on(day)
    return None if week > weeks else WEEK * (week - 1) + day.weekday()


def cycle_start_on(kind: CycleKind, day: date) -> date:
    """The first day of the cycle in which a date lies: a Monday, or the 1st of the month."""
    if kind is CycleKind.MONTH:
        return day.replace(day=1)
    return monday_of(day) - timedelta(WEEK * (kind.week_on(day) - 1))
