"""Random configs that brute force can finish, one seed one config, with one kind of rule near its limits."""

import random
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from tests.changes import StopChanges, WorkChanges
from tests.problem.little import MONDAY, WORK, changed, little_problem, matrix_of, stop
from tests.problem.lunches import with_lunches
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import AreaRules, Ban, CalendarRules, Lock, SessionHours, Stop
from tourplanner.domain.crew import Crew, Parity
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import HOUR, MINUTE, CycleKind, Half, parse_clock
from tourplanner.domain.work_rules import WorkRules
from tourplanner.problem.problem import Problem


class Kind(StrEnum):
    """What is near its limits."""

    DAYS = "day preferences"
    LUNCH = "lunch at its edges"
    EARLY = "early departures"
    EVENING = "evenings"
    WHOLE = "whole days"
    CREWS = "crews"
    MONTHS = "cycles of months"
    ELSEWHERE = "lunch at a place to drive to"


def tiny_case(kind: Kind, seed: int) -> Problem:
    """Up to four stops, four dates and two vans; nights, weeks and cycles bind now and then."""
    draw = random.Random(f"brute {kind.value} {seed}")
    months = kind is Kind.MONTHS
    weeks = 4 if months else draw.choice([1, 1, 2])
    if kind is Kind.ELSEWHERE:
        weeks = 1  # few days, so that many have two halves
    weekdays = frozenset(draw.sample(range(5), 1)) if months else _weekdays(draw, weeks)
    if kind is Kind.ELSEWHERE:
        weekdays = frozenset(sorted(weekdays)[:2])
    repeats = months or draw.random() < 0.2
    if repeats and weeks == 1 and kind in (Kind.EVENING, Kind.CREWS):
        # The night in which the cycle comes back is one as well.
        weekdays = frozenset({0, 6})
    calendar = CalendarRules(
        MONDAY,
        weeks,
        weekdays,
        "",
        repeats=repeats,
        cycle=CycleKind.MONTH if months else CycleKind.WEEKS,
    )
    dates = weeks * len(weekdays)
    two = dates <= 2 and draw.random() < (0.7 if kind is Kind.CREWS else 0.25)
    depots = ("north", "south") if draw.random() < 0.2 else ("north",)
    vans = [("one", depots[0]), ("two", depots[-1])][: 2 if two else 1]
    number = draw.randint(2, 3 if two or dates > 2 else 4)
    stops = [_stop(draw, f"s{rank}", kind, calendar, dates) for rank in range(number)]
    if draw.random() < 0.2:
        several = draw.random() < 0.5
        stops[:2] = [replace(each, commune="c", several_per_day=several) for each in stops[:2]]
    areas = [
        AreaRules(area, frozenset(draw.sample(sorted(weekdays), draw.randint(1, len(weekdays)))))
        for area in "AB"
        if kind is Kind.DAYS and draw.random() < 0.3
    ]
    locks = [_lock(draw, each, calendar, vans) for each in stops if draw.random() < 0.12]
    matrix = _matrix(draw, len(depots) + number)
    if kind is Kind.ELSEWHERE:
        stops, matrix = with_lunches(draw, stops, matrix)
    problem = little_problem(
        stops,
        matrix,
        calendar=calendar,
        work=_work(draw, kind),
        depots=depots,
        vans=vans,
        areas=areas,
        locks=locks,
    )
    sessions = _sessions(draw, kind)
    problem = changed(problem, sessions=sessions)
    return _crewed(draw, problem) if kind is Kind.CREWS or draw.random() < 0.05 else problem


def _weekdays(draw: random.Random, weeks: int) -> frozenset[int]:
    first = draw.randrange(4)
    return frozenset(range(first, first + draw.randint(1, 3 if weeks == 1 else 2)))


def _sessions(draw: random.Random, kind: Kind) -> dict[Half, SessionHours]:
    opens, closes = draw.choice(["09:00", "09:30"]), draw.choice(["12:00", "12:00", "12:25", "13:00"])
    edges = kind in (Kind.LUNCH, Kind.ELSEWHERE)
    noon = draw.choice(["13:00", "13:30", "14:00"]) if edges else "14:00"
    return {
        Half.MORNING: SessionHours(parse_clock(opens), parse_clock(closes)),
        Half.AFTERNOON: SessionHours(
            parse_clock(noon), parse_clock(draw.choice(["16:00", "16:30", "17:00"]))
        ),
    }


def _stop(draw: random.Random, name: str, kind: Kind, calendar: CalendarRules, dates: int) -> Stop:
    own: StopChanges = _days(draw, calendar) if kind is Kind.DAYS or draw.random() < 0.1 else {}
    service = draw.choice([20, 30, 40, 50, 60, 70, None]) if kind is not Kind.MONTHS else None
    if kind is Kind.EVENING and draw.random() < 0.6:
        closes = parse_clock(draw.choice(["20:00", "21:30"]))
        evening = OwnHours(None, Half.AFTERNOON, parse_clock("18:00"), closes)
        own |= {"evening": True, "halves": frozenset({Half.AFTERNOON}), "hours": (evening,)}
        service = draw.choice([60, 90, None])
    if kind is Kind.WHOLE and draw.random() < 0.5:
        own |= {"whole_day": True, "halves": None}
        service = None
        if draw.random() < 0.3:
            own |= {"opens": parse_clock("10:00"), "closes": parse_clock("15:45")}
    elif draw.random() < 0.12 and "hours" not in own:
        own["start"] = parse_clock(draw.choice(["09:45", "10:20", "14:30"]))
    visits = min(draw.choice([1, 2, 2] if kind is Kind.MONTHS else [1, 1, 1, 2]), dates)
    if visits > 1 and draw.random() < 0.6:
        own["min_gap_days"] = draw.choice([None, 1, 6, 7, 8, 13])
        own["max_gap_days"] = draw.choice([None, 7, 10, 14, 21])
    return stop(
        name,
        area=draw.choice("AB"),
        visits=visits,
        service=None if service is None else service * MINUTE,
        required=draw.random() < 0.7,
        priority=draw.randint(1, 2),
        regular=draw.random() < 0.5,
        **own,
    )


