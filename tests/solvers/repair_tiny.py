"""Random repairs that are tiny enough for the oracle, one seed one problem."""

import random
from dataclasses import replace
from datetime import date, timedelta

from tests.problem.little import MONDAY, WORK, changed, little_problem, matrix_of, stop
from tests.problem.lunches import lunching
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import CalendarRules, Stop
from tourplanner.domain.period import HOUR, MINUTE, Half, parse_clock
from tourplanner.domain.tour import Tour
from tourplanner.domain.work_rules import WorkRules
from tourplanner.problem.problem import Problem
from tourplanner.schedule.day import DayOrder, timed
from tourplanner.schedule.repair_problem import Promise, RealDay, RepairProblem

WEEKS = 2


def tiny_repair(seed: int, *, short: bool = False, lunches: bool = False) -> RepairProblem:
    """At most 4 stops, 6 dates, 2 vans and 5 promises, some of them where they can no longer be.

    With `short`, stops may share a half-day; with `lunches`, the crews of most drive somewhere to eat.
    """
    draw = random.Random(seed)
    weekdays = sorted(draw.sample(range(6), draw.choice([2, 3, 3])))
    dates = [MONDAY + timedelta(days=7 * week + day) for week in range(WEEKS) for day in weekdays]
    vans = ["one", "two"][: draw.choice([1, 1, 2])]
    before = _problem(draw, frozenset(weekdays), vans, short=short)
    before = lunching(before, seed) if lunches else before
    tours = _tours(draw, before, dates)
    closed = {stop.id: _closures(draw, dates) for stop in before.config.stops if draw.random() < 0.35}
    stops = tuple(replace(each, closed=closed.get(each.id, ())) for each in before.config.stops)
    problem = changed(before, stops=stops)
    unusual = set(draw.sample(dates, draw.choice([0, 0, 1, 2])))
    gone = set(draw.sample(dates, draw.choice([0, 1, 1])))
    days = tuple(
        RealDay(day, problem, frozenset(_there(draw, vans)), 0, usual=day not in unusual)
        for day in dates
        if day not in gone
    )
    promises = [_promise(draw, tour, visit_rank) for tour in tours for visit_rank in range(len(tour.visits))]
    standing: tuple[Tour, ...] = ()
    if tours and draw.random() < 0.2:
        *tours, stands = tours
        promises = promises[: len(promises) - len(stands.visits)]
        standing = (stands,)
    frozen = draw.choice([None, None, None, dates[1]])
    days = tuple(replace(day, out=_out(draw, vans)) for day in days)
    return RepairProblem(
        days,
        tuple(promises),
        tuple(tours),
        standing=standing,
        # What is frozen stays even if it is more than that, which the oracle would call illegal.
        most_unusual=None if frozen else draw.choice([None, None, 0, 1]),
        frozen_before=frozen,
    )


def _problem(draw: random.Random, weekdays: frozenset[int], vans: list[str], *, short: bool) -> Problem:
    stops = [_stop(draw, f"s{number}", short=short) for number in range(draw.randint(2, 4))]
    if draw.random() < 0.25:
        stops[1] = replace(stops[1], commune=stops[0].commune)
    spots = [(draw.randrange(3000), draw.randrange(3000)) for _ in range(len(stops) + 1)]
    seconds = [
        [0 if a == b else abs(a[0] - b[0]) + abs(a[1] - b[1]) + draw.randrange(1, 200) for b in spots]
        for a in spots
    ]
    metres = [[13 * second + draw.randrange(900) * bool(second) for second in row] for row in seconds]
    calendar = CalendarRules(MONDAY, WEEKS, weekdays, "")
    crews = [(van, "home") for van in vans]
    return little_problem(stops, matrix_of(seconds, metres), calendar=calendar, work=_work(draw), vans=crews)


def _stop(draw: random.Random, name: str, *, short: bool) -> Stop:
    return stop(
        name,
        area=draw.choice("AAB"),
        visits=2,
        regular=False,
        service=draw.choice([None, 40 * MINUTE, 55 * MINUTE]) if short else None,
        halves=draw.choice([None, None, None, frozenset([draw.choice(list(Half))])]),
        min_gap_days=draw.choice([None, None, 2, 5]),
        max_gap_days=draw.choice([None, None, 8]),
    )


def _work(draw: random.Random) -> WorkRules:
    """Limits that bind often: of the week, of the cycle, and of the night between two long days."""
    tight = draw.random()
    if tight < 0.2:
        return replace(WORK, max_work_week=draw.randint(500, 1300) * MINUTE)
    if tight < 0.4:
        return replace(WORK, mean_work_week=draw.randint(400, 1000) * MINUTE)
    if tight < 0.6:
        return replace(
            WORK,
            earliest_start=parse_clock("05:00"),
            latest_end=parse_clock("22:00"),
            min_rest=12 * HOUR + draw.randint(60, 240) * MINUTE,
        )
    return WORK


def _tours(draw: random.Random, problem: Problem, dates: list[date]) -> list[Tour]:
    """One or two visits of each stop, wherever there is room on the day."""
    orders: dict[tuple[date, str], DayOrder] = {}
    stops = range(len(problem.config.stops))
    for number in [*stops, *stops, *stops][: draw.randint(6, 12)]:
        if sum(len(order.stops) for order in orders.values()) == 5:
            break
        day, van = draw.choice(dates), draw.choice(problem.config.vans).id
        order = orders.get((day, van), DayOrder())
        half = draw.choice(list(Half))
        visited = {other for (when, _), there in orders.items() if when == day for other in there.stops}
        communes = {problem.config.stops[other].commune for other in visited}
        allowed = problem.config.stops[number].halves
        if problem.config.stops[number].commune in communes or (allowed and half not in allowed):
            continue
        *_, longer = order.insertions(number, half)
        if timed(problem, problem.van_index[van], day, longer) is not None:
            orders[day, van] = longer
    found = [
        timed(problem, problem.van_index[van], day, order) for (day, van), order in sorted(orders.items())
    ]
    return [tour for tour in found if tour is not None]


def _closures(draw: random.Random, dates: list[date]) -> tuple[Closure, ...]:
    first = draw.choice(dates)
    return (Closure(first, first + timedelta(days=draw.randrange(4)), "travaux"),)


def _there(draw: random.Random, vans: list[str]) -> list[str]:
    return [van for van in vans if draw.random() < 0.85]


def _out(draw: random.Random, vans: list[str]) -> frozenset[tuple[str, Half]]:
    """Now and then a van is out for half a day."""
    return frozenset((van, draw.choice(list(Half))) for van in vans if draw.random() < 0.15)


def _promise(draw: random.Random, tour: Tour, rank: int) -> Promise:
    visit = tour.visits[rank]
    told = draw.random() < 0.5
    back, forth = (timedelta(days=draw.choice([0, 2, 4, 7])) for _ in range(2))
    return Promise(
        key=f"{visit.stop}/{tour.date}",
        stop=visit.stop,
        first=tour.date - back,
        last=tour.date + forth,
        date=tour.date,
        half=visit.half,
        van=tour.van,
        people=draw.randint(1, 3),
        weight=draw.choice([2, 5, 10]) if told else 1,
        told=told,
        halves=draw.choice([None, None, frozenset([visit.half])]),
        hours=(visit.start, visit.end) if told and draw.random() < 0.5 else None,
        weight_hours=1,
    )
