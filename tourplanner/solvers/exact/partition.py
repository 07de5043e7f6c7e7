"""Dates and vans that are interchangeable, so that a model need not tell them apart.

Four Mondays with the same open sessions for the same stops are one class: a variable counts how
often a day tour is driven on a date of the class. What the classes forget (gaps, weeks, rest) is
put back by assigning real dates, and by finer partitions where that fails.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from tourplanner.problem.problem import Problem
from tourplanner.problem.tallies import most_on, tallies_on
from tourplanner.solvers.day_tours import hours_kind, servable
from tourplanner.solvers.patterns import legal_patterns


class Fineness(IntEnum):
    """How finely a partition tells dates and vans apart.

    ``CLASSES``: dates with the same openings and hours; ``TWINS``: dates that may change places without
    touching the patterns of any regular stop; then every date, then every van by itself.
    """

    CLASSES = 0
    TWINS = 1
    DATES = 2
    VANS = 3


Part = tuple[tuple[int, ...], frozenset[tuple[int, str]]]
"""Dates and the stops that may be visited on each of them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Dates (indices into the calendar's dates) and vans (into the config) that are alike.

    ``crews`` has the id of who drives each of the vans, the same on all dates. ``open`` are the stops that
    may be visited there: (stop, "morning" | "afternoon"). Where not all of them may on every date, ``parts``
    are the dates that are alike, and the stops that may be visited on them.
    """

    dates: tuple[int, ...]
    vans: tuple[int, ...]
    crews: tuple[str, ...]
    depot: str
    open: frozenset[tuple[int, str]]
    parts: tuple[Part, ...] = ()

    def van_day(self, problem: Problem) -> tuple[int, date]:
        """One of its vans on a date on which its crew drives it: a day tour is the same on all of them."""
        van, crew = problem.config.vans[self.vans[0]].id, self.crews[0]
        dates = problem.calendar.dates
        return self.vans[0], next(dates[day] for day in self.dates if problem.crew(van, dates[day]) == crew)

    @property
    def size(self) -> int:
        """How many tours fit: one per van and date."""
        return len(self.dates) * len(self.vans)

    def admits(self, day: int, visits: Iterable[tuple[int, str]]) -> bool:
        """Whether these visits may be made on one of its dates."""
        return all(day not in dates or open_then.issuperset(visits) for dates, open_then in self.parts)


def openings_by_date(problem: Problem) -> tuple[frozenset[tuple[int, str]], ...]:
    """Per touring date, the stops that may be visited and in which half."""
    index = {day: position for position, day in enumerate(problem.calendar.dates)}
    found: list[set[tuple[int, str]]] = [set() for _ in index]
    for stop in range(len(problem.config.stops)):
        for number in servable(problem, stop):
            session = problem.calendar.sessions[number]
            found[index[session.date]].add((stop, session.half.value))
    return tuple(frozenset(pairs) for pairs in found)


def partition(problem: Problem, fineness: Fineness) -> tuple[Cell, ...]:
    """The cells of a model, in order of their first date and van."""
    dates = date_classes(problem, fineness)
    vans = van_groups(problem, fineness)
    openings = openings_by_date(problem)
    return tuple(
        Cell(
            days,
            group,
            crews,
            problem.config.vans[group[0]].depot,
            _reachable(problem, openings[days[0]], days, group),
        )
        for days in dates
        for group in vans
        if (crews := _crews(problem, days[0], group))
    )


def _crews(problem: Problem, day: int, group: tuple[int, ...]) -> tuple[str, ...]:
    """Who drives a group of vans, all of them on a date or none."""
    date = problem.calendar.dates[day]
    found = (problem.crew(problem.config.vans[van].id, date) for van in group)
    return tuple(crew for crew in found if crew is not None)


def date_classes(problem: Problem, fineness: Fineness) -> tuple[tuple[int, ...], ...]:
    """Touring dates grouped by what tells them apart."""
    dates = problem.calendar.dates
    if fineness >= Fineness.DATES:
        return tuple((index,) for index in range(len(dates)))
    openings = openings_by_date(problem)
    recurring = any(stop.visits > 1 for stop in problem.config.stops)
    locked = {lock.date for lock in problem.config.locks}
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for index, day in enumerate(dates):
        weekday = (day.weekday() if recurring else None), hours_kind(problem, day)
        drivers = tuple(problem.crew(van.id, day) for van in problem.config.vans)
        tallies = tuple(tallies_on(problem, van, day) for van in range(len(drivers)))
        groups[weekday, openings[index], day if day in locked else None, drivers, tallies].append(index)
    if fineness is Fineness.TWINS:
        patterns = _patterns_by_weeks(problem)
        return tuple(twins for group in groups.values() for twins in _twins(problem, group, patterns))
    return tuple(tuple(group) for group in groups.values())


def _patterns_by_weeks(problem: Problem) -> dict[int, set[frozenset[frozenset[date]]]]:
    """Per weekday, the pattern sets (as sets of dates) of the regular stops with several visits."""
    found: dict[int, set[frozenset[frozenset[date]]]] = defaultdict(set)
    for stop, asked in enumerate(problem.config.stops):
        if asked.visits == 1 or not asked.regular:
            continue
        slots: dict[tuple[int, str], set[frozenset[date]]] = defaultdict(set)
        for pattern in legal_patterns(problem, stop):
            slot = pattern[0].date.weekday(), pattern[0].half.value
            slots[slot].add(frozenset(session.date for session in pattern))
        for (weekday, _), patterns in slots.items():
            found[weekday].add(frozenset(patterns))
    return found


def _twins(
    problem: Problem, group: list[int], patterns: dict[int, set[frozenset[frozenset[date]]]]
) -> list[tuple[int, ...]]:
    """Split a class into dates whose exchange maps every set of patterns onto itself."""
    dates = problem.calendar.dates
    classes: list[list[int]] = []
    for index in group:
        for members in classes:
            here, there = dates[index], dates[members[0]]
            if all(_exchanged(known, here, there) == known for known in patterns[here.weekday()]):
                members.append(index)
                break
        else:
            classes.append([index])
    return [tuple(members) for members in classes]


def _exchanged(patterns: frozenset[frozenset[date]], here: date, there: date) -> frozenset[frozenset[date]]:
    swap = {here: there, there: here}
    return frozenset(frozenset(swap.get(day, day) for day in pattern) for pattern in patterns)


def van_groups(problem: Problem, fineness: Fineness) -> tuple[tuple[int, ...], ...]:
    """Vans grouped by depot; a van that a lock names stands alone.

    So does one that has several crews, or shares one; others are alike if theirs work on the same dates and
    have the same limits, and their tours may count as much.
    """
    locked = {lock.van for lock in problem.config.locks}
    groups: dict[Hashable, list[int]] = defaultdict(list)
    duties = _duties(problem)
    for index, van in enumerate(problem.config.vans):
        alone = fineness is Fineness.VANS or van.id in locked or duties[index] is None
        most = tuple(most_on(problem, index, day) for day in problem.calendar.dates)
        groups[van.depot, duties[index], van.id if alone else None, most].append(index)
    return tuple(tuple(group) for group in groups.values())


def _duties(problem: Problem) -> list[Hashable]:
    """For each van what its crew is bound by and when it drives; None where the crew is not its alone."""
    if problem.roster is None:
        return [()] * len(problem.config.vans)
    vans: dict[str, set[str]] = defaultdict(set)
    crews: dict[str, set[str]] = defaultdict(set)
    days: dict[str, list[date]] = defaultdict(list)
    for (van, day), crew in problem.roster.items():
        vans[crew].add(van)
        crews[van].add(crew)
        days[van].append(day)
    found: list[Hashable] = []
    for each in problem.config.vans:
        drivers = crews[each.id]
        alone = len(drivers) != 1 or any(len(vans[crew]) > 1 for crew in drivers)
        found.append(None if alone else (problem.limits(min(drivers)), tuple(days[each.id])))
    return found


def _reachable(
    problem: Problem, openings: frozenset[tuple[int, str]], days: tuple[int, ...], group: tuple[int, ...]
) -> frozenset[tuple[int, str]]:
    """The openings that van locks leave to a group of vans on these dates."""
    names = {problem.config.vans[van].id for van in group}
    barred: set[int] = set()
    for lock in problem.config.locks:
        if lock.van is None or lock.van in names:
            continue
        if lock.date is None or lock.date in {problem.calendar.dates[day] for day in days}:
            barred.add(problem.stop_index[lock.stop])
    return frozenset(pair for pair in openings if pair[0] not in barred)
