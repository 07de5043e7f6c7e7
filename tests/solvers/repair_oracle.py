"""The best calendar by trying every one: for each promise every half-day, every van, every order."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, permutations, product

from tourplanner.domain.period import DAY, Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.schedule.day import DayOrder, timed
from tourplanner.schedule.repair_problem import Promise, RealDay, RepairProblem

Place = tuple[date, Half, str]


class NotJudgedError(Exception):
    """A tour has no legal times without some of its visits: what is left of it is not for this oracle."""


Aims = tuple[int, ...]
"""Lost, changed, unusual, absence, uneven, tours, driving."""


def best_aims(problem: RepairProblem) -> Aims:
    """The aims of the best of all calendars."""
    return min(aims for _, aims in all_calendars(problem))


def all_calendars(problem: RepairProblem) -> Iterator[tuple[Mapping[str, Place], Aims]]:
    """Every calendar that breaks no rule: where promises are held, and the aims in their usual order."""
    days = {day.date: day for day in problem.days}
    told = dict(_still_driven(problem, days))
    fixed = {slot: tour for slot, tour in told.items() if _is_frozen(problem, slot[1])}
    ways = _Ways(days, _hours(problem))
    for places in product(*choices(problem)):
        held = dict(zip(problem.promises, places, strict=True))
        for tours in _calendars(problem, ways, held, fixed):
            if _is_legal(problem, days, tours, held):
                known = {promise.key: place for promise, place in held.items() if place is not None}
                yield known, _aims(problem, days, tours, held, told)


def choices(problem: RepairProblem) -> list[list[Place | None]]:
    """For each promise, where it could be."""
    days = {day.date: day for day in problem.days}
    told = dict(_still_driven(problem, days))
    fixed = {slot: tour for slot, tour in told.items() if _is_frozen(problem, slot[1])}
    return [list(_places(problem, days, promise, fixed)) for promise in problem.promises]


def _hours(problem: RepairProblem) -> dict[date, dict[tuple[str, Half], tuple[int, int]]]:
    """When visits were told to be, by date."""
    found: dict[date, dict[tuple[str, Half], tuple[int, int]]] = defaultdict(dict)
    for promise in problem.promises:
        if promise.hours is not None:
            found[promise.date][promise.stop, promise.half] = promise.hours
    return found


def _is_frozen(problem: RepairProblem, day: date) -> bool:
    return problem.frozen_before is not None and day < problem.frozen_before


def _is_open(days: dict[date, RealDay], stop: str, day: date, half: Half) -> bool:
    if day not in days:
        return False
    problem = days[day].problem
    sessions = problem.calendar.sessions
    open_in = problem.openings[problem.stop_index[stop]]
    return any((sessions[s].date, sessions[s].half) == (day, half) for s in open_in)


def _still_driven(
    problem: RepairProblem, days: dict[date, RealDay]
) -> Iterator[tuple[tuple[str, date], Tour]]:
    """The told tours less the visits that are closed."""
    standing = {(tour.van, tour.date) for tour in problem.standing}
    owed = {(p.stop, p.date, p.half): p for p in problem.promises}
    hours = _hours(problem)
    for tour in problem.tours:
        is_there = tour.date in days and tour.van in days[tour.date].vans
        if not is_there or (tour.van, tour.date) in standing:
            continue
        left = tuple(
            visit
            for visit in tour.visits
            if _is_open(days, visit.stop, tour.date, visit.half)
            and (tour.van, visit.half) not in days[tour.date].out
            and (promise := owed.get((visit.stop, tour.date, visit.half)))
            and (_is_frozen(problem, tour.date) or promise.first <= tour.date <= promise.last)
        )
        if left:
            here = days[tour.date].problem
            order = DayOrder.of(here, replace(tour, visits=left))
            made = _timed(here, tour.van, tour.date, order, hours[tour.date])
            made = made or _timed(here, tour.van, tour.date, order)
            if made is None:
                raise NotJudgedError
            yield (tour.van, tour.date), made


def _places(
    problem: RepairProblem,
    days: dict[date, RealDay],
    promise: Promise,
    fixed: dict[tuple[str, date], Tour],
) -> Iterator[Place | None]:
    if _is_frozen(problem, promise.date):
        tour = fixed.get((promise.van, promise.date))
        served = tour and any((v.stop, v.half) == (promise.stop, promise.half) for v in tour.visits)
        yield (promise.date, promise.half, promise.van) if served else None
        return
    yield None
    standing = {(tour.van, tour.date) for tour in problem.standing}
    for day, there in days.items():
        if not promise.first <= day <= promise.last or _is_frozen(problem, day):
            continue
        for half in Half if promise.halves is None else promise.halves:
            if _is_open(days, promise.stop, day, half):
                vans = (van for van in sorted(there.vans) if (van, half) not in there.out)
                yield from ((day, half, van) for van in vans if (van, day) not in standing)


class _Ways:
    """Every order in which a van can serve some stops on a date, at once or at told hours, found once."""

    def __init__(
        self, days: dict[date, RealDay], hours: dict[date, dict[tuple[str, Half], tuple[int, int]]]
    ) -> None:
        self._days = days
        self._hours = hours
        self._known: dict[tuple[str, date, tuple[tuple[str, ...], ...]], list[Tour]] = {}

    def get(self, van: str, day: date, halves: dict[Half, list[str]]) -> list[Tour]:
        key = van, day, tuple(tuple(sorted(halves[half])) for half in Half)
        if key not in self._known:
            problem = self._days[day].problem
            stops = ([problem.stop_index[stop] for stop in names] for names in key[2])
            orders = product(*(permutations(each) for each in stops))
            made = (
                _timed(problem, van, day, DayOrder(*order), hours)
                for order in orders
                for hours in ({}, self._hours[day])
            )
            self._known[key] = list(dict.fromkeys(tour for tour in made if tour is not None))
        return self._known[key]


def _calendars(
    problem: RepairProblem,
    ways: _Ways,
    held: dict[Promise, Place | None],
    fixed: dict[tuple[str, date], Tour],
) -> Iterator[tuple[Tour, ...]]:
    """Every way of driving to these places, the fixed tours as they are."""
    visits: dict[tuple[str, date], dict[Half, list[str]]] = defaultdict(lambda: defaultdict(list))
    for promise, place in held.items():
        if place is not None and (place[2], place[0]) not in fixed:
            visits[place[2], place[0]][place[1]].append(promise.stop)
    for tours in product(*(ways.get(van, day, halves) for (van, day), halves in visits.items())):
        yield (*problem.standing, *fixed.values(), *tours)


def _timed(
    problem: Problem,
    van: str,
    day: date,
    order: DayOrder,
    hours: Mapping[tuple[str, Half], tuple[int, int]] | None = None,
) -> Tour | None:
    communes = [problem.config.stops[stop].commune for stop in order.stops]
    if len(set(communes)) < len(communes):
        return None
    return timed(problem, problem.van_index[van], day, order, hours)


def _is_legal(
    problem: RepairProblem,
    days: dict[date, RealDay],
    tours: Sequence[Tour],
    held: dict[Promise, Place | None],
) -> bool:
    if not problem.days:
        return True
    config = problem.days[0].problem.config
    communes = {stop.id: stop.commune for stop in config.stops}
    served = [(tour.date, communes[visit.stop]) for tour in tours for visit in tour.visits]
    if len(set(served)) < len(served):
        return False
    by_van: dict[str, list[Tour]] = defaultdict(list)
    for tour in sorted(tours, key=lambda tour: tour.date):
        by_van[tour.van].append(tour)
    if not all(_crew_can(problem.days[0].problem, days, mine) for mine in by_van.values()):
        return False
    unusual = sum(not days[t.date].usual for t in tours if t.date in days and t not in problem.standing)
    if problem.most_unusual is not None and unusual > problem.most_unusual:
        return False
    return all(
        _gaps_hold(stop.id, stop.min_gap_days, stop.max_gap_days, tours, held) for stop in config.stops
    )


def _crew_can(problem: Problem, days: dict[date, RealDay], mine: Sequence[Tour]) -> bool:
    """Whether weeks, cycle and nights of one van allow its tours, in order of date."""
    work = problem.config.work
    weeks: dict[tuple[int, int], int] = defaultdict(int)
    for tour in mine:
        weeks[tour.date.isocalendar()[:2]] += tour.work_seconds
    counted = sum(tour.work_seconds for tour in mine if tour.date in days)
    nights = (
        DAY - today.end + tomorrow.start
        for today, tomorrow in pairwise(mine)
        if tomorrow.date - today.date == timedelta(days=1)
    )
    return (
        max(weeks.values()) <= work.max_work_week
        and counted <= problem.calendar.weeks * work.mean_work_week
        and all(night >= work.min_rest for night in nights)
    )


def _gaps_hold(
    stop: str,
    least: int | None,
    most: int | None,
    tours: Sequence[Tour],
    held: dict[Promise, Place | None],
) -> bool:
    promises = sorted((p for p in held if p.stop == stop), key=lambda p: (p.date, p.half))
    dates = sorted(tour.date for tour in tours for visit in tour.visits if visit.stop == stop)
    if promises and least and any((b - a).days < least for a, b in pairwise(dates)):
        return False
    for first, second in pairwise(promises) if most is not None else ():
        places = held[first], held[second]
        if places[0] and places[1]:
            allowed = max(most or 0, (second.date - first.date).days)
            if (places[1][0] - places[0][0]).days > allowed:
                return False
    return True


def _aims(
    problem: RepairProblem,
    days: dict[date, RealDay],
    tours: Sequence[Tour],
    held: dict[Promise, Place | None],
    told: dict[tuple[str, date], Tour],
) -> Aims:
    hours = {(t.date, v.stop, v.half): (v.start, v.end) for t in tours for v in t.visits}
    changed = 0
    for promise, place in held.items():
        if place is None:
            continue
        if place[:2] != (promise.date, promise.half):
            changed += promise.weight
        elif promise.hours and hours[promise.date, promise.stop, promise.half] != promise.hours:
            changed += promise.weight_hours
    stops = {promise.stop for promise in held}
    absence = 0
    for stop in stops:
        dates = sorted({tour.date for tour in tours for visit in tour.visits if visit.stop == stop})
        absence = max([absence, *((b - a).days for a, b in pairwise(dates))])
    uneven = 0
    for stop in stops:
        mine = [place for promise, place in held.items() if promise.stop == stop]
        uneven += sum(100 * rank // len(mine) for rank in range(1, mine.count(None) + 1))
    free = [tour for tour in tours if tour not in problem.standing]
    return (
        sum(promise.people for promise, place in held.items() if place is None),
        changed,
        sum(not days[tour.date].usual for tour in tours if tour.date in days),
        absence,
        uneven,
        sum(told.get((tour.van, tour.date)) != tour for tour in free),
        sum(tour.drive_seconds for tour in tours),
    )
