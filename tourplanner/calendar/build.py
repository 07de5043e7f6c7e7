"""From the rules of a calendar to its touring dates and sessions."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tourplanner.calendar.holidays import public_holidays
from tourplanner.domain.config import CalendarRules, SessionHours
from tourplanner.domain.period import Calendar, Half, Session


def build_calendar(rules: CalendarRules, hours: Mapping[Half, SessionHours]) -> Calendar:
    """The calendar that a cycle is planned on, with a session per half-day of `hours`.

    That of a cycle that repeats has every date of ``rules.weekdays`` and knows nothing of the year: it
    is the same, dates aside, whatever the start, the holidays, the closures and the extra days. That of
    any other is `dated_calendar`.

    Raises
    ------
    InputError
        If the country of the public holidays is not known.
    """
    return _grid(rules, hours) if rules.repeats else dated_calendar(rules, hours)


def _grid(rules: CalendarRules, hours: Mapping[Half, SessionHours]) -> Calendar:
    toured = [day for day in _cycle(rules) if rules.in_grid(day)]
    sessions = tuple(session for day in toured for session in _sessions(day, hours, rules))
    return Calendar(
        rules.start, rules.weeks, sessions, extra=frozenset(), closed={}, repeats=True, kind=rules.cycle
    )


def dated_calendar(
    rules: CalendarRules, hours: Mapping[Half, SessionHours], dates: Sequence[date] | None = None
) -> Calendar:
    """The touring dates of the weeks from ``rules.start`` on, or among `dates`, as the year has them.

    Toured are the dates of ``rules.weekdays`` that are neither a public holiday nor in a closure,
    and every one of ``rules.extra_days``; extra days outside the cycle, or `dates`, are left out. A
    cycle without any session is valid.

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
    cycle = _cycle(rules) if dates is None else dates
    extra = frozenset(rules.extra_days).intersection(cycle)
    regular = [day for day in cycle if rules.in_grid(day) and day not in extra]
    closed = _closed(rules, regular)
    toured = sorted(extra.union(regular).difference(closed))
    return Calendar(
        start=rules.start,
        weeks=rules.weeks,
        sessions=tuple(session for day in toured for session in _sessions(day, hours, rules)),
        extra=extra,
        closed=closed,
        kind=rules.cycle,
    )


def _cycle(rules: CalendarRules) -> list[date]:
    """All dates of the cycle."""
    return [rules.start + timedelta(days=day) for day in range(7 * rules.weeks)]


def _closed(rules: CalendarRules, days: Sequence[date]) -> dict[date, str]:
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


def _sessions(day: date, hours: Mapping[Half, SessionHours], rules: CalendarRules) -> list[Session]:
    # In the order in which Half names them, whatever the order of the mapping.
    at = rules.at(day)
    return [Session(day, half, hours[half].opens, hours[half].closes, at) for half in Half if half in hours]
