"""What no vans can drive together on a date, of what a relaxation puts there.

A relaxation that knows only how much room a half-day has puts visits together that are too far apart. The
least of these that cannot be driven are named, so that no part of it says so again.

What is named holds whatever else is on the date: times are those of the shortest ways, with lunch anywhere
on them, by which a tour without one of its visits is never longer than with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from tourplanner.domain.period import Half
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.registry import tallying
from tourplanner.problem.time_tour import make_block
from tourplanner.schedule.day import DayOrder
from tourplanner.schedule.repair_problem import RealDay
from tourplanner.solvers.day_tours import hours_kind
from tourplanner.solvers.repair.columns import DayPlans
from tourplanner.solvers.repair.orders import session_of
from tourplanner.solvers.repair.owed import Owed

MOST_TOGETHER = 10
"""Visits of a date up to which every way to share them among the vans is tried."""

Guest = tuple[str, Half]
"""A stop that is to be visited in a half of the day."""

Kind = tuple[object, ...]
"""What tells dates apart of which not the same visits can be driven together."""


class Drivable:
    """Tells of the visits of a date which of them cannot be together; days alike are tried once."""

    def __init__(self, owed: Owed) -> None:
        self._owed = owed
        self._plans = DayPlans(owed)
        self._shortest: dict[int, Problem] = {}

    def kind(self, day: RealDay) -> Kind:
        """What the date has in common with those on which the same visits can be driven."""
        config = day.problem.config
        parts = (config.stops, config.work, config.sessions, config.locks, day.problem.matrix)
        vans = frozenset(van for van in day.vans if self._owed.is_free(van, day.date))
        dated = config.locks or config.crews or tallying(config)
        own = day.date if dated else hours_kind(day.problem, day.date)
        return (*map(id, parts), vans, frozenset(day.out), own)

    def conflicts(self, day: RealDay, guests: Sequence[Guest]) -> list[tuple[Guest, ...]]:
        """The smallest groups of `guests` that no vans of the day can serve; none of too many."""
        if not 1 < len(guests) <= MOST_TOGETHER:
            return []
        alone = self._by_shortest_ways(day)
        together = _folded(self._of_van(alone, van, guests) for van in self._free(day))
        found: list[int] = []
        for group in sorted(range(1 << len(guests)), key=int.bit_count):
            if not any(group & each == each for each in found) and not any(
                group & there == group for there in together
            ):
                found.append(group)
        return [tuple(guest for k, guest in enumerate(guests) if group >> k & 1) for group in found]

    def shares(self, day: RealDay, guests: Sequence[Guest]) -> Iterator[tuple[str, DayOrder]]:
        """For each van the orders of some `guests` that leave the others to the other vans, if any do."""
        if len(guests) > MOST_TOGETHER:
            return
        own = {van: self._of_van(day, van, guests) for van in self._free(day)}
        whole = (1 << len(guests)) - 1
        for van, groups in own.items():
            rest = _folded(own[other] for other in own if other != van)
            for group, orders in groups.items():
                if whole ^ group in rest:
                    yield from ((van, order) for order in orders if order.stops)

    def _free(self, day: RealDay) -> list[str]:
        return [van for van in sorted(day.vans) if self._owed.is_free(van, day.date)]

    def _of_van(self, day: RealDay, van: str, guests: Sequence[Guest]) -> dict[int, list[DayOrder]]:
        """The groups that one van can serve, bit by bit, and the orders in which it can."""
        index = day.problem.stop_index
        ranks = {
            half: {
                index[stop]: 1 << k
                for k, (stop, own) in enumerate(guests)
                if own is half and self._owed.allows(stop, day.date, half, van)
            }
            for half in Half
        }
        found: dict[int, list[DayOrder]] = {0: [DayOrder()]}
        morning, afternoon = (_sequences(day, half, ranks[half]) for half in Half)
        for first, mornings in morning.items():
            for last, afternoons in afternoon.items():
                orders = (DayOrder(m, a) for m in mornings for a in afternoons if m or a)
                legal = [order for order in orders if self._plans.get(day, van, order)]
                if legal:
                    found[first | last] = legal
        return found

    def _by_shortest_ways(self, day: RealDay) -> RealDay:
        key = id(day.problem)
        if key not in self._shortest:
            seconds = day.problem.matrix.seconds.astype(np.int64)
            for between in range(len(seconds)):
                np.minimum(seconds, seconds[:, between, None] + seconds[None, between, :], out=seconds)
            narrow = seconds.astype(day.problem.matrix.seconds.dtype)
            matrix = replace(day.problem.matrix, seconds=narrow, allowed=None)
            # A stop more in a morning may spare the drive to where the crew of the one before it eats.
            self._shortest[key] = replace(day.problem, matrix=matrix, lunch_nodes={})
        return replace(day, problem=self._shortest[key])


def _folded(groups: Iterable[Iterable[int]]) -> set[int]:
    """The groups that some vans can serve together, each some of its own."""
    found = {0}
    for own in groups:
        found = {one | other for one in found for other in own if not one & other}
    return found


def _sequences(day: RealDay, half: Half, ranks: dict[int, int]) -> dict[int, list[tuple[int, ...]]]:
    """The orders in which some stops fit into a half-day, by the bits of those stops."""
    session = session_of(day.problem, day, half) if half in day.problem.config.sessions else None
    found: dict[int, list[tuple[int, ...]]] = {0: [()]}
    growing: list[tuple[int, tuple[int, ...]]] = [(0, ())] if session else []
    while growing and session:
        group, sequence = growing.pop()
        for stop, bit in ranks.items():
            if not group & bit and make_block(day.problem, session, (*sequence, stop)) is not None:
                found.setdefault(group | bit, []).append((*sequence, stop))
                growing.append((group | bit, (*sequence, stop)))
    return found
