"""From the rules of a calendar to its touring dates and sessions."""

from collections.abc import Mapping
from datetime import date, timedelta

from tourplanner.calendar.holidays import public_holidays
from tourplanner.domain.config import CalendarRules, SessionHours
from tourplanner.domain.period import Calendar, Half, Session


def build_calendar(rules: CalendarRules, hours: Mapping[Half, SessionHours]) -> Calendar:
    """The touring dates of the cycle of `rules`, with a session per half-day of `hours`.

    Toured are the dates of ``rules.weekdays`` that are neither a public holiday nor in a closure,
    and every one of ``rules.extra_days``; extra days outside the cycle are left out. A cycle
    without any session is valid.

    Returns
    -------
    Calendar
        ``closed`` is in order of date; a reason is the holiday's name, else the first ``why`` given
        by a closure, else "".

    Raises
    ------
    InputError
        If the country of the public holidays is not known.
    """
    cycle = [rules.start + timedelta(days=day) for day in range(7 * rules.weeks)]
    extra = frozenset(rules.extra_days).intersection(cycle)
    regular = [day for day in cycle if day.weekday() in rules.weekdays and day not in extra]
    closed = _closed(rules, regular)
    toured = sorted(extra.union(regular).difference(closed))
    return Calendar(
        start=rules.start,
        weeks=rules.weeks,
        sessions=tuple(session for day in toured for session in _sessions(day, hours)),
        extra=extra,
        closed=closed,
    )


def _closed(rules: CalendarRules, days: list[date]) -> dict[date, str]:
    """Which of `days`, in their order, are not toured, and why."""
    if not days:
        return {}
    holidays = public_holidays(rules.public_holidays, days[0], days[-1], rules.departement)
    closed = {}
    for day in days:
        closures = [closure.why for closure in rules.closed if closure.covers(day)]
        if day in holidays:
            closed[day] = holidays[day]
        elif closures:
            closed[day] = next(filter(None, closures), "")
    return closed


def _sessions(day: date, hours: Mapping[Half, SessionHours]) -> list[Session]:
    # In the order in which Half names them, whatever the order of the mapping.
    return [Session(day, half, hours[half].opens, hours[half].closes) for half in Half if half in hours]
