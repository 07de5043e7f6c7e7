"""A problem as arrays, for compiled code.

Index orders: ``n`` stops, ``p`` places (depots, then stops), ``d`` touring dates, ``h`` halves
(0 morning, 1 afternoon), ``v`` vans, ``w`` weeks. Times and durations are seconds.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Flags = NDArray[np.uint8]


class Rules(NamedTuple):
    """The numbers of the rules."""

    earliest_start: int
    latest_end: int
    lunch_opens: int
    lunch_closes: int
    lunch: int
    prepare: int
    close: int
    setup: int
    packup: int
    max_drive: int
    max_work: int
    max_span: int
    min_rest: int
    max_week: int
    max_cycle: int
    one_area: bool
    rest_binds: bool
    capacity: int


class Fleet(NamedTuple):
    """What does not change during a search.

    Attributes
    ----------
    drive, legs
        int32[p, p], [from, to]: driving that counts in the objective, and what it takes of the day
        (whole minutes).
    depot
        int32[v], the place of each van's depot.
    service
        int32[n, h]; open: uint8[n, d, h]; van_ok: uint8[n, d, v]; visits, area, commune, demand:
        int32[n]; weight: int64[n], the cost of leaving a stop out.
    pattern_start, patterns
        Patterns of stop i are rows pattern_start[i] to pattern_start[i + 1] of ``patterns``,
        int32[rows, most visits]: sessions as 2 d + h, filled up with -1. A stop with one visit has
        none: any open session will do.
    week, follows
        int32[d], the week of each date from 0; uint8[d], whether the next touring date is the next
        day.
    day, at
        int32[d], the days from the start of the cycle to each date; int32[days of the cycle], the
        date so many days from its start, -1 for none.
    opens, closes
        int32[h].
    near
        int32[n, k], stops by distance from each stop, itself first.
    longest
        The most stops that a half-day can hold.
    """

    drive: Ints
    legs: Ints
    depot: Ints
    depots: int
    service: Ints
    open: Flags
    van_ok: Flags
    visits: Ints
    area: Ints
    commune: Ints
    demand: Ints
    weight: Longs
    pattern_start: Ints
    patterns: Ints
    week: Ints
    follows: Flags
    day: Ints
    at: Ints
    opens: Ints
    closes: Ints
    near: Ints
    longest: int
    rules: Rules


class State(NamedTuple):
    """A plan in the making; block b = 2 (d v + van) + h, tour t = d v + van.

    ``seq[b]`` are the places of a block in order, ``size[b]`` how many, ``length[b]`` the seconds
    from the first start to the last end; ``where[i]`` the blocks of a stop's visits, -1 for none;
    ``there[c, d]`` visits of a commune on a date. Of a tour: driving, work, start, end; of vans:
    work per week and in the cycle. ``cost`` has one element: driving plus weights of stops left out.

    All of them are views of ``memory``, so that a state is copied in one go.
    """

    cost: Longs
    week_work: Longs
    cycle_work: Longs
    seq: Ints
    size: Ints
    length: Ints
    load: Ints
    where: Ints
    driving: Ints
    work: Ints
    start: Ints
    end: Ints
    there: Flags
    memory: Longs


def empty_state(fleet: Fleet) -> State:
    """A state with every stop left out."""
    stops, dates, _ = fleet.open.shape
    vans = len(fleet.depot)
    tours, weeks = dates * vans, int(fleet.week.max(initial=0)) + 1
    shapes: list[tuple[type[np.generic], tuple[int, ...]]] = [
        (np.int64, (1,)),
        (np.int64, (vans, weeks)),
        (np.int64, (vans,)),
        (np.int32, (2 * tours, fleet.longest)),
        (np.int32, (2 * tours,)),
        (np.int32, (2 * tours,)),
        (np.int32, (tours,)),
        (np.int32, (stops, int(fleet.visits.max(initial=1)))),
        *[(np.int32, (tours,))] * 4,
        (np.uint8, (int(fleet.commune.max(initial=0)) + 1, dates)),
    ]
    sizes = [int(np.prod(shape)) * np.dtype(kind).itemsize for kind, shape in shapes]
    words = [-(-size // 8) for size in sizes]
    starts = (np.cumsum(words) - words).tolist()
    memory = np.zeros(sum(words), dtype=np.int64)
    views = (
        memory[start:].view(np.uint8)[:size].view(kind).reshape(shape)
        for start, size, (kind, shape) in zip(starts, sizes, shapes, strict=True)
    )
    state = State._make((*views, memory))
    state.where[:] = -1
    state.cost[0] = int(fleet.weight.sum())
    return state


def copy_state(fleet: Fleet, state: State) -> State:
    """An independent copy."""
    copy = empty_state(fleet)
    copy.memory[:] = state.memory
    return copy


class Focus(NamedTuple):
    """The stops that a search may take out: ``members``, int32[m], and ``free``, uint8[n], which are."""

    members: Ints
    free: Flags


def focus_on(fleet: Fleet, members: Ints) -> Focus:
    """A focus on some stops."""
    free = np.zeros(len(fleet.visits), dtype=np.uint8)
    free[members] = 1
    return Focus(members, free)


def everyone(fleet: Fleet) -> Focus:
    """All stops."""
    return focus_on(fleet, np.arange(len(fleet.visits), dtype=np.int32))


class Scratch(NamedTuple):
    """Room for what one round needs.

    ``absent`` int32[n], the stops that are left out, and ``keys`` float64[n] to sort them by; ``string``
    int32[stops of a tour]; ``touched`` uint8[tours]; ``linked`` int32[tours]. For insertions: ``costs``,
    ``blocks``, ``places`` int64[sessions], and ``spots`` int64[places of a tour, 2].
    """

    absent: Ints
    keys: NDArray[np.float64]
    string: Ints
    touched: Flags
    linked: Ints
    costs: Longs
    blocks: Longs
    places: Longs
    spots: Longs


def scratch_for(fleet: Fleet) -> Scratch:
    """Room for rounds over a fleet."""
    stops, dates, _ = fleet.open.shape
    return Scratch(
        absent=np.zeros(stops, dtype=np.int32),
        keys=np.zeros(stops),
        string=np.zeros(2 * fleet.longest, dtype=np.int32),
        touched=np.zeros(dates * len(fleet.depot), dtype=np.uint8),
        linked=np.zeros(dates * len(fleet.depot), dtype=np.int32),
        costs=np.zeros(2 * dates, dtype=np.int64),
        blocks=np.zeros(2 * dates, dtype=np.int64),
        places=np.zeros(2 * dates, dtype=np.int64),
        spots=np.zeros((2 * fleet.longest + 2, 2), dtype=np.int64),
    )
