"""A lower bound on driving from spanning trees, for problems that column generation has no time for.

The legs of a plan with m tours connect the depot and its v visits, and are v + m in number: a spanning tree
and m legs more. Every visit is on two legs, the depot on 2 m. With prices on these degrees (Held and Karp,
1970, doi:10.1287/opre.18.6.1138; with several tours Fisher, 1994, doi:10.1287/opre.42.4.626) the cheapest
such set of legs bounds the driving of every plan that makes all its visits, whatever the prices.

A plan that moves few visits away from where they are today is bounded the same way. If two visits that are
never on the same day today follow one another, at least one of them was moved: their leg costs half a toll
more, and a plan that moves k stops pays k tolls at most. So L(toll) - k toll bounds its driving.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from math import ceil

import numpy as np
from numpy.typing import NDArray

from tourplanner.problem.problem import Problem
from tourplanner.problem.timing import whole_minutes
from tourplanner.solvers.colgen.spanning_tree import spanning_tree
from tourplanner.solvers.day_tours import shortest_visit, widest_sessions
from tourplanner.solvers.result import Limits

Array = NDArray[np.float64]

ROUNDS, PATIENCE = 400, 25
"""Rounds of prices at most; after so many without a better bound the steps become half as long."""

FIRST_STEP, LAST_STEP = 1.0, 5e-3
ROUNDING = 1e-3
"""Seconds that may be wrong because numbers are floating."""


@dataclass(frozen=True, slots=True)
class Legs:
    """All that the bound looks at.

    Attributes
    ----------
    seconds
        float64[v + 1, v + 1], symmetric: the cheaper direction of each leg; 0 is the depot, the nearest one.
    stop
        int64[v], the stop of each visit.
    tours
        How many tours a plan has at least and at most.
    """

    seconds: Array
    stop: NDArray[np.int64]
    tours: tuple[int, int]


def legs_of(problem: Problem) -> Legs:
    """The legs between the visits of a problem."""
    stops = problem.config.stops
    depots = np.array(sorted({problem.depot_index[van.depot] for van in problem.config.vans}))
    stop = np.repeat(np.arange(len(stops)), [each.visits for each in stops])
    nodes = len(problem.config.depots) + stop
    both = np.minimum(problem.least_seconds, problem.least_seconds.T).astype(np.float64)
    seconds = np.zeros((len(stop) + 1, len(stop) + 1))
    seconds[1:, 1:] = both[np.ix_(nodes, nodes)]
    seconds[0, 1:] = seconds[1:, 0] = both[np.ix_(depots, nodes)].min(axis=0, initial=np.inf)
    # Two visits of a stop are never in one tour.
    seconds[1:, 1:][stop[:, None] == stop[None, :]] = 2 * seconds.max(initial=0.0)
    most = min(len(stop), len(problem.calendar.dates) * len(problem.config.vans))
    return Legs(seconds, stop, (min(_fewest_tours(problem, seconds, stop), most), most))


def tolls_between(legs: Legs, days: Sequence[Collection[int]]) -> Array:
    """What share of a toll each leg costs, float64[v + 1, v + 1]; `days` are those of each stop today."""
    most = max((max(each, default=-1) for each in days), default=-1) + 1
    on = np.zeros((len(days), most))
    for stop, dates in enumerate(days):
        on[stop, list(dates)] = 1.0
    apart = (on @ on.T == 0.0)[np.ix_(legs.stop, legs.stop)]
    visits = np.bincount(legs.stop, minlength=len(days))[legs.stop]
    shares = np.zeros_like(legs.seconds)
    shares[1:, 1:] = np.where(apart, 0.5 / np.maximum(visits[:, None], visits[None, :]), 0.0)
    return shares


def with_days(legs: Legs, days: Sequence[Collection[int]], moved: int) -> Legs:
    """The legs of plans that move so few stops: of the days of today, those that stay each have a tour."""
    sizes = sorted(Counter(day for dates in days for day in set(dates)).values())
    budget = moved * max((len(dates) for dates in days), default=0)
    emptied = sum(together <= budget for together in accumulate(sizes))
    least, most = legs.tours
    return replace(legs, tours=(min(most, max(least, len(sizes) - emptied)), most))


def tree_bound(legs: Legs, limits: Limits, target: float, prices: Array | None = None) -> tuple[float, Array]:
    """The best bound found, seconds of driving, and the prices that prove it.

    Parameters
    ----------
    limits
        The bound is what is proven when the time is over; one round is made in any case.
    target
        Driving of a good plan, seconds: how far steps go.
    prices
        float64[v + 1] to begin with.
    """
    size = len(legs.seconds)
    current = np.zeros(size) if prices is None else prices.copy()
    best, proven, step, idle = -np.inf, current, FIRST_STEP, 0
    for _ in range(ROUNDS):
        value, degrees, tours = _cheapest(legs, current)
        if value > best:
            idle = 0 if value > best + 1e-4 * abs(best) or best == -np.inf else idle + 1
            best, proven = value, current
        else:
            idle += 1
        if idle >= PATIENCE:
            step, idle, current = step / 2, 0, proven
            continue
        slope = degrees - 2.0
        slope[0] = degrees[0] - 2.0 * tours
        length = float(slope @ slope)
        if step < LAST_STEP or not length or limits.remaining <= 0:
            break
        current = current + step * max(target - value, 1.0) / length * slope
    return max(0.0, best - ROUNDING), proven


def whole_seconds(bound: float) -> int:
    """A bound on driving, which is a whole number."""
    return max(0, ceil(bound - ROUNDING))


def _cheapest(legs: Legs, prices: Array) -> tuple[float, Array, int]:
    """The value of the cheapest legs at some prices, the degree of every place in them, and their tours."""
    costs = legs.seconds + prices[:, None] + prices[None, :]
    size, places = len(costs), np.arange(1, len(costs))
    parent, value = spanning_tree(costs)
    degrees = np.bincount(parent[1:], minlength=size).astype(np.float64)
    degrees[1:] += 1.0
    others = costs.copy()
    others[places, parent[1:]] = others[parent[1:], places] = np.inf
    start, end = _pairs(size)
    rest = others[start, end]
    rest[-len(places) :] = costs[0, 1:]
    least, most = legs.tours
    cheapest = np.argpartition(rest, most - 1)[:most]
    cheapest = cheapest[np.argsort(rest[cheapest], kind="stable")]
    sums = np.cumsum(rest[cheapest]) - 2.0 * prices[0] * np.arange(1, most + 1)
    tours = least + int(np.argmin(sums[least - 1 :]))
    added = cheapest[:tours]
    degrees += np.bincount(start[added], minlength=size) + np.bincount(end[added], minlength=size)
    return value + float(sums[tours - 1]) - 2.0 * float(prices[1:].sum()), degrees, tours


@lru_cache(maxsize=2)
def _pairs(size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Both ends of every leg, those from the depot once more: a tour of one visit takes its leg twice."""
    start, end = np.triu_indices(size, 1)
    places = np.arange(1, size)
    return np.append(start, np.zeros_like(places)), np.append(end, places)


def _fewest_tours(problem: Problem, seconds: Array, stop: NDArray[np.int64]) -> int:
    """How many tours the visits need at least, by the time that they and the ways between them take.

    In a half-day each visit but the first comes after a pack-up, a leg that is no shorter than the shortest
    to its stop, and a set-up.
    """
    sessions, work = widest_sessions(problem), problem.config.work
    if not len(stop) or not sessions:
        return 0
    service = np.array([min(shortest_visit(problem, each, half) for half in sessions) for each in stop])
    inner = seconds[1:, 1:] + np.where(np.eye(len(stop), dtype=bool), np.inf, 0.0)
    shortest = np.minimum(inner.min(axis=1, initial=np.inf), seconds.max())
    before = work.packup + whole_minutes(shortest.astype(np.int64)) + work.setup
    longest = np.sort(before)[::-1][: len(sessions)].sum()
    room = sum(session.closes - session.opens for session in sessions.values()) + longest
    return max(1, ceil(float((service + before).sum()) / float(room)))
