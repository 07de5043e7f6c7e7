"""Which stops one van can serve on one day, as far as each limit of the day decides alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tourplanner.domain.config import Config
from tourplanner.domain.period import MINUTE, Half
from tourplanner.domain.visit_window import window
from tourplanner.problem.openings import hours_differ_by_day, service_seconds, widest
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.day_limits import DAY_RULES, ENDLESS
from tourplanner.problem.rules.registry import tallies_known
from tourplanner.problem.time_tour import Block, make_block, time_tour
from tourplanner.solvers.day_tours import sessions_of_half

DAY_LIMITS = tuple(rule.id for rule in DAY_RULES)

Pair = tuple[int | None, int | None]
"""A stop in the morning and one in the afternoon; None for nobody."""


@dataclass(frozen=True, slots=True)
class Barred:
    """Day tours that are illegal by these limits of the day alone ("none of them": by nature)."""

    limits: tuple[str, ...]
    pairs: frozenset[Pair]


@dataclass(frozen=True, slots=True)
class Companions:
    """Day tours of a depot, and of crews with the same limits, with at most one stop per half-day.

    ``least_work`` is, per stop, a share of the work of any day that serves it, in seconds: the
    shares of the stops of a day are never more than its work.
    """

    barred: tuple[Barred, ...]
    least_work: tuple[int, ...]


def stops_may_share(problem: Problem) -> bool:
    """Whether the two shortest visits could be in one session, however near the stops are."""
    work = problem.config.work
    if hours_differ_by_day(problem.config):
        return True  # what two stops can do together is another thing on another day
    for session in sessions_of_half(problem).values():
        wide = widest(problem.config, session)
        lengths = sorted(service_seconds(stop, session) for stop in problem.config.stops)
        room = wide.closes - wide.opens
        if len(lengths) > 1 and sum(lengths[:2]) + work.packup + work.setup <= room:
            return True
    return False


def companions(problem: Problem, van: int, day: date) -> Companions:
    """What a van can do on a date, as any other of its depot whose crew is bound by the same."""
    blocks = dict(_blocks(problem))
    pairs = list(_pairs(problem, blocks))
    van_day = van, day
    legal = _legal(problem, van_day, blocks, pairs, DAY_LIMITS)
    suspects = [pair for pair in pairs if pair not in legal]
    by_nature = _legal(problem, van_day, blocks, pairs, ())
    barred = [Barred((), frozenset(pairs) - by_nature.keys())]
    for limit in DAY_LIMITS:
        kept = _legal(problem, van_day, blocks, suspects, (limit,))
        barred.append(Barred((limit,), frozenset(suspects) - kept.keys()))
    barred.append(Barred(DAY_LIMITS, frozenset(suspects)))
    return Companions(tuple(barred), _shares(len(problem.config.stops), by_nature))


def least_shares(problem: Problem) -> tuple[int, ...]:
    """Shares of work as in `Companions`, when any number of stops may share a half-day."""
    work, sessions = problem.config.work, problem.calendar.sessions
    shares = []
    for index, stop in enumerate(problem.config.stops):
        here = problem.stop_node(index)
        others = [node for node in range(problem.matrix.seconds.shape[0]) if node != here]
        legs = min(problem.drive(here, node) for node in others) + min(
            problem.drive(node, here) for node in others
        )
        windows = (window(stop, session) for session in sessions)
        service = min((here.service for here in windows if here.admits), default=0)
        shares.append(service + work.setup + work.packup + legs // 2)
    return tuple(shares)


def _blocks(problem: Problem) -> Iterator[tuple[tuple[Half, int], Block]]:
    for half, session in sessions_of_half(problem).items():
        for stop in range(len(problem.config.stops)):
            block = make_block(problem, session, [stop])
            if block is not None:
                yield (half, stop), block


def _pairs(problem: Problem, blocks: Mapping[tuple[Half, int], Block]) -> Iterator[Pair]:
    stops = problem.config.stops
    mornings = [stop for half, stop in blocks if half is Half.MORNING]
    afternoons = [stop for half, stop in blocks if half is Half.AFTERNOON]
    yield from ((stop, None) for stop in mornings)
    yield from ((None, stop) for stop in afternoons)
    for first in mornings:
        for last in afternoons:
            if stops[first].once_a_day != stops[last].once_a_day:
                yield first, last


def _legal(
    problem: Problem,
    van_day: tuple[int, date],
    blocks: Mapping[tuple[Half, int], Block],
    pairs: Sequence[Pair],
    limits: Sequence[str],
) -> dict[Pair, int]:
    """Least work in seconds of the pairs that have legal times under these limits of the day alone."""
    asked = replace(problem, config=_with_limits(problem.config, limits))
    found = {}
    for pair in pairs:
        chosen = [blocks[half, stop] for half, stop in zip(Half, pair, strict=True) if stop is not None]
        tour = time_tour(asked, *van_day, chosen)
        if tour is not None:
            found[pair] = tour.work_seconds
    return found


def _with_limits(config: Config, limits: Sequence[str]) -> Config:
    """The config with the rules of the day that are named; the others never bind, nor does any tally."""
    for rule in (*DAY_RULES, *tallies_known()):
        if rule.id not in limits:
            config = rule.bound.without(config, "")
    return config


def _shares(stops: int, work: Mapping[Pair, int]) -> tuple[int, ...]:
    """Half the least work of a pair with the stop, or all of the day that it has for itself."""
    shares = [ENDLESS] * stops
    for pair, seconds in work.items():
        served = [stop for stop in pair if stop is not None]
        for stop in served:
            shares[stop] = min(shares[stop], seconds // len(served) // MINUTE * MINUTE)
    return tuple(0 if share == ENDLESS else share for share in shares)
