"""Compiled edits of a state: insert a visit, remove a stop, update what is kept of a tour."""

import numpy as np

from tourplanner.problem.timing import NEVER, DayRules, DayTimes
from tourplanner.solvers.compiled import inlined, part
from tourplanner.solvers.day_timing import (
    between_visits,
    first_starts,
    full_day_times,
    half_day_times,
    one_piece,
    whole_day_times,
    with_lunch_between,
)
from tourplanner.solvers.sisr.counting import counts_well
from tourplanner.solvers.sisr.hours import day_of, hours_hold, most_driving
from tourplanner.solvers.sisr.instance import AFTER, ANYWHERE, MORE, TO, Instance
from tourplanner.solvers.sisr.state import State

NO_TIMES = DayTimes(False, 0, 0, 0, 0, 0, 0)
"""Of a day that is not legal."""


@inlined
def day_times(
    day: DayRules,
    window: tuple[int, int, int, int],
    lengths: tuple[int, int],
    legs: tuple[int, int, int],
) -> DayTimes:
    """The times of a tour of one half-day or two, seconds.

    `window`: when the morning opens and closes, and the afternoon; `lengths` of both blocks, 0 for an empty
    one; `legs` out, between the halves, and home.
    """
    if lengths[0] > 0 and lengths[1] > 0:
        return full_day_times(day, window, lengths, legs)
    half = 0 if lengths[0] > 0 else 1
    return half_day_times(day, window[2 * half], window[2 * half + 1], lengths[half], legs[0], legs[2])


@inlined
def lunch_ways(instance: Instance, stop: int, other: int) -> tuple[int, int]:
    """The ways to lunch and from there between two places, 0 twice where the crew drives nowhere for it."""
    if instance.at_noon.shape[0] == 1:
        return 0, 0
    return int(instance.at_noon[TO, stop, other]), int(instance.at_noon[AFTER, stop, other])


@inlined
def tour_times(
    instance: Instance,
    tour: int,
    lengths: tuple[int, int],
    legs: tuple[int, int, int],
    lunch: tuple[int, int],
) -> DayTimes:
    """The times of a tour, its blocks being so long: see `day_times`."""
    opens, closes = instance.opens, instance.closes
    window = (int(opens[0]), int(closes[0]), int(opens[1]), int(closes[1]))
    hours, long = with_lunch_between(window, (int(lengths[0]), int(lengths[1])), lunch[0], lunch[1])
    return day_times(day_of(instance, tour), hours, long, (int(legs[0]), int(legs[1]), int(legs[2])))


@inlined
def own_piece(
    instance: Instance, state: State, block: int, date: int, node: int, place: int
) -> tuple[int, int, int]:
    """A block with a place more in it as one piece, where stops have hours of their own: see `one_piece`.

    Without a `node` (-1) it is the block as it stands. The first number is `NEVER` if a visit comes too late.
    """
    ready, latest, length, before = -NEVER, NEVER, 0, -1
    for k in range(state.size[block] + (1 if node >= 0 else 0)):
        here = state.seq[block, k - 1 if node >= 0 and k > place else k]
        if node >= 0 and k == place:
            here = node
        stop, half = here - instance.depots, block % 2
        if before >= 0:
            length += between_visits(instance.rules.day, instance.duration[before, here])
        opens, last = instance.own_first[stop, date, half], instance.own_last[stop, date, half]
        ready, latest = first_starts(int(ready), int(latest), int(length), int(opens), int(last))
        if ready == NEVER:
            return NEVER, 0, 0
        length += instance.own_service[stop, date, half]
        before = here
    return one_piece(int(ready), int(latest), int(length))


@inlined
def _whole_day(instance: Instance, state: State, changed: tuple[int, int, int], tour: int) -> int:
    """A stop of a tour whose visits take whole days, -1 for none; `changed` as in `own_times`."""
    date = instance.tour_date[tour]
    if changed[0] >= 0 and instance.own_pause[changed[1] - instance.depots, date, 1] > 0:
        return changed[1] - instance.depots
    for block in (2 * tour, 2 * tour + 1):
        for k in range(state.size[block]):
            stop = state.seq[block, k] - instance.depots
            if instance.own_pause[stop, date, 1] > 0:
                return stop
    return -1


@inlined
def own_times(
    instance: Instance,
    state: State,
    changed: tuple[int, int, int],
    tour: int,
    legs: tuple[int, int, int],
    lunch: tuple[int, int],
) -> DayTimes:
    """The times of a tour where stops have hours of their own.

    `changed`: a place more in one of the tour's blocks, as block, node and place; a block of -1 for none.
    """
    date, block, other = instance.tour_date[tour], 2 * tour, 2 * tour + 1
    whole = _whole_day(instance, state, changed, tour)
    if whole >= 0:
        stops = state.size[block] + state.size[other] + (1 if changed[0] >= 0 else 0)
        opens, pause = np.int64(instance.own_first[whole, date, 0]), instance.own_pause[whole, date]
        times = whole_day_times(
            day_of(instance, tour),
            opens,
            opens + np.int64(instance.own_service[whole, date, 0]),
            (np.int64(pause[0]), np.int64(pause[1])),
            (np.int64(legs[0]), np.int64(legs[2])),
        )
        return times if stops == 1 else NO_TIMES
    first = own_piece(instance, state, block, date, changed[1] if changed[0] == block else -1, changed[2])
    second = own_piece(instance, state, other, date, changed[1] if changed[0] == other else -1, changed[2])
    if first[0] == NEVER or second[0] == NEVER:
        return NO_TIMES
    window = (int(first[0]), int(first[1] + first[2]), int(second[0]), int(second[1] + second[2]))
    hours, long = with_lunch_between(window, (int(first[2]), int(second[2])), lunch[0], lunch[1])
    return day_times(day_of(instance, tour), hours, long, (int(legs[0]), int(legs[1]), int(legs[2])))


