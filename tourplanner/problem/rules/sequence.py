"""Visits of a tour follow each other with pack-up, travel, lunch and set-up between them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import message
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.rule import Look, Rule
from tourplanner.problem.rules.violation import Violation, legs_of, tour_name, visit_name


def _find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """start + prepare <= leave; then pack-up, travel, lunch and set-up fit between visits."""
    work = problem.config.work
    for tour in tours:
        if not tour.visits:
            yield Violation("sequence", tour_name(tour), message("violation.no-visit"))
            continue
        legs = _ways(problem, tour)
        yield from _short(tour_name(tour), tour.leave - tour.start, work.prepare)
        yield from _short(
            visit_name(problem, tour, tour.visits[0].stop), tour.visits[0].arrive - tour.leave, legs[0]
        )
        for visit in tour.visits:
            eaten = _eaten(tour, visit.arrive, visit.start) if visit.half is Half.AFTERNOON else 0
            room = visit.start - visit.arrive - eaten
            yield from _short(visit_name(problem, tour, visit.stop), room, work.setup)
        for (before, after), leg in zip(pairwise(tour.visits), legs[1:], strict=False):
            yield from _between(problem, tour, before, after, leg)
        last = tour.visits[-1]
        yield from _short(tour_name(tour), tour.back - last.end, work.packup + legs[-1])
        yield from _short(tour_name(tour), tour.end - tour.back, work.close)


def _ways(problem: Problem, tour: Tour) -> list[int]:
    """Seconds of each leg, with what is allowed for it; at noon lunch takes up what is late."""
    legs = legs_of(problem, tour)
    at_noon = [False, *(before.half is not after.half for before, after in pairwise(tour.visits)), False]
    return [
        problem.noon_leg(*leg)[0] if is_noon else problem.drive(*leg) + problem.allowed(*leg)
        for leg, is_noon in zip(legs, at_noon, strict=True)
    ]


def _between(problem: Problem, tour: Tour, before: Visit, after: Visit, leg: int) -> Iterator[Violation]:
    where = visit_name(problem, tour, after.stop)
    if before.half is Half.AFTERNOON and after.half is Half.MORNING:
        yield Violation("sequence", where, message("violation.halves-swapped"))
    eaten = 0 if before.half is after.half else _eaten(tour, before.end, after.arrive)
    room = after.arrive - before.end - eaten
    yield from _short(where, room, problem.config.work.packup + leg)
    if before.half is not after.half and tour.lunch is not None:
        yield from _around_lunch(problem, tour.lunch, before, after, where)


def _around_lunch(
    problem: Problem, lunch: tuple[int, int], before: Visit, after: Visit, where: str
) -> Iterator[Violation]:
    """Where lunch has a place of its own, the ways to it and from it are before and after it."""
    origin, destination = (problem.stop_node(problem.stop_index[each.stop]) for each in (before, after))
    there = problem.lunch_leg(origin)
    if there is not None:
        onward = problem.noon_leg(origin, destination)[0] - there[0]
        yield from _short(where, lunch[0] - before.end, problem.config.work.packup + there[0])
        yield from _short(where, after.arrive - lunch[1], onward)


def _eaten(tour: Tour, begin: int, end: int) -> int:
    """Seconds of the stated lunch between two times."""
    if tour.lunch is None:
        return 0
    return max(0, min(tour.lunch[1], end) - max(tour.lunch[0], begin))


def _short(where: str, room: int, needed: int) -> Iterator[Violation]:
    if room < needed:
        yield Violation("sequence", where, message("violation.short", by=needed - room))


SEQUENCE = Rule("sequence", _find, looks=Look.TOUR)
