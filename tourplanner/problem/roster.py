"""The roster: which crew has which van on which date. It follows from the config alone and is no decision."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from tourplanner.domain.config import Config, Van
from tourplanner.domain.crew import LIMITS, Crew, Parity
from tourplanner.domain.period import Calendar, CycleKind
from tourplanner.domain.work_rules import WorkRules

Roster = Mapping[tuple[str, date], str]
"""The id of the crew of a van on a date; nobody drives where there is none. Both in order."""

FULL_TIME = 100
"""Per cent."""

LEAST = frozenset({"earliest_start", "min_rest"})
"""The limits that bind the less, the smaller they are."""


def roster_of(config: Config, calendar: Calendar) -> Roster | None:
    """Who drives on the touring dates of a calendar; None where every van has a crew of its own every day.

    On a date each van in turn gets the first crew, in the order of the config, that may drive it, works then
    and has no van yet. In a grid of weeks that repeat there is no leave and no repair, which are dates of the
    year; on extra days weekdays and weeks do not bind.
    """
    if not config.crews and not any(van.weekdays or van.closed for van in config.vans):
        return None
    return dict(_driven(config, calendar))


def _driven(config: Config, calendar: Calendar) -> Iterator[tuple[tuple[str, date], str]]:
    for day in calendar.dates:
        free = [crew for crew in config.crews if works(crew, calendar, day)]
        for van in config.vans:
            if not _is_there(van, calendar, day):
                continue
            if not config.crews:
                yield (van.id, day), van.id
                continue
            crew = next((crew for crew in free if crew.may_drive(van.id)), None)
            if crew is not None:
                free.remove(crew)
                yield (van.id, day), crew.id


def works(crew: Crew, calendar: Calendar, day: date) -> bool:
    """Whether a crew works on a date of a calendar."""
    if not calendar.repeats and crew.is_away(day):
        return False
    if day in calendar.extra:
        return True
    if crew.weekdays is not None and day.weekday() not in crew.weekdays:
        return False
    if isinstance(crew.weeks, Parity):
        return crew.weeks.holds(_iso_week(calendar, day))
    return crew.weeks is None or calendar.week(day) in crew.weeks


def _iso_week(calendar: Calendar, day: date) -> int:
    """The ISO number of the week of a date; in a grid odd and even weeks take turns whatever the year."""
    if calendar.repeats and calendar.kind is CycleKind.PARITY:
        return calendar.week(day)
    if calendar.repeats:
        return calendar.start.isocalendar().week + calendar.week(day) - 1
    return day.isocalendar().week


def _is_there(van: Van, calendar: Calendar, day: date) -> bool:
    if not calendar.repeats and any(closure.covers(day) for closure in van.closed):
        return False
    return day in calendar.extra or van.weekdays is None or day.weekday() in van.weekdays


def limits_by_id(config: Config, crew: str | None) -> WorkRules:
    """What binds the crew with this id; those of all where it is not known."""
    found = next((each for each in config.crews if each.id == crew), None)
    return config.work if found is None else limits_of(config.work, found)


def loosest(config: Config) -> WorkRules:
    """Limits that no crew exceeds: of each the one that binds least."""
    bound = [limits_of(config.work, crew) for crew in config.crews]
    least = {name: min(getattr(rules, name) for rules in bound) for name in LEAST if bound}
    most = {name: max(getattr(rules, name) for rules in bound) for name in set(LIMITS) - LEAST if bound}
    return replace(config.work, **least, **most)


def rest_can_bind(config: Config) -> bool:
    """Whether two legal days in a row could leave a crew less rest than it must have."""
    bound = [limits_of(config.work, crew) for crew in config.crews] or [config.work]
    return any(rules.rest_can_bind for rules in bound)


@cache
def limits_of(rules: WorkRules, crew: Crew) -> WorkRules:
    """What binds a crew: its own limits, else those of all; of part-time work its share."""
    own = {name: value for name in LIMITS if (value := getattr(crew, name)) is not None}
    if crew.part_time is not None:
        own = {
            "max_work_week": rules.max_work_week * crew.part_time // FULL_TIME,
            "mean_work_week": rules.mean_work_week * crew.part_time // FULL_TIME,
        } | own
    return replace(rules, **own) if own else rules