@inlined
def _block_length(instance: Instance, state: State, block: int) -> int:
    """Seconds from the start of the first visit of a block to the end of the last one."""
    length, half = 0, block % 2
    for k in range(state.size[block]):
        node = state.seq[block, k]
        length += instance.service[node - instance.depots, half]
        if k > 0:
            length += between_visits(instance.rules.day, instance.duration[state.seq[block, k - 1], node])
    return length


@inlined
def _driving(instance: Instance, state: State, tour: int, depot: int) -> int:
    """Seconds of driving of a tour."""
    total, node = 0, depot
    for block in (2 * tour, 2 * tour + 1):
        for k in range(state.size[block]):
            total += instance.drive[node, state.seq[block, k]]
            node = state.seq[block, k]
    early, late = state.size[2 * tour], state.size[2 * tour + 1]
    if instance.at_noon.shape[0] > 1 and early > 0 and late > 0:
        total += instance.at_noon[MORE, state.seq[2 * tour, early - 1], state.seq[2 * tour + 1, 0]]
    return total + instance.drive[node, depot]


@inlined
def toll_of(instance: Instance, stop: int, date: int, half: int) -> int:
    """What a visit of a stop in a session costs besides its driving, seconds."""
    return instance.toll[stop, date, half] if instance.toll.shape[0] > 0 else 0


@inlined
def _toll(instance: Instance, state: State, tour: int) -> int:
    """The tolls of all visits of a tour, seconds."""
    total, date = 0, instance.tour_date[tour]
    if instance.toll.shape[0] > 0:
        for half in range(2):
            for k in range(state.size[2 * tour + half]):
                total += instance.toll[state.seq[2 * tour + half, k] - instance.depots, date, half]
    return total


@part
def update(instance: Instance, state: State, tour: int) -> bool:
    """Recount a tour after its blocks changed; tell whether it is legal."""
    date, van = instance.tour_date[tour], instance.tour_van[tour]
    depot, duration = instance.depot[van], instance.duration
    morning, afternoon = 2 * tour, 2 * tour + 1
    for block in (morning, afternoon):
        state.length[block] = _block_length(instance, state, block)
    total, toll = _driving(instance, state, tour, depot), _toll(instance, state, tour)
    state.cost[0] += total - state.driving[tour] + toll - state.toll[tour]
    state.driving[tour], state.toll[tour] = total, toll
    old = state.work[tour]
    early, late = state.size[morning], state.size[afternoon]
    if early + late == 0:
        legal, work, start, end = True, 0, 0, 0
    else:
        first = state.seq[morning, 0] if early > 0 else state.seq[afternoon, 0]
        last = state.seq[afternoon, late - 1] if late > 0 else state.seq[morning, early - 1]
        leg, lunch = 0, (0, 0)
        if early > 0 and late > 0:
            leg = instance.at_noon[ANYWHERE, state.seq[morning, early - 1], state.seq[afternoon, 0]]
            lunch = lunch_ways(instance, state.seq[morning, early - 1], state.seq[afternoon, 0])
        legs = (duration[depot, first], leg, duration[last, depot])
        if instance.own_hours:
            times = own_times(instance, state, (-1, -1, -1), tour, legs, lunch)
        else:
            lengths = (state.length[morning], state.length[afternoon])
            times = tour_times(instance, tour, lengths, legs, lunch)
        work, start, end = times.work, times.start, times.end
        legal = times.legal and total <= most_driving(instance, tour)
        legal = legal and hours_hold(instance, state, tour, work, start, end)
    if instance.most.shape[0] > 0:
        legal = counts_well(instance, state, tour) and legal
    state.work[tour], state.start[tour], state.end[tour] = work, start, end
    crew = instance.crews.of[tour]
    if crew >= 0:
        state.week_work[crew, instance.week[date]] += work - old
        state.cycle_work[crew] += work - old
    return legal


@inlined
def insert(instance: Instance, state: State, stop: int, visit: int, block: int, place: int) -> None:
    """Insert one visit of a stop into a block."""
    for k in range(state.size[block], place, -1):
        state.seq[block, k] = state.seq[block, k - 1]
    state.seq[block, place] = instance.depots + stop
    state.size[block] += 1
    tour = block // 2
    state.block_of[stop, visit] = block
    state.commune_visits[instance.commune[stop], instance.tour_date[tour]] += 1
    update(instance, state, tour)


@inlined
def remove_visit(instance: Instance, state: State, stop: int, visit: int) -> bool:
    """Remove one visit of a stop; tell whether the tour it leaves is still legal."""
    node, block, k = instance.depots + stop, state.block_of[stop, visit], 0
    while state.seq[block, k] != node:
        k += 1
    state.size[block] -= 1
    for j in range(k, state.size[block]):
        state.seq[block, j] = state.seq[block, j + 1]
    tour = block // 2
    state.block_of[stop, visit] = -1
    state.commune_visits[instance.commune[stop], instance.tour_date[tour]] -= 1
    return update(instance, state, tour)


@inlined
def remove(instance: Instance, state: State, stop: int) -> bool:
    """Remove all visits of a served stop; tell whether every tour it leaves is still legal."""
    legal = True
    for visit in range(instance.visits[stop]):
        if state.block_of[stop, visit] >= 0:
            legal = remove_visit(instance, state, stop, visit) and legal
    state.cost[0] += instance.prize[stop]
    return legal
