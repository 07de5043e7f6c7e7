"""Where each tour of a plan could be driven as well: on which dates, by which vans."""

from collections.abc import Iterator, Sequence
from datetime import date

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.solvers.construct import vans_allowed
from tourplanner.solvers.day_tours import make_day_tour
from tourplanner.solvers.exact.assignment import Placed


def places_of(problem: Problem, tour: Tour) -> Iterator[Placed]:
    """Every van-day on which a tour is legal by itself, with the same stops in the same halves and order."""
    halves = [
        tuple(problem.stop_index[visit.stop] for visit in tour.visits if visit.half is half) for half in Half
    ]
    depot = problem.van(tour.van).depot
    for index, day in enumerate(problem.calendar.dates):
        if not _is_open(problem, halves, day):
            continue
        for van in _vans(problem, (*halves[0], *halves[1]), day):
            if problem.config.vans[van].depot != depot:
                continue
            made = make_day_tour(problem, van, day, halves[0], halves[1])
            if made is not None:
                yield Placed(index, van, made)


def _is_open(problem: Problem, halves: Sequence[tuple[int, ...]], day: date) -> bool:
    sessions = problem.calendar.sessions
    here = {
        half: {s for s, each in enumerate(sessions) if (each.date, each.half) == (day, half)} for half in Half
    }
    return all(
        problem.openings[stop] & here[half]
        for half, stops in zip(Half, halves, strict=True)
        for stop in stops
    )


def _vans(problem: Problem, stops: Sequence[int], day: date) -> list[int]:
    allowed = [set(vans_allowed(problem, stop, day)) for stop in stops]
    return sorted(set.intersection(*allowed)) if allowed else []
