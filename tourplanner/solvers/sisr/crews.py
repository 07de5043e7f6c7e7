"""Who drives as arrays: the crew of each tour, what binds it, and its tours on the days before and after."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tourplanner.calendar.nights import morrows
from tourplanner.domain.work_rules import WorkRules
from tourplanner.problem.problem import Problem
from tourplanner.problem.tallies import most_on

EARLIEST, LATEST, MAX_WORK, MAX_SPAN, MAX_DRIVE, MIN_REST, MAX_WEEK, MAX_CYCLE = range(8)
"""Columns of ``Crews.limits``."""

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]


class Crews(NamedTuple):
    """Index orders: ``t`` = d v + van tours, ``v`` vans, ``c`` crews.

    Attributes
    ----------
    of
        int32[t], the number of the crew that drives, -1 for nobody.
    before, after
        int32[t], the tour that the same crew may drive on the day before and after, -1 for none.
    alike
        int32[v], the same number for vans that stand for each other: of one depot, whose crews work on the
        same dates under the same limits, and whose tours may count as much.
    limits
        int64[c, 8], seconds and times of day in seconds; those of a cycle are for all of its weeks.
    """

    of: Ints
    before: Ints
    after: Ints
    alike: Ints
    limits: Longs


def limits_row(work: WorkRules, weeks: int) -> list[int]:
    """What binds one crew over a cycle of so many weeks, in the order of the columns."""
    return [
        work.earliest_start,
        work.latest_end,
        work.max_work_day,
        work.max_span_day,
        work.max_drive_day,
        work.min_rest,
        work.max_work_week,
        weeks * work.mean_work_week,
    ]


def crews_of(problem: Problem) -> Crews:
    """The crews of a problem."""
    dates, vans = problem.calendar.dates, problem.config.vans
    ids = problem.crews
    number = {crew: rank for rank, crew in enumerate(ids)}
    of = np.full((len(dates), len(vans)), -1, dtype=np.int32)
    for d, day in enumerate(dates):
        for v in problem.vans_on(day):
            of[d, v] = number[str(problem.crew(vans[v].id, day))]
    before, after = np.full_like(of, -1), np.full_like(of, -1)
    for today, tomorrow in morrows(problem.calendar).items():
        drives = {int(crew): v for v, crew in enumerate(of[today]) if crew >= 0}
        for v, crew in enumerate(of[tomorrow]):
            other = drives.get(int(crew))
            if other is not None:
                before[tomorrow, v] = today * len(vans) + other
                after[today, other] = tomorrow * len(vans) + v
    rows = [limits_row(problem.limits(crew), problem.calendar.weeks) for crew in ids]
    return Crews(
        of=of.ravel(),
        before=before.ravel(),
        after=after.ravel(),
        alike=_alike(problem, of, rows),
        limits=np.array(rows, dtype=np.int64).reshape(len(rows), MAX_CYCLE + 1),
    )


def _alike(problem: Problem, of: Ints, rows: list[list[int]]) -> Ints:
    """A number for each van; vans that share a crew, or have several, are like no other."""
    vans = problem.config.vans
    kinds: dict[object, int] = {}
    found = []
    for v, van in enumerate(vans):
        mine = of[:, v]
        drivers = sorted(set(mine.tolist()) - {-1})
        alone = len(drivers) != 1 or np.isin(np.delete(of, v, axis=1), drivers).any()
        most = tuple(most_on(problem, v, day) for day in problem.calendar.dates)
        kind = (v,) if alone else (van.depot, *rows[drivers[0]], *(mine >= 0).tolist(), most)
        found.append(kinds.setdefault(kind, len(kinds)))
    return np.array(found, dtype=np.int32)
