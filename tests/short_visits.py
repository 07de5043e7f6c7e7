"""Random configs with visits shorter than a session, one seed one config.

Even seeds ask for visits of 50, 60 or 75 minutes or whole sessions in one or two vans; odd ones are harder:
up to three vans, visits from 25 minutes, up to six in a half-day, longer sessions, crews that share vans.
"""

import random
from dataclasses import replace
from datetime import date, timedelta

from tests.changes import StopChanges
from tests.instances import PILOT_AREAS, catalogue, pilot, stop_at
from tourplanner.domain.config import AreaRules, Ban, CalendarRules, Config, SessionHours, Stop, Van
from tourplanner.domain.crew import Crew
from tourplanner.domain.period import MINUTE, Half, parse_clock

MOST_VISITS = 40

USUAL = (50, 50, 60, 60, 75, None)
SHORT = (25, 30, 40, 50, 60, 75, None)
"""Minutes of visits; None for a whole session."""

LONG_SESSIONS = {
    Half.MORNING: SessionHours(parse_clock("09:00"), parse_clock("12:30")),
    Half.AFTERNOON: SessionHours(parse_clock("13:30"), parse_clock("17:00")),
}


def short_visits_config(seed: int) -> Config:
    """At most 40 visits in all; some ask for more than the calendar or the hours can give."""
    draw = random.Random(f"short visits {seed}")
    harder = seed % 2 == 1
    base = pilot()
    weeks = draw.randint(1, 4)
    weekdays = sorted(draw.sample(range(5), draw.choice([2, 3, 3, 4, 5])))
    start = date(2027, 1, 4) + timedelta(weeks=draw.randrange(0, 40))
    vans = tuple(
        Van(f"van {number}", base.depots[0].id, 2)
        for number in range(1, draw.choice([1, 2, 3] if harder else [1, 1, 2]) + 1)
    )
    work = replace(
        base.work,
        one_area_per_day=draw.random() < 0.5,
        max_work_week=MINUTE * draw.choice([2640, 2640, 2640, 2400, 2100]),
        mean_work_week=MINUTE * draw.choice([2100, 2100, 2100, 1920, 1500]),
    )
    return replace(
        base,
        title=f"short visits {seed}",
        calendar=CalendarRules(start, weeks, frozenset(weekdays), "FR", (), (), repeats=False),
        sessions=LONG_SESSIONS if harder and draw.random() < 0.5 else base.sessions,
        vans=vans,
        crews=_crews(draw, vans, weekdays) if draw.random() < 0.25 else (),
        areas=tuple(
            AreaRules(epci, frozenset(draw.sample(weekdays, 1 + len(weekdays) // 2)))
            for epci in PILOT_AREAS
            if draw.random() < 0.2
        ),
        stops=tuple(_stops(draw, weeks, weekdays, SHORT if harder else USUAL)),
        work=work,
        locks=(),
    )


def _stops(
    draw: random.Random, weeks: int, weekdays: list[int], minutes: tuple[int | None, ...]
) -> list[Stop]:
    communes = sorted(c.code for c in catalogue().communes.values() if c.epci in PILOT_AREAS)
    most = draw.randint(5, MOST_VISITS)
    optional = draw.choice([0.0, 0.1, 0.3])
    often = draw.choice([0.0, 0.2, 0.4])
    alike = draw.choice([None, *minutes]) if draw.random() < 0.3 else None
    stops: list[Stop] = []
    for code in draw.sample(communes, min(len(communes), most)):
        visits = draw.choice([2, weeks]) if weeks > 1 and draw.random() < often else 1
        if sum(stop.visits for stop in stops) + visits > most:
            break
        asked = draw.choice(minutes) if alike is None else alike
        stops.append(_stop(draw, code, weekdays, visits, asked, draw.random() >= optional))
    return stops


def _stop(
    draw: random.Random, code: str, weekdays: list[int], visits: int, minutes: int | None, required: bool
) -> Stop:
    gaps: StopChanges = {}
    if visits == 2 and draw.random() < 0.5:
        gaps = {"min_gap_days": 6}
    bans = ()
    if draw.random() < 0.2:
        bans = (Ban(draw.choice(weekdays), draw.choice([None, *Half]), "marché"),)
    return stop_at(
        code,
        visits=visits,
        service=None if minutes is None else minutes * MINUTE,
        required=required,
        priority=draw.randint(1, 2),
        regular=draw.random() < 0.7,
        halves=frozenset([draw.choice(list(Half))]) if draw.random() < 0.1 else None,
        not_on=bans,
        **gaps,
    )


def _crews(draw: random.Random, vans: tuple[Van, ...], weekdays: list[int]) -> tuple[Crew, ...]:
    """As many crews as vans, or one more or less; some work part of the week or part of the hours."""
    number = max(1, len(vans) + draw.choice([-1, 0, 0, 1]))
    return tuple(
        Crew(
            f"crew {rank}",
            weekdays=frozenset(draw.sample(weekdays, max(1, len(weekdays) - 1)))
            if draw.random() < 0.3
            else None,
            part_time=draw.choice([None, None, 80]),
        )
        for rank in range(1, number + 1)
    )
