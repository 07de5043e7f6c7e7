"""The compiled search: ruin, reinsert pattern by pattern, anneal."""

import numpy as np

from tourplanner.solvers.compiled import compiled, inlined
from tourplanner.solvers.sisr.fleet import Fleet, Focus, Scratch, State
from tourplanner.solvers.sisr.moves import put, take
from tourplanner.solvers.sisr.ruin import ruin
from tourplanner.solvers.sisr.scan import FAR, scan
from tourplanner.solvers.sisr.shift import shift

BLINK = 0.01
# Places next to none of so many nearest stops are looked at only when no nearer one has room.
REACH = 30
# How often a round shifts linked tours to other dates rather than rebuild some of them.
SHIFT = 0.02


@inlined
def overwrite(target: State, source: State) -> None:
    """Make one state equal to another."""
    for word in range(source.memory.shape[0]):
        target.memory[word] = source.memory[word]


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


@inlined
def _rebuild(fleet: Fleet, state: State, scratch: Scratch, focus: Focus, sizes: tuple[float, float]) -> bool:
    """Ruin and recreate; tell if all is legal."""
    absences = 0
    for stop in range(fleet.visits.shape[0]):
        if state.where[stop, 0] < 0:
            scratch.absent[absences] = stop
            absences += 1
    absences, legal = ruin(fleet, state, scratch, focus, absences, sizes)
    if legal:
        recreate(fleet, state, scratch, absences)
    return legal


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
    focus: Focus,
    heats: tuple[float, float],
    sizes: tuple[float, float],
    rounds: int,
) -> None:
    """Go `rounds` times from `current`, cooling from one heat to the other (seconds of driving).

    `focus` and `sizes` are those of `ruin`.

    `spare` is room for taking a round back. `best` is replaced whenever it is beaten.
    """
    # Without stops of several visits tours are not linked: stops find other dates one by one.
    often = SHIFT if fleet.patterns.shape[0] > 0 else 0.0
    for step in range(rounds):
        heat = heats[0] * (heats[1] / heats[0]) ** (step / rounds)
        overwrite(spare, current)
        if often > 0.0 and np.random.random() < often:
            legal = shift(fleet, current, spare, scratch, focus)
        else:
            legal = _rebuild(fleet, current, scratch, focus, sizes)
        if legal:
            worse = current.cost[0] - spare.cost[0]
            if worse <= 0 or worse < -heat * np.log(np.random.random()):
                if current.cost[0] < best.cost[0]:
                    overwrite(best, current)
                continue
        overwrite(current, spare)
