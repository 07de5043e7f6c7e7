"""The last tie: of plans that cost the same, the one whose tours come earliest in the cycle.

Engines find some plan of least driving; which of its equals is decided here, so that people are not told
Friday where Monday costs the same. A tour moves to an earlier date on which its van is free, or from the
afternoon to the morning, if every rule still holds and not a second or metre is added.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import time_day

MOST_TRIES = 400
"""Moves that are judged: in a plan of hundreds of tours the rest of the ties stays as it is."""

Halves = tuple[tuple[int, ...], tuple[int, ...]]
"""Positions of stops in the config: of the morning, of the afternoon."""


def earliest(problem: Problem, tours: Sequence[Tour]) -> tuple[Tour, ...]:
    """The plan with its tours as early as they can be moved one by one, in order of date and van."""
    plan = sorted(tours, key=lambda tour: (tour.date, problem.van_index[tour.van]))
    tries = 0
    position = 0
    while position < len(plan) and tries < MOST_TRIES:
        others = plan[:position] + plan[position + 1 :]
        for moved in islice(_earlier(problem, plan[position], others), MOST_TRIES - tries):
            tries += 1
            if _is_legal(problem, moved, others):
                # What was stuck behind this tour may move as well now.
                plan = sorted([*others, moved], key=lambda tour: (tour.date, problem.van_index[tour.van]))
                position = -1
                break
        position += 1
    return tuple(plan)


def _earlier(problem: Problem, tour: Tour, others: Sequence[Tour]) -> Iterator[Tour]:
    """The same tour on earlier dates and halves, the earliest first, if it costs the same there."""
    busy = {other.date for other in others if other.van == tour.van}
    for day in problem.calendar.dates:
        if day > tour.date:
            return
        if day in busy:
            continue
        for halves in _halves(problem, tour):
            if day == tour.date and halves == _as_it_is(problem, tour):
                continue
            if not _is_open(problem, halves, day):
                continue
            moved = time_day(problem, problem.van_index[tour.van], *halves, day)
            if moved is not None and _cost(moved) == _cost(tour):
                yield moved


def _as_it_is(problem: Problem, tour: Tour) -> Halves:
    morning, afternoon = (
        tuple(problem.stop_index[visit.stop] for visit in tour.visits if visit.half is half) for half in Half
    )
    return morning, afternoon


def _halves(problem: Problem, tour: Tour) -> Iterator[Halves]:
    """All visits in the morning, where they are in the afternoon; then as they are."""
    morning, afternoon = _as_it_is(problem, tour)
    if not morning:
        yield afternoon, ()
    yield morning, afternoon


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


def _is_legal(problem: Problem, moved: Tour, others: Sequence[Tour]) -> bool:
    """Whether the plan with the moved tour breaks no rule that it can touch: its van's, its stops'."""
    communes = {problem.stop(visit.stop).once_a_day for visit in moved.visits}
    touched = [
        other
        for other in others
        if other.van == moved.van
        or any(problem.stop(visit.stop).once_a_day in communes for visit in other.visits)
    ]
    return all(is_loss(breach) for breach in check(problem, [*touched, moved]))
