"""The search on published timetables beside PyVRP: ``python -m tests.benchmarks.timetables_relaxed FOLDER``.

PyVRP has no half-days, no lunch, no weekly hours and no cycle. So both are given days without any of them:
the visits, lengths and travel times, from when to when visits may be, what a day may drive and work, and, of
a stop that is visited every week, each week its visit. The best of these days drive no more than a calendar.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from pathlib import Path

import numpy as np

from tests.benchmarks.table import machine, show
from tests.benchmarks.timetables import ALONE, TOGETHER, imported_timetable
from tourplanner.message import silent
from tourplanner.problem.problem import Problem
from tourplanner.solvers.sisr.crews import MAX_CYCLE, MAX_WEEK
from tourplanner.solvers.sisr.encoding import encode
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.search import Search
from tourplanner.workflow.dossier.dossier import open_with_events
from tourplanner.workflow.sources.source import problem_of
from tourplanner.workflow.timetable.improve import freed

SECONDS = 60.0
PACE_ROUNDS, WARM_UP_ROUNDS = 20_000, 1_000
"""Rounds of the search that tells how many of them take a second, and of one before it that loads code."""

NEVER = 10**7
"""Seconds of a leg that nobody drives: to a visit of another week."""
WIDE = 2**40
A_DAY = 86_400.0


def run(folder: Path, seeds: int = 1) -> None:
    """Print a row for each timetable."""
    show(
        f"Published timetables without half-days and lunch, {SECONDS:.0f} s of a core each, {seeds} seeds",
        ["timetable", "visits", "tourplanner, mean", "worst", "PyVRP, mean", "worst", "ours against it"],
        _rows(folder, seeds),
    )


def _rows(folder: Path, seeds: int) -> Iterator[list[object]]:
    for name in (*ALONE, *TOGETHER):
        with tempfile.TemporaryDirectory() as place:
            opened = open_with_events(imported_timetable(folder, name, Path(place)).folder, None, silent)
            problem = problem_of(freed(opened.config, opened.problem, opened.tours), opened.problem.matrix)
        ours = [searched(problem, SECONDS, seed) for seed in range(seeds)]
        theirs = [pyvrp_drive(problem, SECONDS, seed) for seed in range(seeds)]
        yield [
            name,
            sum(stop.visits for stop in problem.config.stops),
            *(f"{figure:,.0f} s" for found in (ours, theirs) for figure in (sum(found) / seeds, max(found))),
            f"{100 * (sum(ours) / sum(theirs) - 1):+.2f} %",
        ]


def relaxed(problem: Problem) -> Instance:
    """The arrays of a problem without half-days, lunch and weekly hours: all of a day is its morning.

    Raises
    ------
    ValueError
        If a stop is visited neither once nor every week.
    """
    instance, config = encode(problem), problem.config
    stops, weeks, work = config.stops, problem.calendar.weeks, config.work
    if any(stop.visits not in (1, weeks) for stop in stops):
        raise ValueError("visits once or every week")
    dates = [[2 * date for date in np.flatnonzero(instance.week == week)] for week in range(weeks)]
    every = list(product(*dates))
    recurring = [len(every) if stop.visits > 1 else 0 for stop in stops]
    most = max(stop.visits for stop in stops)
    opens = min(hours.opens for hours in config.sessions.values())
    closes = max(hours.closes for hours in config.sessions.values())
    limits = instance.crews.limits.copy()
    limits[:, [MAX_WEEK, MAX_CYCLE]] = WIDE
    is_open = instance.open.max(axis=2, keepdims=True)
    service = instance.service.max(axis=1, keepdims=True)
    shortest = int(service.min()) + work.setup + work.packup
    return instance._replace(
        service=np.repeat(service, 2, axis=1),
        open=np.concatenate([is_open, np.zeros_like(is_open)], axis=2),
        opens=np.array([opens, 0], dtype=np.int32),
        closes=np.array([closes, 0], dtype=np.int32),
        pattern_start=np.concatenate([[0], np.cumsum(recurring)]).astype(np.int32),
        patterns=np.array([*every] * (sum(recurring) // max(1, len(every))), dtype=np.int32).reshape(
            -1, most
        ),
        crews=instance.crews._replace(limits=limits),
        max_block=min(len(stops), (closes - opens) // shortest + 1),
        rules=instance.rules._replace(
            day=instance.rules.day._replace(lunch_opens=0, lunch_closes=0, lunch=0), rest_binds=False
        ),
    )


def searched(problem: Problem, seconds: float, seed: int) -> int:
    """Seconds of driving that the large engine's search finds in so many seconds of a core."""
    instance = relaxed(problem)
    for rounds in (WARM_UP_ROUNDS, PACE_ROUNDS):
        began = time.process_time()
        _run(Search(instance, seed, rounds=rounds))
    search = Search(instance, seed, rounds=int(PACE_ROUNDS * seconds / (time.process_time() - began)))
    _run(search)
    size = search.best.size
    days = [
        (int(instance.tour_date[tour]), [int(node) for node in search.best.seq[2 * tour, : size[2 * tour]]])
        for tour in range(len(instance.tour_date))
    ]
    return driven(problem, [(date, nodes) for date, nodes in days if nodes])


