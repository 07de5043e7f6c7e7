"""Promises that together ask for more than there is: half-days, minutes, days, hours, what rules count.

Every bound holds for any plan, however many stops share a half-day.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil
from operator import gt

import numpy as np

from tourplanner.domain.period import Half, Session
from tourplanner.problem.alone import excluders_of, sessions_open
from tourplanner.problem.finding import Finding
from tourplanner.problem.openings import has_own_hours, service_seconds, widest
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.one_area import ONE_AREA
from tourplanner.problem.rules.registry import tallied
from tourplanner.problem.rules.van_day import VAN_DAY
from tourplanner.problem.rules.work_limits import WORK_CYCLE
from tourplanner.problem.tallies import amounts_on, tallies_on


def crowded(problem: Problem) -> Iterator[Finding]:
    """Areas, then all areas together, whose required visits do not fit into their half-days."""
    stops = problem.config.stops
    required = [i for i, stop in enumerate(stops) if stop.required and problem.openings[i]]
    areas = list(dict.fromkeys(stops[index].area for index in required))
    found = [
        finding
        for area in areas
        for finding in _crowd(problem, [index for index in required if stops[index].area == area], area)
    ]
    if len(areas) > 1:
        found += _crowd(problem, required, "")
    # Days are counted where half-days were not enough to find anything.
    yield from found or _too_many_days(problem, required)
    yield from _too_much_work(problem, required)
    yield from _counting_too_much(problem, required)


def _crowd(problem: Problem, members: Sequence[int], area: str) -> Iterator[Finding]:
    """By counting where no half-day takes two of the visits, else by their minutes."""
    found = _counted(problem, members)
    if found is not None:
        kind, crowd, figures = found
        at_fault = _at_fault(problem, crowd, lambda loose: _counted(loose, crowd) is not None)
        yield _finding(problem, kind, crowd, (*at_fault, VAN_DAY.id), figures, area)


def _counted(problem: Problem, members: Sequence[int]) -> tuple[str, Sequence[int], dict[str, int]] | None:
    """How a crowd is known as one: the kind of the finding, who takes part, its figures."""
    lone = _lone(problem, members)
    wanted, offered = _visits(problem, lone), _half_days(problem, lone)
    if wanted > offered:
        return "crowded", lone, {"wanted": wanted, "offered": offered}
    needed, room = _minutes_needed(problem, members), _minutes_offered(problem, members)
    if needed > room:
        return "minutes", members, {"wanted": _visits(problem, members), "needed": needed, "offered": room}
    return None


def _finding(
    problem: Problem,
    kind: str,
    members: Sequence[int],
    rules: tuple[str, ...],
    figures: dict[str, int],
    area: str = "",
) -> Finding:
    sessions = [problem.calendar.sessions[s] for s in _open_to(problem, members)]
    figures |= {"sessions": len(sessions), "vans": len(problem.config.vans)}
    return Finding(
        kind=kind,
        stops=tuple(problem.config.stops[index].id for index in members),
        rules=rules,
        counts=tuple(figures.items()),
        area=area,
        weekdays=tuple(sorted({session.date.weekday() for session in sessions})),
    )


def _at_fault(
    problem: Problem, members: Sequence[int], crowded_in: Callable[[Problem], bool]
) -> tuple[str, ...]:
    """The rules that take sessions from these stops and without any of which there would be room."""
    excluders = {index: excluders_of(problem, index) for index in members}
    known = sorted(frozenset[str]().union(*(against for each in excluders.values() for against in each)))
    kept = list(known)
    for rule in known:
        rest = frozenset(kept) - {rule}
        openings = list(problem.openings)
        for index, against in excluders.items():
            openings[index] = frozenset(sessions_open(against, rest))
        if crowded_in(replace(problem, openings=tuple(openings))):
            kept.remove(rule)
    return tuple(kept)


def _lone(problem: Problem, members: Sequence[int]) -> list[int]:
    """The stops of which no session has room for two visits, however near each other."""
    sessions = _widest(problem, range(len(problem.calendar.sessions)))
    return [index for index in members if _fills_a_half(problem, index, sessions)]


def _fills_a_half(problem: Problem, index: int, sessions: Sequence[Session]) -> bool:
    """Whether none of the sessions has room for two visits as long as the stop's."""
    stop, work = problem.config.stops[index], problem.config.work
    return all(
        2 * service_seconds(stop, session) + work.packup + work.setup > session.closes - session.opens
        for session in sessions
    )


def _widest(problem: Problem, numbers: Iterable[int]) -> Sequence[Session]:
    """The sessions of these numbers, open as long as any stop is in them."""
    sessions = [problem.calendar.sessions[number] for number in numbers]
    if not has_own_hours(problem.config):
        return sessions
    # A half has the same hours on every day: the stops are asked for theirs once.
    halves = {session.half: session for session in sessions}
    hours = {half: widest(problem.config, session) for half, session in halves.items()}
    return [replace(hours[session.half], date=session.date, at=session.at) for session in sessions]


def _visits(problem: Problem, members: Sequence[int]) -> int:
    return sum(problem.config.stops[index].visits for index in members)


