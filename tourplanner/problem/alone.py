"""A stop by itself: whether rules leave it half-days, a pattern for its visits, a legal day there and back.

Each question is asked with some rules kept and the others given up, so that the ones at fault are told
apart from those that only happen to be there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

import numpy as np

from tourplanner.calendar.cycle_gaps import Spread, cycle_patterns, is_spread
from tourplanner.domain.config import Config
from tourplanner.domain.tour import Tour
from tourplanner.domain.visit_window import window
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.gap import GAP
from tourplanner.problem.rules.registry import excluding_rules, rules
from tourplanner.problem.rules.regular import REGULAR
from tourplanner.problem.rules.rule import Rule, Scope
from tourplanner.problem.tallies import van_days
from tourplanner.problem.time_tour import make_block, time_tour

Kept = frozenset[str]
"""Ids of the rules that are kept."""

Excluders = tuple[frozenset[str], ...]
"""Per session of the calendar, the rules that take it from a stop."""


def excluders_of(problem: Problem, index: int) -> Excluders:
    """What takes each session from the stop."""
    stop = problem.config.stops[index]
    return tuple(
        frozenset(excluding_rules(problem.config, problem.calendar, stop, session))
        for session in problem.calendar.sessions
    )


def sessions_open(excluders: Excluders, kept: Kept) -> list[int]:
    """Indices of the sessions that the kept rules leave."""
    return [session for session, against in enumerate(excluders) if not against & kept]


def has_pattern(problem: Problem, index: int, sessions: Iterable[int], kept: Kept) -> bool:
    """Whether the stop's visits can be spread over these sessions, under `gap` and `regular` if kept."""
    stop, calendar = problem.config.stops[index], problem.calendar
    spread = Spread.of(stop) if GAP.id in kept else Spread()
    if stop.visits == 1:
        return is_spread(calendar, [calendar.start], spread)
    regular = stop.regular and REGULAR.id in kept
    offered = [calendar.sessions[s] for s in sorted(sessions)]
    found = cycle_patterns(calendar, offered, stop.visits, spread, regular=regular)
    return any(True for _ in islice(found, 1))


def crew_rules() -> tuple[Rule, ...]:
    """The rules that bind every crew and that a config could do without."""
    return tuple(rule for rule in rules() if rule.binding is not None and rule.binding.scope is Scope.CREW)


def days_of_its_own(problem: Problem, index: int, sessions: Iterable[int], kept: Kept) -> Iterator[Tour]:
    """Tours that serve the stop and nothing else, legal as far as the kept rules bind a crew.

    No times but theirs work less, so that where there is none, no day with the stop is legal.
    """
    held = [rule for rule in crew_rules() if rule.id in kept and rule.limit is not None]
    asked = replace(problem, config=_loosened(problem.config, kept))
    stop = problem.config.stops[index]
    offered = (problem.calendar.sessions[s] for s in sessions)
    for session in {(window(stop, session), session.half): session for session in offered}.values():
        block = make_block(problem, session, [index])
        for van, day in van_days(asked) if block is not None else ():
            assert block is not None
            tour = time_tour(asked, van, day, [block])
            if tour is not None and not any(any(rule.find(asked, [tour])) for rule in held):
                yield tour


def with_detours(problem: Problem) -> Problem:
    """The problem with the quickest way between places over any others (Floyd and Warshall)."""
    seconds = problem.matrix.seconds.copy()
    for via in range(seconds.shape[0]):
        np.minimum(seconds, seconds[:, via, None] + seconds[None, via, :], out=seconds)
    return replace(problem, matrix=replace(problem.matrix, seconds=seconds, allowed=None))


def _loosened(config: Config, kept: Kept) -> Config:
    """The config without the rules of crews that are not kept."""
    for rule in crew_rules():
        if rule.id not in kept:
            config = rule.bound.without(config, "")
    return config
