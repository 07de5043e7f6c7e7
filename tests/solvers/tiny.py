"""Random problems that are tiny enough for the oracle, one seed one problem."""

import random
from dataclasses import replace
from datetime import date, timedelta

from tests.changes import StopChanges, WorkChanges
from tests.problem.little import HOURS, MONDAY, WORK, little_problem, matrix_of
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import AreaRules, Ban, CalendarRules, Lock, Stop
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.period import HOUR, MINUTE, Half, parse_clock
from tourplanner.domain.place import Position
from tourplanner.domain.work_rules import WorkRules
from tourplanner.problem.problem import Problem


def tiny_problem(seed: int) -> Problem:
    """At most 5 stops, 2 weeks, 6 touring dates, 2 vans; about half ask for too much."""
    draw = random.Random(seed)
    two_vans = draw.random() < 0.4
    weeks = draw.choice([1, 2, 2])
    calendar = _calendar(draw, weeks, most_dates=4 if two_vans else 6)
    dates = build_calendar(calendar, HOURS).dates
    depots = ("north", "south") if draw.random() < (0.6 if two_vans else 0.2) else ("north",)
    vans = [("one", draw.choice(depots)), ("two", depots[-1])][: 2 if two_vans else 1]
    stops = [
        _stop(draw, f"s{number}", calendar, len(dates), two_vans)
        for number in range(draw.randint(2, 4 if two_vans else 5))
    ]
    if len(stops) > 2 and draw.random() < 0.25:
        stops[1] = replace(stops[1], commune=stops[0].commune)
    weekdays = sorted({day.weekday() for day in dates})
    areas = tuple(
        AreaRules(area, frozenset(draw.sample(weekdays, draw.randint(1, len(weekdays)))))
        for area in "AB"
        if draw.random() < 0.3
    )
    locks = [
        lock for stop in stops if draw.random() < 0.25 for lock in _locks(draw, stop, dates, weeks, vans)
    ]
    return little_problem(
        stops,
        _matrix(draw, len(depots) + len(stops)),
        calendar=calendar,
        work=_work(draw),
        depots=depots,
        vans=vans,
        areas=areas,
        locks=locks,
    )


def _calendar(draw: random.Random, weeks: int, most_dates: int) -> CalendarRules:
    # Following weekdays, so that rest can bind; a Sunday and the next Monday follow each other too.
    number = draw.randint(2, most_dates // weeks)
    first = draw.randrange(0, 7 - number) if draw.random() < 0.8 else 0
    weekdays = {first + step for step in range(number)}
    if draw.random() < 0.1:
        weekdays = {0, 6}
    closed: tuple[Closure, ...] = ()
    if draw.random() < 0.15:
        day = MONDAY + timedelta(days=draw.randrange(7 * weeks))
        closed = (Closure(day, day, "works"),)
    extra = (MONDAY + timedelta(days=5),) if weeks * number < most_dates and draw.random() < 0.2 else ()
    if weekdays == {0, 6}:
        # A grid, in which the first Monday follows the last Sunday.
        return CalendarRules(MONDAY, weeks, frozenset(weekdays), "", repeats=True)
    return CalendarRules(MONDAY, weeks, frozenset(weekdays), "FR", closed, extra)


def _stop(draw: random.Random, name: str, calendar: CalendarRules, dates: int, two_vans: bool) -> Stop:
    many = [1, 1, 1, 2, 2] if two_vans else [1, 1, 1, 2, 2, 2, 3]
    visits = min(draw.choice(many), dates)
    gaps: StopChanges = {}
    if visits > 1 and draw.random() < 0.7:
        least = draw.choice([None, 1, 2, 3, 6, 7, 8])
        most = draw.choice([None, 4, 6, 7, 8, 10, 12])
        gaps = {"min_gap_days": least, "max_gap_days": most}
    weekdays = sorted(calendar.weekdays)
    bans = ()
    if draw.random() < 0.25:
        bans = (Ban(draw.choice(weekdays), draw.choice([None, *Half]), "market"),)
    closed = ()
    if draw.random() < 0.15:
        day = MONDAY + timedelta(days=draw.randrange(7 * calendar.weeks))
        closed = (Closure(day, day + timedelta(days=draw.randrange(4)), "works"),)
    return Stop(
        id=name,
        commune=name,
        name=name,
        area=draw.choice("AB"),
        position=Position(43.6, 0.6),
        visits=visits,
        service=draw.choice([None, None, 60 * MINUTE, 100 * MINUTE]),
        required=draw.random() < 0.7,
        priority=draw.randint(1, 3),
        regular=draw.random() < 0.5,
        weekdays=frozenset(draw.sample(weekdays, 1)) if draw.random() < 0.1 else None,
        halves=frozenset([draw.choice(list(Half))]) if draw.random() < 0.15 else None,
        not_on=bans,
        closed=closed,
        **gaps,
    )


def _locks(
    draw: random.Random, stop: Stop, dates: tuple[date, ...], weeks: int, vans: list[tuple[str, str]]
) -> list[Lock]:
    van = draw.choice(vans)[0] if draw.random() < 0.4 else None
    half = draw.choice([None, *Half])
    if draw.random() < 0.6 and dates:
        number = 2 if draw.random() < 0.3 and len(dates) > 1 else 1
        return [Lock(stop.id, date=day, half=half, van=van) for day in draw.sample(dates, number)]
    weekday = draw.choice([None, draw.choice(dates).weekday()]) if dates else None
    return [Lock(stop.id, half=half, van=van, weekday=weekday, week=draw.choice([None, 1, weeks]))]


def _work(draw: random.Random) -> WorkRules:
    """Limits that bind often: of the day, the week, the cycle, and the night between two long days."""
    changes: WorkChanges = {"one_area_per_day": draw.random() < 0.5}
    tight = draw.random()
    if tight < 0.25:
        changes |= {"max_work_week": draw.randint(500, 1300) * MINUTE}
    elif tight < 0.45:
        changes |= {"mean_work_week": draw.randint(400, 1100) * MINUTE}
    elif tight < 0.6:
        changes |= {
            "max_drive_day": draw.randint(60, 200) * MINUTE,
            "max_work_day": draw.randint(420, 600) * MINUTE,
        }
    elif tight < 0.9:
        changes |= {
            "earliest_start": parse_clock("05:00"),
            "latest_end": parse_clock("22:00"),
            "min_rest": 12 * HOUR + draw.randint(0, 240) * MINUTE,
        }
    return replace(WORK, **changes)


def _matrix(draw: random.Random, places: int) -> TravelMatrix:
    """Places in a square of some fifty minutes, longer one way than the other, in odd seconds."""
    spots = [(draw.randrange(3000), draw.randrange(3000)) for _ in range(places)]
    seconds = [
        [0 if a == b else abs(a[0] - b[0]) + abs(a[1] - b[1]) + draw.randrange(1, 200) for b in spots]
        for a in spots
    ]
    metres = [[13 * second + draw.randrange(0, 900) * bool(second) for second in row] for row in seconds]
    return matrix_of(seconds, metres)
