"""Locks on dates, in cycles of months and of odd and even weeks: the day of the grid that each holds."""

from dataclasses import replace
from datetime import date, timedelta

from tourplanner.calendar.cycle_days import grid_day_on
from tourplanner.domain.config import CalendarRules, Lock
from tourplanner.domain.period import CycleKind
from tourplanner.schedule.cycle_weeks import days_of

LONGEST_CYCLE = 53
"""Weeks in which a month cycle has every one of its days: a 5th weekday is not of every month."""


def goes_by_dates(rules: CalendarRules) -> bool:
    """Whether dates alone tell which day of the grid they are, in every cycle and not only in the first."""
    return rules.repeats and rules.cycle is not CycleKind.WEEKS


def grid_date(rules: CalendarRules, day: date) -> date | None:
    """The date by which the grid knows a real one; None where it has no such day, a fifth Tuesday say.

    In a cycle of weeks in a row the first cycle stands on its own dates.
    """
    if not goes_by_dates(rules):
        return day
    found = grid_day_on(rules.cycle, rules.weeks, day)
    return None if found is None else rules.start + timedelta(found)


def real_date(rules: CalendarRules, at: date) -> date:
    """The first date from the start of a calendar on that the grid knows by `at`."""
    if not goes_by_dates(rules):
        return at
    wanted = (at - rules.start).days
    days = enumerate(days_of(rules, LONGEST_CYCLE))
    return next(rules.start + timedelta(step) for step, day in days if day and day.day == wanted)


def on_grid(lock: Lock, rules: CalendarRules) -> Lock:
    """A lock as the grid has it: one on a date holds the day of the grid that the date is."""
    at = None if lock.date is None else grid_date(rules, lock.date)
    return lock if at is None or at == lock.date else replace(lock, date=at)
