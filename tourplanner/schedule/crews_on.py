"""Who would drive which van on a date, toured or not."""

from dataclasses import replace
from datetime import date

from tourplanner.schedule.real_dates import RealDates, real_dates
from tourplanner.schedule.year import Year


def crews_on(year: Year, day: date) -> dict[str, str]:
    """The ids of crews by the vans that they would have on a date, which is not before the plan's first.

    A date that is not toured, or on which the crew of the day is on leave, is taken for an exceptional one:
    weekdays and weeks bind no crew.
    """
    real = real_dates(year, day)
    if day not in real.on(day).problem.calendar.dates:
        rules = year.config.calendar
        opened = replace(rules, extra_days=(*rules.extra_days, day))
        real = real_dates(replace(year, config=replace(year.config, calendar=opened)), day)
    return {van: crew for van, crew in _crews(real, day) if crew is not None}


def _crews(real: RealDates, day: date) -> list[tuple[str, str | None]]:
    return [(van.id, real.crew(van.id, day)) for van in real.config.vans]
