"""A tour as a planner wants it by hand, whatever rule it breaks: it has times, the judge says the rest."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tourplanner.domain.period import DAY, Half
from tourplanner.domain.tour import Tour, Visit
from tourplanner.domain.visit_window import window
from tourplanner.problem.openings import session_of, whole_day
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.day_limits import DAY_RULES
from tourplanner.problem.rules.registry import tallies_known
from tourplanner.problem.time_tour import make_block, round_trip, time_tour

Halves = tuple[Sequence[int], Sequence[int]]
"""Stops (positions in the config) of the morning and of the afternoon, in order."""


def without_day_limits(problem: Problem) -> Problem:
    """The problem in which a day may be as long as it likes, and count as much."""
    config = problem.config
    for rule in (*DAY_RULES, *tallies_known()):
        config = rule.bound.without(config, "")
    return replace(problem, config=config)


def tour_anyhow(problem: Problem, endless: Problem, van: int, day: date, stops: Halves) -> Tour | None:
    """The tour of a van (position in the config) through stops, of which there is one at least.

    It keeps to the hours of squares and to lunch where a longer day does that; else visits follow one
    another from the opening of the first, each as long as promised, past all hours.

    Parameters
    ----------
    endless
        The problem `without_day_limits`.

    Returns
    -------
    Tour or None
        None where not even the 24 hours of a day have room for it, or nobody has the van that day.
    """
    if problem.crew(problem.config.vans[van].id, day) is None:
        return None
    blocks = []
    for half, here in zip(Half, stops, strict=True):
        if here:
            if half not in problem.config.sessions:
                return None
            blocks.append(make_block(problem, session_of(problem.config, day, half), here))
    known = [block for block in blocks if block is not None]
    tour = time_tour(endless, van, day, known) if len(known) == len(blocks) else None
    if tour is None:
        tour = _one_after_another(problem, van, day, stops)
    return tour if tour is not None and tour.start >= 0 and tour.end <= DAY else None


def _one_after_another(problem: Problem, van: int, day: date, stops: Halves) -> Tour | None:
    """Visits without any regard to closing hours; lunch at its place, on the second square or in a pause."""
    work, node = problem.config.work, problem.depot_index[problem.config.vans[van].depot]
    lunch: tuple[int, int] | None = None
    lunch_leg: tuple[int, int] | None = None
    visits: list[Visit] = []
    free = 0
    for half, rank in ((half, rank) for half, here in zip(Half, stops, strict=True) for rank in here):
        hours = _hours(problem, rank, day, half)
        if hours is None:
            return None
        opens, service, pause = hours
        place = problem.stop_node(rank)
        leg, metres = problem.drive(node, place), problem.metres(node, place)
        at_noon = bool(visits) and visits[-1].half is not half
        allowed = 0 if at_noon else problem.allowed(node, place)
        arrive = free + problem.way(node, place) if visits else opens - work.setup
        ready = arrive
        if at_noon:
            to, way, after = problem.noon(node, place)
            begin = max(free + to + way, work.lunch_opens)
            lunch = (begin, begin + work.lunch) if lunch is None else lunch
            (leg, metres), lunch_leg = problem.noon_leg(node, place), problem.lunch_leg(node)
            arrive = free + way if lunch_leg is None else lunch[1] + after
            ready = max(arrive, lunch[1])
        start = max(opens, ready + work.setup)
        if visits and visits[-1].half is half:
            arrive = start - work.setup
        if pause is not None:
            lunch = max(pause[0], work.lunch_opens), min(pause[1], work.lunch_closes)
        stop = problem.config.stops[rank].id
        visits.append(Visit(stop, half, arrive, start, start + service, leg, metres, pause, allowed))
        node, free = place, start + service + work.packup
    return replace(round_trip(problem, problem.config.vans[van], day, visits, lunch), lunch_leg=lunch_leg)


def _hours(
    problem: Problem, rank: int, day: date, half: Half
) -> tuple[int, int, tuple[int, int] | None] | None:
    """When a stop opens, how long its visit is, and its pause; None where it has none that day."""
    stop = problem.config.stops[rank]
    if stop.whole_day:
        found = whole_day(problem.config, stop, day)
        return None if found is None else (found.opens, found.closes - found.opens, found.pause)
    here = window(stop, session_of(problem.config, day, half))
    return (here.opens, here.service, None) if here.service > 0 else None
