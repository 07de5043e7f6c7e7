"""From a problem to the arrays of the search, and from its state back to tours."""

from collections.abc import Sequence
from itertools import islice

import numpy as np

from tourplanner.calendar.cycle_gaps import Spread, cycle_patterns
from tourplanner.domain.period import Half, Session
from tourplanner.domain.tour import Tour
from tourplanner.domain.visit_window import window
from tourplanner.problem.openings import has_own_hours, matches_dated_lock, stop_locks, whole_day
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.registry import tallying
from tourplanner.problem.tallies import amounts_on, most_on
from tourplanner.problem.timing import day_rules
from tourplanner.solvers.construct import vans_allowed
from tourplanner.solvers.day_tours import servable, shortest_visit, time_day, widest_sessions
from tourplanner.solvers.patterns import legal_patterns
from tourplanner.solvers.sisr.crews import crews_of
from tourplanner.solvers.sisr.instance import Flags, Instance, Ints, Rules, dates_and_vans
from tourplanner.solvers.sisr.state import State

HALVES = tuple(Half)

FREE_PATTERNS = 4_000
"""Patterns of one stop at most."""

NEIGHBOURS = 60
"""Stops that are known to be near another one."""

NO_WINDOWS: Ints = np.zeros((1, 1, 1), dtype=np.int32)
"""In the place of the windows of stops that have none of their own."""

REQUIRED_SECONDS, OPTIONAL_SECONDS = 10_000_000, 500_000
"""What it costs to leave out a visit: a required one more than any driving, an optional one less, an eighth
per priority."""


def encode(problem: Problem) -> Instance:
    """The arrays of a problem."""
    config, calendar = problem.config, problem.calendar
    stops, own, sessions = config.stops, has_own_hours(config), widest_sessions(problem)
    own_first, own_last, own_service, own_pause = _own_windows(problem) if own else (NO_WINDOWS,) * 4
    service = _service(problem, sessions)
    patterns, starts = _patterns(problem)
    day, date_at = _days(problem)
    tour_date, tour_van = dates_and_vans(len(calendar.dates), len(config.vans))
    return Instance(
        drive=problem.seconds.astype(np.int32),
        duration=problem.ways.astype(np.int32),
        at_noon=_at_noon(problem),
        depot=np.array([problem.depot_index[van.depot] for van in config.vans], dtype=np.int32),
        tour_date=tour_date,
        tour_van=tour_van,
        depots=len(config.depots),
        service=service,
        open=_open(problem),
        van_allowed=_van_allowed(problem),
        visits=np.array([stop.visits for stop in stops], dtype=np.int32),
        area=_numbered([stop.area for stop in stops]),
        commune=_numbered([stop.once_a_day for stop in stops]),
        counts=_counts(problem),
        most=_most(problem),
        prize=np.array([_prize(problem, stop) for stop in range(len(stops))], dtype=np.int64),
        pattern_start=starts,
        patterns=patterns,
        week=np.array([calendar.week(day) - 1 for day in calendar.dates], dtype=np.int32),
        crews=crews_of(problem),
        day=day,
        date_at=date_at,
        opens=np.array([sessions[h].opens if h in sessions else 0 for h in HALVES], dtype=np.int32),
        closes=np.array([sessions[h].closes if h in sessions else 0 for h in HALVES], dtype=np.int32),
        own_hours=own,
        own_first=own_first,
        own_last=own_last,
        own_service=own_service,
        own_pause=own_pause,
        neighbours=_neighbours(problem),
        max_block=_max_block(problem, service, sessions),
        rules=_rules(problem),
    )


def decode(problem: Problem, instance: Instance, state: State) -> tuple[Tour, ...]:
    """The tours of a state, timed by the problem's own rules."""
    tours = []
    for tour in range(len(state.driving)):
        halves = [
            [
                int(node) - instance.depots
                for node in state.seq[2 * tour + half, : state.size[2 * tour + half]]
            ]
            for half in range(2)
        ]
        if halves[0] or halves[1]:
            day = problem.calendar.dates[instance.tour_date[tour]]
            timed = time_day(problem, int(instance.tour_van[tour]), halves[0], halves[1], day)
            if timed is None:
                raise AssertionError(f"the compiled times of {day} disagree with the problem's")
            tours.append(timed)
    return tuple(tours)


def _service(problem: Problem, sessions: dict[Half, Session]) -> Ints:
    """Per stop and half, the length of a visit; of several lengths the shortest."""
    stops = len(problem.config.stops)
    lengths = [
        [shortest_visit(problem, stop, half) if half in sessions else 0 for half in HALVES]
        for stop in range(stops)
    ]
    return np.array(lengths, dtype=np.int32).reshape(stops, 2)


def _days(problem: Problem) -> tuple[Ints, Ints]:
    """The days from the start of the cycle to each date, and the date at each day of it."""
    calendar = problem.calendar
    day = np.array([(date - calendar.start).days for date in calendar.dates], dtype=np.int32)
    date_at = np.full(calendar.days, -1, dtype=np.int32)
    date_at[day] = np.arange(len(day), dtype=np.int32)
    return day, date_at


def _neighbours(problem: Problem) -> Ints:
    """The nearest stops of each, itself first."""
    depots = len(problem.config.depots)
    between = problem.seconds.astype(np.int64)[depots:, depots:]
    return np.argsort(between, axis=1, kind="stable")[:, :NEIGHBOURS].astype(np.int32)


