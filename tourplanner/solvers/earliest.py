"""The last tie: of plans that cost the same, the one whose tours come earliest in the cycle.

Engines find some plan of least driving; which of its equals is decided here, so that people are not told
Friday where Monday costs the same. A tour moves to an earlier date on which its van is free, or from the
afternoon to the morning, if every rule still holds and not a second or metre is added. Tours that no move
of one alone can bring forward, those of a stop with one weekday or a gap to keep, move together.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import time_day

MOST_TRIES = 400
"""Tours whose moves are judged: in a plan of hundreds of tours the rest of the ties stays as it is."""

Halves = tuple[tuple[int, ...], tuple[int, ...]]
"""Positions of stops in the config: of the morning, of the afternoon."""

Group = tuple[Tour, ...]
"""Tours that move together, each by the same number of days."""


def earliest(problem: Problem, tours: Sequence[Tour]) -> tuple[Tour, ...]:
    """The plan with its tours as early as they can be moved, in order of date and van."""
    plan = _in_order(problem, tours)
    tries = MOST_TRIES
    groups = _groups(plan)
    while (group := next(groups, None)) is not None:
        others = [tour for tour in plan if tour not in group]
        for moved in _earlier(problem, group, others):
            if tries < len(group):
                return plan
            tries -= len(group)
            if _is_legal(problem, moved, others):
                # What was stuck behind these tours may move as well now.
                plan = _in_order(problem, [*others, *moved])
                groups = _groups(plan)
                break
    return plan


def _in_order(problem: Problem, tours: Sequence[Tour]) -> Group:
    return tuple(sorted(tours, key=lambda tour: (tour.date, problem.van_index[tour.van])))


def _groups(plan: Group) -> Iterator[Group]:
    """Every tour by itself; then those that share a stop, with those that share one with them, and so on."""
    yield from ((tour,) for tour in plan)
    rest = list(plan)
    while rest:
        group = [rest.pop(0)]
        for known in group:
            shared = {visit.stop for visit in known.visits}
            joined = [tour for tour in rest if any(visit.stop in shared for visit in tour.visits)]
            group += joined
            rest = [tour for tour in rest if tour not in joined]
        if len(group) > 1:
            yield tuple(tour for tour in plan if tour in group)


def _earlier(problem: Problem, group: Group, others: Sequence[Tour]) -> Iterator[Group]:
    """The same tours on earlier dates and halves, the earliest first, if they cost the same there."""
    busy = {(other.van, other.date) for other in others}
    dates = set(problem.calendar.dates)
    for days in range((group[0].date - problem.calendar.dates[0]).days, -1, -1):
        back = timedelta(days=days)
        if any(t.date - back not in dates or (t.van, t.date - back) in busy for t in group):
            continue
        for swapped in _swaps(problem, group):
            if days or swapped:
                moved = [_moved(problem, tour, tour.date - back, swapped) for tour in group]
                found = tuple(tour for tour in moved if tour is not None)
                if len(found) == len(group):
                    yield found


def _swaps(problem: Problem, group: Group) -> Iterator[bool]:
    """Whether mornings and afternoons change places: first so, where more tours begin in the morning then."""
    empty = [[not stops for stops in _halves(problem, tour)] for tour in group]
    if sum(morning for morning, _ in empty) > sum(afternoon for _, afternoon in empty):
        yield True
    yield False


def _moved(problem: Problem, tour: Tour, day: date, swapped: bool) -> Tour | None:
    """The tour on another day or in the other halves, if it costs the same there."""
    morning, afternoon = _halves(problem, tour)
    halves = (afternoon, morning) if swapped else (morning, afternoon)
    if not _is_open(problem, halves, day):
        return None
    moved = time_day(problem, problem.van_index[tour.van], *halves, day)
    return moved if moved is not None and _cost(moved) == _cost(tour) else None


def _halves(problem: Problem, tour: Tour) -> Halves:
    morning, afternoon = (
        tuple(problem.stop_index[visit.stop] for visit in tour.visits if visit.half is half) for half in Half
    )
    return morning, afternoon


def _is_open(problem: Problem, halves: Halves, day: date) -> bool:
    """Whether every stop has an opening there, which is quickly told."""
    wanted = {(stop, half) for half, stops in zip(Half, halves, strict=True) for stop in stops}
    sessions = problem.calendar.sessions
    return all(
        any(sessions[s].date == day and sessions[s].half is half for s in problem.openings[stop])
        for stop, half in wanted
    )


def _cost(tour: Tour) -> tuple[int, int]:
    return tour.drive_seconds, tour.distance_m


def _is_legal(problem: Problem, moved: Group, others: Sequence[Tour]) -> bool:
    """Whether the plan with the moved tours breaks no rule that they can touch.

    Of their vans, of their crews, which may drive other vans on other dates, and of their stops.
    """
    vans = {tour.van for tour in moved}
    crews = {problem.crew(tour.van, tour.date) for tour in moved}
    communes = {problem.stop(visit.stop).once_a_day for tour in moved for visit in tour.visits}
    touched = [
        other
        for other in others
        if other.van in vans
        or problem.crew(other.van, other.date) in crews
        or any(problem.stop(visit.stop).once_a_day in communes for visit in other.visits)
    ]
    return all(is_loss(breach) for breach in check(problem, [*touched, *moved]))
