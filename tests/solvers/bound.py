"""Random little problems in which one, two or three rules bind, and nothing else does."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tests.changes import StopChanges, WorkChanges
from tests.problem.little import MONDAY, WORK, little_problem, road, stop
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import AreaRules, Ban, CalendarRules, Lock, Stop
from tourplanner.domain.period import DAY, MINUTE, Half
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.day_limits import ENDLESS

LOOSE = replace(
    WORK,
    earliest_start=0,
    latest_end=DAY,
    max_drive_day=ENDLESS,
    max_work_day=ENDLESS,
    max_span_day=ENDLESS,
    min_rest=0,
    max_work_week=ENDLESS,
    mean_work_week=ENDLESS,
    one_area_per_day=False,
)
"""Limits of work that bind nothing."""

OF_CREWS: dict[str, Callable[[random.Random], WorkChanges]] = {
    "work-day": lambda draw: {"max_work_day": draw.randint(300, 560) * MINUTE},
    "drive-day": lambda draw: {"max_drive_day": draw.randint(20, 150) * MINUTE},
    "span-day": lambda draw: {"max_span_day": draw.randint(300, 620) * MINUTE},
    "day-hours": lambda draw: {
        "earliest_start": draw.randint(450, 560) * MINUTE,
        "latest_end": draw.randint(13 * 60, 1050) * MINUTE,
    },
    "work-week": lambda draw: {"max_work_week": draw.randint(300, 900) * MINUTE},
    "work-cycle": lambda draw: {"mean_work_week": draw.randint(300, 700) * MINUTE},
    "rest": lambda draw: {"min_rest": draw.randint(14 * 60, 26 * 60) * MINUTE},
    "one-area": lambda _: {"one_area_per_day": True},
}
"""How a limit of the crews is drawn; a day with one visit near by takes some 200 minutes of work."""

OF_STOPS = ("stop-days", "gap", "regular", "lock")
KINDS = (*OF_CREWS, *OF_STOPS, "area-days", "van-day")
"""The rules that a config could do without."""


def bound_problem(seed: int) -> Problem:
    """One van, two or three stops with one or two visits, two to four dates; some stops are only wished."""
    draw = random.Random(seed)
    kinds = draw.sample(KINDS, draw.choice([1, 1, 2, 3]))
    days = {0} if "van-day" in kinds else set(draw.sample(range(5), draw.choice([2, 2, 3])))
    if "rest" in kinds:
        days = {1, 2}
    weeks = draw.choice([1, 2]) if len(days) < 3 else 1
    calendar = CalendarRules(MONDAY, weeks, frozenset(days), public_holidays="")
    work: WorkChanges = {}
    for kind in kinds:
        if kind in OF_CREWS:
            work |= OF_CREWS[kind](draw)
    stops = [_stop(draw, name, kinds, days, weeks) for name in "abc"[: draw.choice([2, 3, 3])]]
    areas = ()
    if "area-days" in kinds:
        areas = (AreaRules("A", frozenset({draw.choice([*days, 4])})),)
    locks = [_lock(draw, name, calendar) for name in "ab" if "lock" in kinds]
    return little_problem(
        stops,
        road([0, *(draw.randint(5, 75) for _ in stops)]),
        calendar=calendar,
        work=replace(LOOSE, **work),
        areas=areas,
        locks=locks,
    )


def _stop(draw: random.Random, name: str, kinds: list[str], days: set[int], weeks: int) -> Stop:
    changes: StopChanges = {"required": draw.random() < 0.75, "regular": "regular" in kinds}
    visits = min(draw.choice([1, 1, 2, 2]), len(days) * weeks)
    if "stop-days" in kinds:
        day, half = draw.choice(sorted(days)), draw.choice([None, *Half])
        changes |= draw.choice(
            [
                {"weekdays": frozenset({draw.choice([*days, 4])})},
                {"halves": frozenset({Half.MORNING})},
                {"not_on": (Ban(day, half, "market"),)},
            ]
        )
    if "gap" in kinds and visits > 1:
        changes |= draw.choice([{"min_gap_days": draw.randint(2, 8)}, {"max_gap_days": draw.randint(2, 8)}])
    return stop(name, area=draw.choice("AAB"), visits=visits, priority=draw.randint(1, 2), **changes)


def _lock(draw: random.Random, name: str, calendar: CalendarRules) -> Lock:
    if draw.random() < 0.6:
        dates = build_calendar(calendar, {}).dates or (MONDAY,)
        return Lock(name, date=draw.choice([*dates, MONDAY + timedelta(days=3)]), half=Half.MORNING)
    return Lock(name, weekday=draw.choice([*calendar.weekdays, 3]), half=draw.choice([None, *Half]))
