"""Small edits of a config that could keep more promises, tried one by one and priced.

Only edits that touch a rule or a promise of a clash are tried; each is solved again by a function
that is given, and offered when it keeps more promises than before.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tourplanner.domain.config import Config, Stop, Van
from tourplanner.domain.period import HOUR, MINUTE, Calendar
from tourplanner.problem.demands import Clash, Demand

LEGAL_WEEK = 44 * HOUR
"""Mean work of a week that French law allows over twelve weeks."""
LONGER_DAY = 30 * MINUTE
WORKING_WEEKDAYS = range(5)


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the config; ``kind`` is the key of its sentence, with what it tells."""

    kind: str
    config: Config
    subject: str = ""
    weekday: int = 0
    day: date | None = None
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """What a plan misses and costs: required visits, optional ones, seconds of driving."""

    missing: int
    wishes: int
    drive: int


@dataclass(frozen=True, slots=True)
class Offer:
    """An edit that keeps more: required visits won and still missing, driving compared with the plan.

    ``given_up`` are the visits that the edit no longer asks for.
    """

    edit: Edit
    won: int
    missing: int
    drive_change: int
    given_up: int = 0


Resolve = Callable[[Config], Standing | None]
"""Solve a config again; None when there is no time left."""


def edits(config: Config, calendar: Calendar, clashes: Sequence[Clash]) -> tuple[Edit, ...]:
    """The edits that touch the clashes, each once, the ones that give nothing up first."""
    demands = dict.fromkeys(demand for clash in clashes for demand in clash.rules)
    stops = dict.fromkeys(stop for clash in clashes for stop in clash.stops)
    found: list[Edit] = []
    for demand in demands:
        found += _of_rule(config, calendar, demand)
    found += [Edit("optional", _with_stop(config, stop, required=False), subject=stop) for stop in stops]
    return tuple({(edit.kind, edit.subject, edit.weekday): edit for edit in found}.values())


def offers(tried: Iterable[Edit], before: Standing, resolve: Resolve) -> tuple[Offer, ...]:
    """The edits that help: those that keep every promise first, then by what they give up and drive."""
    found: list[Offer] = []
    for edit in tried:
        after = resolve(edit.config)
        if after is None:
            break
        given_up = _visits_given_up(edit)
        won = before.missing - after.missing - given_up
        if won > 0 or (given_up and after.missing < before.missing):
            found.append(Offer(edit, max(0, won), after.missing, after.drive - before.drive, given_up))
    return tuple(sorted(found, key=lambda o: (o.given_up > 0, o.missing, o.given_up, o.drive_change)))


def _visits_given_up(edit: Edit) -> int:
    if edit.kind != "optional":
        return 0
    return next(stop.visits for stop in edit.config.stops if stop.id == edit.subject)


def _of_rule(config: Config, calendar: Calendar, demand: Demand) -> Iterator[Edit]:
    """The edits that loosen one rule for its subject."""
    work = config.work
    match demand.rule:
        case "area-days":
            yield from _more_weekdays(config, demand.subject)
        case "van-day":
            van = config.vans[0]
            second = Van(f"{van.id} {len(config.vans) + 1}", van.depot, van.desks)
            yield Edit("van", replace(config, vans=(*config.vans, second)))
            yield from _extra_days(config, calendar)
        case "one-area":
            yield Edit("two-areas", replace(config, work=replace(work, one_area_per_day=False)))
        case "work-cycle" if work.mean_work_week < LEGAL_WEEK:
            longer = replace(work, mean_work_week=LEGAL_WEEK)
            yield Edit("mean-hours", replace(config, work=longer), seconds=LEGAL_WEEK)
        case "work-week" if work.max_work_week < LEGAL_WEEK:
            longer = replace(work, max_work_week=LEGAL_WEEK)
            yield Edit("week-hours", replace(config, work=longer), seconds=LEGAL_WEEK)
        case "day-hours" | "span-day":
            late = work.latest_end + LONGER_DAY
            yield Edit("latest-end", replace(config, work=replace(work, latest_end=late)), seconds=late)
        case _:
            yield from _of_stop(config, demand)


def _of_stop(config: Config, demand: Demand) -> Iterator[Edit]:
    """The edits that loosen one rule of a single stop."""
    stop_id = demand.subject
    match demand.rule:
        case "regular":
            yield Edit("regular", _with_stop(config, stop_id, regular=False), stop_id)
        case "gap":
            loose = _with_stop(config, stop_id, min_gap_days=None, max_gap_days=None)
            yield Edit("gap", loose, stop_id)
        case "stop-days":
            yield from _own_days(config, stop_id)
        case "lock":
            locks = tuple(lock for lock in config.locks if lock.stop != stop_id)
            yield Edit("lock", replace(config, locks=locks), stop_id)


def _more_weekdays(config: Config, epci: str) -> Iterator[Edit]:
    """Let the area use each other weekday, one that is toured or one to be toured for it alone."""
    present = next(area.weekdays for area in config.areas if area.epci == epci) or frozenset()
    for weekday in WORKING_WEEKDAYS:
        if weekday in present:
            continue
        areas = tuple(
            replace(area, weekdays=present | {weekday}) if area.epci == epci else area
            for area in config.areas
        )
        edited = replace(config, areas=areas)
        if weekday in config.calendar.weekdays:
            yield Edit("area-weekday", edited, epci, weekday)
            continue
        touring = replace(config.calendar, weekdays=config.calendar.weekdays | {weekday})
        yield Edit("new-weekday", replace(edited, calendar=touring), epci, weekday)


def _extra_days(config: Config, calendar: Calendar) -> Iterator[Edit]:
    """One exceptional day in the cycle: the first of each weekday that is not toured nor closed."""
    closures = config.calendar.closed
    for weekday in WORKING_WEEKDAYS:
        days = (calendar.start + timedelta(days=step) for step in range(calendar.days))
        free = (
            day
            for day in days
            if day.weekday() == weekday
            and day not in calendar.dates
            and day not in calendar.closed
            and not any(closure.covers(day) for closure in closures)
        )
        day = next(free, None)
        if day is not None:
            extra = replace(config.calendar, extra_days=(*config.calendar.extra_days, day))
            yield Edit("extra-day", replace(config, calendar=extra), weekday=weekday, day=day)


def _own_days(config: Config, stop_id: str) -> Iterator[Edit]:
    stop = next(stop for stop in config.stops if stop.id == stop_id)
    if stop.not_on:
        yield Edit("bans", _with_stop(config, stop_id, not_on=()), stop_id)
    if stop.weekdays is not None:
        yield Edit("stop-weekdays", _with_stop(config, stop_id, weekdays=None), stop_id)
    if stop.halves is not None:
        yield Edit("halves", _with_stop(config, stop_id, halves=None), stop_id)
    if stop.closed:
        yield Edit("closures", _with_stop(config, stop_id, closed=()), stop_id)


def _with_stop(config: Config, stop_id: str, **changes: object) -> Config:
    def edited(stop: Stop) -> Stop:
        return replace(stop, **changes) if stop.id == stop_id else stop  # type: ignore[arg-type]

    return replace(config, stops=tuple(edited(stop) for stop in config.stops))