def _open_to(problem: Problem, members: Sequence[int]) -> list[int]:
    return sorted(frozenset[int]().union(*(problem.openings[index] for index in members)))


def _half_days(problem: Problem, members: Sequence[int]) -> int:
    """Half-days of vans that somebody can drive."""
    sessions = problem.calendar.sessions
    return sum(len(problem.vans_on(sessions[s].date)) for s in _open_to(problem, members))


def _minutes_needed(problem: Problem, members: Sequence[int]) -> int:
    """Seconds of all visits, each with one set-up and one pack-up."""
    work, total = problem.config.work, 0
    for index in members:
        stop = problem.config.stops[index]
        shortest = min(service_seconds(stop, problem.calendar.sessions[s]) for s in problem.openings[index])
        total += stop.visits * (shortest + work.setup + work.packup)
    return total


def _minutes_offered(problem: Problem, members: Sequence[int]) -> int:
    """Seconds of the sessions; the first set-up and the last pack-up of each lie outside of it."""
    work = problem.config.work
    sessions = _widest(problem, _open_to(problem, members))
    return sum(
        (session.closes - session.opens + work.setup + work.packup) * len(problem.vans_on(session.date))
        for session in sessions
    )


def _least_tours(problem: Problem, members: Sequence[int]) -> int:
    """Fewest tours that could serve these stops: by count, and by minutes."""
    by_half = {session.half: widest(problem.config, session) for session in problem.calendar.sessions}
    work = problem.config.work
    day = sum(s.closes - s.opens + work.setup + work.packup for s in by_half.values())
    lone = _lone(problem, members)
    return max(ceil(_visits(problem, lone) / len(by_half)), ceil(_minutes_needed(problem, members) / day))


def _too_many_days(problem: Problem, required: Sequence[int]) -> Iterator[Finding]:
    """With one area a day, each area takes whole days of a van."""
    if not problem.config.work.one_area_per_day or not required:
        return
    wanted, offered = _days(problem, required)
    if wanted > offered:
        at_fault = _at_fault(problem, required, lambda loose: gt(*_days(loose, required)))
        rules = (*at_fault, ONE_AREA.id)
        yield _finding(problem, "days", required, rules, {"days": wanted, "offered": offered})


def _days(problem: Problem, required: Sequence[int]) -> tuple[int, int]:
    """How many days of a van all areas take, and how many there are."""
    stops = problem.config.stops
    areas = dict.fromkeys(stops[index].area for index in required)
    by_area = [[index for index in required if stops[index].area == area] for area in areas]
    sessions = [problem.calendar.sessions[s] for s in _open_to(problem, required)]
    offered = sum(len(problem.vans_on(day)) for day in {session.date for session in sessions})
    return sum(_least_tours(problem, members) for members in by_area), offered


def _too_much_work(problem: Problem, required: Sequence[int]) -> Iterator[Finding]:
    """Services, set-ups, pack-ups, the shortest legs, and the ends of each day, against the cycle.

    Half of the shortest leg to a place and half of the shortest from it belong to each visit, as
    they do to the depot of each tour.
    """
    if not required:
        return
    work, config = problem.config.work, problem.config
    depots = {problem.depot_index[van.depot] for van in config.vans}
    ends = min((_half_legs(problem, depot) for depot in depots), default=0)
    legs = sum(
        config.stops[index].visits * _half_legs(problem, problem.stop_node(index)) for index in required
    )
    tours = _least_tours(problem, required)
    needed = _minutes_needed(problem, required) + legs + tours * (work.prepare + work.close + ends)
    allowed = problem.calendar.weeks * sum(problem.limits(crew).mean_work_week for crew in problem.crews)
    if needed > allowed:
        figures = {"wanted": _visits(problem, required), "needed": needed, "offered": allowed}
        names = tuple(config.stops[index].id for index in required)
        yield Finding("hours", names, (WORK_CYCLE.id,), tuple(figures.items()))


def _counting_too_much(problem: Problem, required: Sequence[int]) -> Iterator[Finding]:
    """What all visits count by a rule, each in its best session, against the most of all tours together."""
    counting, calendar, halves = tallied(problem.config), problem.calendar, list(Half)
    van_days = ((van, day) for day in calendar.dates if counting for van in problem.vans_on(day))
    most = [tallies_on(problem, *van_day).most for van_day in van_days]
    by_date = {day: amounts_on(problem, day) for day in calendar.dates} if counting else {}
    for number, (rule, _) in enumerate(counting):
        counted = {
            problem.config.stops[index].id: problem.config.stops[index].visits
            * min(
                by_date[session.date][number][halves.index(session.half)][index]
                for session in (calendar.sessions[s] for s in problem.openings[index])
            )
            for index in required
        }
        wanted, offered = sum(counted.values()), sum(limits[number] for limits in most)
        if wanted > offered:
            names = tuple(stop for stop, amount in counted.items() if amount)
            yield Finding("tally", names, (rule.id,), (("wanted", wanted), ("offered", offered)))


def _half_legs(problem: Problem, node: int) -> int:
    """Half of the shortest legs to and from a place, in seconds."""
    seconds = problem.matrix.seconds
    legs = sum(int(np.delete(way, node).min()) for way in (seconds[node], seconds[:, node]))
    return legs // 2
