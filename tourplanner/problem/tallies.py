"""What the rules of a config count in the tours of a van-day (`Tally`): the one place that engines ask.

Where no rule counts anything all of it is empty. Amounts are never less than 0: a tour without one of its
visits counts no more, and of engines that build tours up each may leave what already counts too much.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.period import Half
from tourplanner.problem.openings import session_of
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.registry import tallying

ANY_NUMBER = 2**30
"""The most of a tour that may count anything."""

Amounts: TypeAlias = tuple[tuple[tuple[int, ...], ...], ...]
"""What visits count on a date: [rule][half][stop], 0 in halves that are not toured."""


@dataclass(frozen=True, slots=True)
class Tallies:
    """What visits count on a van-day, and the most of its tour, by rule: equal on van-days that are alike."""

    most: tuple[int, ...] = ()
    amounts: Amounts = ()

    def __bool__(self) -> bool:
        return bool(self.most)

    @property
    def limits(self) -> NDArray[np.int64]:
        """`most` as int64[rules]."""
        return np.array(self.most, np.int64)

    def of_half(self, half: Half, stops: int) -> NDArray[np.int64]:
        """What visits of so many stops count in a half, int64[stops, rules]."""
        here = [amounts[list(Half).index(half)] for amounts in self.amounts]
        return np.array(here, np.int64).reshape(len(here), stops).T


def tallies_on(problem: Problem, van: int, day: date) -> Tallies:
    """What counts on a date for the van at this position of the config."""
    if not tallying(problem.config):
        return Tallies()
    return Tallies(most_on(problem, van, day), amounts_on(problem, day))


def most_on(problem: Problem, van: int, day: date) -> tuple[int, ...]:
    """The most that a tour of a van may count on a date, by rule."""
    limits = (tally.most(problem.config, problem.config.vans[van], day) for tally in tallying(problem.config))
    return tuple(ANY_NUMBER if most is None else most for most in limits)


def amounts_on(problem: Problem, day: date) -> Amounts:
    """What a visit of each stop counts on a date, by rule and half."""
    config = problem.config
    sessions = [session_of(config, day, half) if half in config.sessions else None for half in Half]
    return tuple(
        tuple(
            tuple(0 if session is None else tally.amount(config, stop, session) for stop in config.stops)
            for session in sessions
        )
        for tally in tallying(config)
    )


def may_count(problem: Problem, van: int, day: date, visits: Iterable[tuple[int, Half]]) -> bool:
    """Whether a tour of these stops (positions in the config) in these halves counts too much by no rule."""
    found = tallying(problem.config)
    if not found:
        return True
    config, stops = problem.config, problem.config.stops
    served = [(stops[stop], session_of(config, day, half)) for stop, half in visits]
    return all(
        sum(tally.amount(config, *visit) for visit in served) <= most
        for tally, most in zip(found, most_on(problem, van, day), strict=True)
    )


def van_days(problem: Problem) -> tuple[tuple[int, date], ...]:
    """`Problem.van_days`, with one more of each on which other sums are allowed or visits count otherwise."""
    if not tallying(problem.config):
        return problem.van_days
    dates = problem.calendar.dates
    every = ((van, day) for day in dates for van in problem.vans_on(day))
    found: dict[object, tuple[int, date]] = {}
    for van, day in every:
        kind = problem.config.vans[van].depot, problem.work(van, day), tallies_on(problem, van, day)
        found.setdefault(kind, (van, day))
    return tuple(found.values())
