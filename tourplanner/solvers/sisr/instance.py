"""A problem as arrays, for compiled code.

Index orders: ``n`` stops, ``p`` places (depots, then stops), ``d`` touring dates, ``h`` halves
(0 morning, 1 afternoon), ``v`` vans, ``t`` = d v + van tours. Times and durations are seconds.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tourplanner.problem.timing import DayRules
from tourplanner.solvers.sisr.crews import Crews

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Flags = NDArray[np.uint8]


class Rules(NamedTuple):
    """The rules of all crews, in seconds; what binds each of them is in ``Instance.crews``."""

    day: DayRules
    one_area: bool
    rest_binds: bool


FREE: Ints = np.zeros((0, 0, 0), dtype=np.int32)
"""The toll of an instance in which a session costs nothing by itself."""


ANYWHERE, TO, AFTER, MORE = range(4)
"""The tables of ``Instance.at_noon``."""


class Instance(NamedTuple):
    """What does not change during a search.

    Attributes
    ----------
    drive, duration
        int32[p, p], [from, to]: driving that counts in the objective, and what it takes of the day
        (whole minutes).
    at_noon
        int32[1, p, p], the latter where lunch is between two visits, anywhere on the way; int32[4, p, p]
        where crews drive somewhere for lunch from the last stop of a morning: then `TO`, `AFTER` and `MORE`
        follow, what it takes of the day to get there, and from there to the afternoon, and the driving that
        is added to ``drive``.
    depot
        int32[v], the place of each van's depot.
    tour_date, tour_van
        int32[t], the date and the van of each tour: those of all vans on the first date come first.
    depots
        How many of the places are depots.
    service
        int32[n, h], the length of a visit.
    open, van_allowed
        uint8[n, d, h] and uint8[n, d, v]: when a stop may be visited, and by which van.
    visits, area, commune
        int32[n]: visits in the cycle, numbers of area and commune.
    counts, most
        int32[r, n, d, h] and int32[r, t]: of each rule with a tally, what a visit counts, and the most of
        a tour. What vehicles load is another such sum.
    prize
        int64[n], what it costs to leave a stop out.
    pattern_start, patterns
        Patterns of stop i are rows pattern_start[i] to pattern_start[i + 1] of ``patterns``,
        int32[rows, most visits]: sessions as 2 d + h, filled up with -1. A stop with one visit has
        none: any open session will do.
    week
        int32[d], the week of each date from 0.
    crews
        Who drives each tour. Where that is nobody, no stop may be visited by the van.
    day, date_at
        int32[d], the days from the start of the cycle to each date; int32[days of the cycle], the
        date so many days from its start, -1 for none.
    opens, closes
        int32[h]: of the sessions; as wide as those of any stop where stops have hours of their own.
    own_hours, own_first, own_last, own_service
        Whether stops have hours of their own, and if so int32[n, d, h]: from when and until when a visit
        may start, and how long it is. ``service`` is then the shortest of any date.
    own_pause
        int32[n, d, 2], from when to when a visit of a whole day is interrupted, 0 twice for other visits.
    neighbours
        int32[n, k], stops by distance from each stop, itself first.
    max_block
        The most stops that a half-day can hold.
    toll
        int32[n, d, h], what a visit costs in a session besides its driving, in seconds; of shape
        (0, 0, 0) where none costs anything.
    """

    drive: Ints
    duration: Ints
    at_noon: Ints
    depot: Ints
    tour_date: Ints
    tour_van: Ints
    depots: int
    service: Ints
    open: Flags
    van_allowed: Flags
    visits: Ints
    area: Ints
    commune: Ints
    counts: Ints
    most: Ints
    prize: Longs
    pattern_start: Ints
    patterns: Ints
    week: Ints
    crews: Crews
    day: Ints
    date_at: Ints
    opens: Ints
    closes: Ints
    own_hours: bool
    own_first: Ints
    own_last: Ints
    own_service: Ints
    own_pause: Ints
    neighbours: Ints
    max_block: int
    rules: Rules
    toll: Ints = FREE


def dates_and_vans(dates: int, vans: int) -> tuple[Ints, Ints]:
    """``tour_date`` and ``tour_van`` of an instance: compiled code divides slowly, and looks up fast."""
    every = np.arange(dates * vans, dtype=np.int32)
    return every // np.int32(max(1, vans)), every % np.int32(max(1, vans))