def _own_windows(problem: Problem) -> tuple[Ints, Ints, Ints, Ints]:
    """Per stop, date and half: when a visit may start, first and last, how long it is; its pause."""
    dates = {day: index for index, day in enumerate(problem.calendar.dates)}
    shape = (len(problem.config.stops), len(dates), 2)
    first, last, service, pause = (np.zeros(shape, dtype=np.int32) for _ in range(4))
    last[:] = -1
    for stop, asked in enumerate(problem.config.stops):
        for number in problem.openings[stop]:
            session = problem.calendar.sessions[number]
            here, place = window(asked, session), (stop, dates[session.date], HALVES.index(session.half))
            first[place], last[place] = here.opens, here.closes - here.service
            service[place] = here.service
            if asked.whole_day and (found := whole_day(problem.config, asked, session.date)) is not None:
                last[place], service[place] = found.opens, found.closes - found.opens
                pause[place[0], place[1]] = found.pause
    return first, last, service, pause


def _at_noon(problem: Problem) -> Ints:
    """The tables of the ways at noon, one alone where no crew drives anywhere for lunch."""
    noon = problem.all_noon_ways
    if not problem.lunch_nodes:
        return np.stack([noon.free]).astype(np.int32)
    more = problem.noon_seconds - problem.seconds
    return np.stack([noon.free, noon.to, noon.after, more]).astype(np.int32)


def _prize(problem: Problem, stop: int) -> int:
    asked = problem.config.stops[stop]
    if asked.required:
        return REQUIRED_SECONDS * asked.visits
    lower = {other.priority for other in problem.config.stops if not other.required}
    rank = sorted(lower).index(asked.priority)
    return max(OPTIONAL_SECONDS // 8**rank, 30_000) * asked.visits


def _open(problem: Problem) -> Flags:
    dates = {day: index for index, day in enumerate(problem.calendar.dates)}
    found = np.zeros((len(problem.config.stops), len(dates), 2), dtype=np.uint8)
    for stop in range(len(problem.config.stops)):
        for number in servable(problem, stop):
            session = problem.calendar.sessions[number]
            found[stop, dates[session.date], HALVES.index(session.half)] = 1
    return found


def _van_allowed(problem: Problem) -> Flags:
    dates, vans = problem.calendar.dates, problem.config.vans
    allowed = np.zeros((len(problem.config.stops), len(dates), len(vans)), dtype=np.uint8)
    for index, day in enumerate(dates):
        allowed[:, index, problem.vans_on(day)] = 1
    for stop_id in {lock.stop for lock in problem.config.locks if lock.van is not None}:
        stop = problem.stop_index[stop_id]
        for index, day in enumerate(dates):
            allowed[stop, index, :] = 0
            allowed[stop, index, vans_allowed(problem, stop, day)] = 1
    return allowed


def _counts(problem: Problem) -> Ints:
    """What a visit counts, by rule, stop, date and half."""
    rules, stops, dates = len(tallying(problem.config)), len(problem.config.stops), problem.calendar.dates
    by_date = [amounts_on(problem, day) for day in dates]
    found = np.array(by_date, dtype=np.int32).reshape(len(dates), rules, 2, stops)
    return np.ascontiguousarray(found.transpose(1, 3, 0, 2))


def _most(problem: Problem) -> Ints:
    """The most that a tour may count, by rule and tour."""
    vans, dates = range(len(problem.config.vans)), problem.calendar.dates
    by_tour = [most_on(problem, van, day) for day in dates for van in vans]
    found = np.array(by_tour, dtype=np.int32).reshape(len(by_tour), len(tallying(problem.config)))
    return np.ascontiguousarray(found.T)


def _patterns(problem: Problem) -> tuple[Ints, Ints]:
    dates = {day: index for index, day in enumerate(problem.calendar.dates)}
    most = max((stop.visits for stop in problem.config.stops), default=1)
    rows: list[list[int]] = []
    starts = [0]
    for stop, asked in enumerate(problem.config.stops):
        for pattern in _full_patterns(problem, stop) if asked.visits > 1 else []:
            row = [2 * dates[session.date] + HALVES.index(session.half) for session in pattern]
            rows.append(row + [-1] * (most - len(row)))
        starts.append(len(rows))
    return np.array(rows, dtype=np.int32).reshape(len(rows), most), np.array(starts, dtype=np.int32)


def _full_patterns(problem: Problem, stop: int) -> list[tuple[Session, ...]]:
    asked, calendar = problem.config.stops[stop], problem.calendar
    if asked.regular:
        return [pattern for pattern in legal_patterns(problem, stop) if len(pattern) == asked.visits]
    sessions = [calendar.sessions[s] for s in sorted(servable(problem, stop))]
    dated = [lock for lock in stop_locks(problem.config, asked) if lock.date is not None]
    every = cycle_patterns(calendar, sessions, asked.visits, Spread.of(asked), regular=False)
    kept = (
        pattern
        for pattern in every
        if all(any(matches_dated_lock(lock, s.date, s.half) for s in pattern) for lock in dated)
    )
    # They come earliest first: of very many, take some from everywhere.
    found = list(islice(kept, 25 * FREE_PATTERNS))
    return found[:: -(-len(found) // FREE_PATTERNS)] if found else []


def _numbered(names: Sequence[str]) -> Ints:
    order = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return np.array([order[name] for name in names], dtype=np.int32)


def _max_block(problem: Problem, service: Ints, sessions: dict[Half, Session]) -> int:
    """The most stops that a half-day can hold, were they all next to each other."""
    work = problem.config.work
    room = max((session.closes - session.opens for session in sessions.values()), default=0)
    shortest = int(service.min(initial=room)) + work.setup + work.packup
    return max(1, min(len(problem.config.stops), (room + work.setup + work.packup) // max(1, shortest)))


def _rules(problem: Problem) -> Rules:
    work = problem.config.work
    return Rules(
        day=day_rules(work),
        one_area=work.one_area_per_day,
        rest_binds=problem.rest_can_bind,
    )
