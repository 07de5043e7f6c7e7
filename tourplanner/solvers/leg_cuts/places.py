"""What the bound knows of a problem: its stops with the depot, their legs, and the room of a day."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.period import MINUTE
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import shortest_visit, widest_sessions

Array = NDArray[np.float64]

LEAST_STOPS, LONG_DAY = 40, 9.0
"""From so many stops on, and visits that fit into a day, tours are too many and too long to be priced."""


@dataclass(frozen=True, slots=True)
class LegPlaces:
    """Stops, and the legs between them; of place 0, the depot, the nearest one counts.

    Attributes
    ----------
    seconds, duration
        float64[n + 1, n + 1], symmetric: the cheaper direction of each leg, and what coming from one place
        to the other takes of a day at least, with the pack-up before each leg and the set-up after it.
    visits, service
        float64[n], visits in the cycle, and seconds of them all at their shortest.
    room
        Seconds from the first opening of a tour to the end of its last visit at most, without lunch.
    most
        Tours of a plan at most.
    commune
        int32[n], numbers of what a tour calls at once at most.
    """

    seconds: Array
    duration: Array
    visits: Array
    service: Array
    room: float
    most: int
    commune: NDArray[np.int32]

    @classmethod
    def of(cls, problem: Problem) -> "LegPlaces":
        """Those of a problem with sessions."""
        stops, work, calendar = problem.config.stops, problem.config.work, problem.calendar
        places = np.arange(len(problem.config.depots), len(problem.config.depots) + len(stops))
        depots = np.array(sorted({problem.depot_index[van.depot] for van in problem.config.vans}))
        both = np.minimum(problem.least_seconds, problem.least_seconds.T).astype(np.float64)
        seconds = np.zeros((len(stops) + 1, len(stops) + 1))
        seconds[1:, 1:] = both[np.ix_(places, places)]
        seconds[0, 1:] = seconds[1:, 0] = both[np.ix_(depots, places)].min(axis=0, initial=np.inf)
        sessions = widest_sessions(problem)
        # A visit of a whole day has a pause in which others eat: of its length nothing is counted.
        shortest = [
            0 if stop.whole_day else min(shortest_visit(problem, place, half) for half in sessions)
            for place, stop in enumerate(stops)
        ]
        visits = np.array([stop.visits for stop in stops], dtype=np.float64)
        opens = min(session.opens for session in sessions.values())
        closes = max(session.closes for session in sessions.values())
        longest = max(session.closes - session.opens for session in sessions.values())
        return cls(
            seconds=seconds,
            duration=_by_any_way(np.ceil(seconds / MINUTE) * MINUTE + work.setup + work.packup),
            visits=visits,
            service=visits * np.array(shortest, dtype=np.float64),
            room=float(max(longest, closes - opens - work.lunch)),
            most=len(calendar.dates) * len(problem.config.vans),
            commune=np.unique([stop.once_a_day for stop in stops], return_inverse=True)[1].astype(np.int32),
        )

    @property
    def has_long_days(self) -> bool:
        """Whether so many visits fit into a day that legs say more than tours that are priced."""
        if len(self.visits) < LEAST_STOPS:
            return False
        mean = float(self.service.sum() / self.visits.sum())
        inner = self.duration[1:, 1:] + np.where(np.eye(len(self.visits), dtype=bool), np.inf, 0.0)
        return self.room > LONG_DAY * (mean + float(inner.min(axis=1).mean()))


def _by_any_way(duration: Array) -> Array:
    """The same by way of other stops where that is shorter.

    A table of one's own may have detours that are quicker than the leg itself, and the stops of a group are
    not always driven to one right after the other. A tour does not pass the depot on its way.
    """
    shortest = duration.copy()
    for stop in range(1, len(duration)):
        np.minimum(shortest, shortest[:, stop, None] + shortest[stop], out=shortest)
    return shortest
