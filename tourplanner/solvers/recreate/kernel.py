"""The compiled search: remove strings of neighbours, reinsert pattern by pattern, anneal."""

import numpy as np

from tourplanner.solvers.compiled import compiled, inlined
from tourplanner.solvers.recreate.fleet import Fleet, Scratch, State
from tourplanner.solvers.recreate.moves import put, take
from tourplanner.solvers.recreate.scan import FAR, scan

BLINK = 0.01
# Places next to none of so many nearest stops are looked at only when no nearer one has room.
REACH = 30


@inlined
def overwrite(target: State, source: State) -> None:
    """Make one state equal to another."""
    for word in range(source.memory.shape[0]):
        target.memory[word] = source.memory[word]


@compiled
def ruin(
    fleet: Fleet, state: State, scratch: Scratch, absences: int, sizes: tuple[float, float]
) -> tuple[int, bool]:
    """Remove strings of stops around a random one; tell how many are absent, and if all is legal.

    `sizes` are the mean number of stops removed and the longest string.
    """
    stops = fleet.visits.shape[0]
    seed = np.random.randint(stops)
    absent, string, touched = scratch.absent, scratch.string, scratch.touched
    busy = 0
    for tour in range(state.driving.shape[0]):
        touched[tour] = 0
        if state.driving[tour] > 0 or state.size[2 * tour] + state.size[2 * tour + 1] > 0:
            busy += 1
    served = stops - absences
    mean_size = max(1.0, served / max(1, busy))
    longest = min(sizes[1], mean_size)
    strings = int(np.random.random() * max(0.0, 4.0 * sizes[0] / (1.0 + longest) - 1.0) + 1.0)
    done = 0
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
    return absences, True


@inlined
def _shuffle(fleet: Fleet, scratch: Scratch, absences: int) -> None:
    """Put absent stops in a random one of four orders: any, most visits first, far first, near first."""
    absent, keys = scratch.absent, scratch.keys
    choice = np.random.random() * 11.0
    for k in range(absences):
        stop = absent[k]
        away = fleet.drive[fleet.depot[0], fleet.depots + stop]
        if choice < 4.0:
            key = np.random.random()
        elif choice < 8.0:
            key = -1000.0 * fleet.visits[stop] + np.random.random() * 1000.0
        elif choice < 10.0:
            key = -float(away)
        else:
            key = float(away)
        place = k
        while place > 0 and keys[place - 1] > key:
            absent[place], keys[place] = absent[place - 1], keys[place - 1]
            place -= 1
        absent[place], keys[place] = stop, key


@inlined
def _reinsert_pattern(fleet: Fleet, state: State, stop: int, scratch: Scratch) -> bool:
    """Insert all visits of a stop by its cheapest pattern."""
    costs, blocks, places = scratch.costs, scratch.blocks, scratch.places
    visits = fleet.visits[stop]
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
        if visit > 0:
            # The visits before this one may have used up the hours of its week: price it anew.
            tour = blocks[session] // 2
            costs[session] = FAR
            scan(fleet, state, stop, (tour, tour + 1), 0, 0.0, FAR, scratch)
        if costs[session] >= FAR:
            state.cost[0] -= fleet.weight[stop]
            take(fleet, state, stop)
            return False
        put(fleet, state, stop, visit, int(blocks[session]), int(places[session]))
    return True


@compiled
def recreate(fleet: Fleet, state: State, scratch: Scratch, absences: int) -> int:
    """Reinsert absent stops greedily; the ones that do not fit stay, their number is returned."""
    _shuffle(fleet, scratch, absences)
    absent, costs, blocks, places = scratch.absent, scratch.costs, scratch.blocks, scratch.places
    tours = state.work.shape[0]
    left = 0
    for k in range(absences):
        stop = absent[k]
        fitted = False
        # First among the tours near by; if none has room, among all.
        for reach in (REACH, 0):
            for session in range(costs.shape[0]):
                costs[session] = FAR
            if fleet.visits[stop] == 1:
                below = min(fleet.weight[stop], FAR - 1)
                session = scan(fleet, state, stop, (0, tours), reach, BLINK, below, scratch)
                fitted = session >= 0
                if fitted:
                    put(fleet, state, stop, 0, int(blocks[session]), int(places[session]))
            else:
                scan(fleet, state, stop, (0, tours), reach, BLINK, FAR, scratch)
                fitted = _reinsert_pattern(fleet, state, stop, scratch)
            if fitted:
                break
        if fitted:
            state.cost[0] -= fleet.weight[stop]
        else:
            absent[left] = stop
            left += 1
    return left


@compiled
def seed_random(seed: int) -> None:
    """Seed the generator of the compiled code."""
    np.random.seed(seed)


@compiled
def anneal(
    fleet: Fleet,
    current: State,
    spare: State,
    best: State,
    scratch: Scratch,
    heats: tuple[float, float],
    sizes: tuple[float, float],
    rounds: int,
) -> None:
    """Go `rounds` times from `current`, cooling from one heat to the other (seconds of driving).

    `sizes` are those of `ruin`.

    `spare` is room for taking a round back. `best` is replaced whenever it is beaten.
    """
    stops = fleet.visits.shape[0]
    absent = scratch.absent
    for step in range(rounds):
        heat = heats[0] * (heats[1] / heats[0]) ** (step / rounds)
        overwrite(spare, current)
        absences = 0
        for stop in range(stops):
            if current.where[stop, 0] < 0:
                absent[absences] = stop
                absences += 1
        absences, legal = ruin(fleet, current, scratch, absences, sizes)
        if legal:
            recreate(fleet, current, scratch, absences)
            worse = current.cost[0] - spare.cost[0]
            if worse <= 0 or worse < -heat * np.log(np.random.random()):
                if current.cost[0] < best.cost[0]:
                    overwrite(best, current)
                continue
        overwrite(current, spare)
