"""Random problems with several stops per half-day, for an exhaustive search; one seed one problem."""

import random
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from tests.changes import StopChanges, WorkChanges
from tests.problem.little import MONDAY, WORK, little_problem, matrix_of, stop
from tourplanner.domain.config import Ban, CalendarRules, Stop
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import MINUTE, Half, parse_clock
from tourplanner.domain.work_rules import WorkRules
from tourplanner.problem.problem import Problem


class Kind(StrEnum):
    """What is drawn near its limits: days of stops, the lunch, or when a day begins and ends."""

    DAYS = "days"
    LUNCH = "lunch"
    EARLY = "early"


def tiny_shared(kind: Kind, seed: int) -> Problem:
    """Up to four stops of 20 to 70 minutes on up to three dates; hours of weeks and nights never bind."""
    draw = random.Random(f"{kind} {seed}")
    dates = draw.randint(1, 3)
    calendar = CalendarRules(MONDAY, 1, frozenset(range(0, 2 * dates, 2)), "FR")
    vans = [("one", "home"), ("two", "home")][: 2 if dates == 1 else 1]
    stops = [_stop(draw, f"s{number}", kind, dates) for number in range(draw.randint(2, 4))]
    if draw.random() < 0.2:
        stops[1] = replace(stops[1], commune=stops[0].commune)
    return little_problem(
        stops, _matrix(draw, 1 + len(stops)), calendar=calendar, work=_work(draw, kind), vans=vans
    )


def tiny_recurring(seed: int) -> Problem:
    """Two weeks of one or two dates each; most stops want two visits, in one slot or in any."""
    draw = random.Random(f"recurring {seed}")
    dates = draw.randint(1, 2)
    calendar = CalendarRules(MONDAY, 2, frozenset(range(0, 2 * dates, 2)), "FR")
    stops = [
        replace(
            _stop(draw, f"s{number}", Kind.DAYS, dates),
            visits=draw.choice([1, 2, 2]),
            regular=draw.random() < 0.8,
        )
        for number in range(draw.randint(3, 5 - dates))
    ]
    matrix = _matrix(draw, 1 + len(stops))
    return little_problem(
        stops, matrix, calendar=calendar, work=_work(draw, Kind.DAYS), vans=[("one", "home")]
    )


def tiny_market_days(seed: int) -> Problem:
    """Four or five stops of one visit on dates that differ in openings only; many want the first of these."""
    draw = random.Random(f"market days {seed}")
    dates = draw.choice([2, 2, 3])
    calendar = CalendarRules(MONDAY, 1, frozenset(range(0, 2 * dates, 2)), "FR")
    stops = []
    for number in range(4 if dates == 3 else draw.choice([4, 5])):
        drawn = _stop(draw, f"s{number}", Kind.DAYS, dates)
        crowded = frozenset({0}) if draw.random() < 0.6 else drawn.weekdays
        stops.append(replace(drawn, visits=1, hours=(), weekdays=crowded))
    matrix = _matrix(draw, 1 + len(stops))
    return little_problem(
        stops, matrix, calendar=calendar, work=_work(draw, Kind.DAYS), vans=[("one", "home")]
    )


def _stop(draw: random.Random, name: str, kind: Kind, dates: int) -> Stop:
    weekdays = range(0, 2 * dates, 2)
    days: StopChanges = {}
    if kind is Kind.DAYS:
        if draw.random() < 0.4:
            days["weekdays"] = frozenset({draw.choice(weekdays)})
        if draw.random() < 0.3:
            days["halves"] = frozenset({draw.choice(list(Half))})
        if draw.random() < 0.5:
            days["not_on"] = (Ban(draw.choice(weekdays), draw.choice([None, *Half]), "market"),)
        if draw.random() < 0.2:
            day = MONDAY + timedelta(days=draw.choice(weekdays))
            opens = parse_clock(draw.choice(["09:50", "10:30"]))
            days["hours"] = (OwnHours(weekday=day.weekday(), half=Half.MORNING, opens=opens),)
    visits = 2 if dates > 1 and draw.random() < 0.2 else 1
    return stop(
        name,
        area=draw.choice("AB"),
        visits=visits,
        service=draw.choice([20, 30, 40, 50, 60, 70]) * MINUTE,
        required=draw.random() < 0.7,
        priority=draw.randint(1, 2),
        regular=draw.random() < 0.6,
        **days,
    )


def _work(draw: random.Random, kind: Kind) -> WorkRules:
    changes: WorkChanges = {"one_area_per_day": draw.random() < 0.4, "min_rest": 0}
    if kind is Kind.LUNCH:
        opens = draw.choice(["11:00", "12:00", "12:10", "12:30", "13:00"])
        changes |= {
            "lunch_opens": parse_clock(opens),
            "lunch_closes": parse_clock(draw.choice(["13:30", "14:00", "14:20", "15:00"])),
            "lunch": draw.choice([30, 45, 60, 61, 75]) * MINUTE,
            "max_work_day": draw.choice([360, 420, 480, 600]) * MINUTE,
        }
    if kind is Kind.EARLY:
        changes |= {
            "earliest_start": parse_clock(draw.choice(["05:00", "08:00", "08:45", "09:10"])),
            "latest_end": parse_clock(draw.choice(["15:30", "16:30", "17:10", "20:00"])),
            "max_span_day": draw.choice([420, 480, 540, 720]) * MINUTE,
            "max_drive_day": draw.choice([60, 100, 240]) * MINUTE,
        }
    return replace(WORK, **changes)


def _matrix(draw: random.Random, places: int) -> TravelMatrix:
    """Places in a square of some thirty minutes, longer one way than the other, in odd seconds."""
    spots = [(draw.randrange(1200), draw.randrange(1200)) for _ in range(places)]
    seconds = [
        [0 if a == b else abs(a[0] - b[0]) + abs(a[1] - b[1]) + draw.randrange(1, 90) for b in spots]
        for a in spots
    ]
    metres = [[13 * second + draw.randrange(0, 900) * bool(second) for second in row] for row in seconds]
    return matrix_of(seconds, metres)