def _days(draw: random.Random, calendar: CalendarRules) -> StopChanges:
    """Days on which a stop may be visited, and hours that it keeps on one of them."""
    weekdays = sorted(calendar.weekdays)
    own: StopChanges = {}
    if draw.random() < 0.4:
        own["weekdays"] = frozenset({draw.choice(weekdays)})
    if draw.random() < 0.3:
        own["halves"] = frozenset({draw.choice(list(Half))})
    if draw.random() < 0.5:
        own["not_on"] = (Ban(draw.choice(weekdays), draw.choice([None, *Half]), "market"),)
    if draw.random() < 0.2:
        day = MONDAY + timedelta(draw.randrange(7 * calendar.weeks))
        last = day + timedelta(draw.randrange(3))
        own["closed"] = (Closure(day, last, "", draw.choice([None, *Half])),)
    if draw.random() < 0.2:
        own["hours"] = (OwnHours(draw.choice(weekdays), Half.MORNING, parse_clock("10:10")),)
    return own


def _lock(draw: random.Random, stop: Stop, calendar: CalendarRules, vans: list[tuple[str, str]]) -> Lock:
    van = draw.choice(vans)[0] if draw.random() < 0.4 else None
    half = draw.choice([None, *Half])
    if draw.random() < 0.6:
        day = MONDAY + timedelta(7 * draw.randrange(calendar.weeks) + draw.choice(sorted(calendar.weekdays)))
        return Lock(stop.id, date=day, half=half, van=van)
    return Lock(stop.id, half=half, van=van, week=draw.choice([None, 1, calendar.weeks]))


def _work(draw: random.Random, kind: Kind) -> WorkRules:
    changes: WorkChanges = {"one_area_per_day": draw.random() < 0.3}
    if kind in (Kind.LUNCH, Kind.ELSEWHERE):
        changes |= {
            "lunch_opens": parse_clock(draw.choice(["11:00", "12:00", "12:10", "12:30", "13:00"])),
            "lunch_closes": parse_clock(draw.choice(["13:30", "14:00", "14:20", "15:00"])),
            "lunch": draw.choice([30, 45, 60, 61, 75]) * MINUTE,
            "max_work_day": draw.choice([360, 420, 480, 600]) * MINUTE,
        }
    if kind in (Kind.EARLY, Kind.WHOLE):
        changes |= {
            "earliest_start": parse_clock(draw.choice(["05:00", "08:00", "08:45", "09:10"])),
            "latest_end": parse_clock(draw.choice(["15:30", "16:30", "17:10", "20:00"])),
            "max_span_day": draw.choice([420, 480, 540, 720]) * MINUTE,
            "max_drive_day": draw.choice([60, 100, 240]) * MINUTE,
        }
    if kind is Kind.EVENING:
        changes |= {
            "latest_end": parse_clock(draw.choice(["20:30", "22:00", "23:00"])),
            "min_rest": draw.choice([11, 11, 12, 13]) * HOUR,
        }
    if kind is Kind.CREWS or draw.random() < 0.2:
        changes |= {"max_work_week": draw.randint(300, 1300) * MINUTE}
    if draw.random() < 0.15:
        changes |= {"mean_work_week": draw.randint(200, 900) * MINUTE}
    return replace(WORK, **changes)


def _crewed(draw: random.Random, problem: Problem) -> Problem:
    """The problem with one to three crews that have days, hours and limits of their own."""
    toured = sorted(problem.config.calendar.weekdays)
    vans = [van.id for van in problem.config.vans]

    def crew(name: str) -> Crew:
        few = frozenset(draw.sample(toured, draw.randint(1, len(toured))))
        made = Crew(
            name,
            vans=draw.choice([None, frozenset({draw.choice(vans)})]),
            weekdays=few if draw.random() < 0.4 else None,
            weeks=draw.choice([None, None, *Parity]),
            part_time=draw.choice([None, None, 50, 80]),
        )
        own = draw.random()
        if own < 0.25:
            return replace(made, max_work_week=draw.randint(300, 1300) * MINUTE)
        if own < 0.5:
            return replace(made, max_drive_day=draw.randint(20, 120) * MINUTE)
        if own < 0.75:
            return replace(made, min_rest=12 * HOUR + draw.randint(0, 240) * MINUTE, latest_end=21 * HOUR)
        return made

    names = ("early", "late", "spare")[: draw.randint(1, 3)]
    return changed(problem, crews=tuple(crew(name) for name in names))


def _matrix(draw: random.Random, places: int) -> TravelMatrix:
    """Places in a square of some forty minutes, longer one way than the other, in odd seconds."""
    spots = [(draw.randrange(1800), draw.randrange(1800)) for _ in range(places)]
    seconds = [
        [0 if a == b else abs(a[0] - b[0]) + abs(a[1] - b[1]) + draw.randrange(1, 90) for b in spots]
        for a in spots
    ]
    metres = [[13 * second + draw.randrange(0, 900) * bool(second) for second in row] for row in seconds]
    return matrix_of(seconds, metres)
