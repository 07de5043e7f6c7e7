"""The compiled search: remove strings of neighbours, reinsert pattern by pattern, anneal."""

import numpy as np
from numba import njit

from tourplanner.solvers.recreate.fleet import Fleet, Ints, State
from tourplanner.solvers.recreate.moves import FAR, price, put, take

# Measured on the 461 communes of the Gers; the paper takes 10 and 10.
MEAN_REMOVED = 12
LONGEST_STRING = 8
BLINK = 0.01


@njit(cache=True, nogil=True)
def overwrite(target: State, source: State) -> None:
    """Make one state equal to another."""
    target.seq[:] = source.seq
    target.size[:] = source.size
    target.length[:] = source.length
    target.load[:] = source.load
    target.where[:] = source.where
    target.there[:] = source.there
    target.driving[:] = source.driving
    target.work[:] = source.work
    target.start[:] = source.start
    target.end[:] = source.end
    target.week_work[:] = source.week_work
    target.cycle_work[:] = source.cycle_work
    target.cost[:] = source.cost


@njit(cache=True, nogil=True)
def ruin(fleet: Fleet, state: State, absent: Ints, absences: int) -> tuple[int, bool]:
    """Remove strings of stops around a random one; tell how many are absent, and if all is legal."""
    stops = fleet.visits.shape[0]
    vans = fleet.depot.shape[0]
    seed = np.random.randint(stops)
    touched = np.zeros(state.driving.shape[0], dtype=np.uint8)
    busy = 0
    for tour in range(state.driving.shape[0]):
        if state.driving[tour] > 0 or state.size[2 * tour] + state.size[2 * tour + 1] > 0:
            busy += 1
    served = stops - absences
    mean_size = max(1.0, served / max(1, busy))
    longest = min(float(LONGEST_STRING), mean_size)
    strings = int(np.random.random() * (4.0 * MEAN_REMOVED / (1.0 + longest) - 1.0) + 1.0)
    done = 0
    string = np.empty(2 * fleet.longest, dtype=np.int32)
    for rank in range(fleet.near.shape[1]):
        if done >= strings:
            break
        stop = fleet.near[seed, rank]
        visit = np.random.randint(fleet.visits[stop])
        block = state.where[stop, visit]
        if block < 0 or touched[block // 2]:
            continue
        tour = block // 2
        touched[tour] = 1
        done += 1
        size, here = 0, 0
        for b in (2 * tour, 2 * tour + 1):
            for k in range(state.size[b]):
                string[size] = state.seq[b, k] - fleet.depots
                if string[size] == stop:
                    here = size
                size += 1
        length = min(size, int(np.random.random() * min(float(size), longest) + 1.0))
        low = max(0, here - length + 1)
        begin = low + np.random.randint(min(here, size - length) - low + 1)
        for k in range(begin, begin + length):
            gone = string[k]
            if state.where[gone, 0] < 0:
                continue
            if not take(fleet, state, gone):
                return absences, False
            absent[absences] = gone
            absences += 1
    _ = vans
    return absences, True


@njit(cache=True, nogil=True)
def _shuffled(fleet: Fleet, absent: Ints, absences: int, seed: int) -> None:
    """Put absent stops in a random one of four orders: any, most visits first, far first, near first."""
    keys = np.empty(absences)
    choice = np.random.random() * 11.0
    for k in range(absences):
        stop = absent[k]
        away = fleet.drive[fleet.depot[0], fleet.depots + stop]
        if choice < 4.0:
            keys[k] = np.random.random()
        elif choice < 8.0:
            keys[k] = -1000.0 * fleet.visits[stop] + np.random.random() * 1000.0
        elif choice < 10.0:
            keys[k] = -float(away)
        else:
            keys[k] = float(away)
    order = np.argsort(keys)
    absent[:absences] = absent[:absences][order]
    _ = seed


@njit(cache=True, nogil=True)
def _best_of_date(
    fleet: Fleet, state: State, stop: int, date: int, half: int, below: int
) -> tuple[int, int, int]:
    """Price, tour and place of the cheapest insertion on a date and half."""
    vans = fleet.depot.shape[0]
    best, best_tour, best_place = FAR, -1, -1
    limit = below
    for van in range(vans):
        tour = date * vans + van
        if state.size[2 * tour + half] > 0 and np.random.random() < BLINK:
            continue
        cost, place = price(fleet, state, stop, tour, half, limit)
        if cost < limit:
            best, best_tour, best_place, limit = cost, tour, place, cost
        # Vans that are still free at the same depot are alike; trying one is enough.
        empty = state.size[2 * tour] + state.size[2 * tour + 1] == 0
        if empty and cost < FAR and van + 1 < vans and fleet.depot[van] == fleet.depot[vans - 1]:
            later_busy = False
            for other in range(van + 1, vans):
                t = date * vans + other
                if state.size[2 * t] + state.size[2 * t + 1] > 0:
                    later_busy = True
            if not later_busy:
                break
    return best, best_tour, best_place


@njit(cache=True, nogil=True)
def _reinsert_single(fleet: Fleet, state: State, stop: int) -> bool:
    dates = fleet.open.shape[1]
    best, best_block, best_place = FAR, -1, -1
    shift = np.random.randint(dates)
    for step in range(dates):
        date = (step + shift) % dates
        for half in range(2):
            if not fleet.open[stop, date, half]:
                continue
            cost, tour, place = _best_of_date(fleet, state, stop, date, half, best)
            if cost < best:
                best, best_block, best_place = cost, 2 * tour + half, place
    if best_block < 0 or best >= fleet.weight[stop]:
        return False
    put(fleet, state, stop, 0, best_block, best_place)
    return True


@njit(cache=True, nogil=True)
def _reinsert_pattern(fleet: Fleet, state: State, stop: int) -> bool:
    """Insert all visits of a stop by its cheapest pattern."""
    dates = fleet.open.shape[1]
    visits = fleet.visits[stop]
    costs = np.full(2 * dates, FAR, dtype=np.int64)
    tours = np.full(2 * dates, -1, dtype=np.int64)
    places = np.full(2 * dates, -1, dtype=np.int64)
    for date in range(dates):
        for half in range(2):
            if fleet.open[stop, date, half]:
                session = 2 * date + half
                costs[session], tours[session], places[session] = _best_of_date(
                    fleet, state, stop, date, half, FAR
                )
    best, best_row = fleet.weight[stop], -1
    for row in range(fleet.pattern_start[stop], fleet.pattern_start[stop + 1]):
        total = 0
        for visit in range(visits):
            total += costs[fleet.patterns[row, visit]]
        if total < best and total < FAR:
            best, best_row = total, row
    if best_row < 0:
        return False
    for visit in range(visits):
        session = fleet.patterns[best_row, visit]
        # Earlier visits of the same stop may have used up a week's hours: price it anew.
        cost, place = price(fleet, state, stop, int(tours[session]), session % 2, FAR)
        if place < 0:
            state.cost[0] -= fleet.weight[stop]
            take(fleet, state, stop)
            return False
        put(fleet, state, stop, visit, int(2 * tours[session] + session % 2), place)
    return True


@njit(cache=True, nogil=True)
def recreate(fleet: Fleet, state: State, absent: Ints, absences: int) -> int:
    """Reinsert absent stops greedily; the ones that do not fit stay, their number is returned."""
    _shuffled(fleet, absent, absences, 0)
    left = 0
    for k in range(absences):
        stop = absent[k]
        if fleet.visits[stop] == 1:
            fitted = _reinsert_single(fleet, state, stop)
        else:
            fitted = _reinsert_pattern(fleet, state, stop)
        if fitted:
            state.cost[0] -= fleet.weight[stop]
        else:
            absent[left] = stop
            left += 1
    return left


@njit(cache=True, nogil=True)
def seed_random(seed: int) -> None:
    """Seed the generator of the compiled code."""
    np.random.seed(seed)


@njit(cache=True, nogil=True)
def anneal(
    fleet: Fleet,
    current: State,
    spare: State,
    best: State,
    heats: tuple[float, float],
    rounds: int,
) -> None:
    """Go `rounds` times from `current`, cooling from one heat to the other (seconds of driving).

    `spare` is room for taking a round back. `best` is replaced whenever it is beaten.
    """
    stops = fleet.visits.shape[0]
    absent = np.empty(stops, dtype=np.int32)
    for step in range(rounds):
        heat = heats[0] * (heats[1] / heats[0]) ** (step / rounds)
        overwrite(spare, current)
        absences = 0
        for stop in range(stops):
            if current.where[stop, 0] < 0:
                absent[absences] = stop
                absences += 1
        absences, legal = ruin(fleet, current, absent, absences)
        if legal:
            recreate(fleet, current, absent, absences)
            worse = current.cost[0] - spare.cost[0]
            if worse <= 0 or worse < -heat * np.log(np.random.random()):
                if current.cost[0] < best.cost[0]:
                    overwrite(best, current)
                continue
        overwrite(current, spare)
