"""Measures of a problem by which an engine is chosen."""

from collections.abc import Iterable

from tourplanner.domain.period import Half, Session
from tourplanner.domain.visit_window import window
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import sessions_of_half, shortest_visit, widest_sessions
from tourplanner.solvers.exact.partition import Fineness, partition


def stops_can_share_a_half(problem: Problem) -> bool:
    """Whether two stops fit into one session, pack-up, shortest leg and set-up between them."""
    work = problem.config.work
    for half, session in widest_sessions(problem).items():
        room = session.closes - session.opens - work.packup - work.setup
        lengths = sorted((shortest_visit(problem, stop, half), stop) for stop in _open_in(problem, half))
        for position, (first, origin) in enumerate(lengths):
            for second, destination in lengths[position + 1 :]:
                if first + second > room:
                    break
                nodes = problem.stop_node(origin), problem.stop_node(destination)
                way = min(problem.way(*nodes), problem.way(*reversed(nodes)))
                if first + second + way <= room:
                    return True
    return False


def times_could_give_rest(problem: Problem) -> bool:
    """Whether other times of day than those that work least could leave more rest overnight."""
    if not problem.rest_can_bind:
        return False
    windows = (
        window(stop, session)
        for index, stop in enumerate(problem.config.stops)
        for session in _unlike_sessions(problem, index)
    )
    return any(here.service < here.closes - here.opens for here in windows)


def single_stop_pairs(problem: Problem) -> int:
    """About how many columns the exact engine's first model would have."""
    total = 0
    for cell in partition(problem, Fineness.CLASSES):
        halves = [sum(half == name.value for _, half in cell.open) for name in Half]
        total += halves[0] * halves[1] // 2
    return total


def _unlike_sessions(problem: Problem, stop: int) -> Iterable[Session]:
    """Sessions to take the hours of a stop from, one of each half where all are alike."""
    sessions = problem.calendar.sessions
    if problem.config.stops[stop].has_own_hours:
        return (sessions[number] for number in sorted(problem.openings[stop]))
    return sessions_of_half(problem).values()


def _open_in(problem: Problem, half: Half) -> list[int]:
    """Stops with an opening in a half of the day that leave room for another: not for the whole day."""
    sessions = problem.calendar.sessions
    return [
        stop
        for stop, asked in enumerate(problem.config.stops)
        if not asked.whole_day and any(sessions[s].half is half for s in problem.openings[stop])
    ]
