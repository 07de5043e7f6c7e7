"""Dates that only the rhythm of a stop opens: the last day of a month, whatever weekday that is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from tourplanner.calendar.build import dated_calendar
from tourplanner.domain.config import Config
from tourplanner.problem.problem import Problem
from tourplanner.schedule.events import aside_of

EVERY_WEEKDAY = frozenset(range(7))


def own_dates(config: Config, first: date, last: date) -> Mapping[date, frozenset[str]]:
    """The ids of the stops by the dates that are open for nobody else, from `first` to `last`.

    A rhythm that names no weekday means every one of them; public holidays and closures are closed as ever.
    """
    found: dict[date, set[str]] = defaultdict(set)
    for stop_id, day in _rhythms(config, first, last):
        found[day].add(stop_id)
    if not found:
        return {}
    rules = replace(config.calendar, weekdays=EVERY_WEEKDAY, extra_days=())
    closed = dated_calendar(rules, config.sessions, sorted(found)).closed
    return {day: frozenset(found[day]) for day in sorted(found) if day not in closed}


def kept_sessions(problem: Problem, own: Mapping[date, frozenset[str]]) -> Mapping[int, frozenset[str]]:
    """The ranks of the sessions on such dates of a problem, with the stops that alone may have them."""
    sessions = enumerate(problem.calendar.sessions)
    return {rank: own[session.date] for rank, session in sessions if session.date in own}


def _rhythms(config: Config, first: date, last: date) -> Iterator[tuple[str, date]]:
    rules, aside = config.calendar, aside_of(config)
    for stop in config.stops:
        if stop.id not in aside or stop.when is None or stop.when.weekdays:
            continue
        for day in stop.when.between(first, last):
            is_kept = stop.weekdays is None or day.weekday() in stop.weekdays
            if is_kept and not rules.in_grid(day) and day not in rules.extra_days:
                yield stop.id, day
