"""Before solving: every promise that cannot be kept, whatever the plan, with its arithmetic.

Each finding is a proof by counting or by trying every session; what takes a search to find out is
not here.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tourplanner.calendar.patterns import free_patterns, gaps_hold, regular_patterns
from tourplanner.domain.config import Stop
from tourplanner.problem.openings import excluding_rules
from tourplanner.problem.problem import Problem
from tourplanner.problem.timing import make_block, time_tour


@dataclass(frozen=True, slots=True)
class Finding:
    """A promise that cannot be kept.

    ``kind`` is ``closed`` (no session is open to the stop), ``pattern`` (no set of sessions keeps
    its gaps and its slot), ``unreachable`` (no legal day goes there and back) or ``crowded`` (an
    area asks for more whole sessions than there are). ``counts`` are the figures of the sentence:
    rule ids with how many sessions each excludes, or names with numbers.
    """

    kind: str
    stops: tuple[str, ...]
    rules: tuple[str, ...]
    counts: tuple[tuple[str, int], ...] = ()


def audit(problem: Problem) -> tuple[Finding, ...]:
    """Every finding, in order of the config's stops, then of its areas."""
    return (*_stops_by_themselves(problem), *_crowded_areas(problem))


def _stops_by_themselves(problem: Problem) -> Iterator[Finding]:
    for index, stop in enumerate(problem.config.stops):
        if not problem.openings[index]:
            yield _closed(problem, stop)
        elif not _has_pattern(problem, index):
            rules = ("gap", "regular") if stop.regular and stop.visits > 1 else ("gap",)
            counts = (("visits", stop.visits), ("sessions", len(problem.openings[index])))
            yield Finding("pattern", (stop.id,), rules, counts)
        elif not _is_reachable(problem, index):
            yield Finding("unreachable", (stop.id,), ("day-hours", "drive-day", "work-day", "span-day"))


def _closed(problem: Problem, stop: Stop) -> Finding:
    excluded: Counter[str] = Counter()
    for session in problem.calendar.sessions:
        excluded.update(excluding_rules(problem.config, problem.calendar, stop, session))
    if not problem.calendar.sessions:
        excluded["van-day"] = 0
    return Finding("closed", (stop.id,), tuple(sorted(excluded)), tuple(sorted(excluded.items())))


def _has_pattern(problem: Problem, index: int) -> bool:
    stop, calendar = problem.config.stops[index], problem.calendar
    if stop.visits == 1:
        return gaps_hold([calendar.start], calendar.days, stop.min_gap_days, stop.max_gap_days)
    sessions = [calendar.sessions[s] for s in sorted(problem.openings[index])]
    make = regular_patterns if stop.regular else free_patterns
    patterns = make(sessions, stop.visits, calendar.days, stop.min_gap_days, stop.max_gap_days)
    return any(True for _ in islice(patterns, 1))


def _is_reachable(problem: Problem, index: int) -> bool:
    """Whether some van can serve the stop in a day of its own."""
    halves = {
        problem.calendar.sessions[s].half: problem.calendar.sessions[s] for s in problem.openings[index]
    }
    blocks = [make_block(problem, session, [index]) for session in halves.values()]
    return any(
        time_tour(problem, van, problem.calendar.start, [block]) is not None
        for van in range(len(problem.config.vans))
        for block in blocks
        if block is not None
    )


def _crowded_areas(problem: Problem) -> Iterator[Finding]:
    """Areas whose whole-session visits are more than the sessions open to any of their stops."""
    stops = problem.config.stops
    for area in dict.fromkeys(stop.area for stop in stops):
        members = [
            index
            for index, stop in enumerate(stops)
            if stop.area == area and stop.required and stop.service is None and problem.openings[index]
        ]
        finding = _crowded(problem, area, members)
        if finding is not None:
            yield finding


def _crowded(problem: Problem, area: str, members: Sequence[int]) -> Finding | None:
    wanted = sum(problem.config.stops[index].visits for index in members)
    open_to_them = frozenset[int]().union(*(problem.openings[index] for index in members))
    offered = len(open_to_them) * len(problem.config.vans)
    if wanted <= offered:
        return None
    rules = area_rules_at_work(problem, members)
    counts = ((area, wanted), ("sessions", offered), ("vans", len(problem.config.vans)))
    return Finding("crowded", tuple(problem.config.stops[index].id for index in members), rules, counts)


def area_rules_at_work(problem: Problem, members: Sequence[int]) -> tuple[str, ...]:
    """The rules that take sessions away from these stops, and the one that fills the rest."""
    excluded = {
        rule
        for index in members
        for session in problem.calendar.sessions
        for rule in excluding_rules(problem.config, problem.calendar, problem.config.stops[index], session)
    }
    return (*sorted(excluded), "van-day")
