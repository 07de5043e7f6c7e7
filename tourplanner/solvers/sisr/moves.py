"""Compiled moves: put a stop in, take it out, recount a tour."""

from tourplanner.solvers.compiled import inlined
from tourplanner.solvers.sisr.fleet import Fleet, State
from tourplanner.solvers.sisr.times import day_times, hours_hold


@inlined
def refresh(fleet: Fleet, state: State, tour: int) -> bool:
    """Recount a tour after its blocks changed; tell whether it is legal."""
    vans = fleet.depot.shape[0]
    date, van = tour // vans, tour % vans
    depot = fleet.depot[van]
    drive, legs, rules = fleet.drive, fleet.legs, fleet.rules
    for half in range(2):
        block = 2 * tour + half
        length = 0
        for k in range(state.size[block]):
            node = state.seq[block, k]
            length += fleet.service[node - fleet.depots, half]
            if k > 0:
                length += rules.packup + legs[state.seq[block, k - 1], node] + rules.setup
        state.length[block] = length
    total, node = 0, depot
    for block in (2 * tour, 2 * tour + 1):
        for k in range(state.size[block]):
            total += drive[node, state.seq[block, k]]
            node = state.seq[block, k]
    total += drive[node, depot]
    state.cost[0] += total - state.driving[tour]
    state.driving[tour] = total
    old = state.work[tour]
    sizes = (state.size[2 * tour], state.size[2 * tour + 1])
    if sizes[0] + sizes[1] == 0:
        legal, work, start, end = True, 0, 0, 0
    else:
        first = state.seq[2 * tour, 0] if sizes[0] > 0 else state.seq[2 * tour + 1, 0]
        last = state.seq[2 * tour + 1, sizes[1] - 1] if sizes[1] > 0 else state.seq[2 * tour, sizes[0] - 1]
        mid = 0
        if sizes[0] > 0 and sizes[1] > 0:
            mid = legs[state.seq[2 * tour, sizes[0] - 1], state.seq[2 * tour + 1, 0]]
        legal, work, start, end = day_times(
            rules,
            (fleet.opens[0], fleet.closes[0], fleet.opens[1], fleet.closes[1]),
            (state.length[2 * tour], state.length[2 * tour + 1]),
            (legs[depot, first], mid, legs[last, depot]),
        )
        legal = legal and total <= rules.max_drive and hours_hold(fleet, state, tour, work, start, end)
    state.work[tour], state.start[tour], state.end[tour] = work, start, end
    state.week_work[van, fleet.week[date]] += work - old
    state.cycle_work[van] += work - old
    return legal


@inlined
def put(fleet: Fleet, state: State, stop: int, visit: int, block: int, place: int) -> None:
    """Insert one visit of a stop into a block."""
    for k in range(state.size[block], place, -1):
        state.seq[block, k] = state.seq[block, k - 1]
    state.seq[block, place] = fleet.depots + stop
    state.size[block] += 1
    tour = block // 2
    state.where[stop, visit] = block
    state.there[fleet.commune[stop], tour // fleet.depot.shape[0]] += 1
    state.load[tour] += fleet.demand[stop]
    refresh(fleet, state, tour)


@inlined
def take(fleet: Fleet, state: State, stop: int) -> bool:
    """Remove all visits of a served stop; tell whether every tour it leaves is still legal."""
    node = fleet.depots + stop
    legal = True
    for visit in range(fleet.visits[stop]):
        block = state.where[stop, visit]
        if block < 0:
            continue
        k = 0
        while state.seq[block, k] != node:
            k += 1
        state.size[block] -= 1
        for j in range(k, state.size[block]):
            state.seq[block, j] = state.seq[block, j + 1]
        tour = block // 2
        state.where[stop, visit] = -1
        state.there[fleet.commune[stop], tour // fleet.depot.shape[0]] -= 1
        state.load[tour] -= fleet.demand[stop]
        legal = refresh(fleet, state, tour) and legal
    state.cost[0] += fleet.weight[stop]
    return legal