def _run(search: Search) -> None:
    search.start()
    search.wait(A_DAY)


def driven(problem: Problem, days: Sequence[tuple[int, Sequence[int]]]) -> int:
    """Seconds of driving of days, each with the number of its date and its places in order, the depot 0.

    Raises
    ------
    ValueError
        If they break what is left of the rules.
    """
    config, work, total = problem.config, problem.config.work, 0
    week = [problem.calendar.week(day) for day in problem.calendar.dates]
    served = Counter(
        (node, week[date] if config.stops[node - 1].visits > 1 else 0)
        for date, nodes in days
        for node in nodes
    )
    if len(served) != sum(stop.visits for stop in config.stops) or set(served.values()) != {1}:
        raise ValueError("not every visit once")
    for date, nodes in days:
        legs = list(pairwise((0, *nodes, 0)))
        drive = sum(int(problem.seconds[leg]) for leg in legs)
        spent = sum(work.setup + (config.stops[node - 1].service or 0) + work.packup for node in nodes)
        way = [int(problem.ways[leg]) for leg in legs]
        open_for = max(hours.closes for hours in config.sessions.values()) - min(
            hours.opens for hours in config.sessions.values()
        )
        if (
            drive > work.max_drive_day
            or sum(way) + spent > min(work.max_work_day, work.max_span_day) - work.prepare - work.close
            or sum(way[1:-1]) + spent > open_for + work.setup + work.packup
        ):
            raise ValueError(f"too long: {problem.calendar.dates[date]}")
        total += drive
    if max(Counter(date for date, _ in days).values()) > len(config.vans):
        raise ValueError("too many tours on a date")
    return total


def pyvrp_drive(problem: Problem, seconds: float, seed: int) -> int:
    """Seconds of driving that PyVRP finds in so many seconds of a core.

    Raises
    ------
    ValueError
        If vans start in several places, or routes that serve everyone are not found.
    """
    import pyvrp  # noqa: PLC0415

    config, work, weeks = problem.config, problem.config.work, problem.calendar.weeks
    if len(config.depots) > 1:
        raise ValueError("one depot")
    places, week_of = [0], [-1]
    for index, stop in enumerate(config.stops):
        places += [1 + index] * stop.visits
        week_of += range(weeks) if stop.visits > 1 else [-1]
    drives, ways = (
        [_of_week(matrix, places, week_of, week) for week in range(weeks)]
        for matrix in (problem.seconds, problem.ways)
    )
    opens = min(hours.opens for hours in config.sessions.values())
    closes = max(hours.closes for hours in config.sessions.values())
    clients = []
    for node, place in enumerate(places[1:], start=1):
        lasts = config.stops[place - 1].service or 0
        clients.append(
            pyvrp.Client(
                node,
                service_duration=work.setup + lasts + work.packup,
                tw_early=opens - work.setup,
                tw_late=closes - lasts - work.setup,
            )
        )
    first = problem.calendar.start
    vehicles = [
        pyvrp.VehicleType(
            num_available=len(config.vans)
            * sum((day - first).days // 7 == week for day in problem.calendar.dates),
            tw_early=work.earliest_start + work.prepare,
            tw_late=work.latest_end - work.close,
            shift_duration=min(work.max_work_day, work.max_span_day) - work.prepare - work.close,
            max_distance=work.max_drive_day,
            profile=week,
        )
        for week in range(weeks)
    ]
    data = pyvrp.ProblemData(
        [pyvrp.Location(0, 0)] * len(places), clients, [pyvrp.Depot(0)], vehicles, drives, ways
    )
    until = time.process_time() + seconds
    found = pyvrp.solve(data, stop=lambda _: time.process_time() >= until, seed=seed, display=False)
    if not found.is_feasible():
        raise ValueError("PyVRP finds no routes that serve everyone")
    dates = [
        [d for d, day in enumerate(problem.calendar.dates) if (day - first).days // 7 == w]
        for w in range(weeks)
    ]
    days, used = [], Counter[int]()
    for route in found.best.routes():
        week = route.vehicle_type()
        date = dates[week][used[week] // len(config.vans)]
        used[week] += 1
        days.append((date, [places[activity.idx + 1] for activity in route if activity.is_client()]))
    return driven(problem, days)


def _of_week(matrix: np.ndarray, places: list[int], week_of: list[int], week: int) -> np.ndarray:
    """The legs of a week, in which nobody drives to the visits of another one."""
    other = np.array([visit not in (-1, week) for visit in week_of])
    legs = np.where(other[None, :], NEVER, matrix.astype(np.int64)[np.ix_(places, places)])
    np.fill_diagonal(legs, 0)
    return legs


if __name__ == "__main__":
    print(f"Measured on {machine()}")
    run(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
