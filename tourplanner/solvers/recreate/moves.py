"""Compiled moves: price every insertion of a stop, put it in, take it out, recount a tour."""

import numpy as np
from numba import njit

from tourplanner.solvers.recreate.fleet import Fleet, Longs, State
from tourplanner.solvers.recreate.times import day_times, hours_hold

FAR = 2**30


@njit(cache=True, nogil=True)
def works_alike(week_work: Longs, cycle_work: Longs, one: int, other: int, week: int) -> bool:
    """Whether two vans have worked as much, this week and in the cycle, or the first one less."""
    return week_work[one, week] <= week_work[other, week] and cycle_work[one] <= cycle_work[other]


@njit(cache=True, nogil=True)
def scan(
    fleet: Fleet,
    state: State,
    stop: int,
    span: tuple[int, int],
    reach: int,
    blink: float,
    below: int,
    costs: Longs,
    blocks: Longs,
    places: Longs,
) -> int:
    """Cheapest insertions of a visit, per session of tours span[0] to span[1].

    ``costs[s]`` becomes the least added driving in session s = 2 d + h (FAR for none), with its
    block and place in it. With `below` under FAR only prices under it and under the best so far are
    looked for. Some places are passed over by chance (`blink`). Returns the session of least cost.

    With `reach`, only tours that are free or serve one of so many nearest stops are looked at.

    One long function on purpose: handing the arrays on costs compiled code more than the work.
    """
    rules, drive, legs = fleet.rules, fleet.drive, fleet.legs
    seq, size, length = state.seq, state.size, state.length
    driving, works, starts, ends = state.driving, state.work, state.start, state.end
    week_work, cycle_work, load, there = state.week_work, state.cycle_work, state.load, state.there
    depots, area, week, follows = fleet.depots, fleet.area, fleet.week, fleet.follows
    vans = fleet.depot.shape[0]
    node, commune = depots + stop, fleet.commune[stop]
    window = (fleet.opens[0], fleet.closes[0], fleet.opens[1], fleet.closes[1])
    only_best = below < FAR
    close = np.zeros(works.shape[0] if reach > 0 else 0, dtype=np.uint8)
    for rank in range(min(reach, fleet.near.shape[1])):
        for block in state.where[fleet.near[stop, rank]]:
            if block >= 0:
                close[block // 2] = 1
    best_session, best = -1, below
    for tour in range(span[0], span[1]):
        date, van = tour // vans, tour % vans
        if there[commune, date] > 0 or not fleet.van_ok[stop, date, van]:
            continue
        if rules.capacity >= 0 and load[tour] + fleet.demand[stop] > rules.capacity:
            continue
        depot = fleet.depot[van]
        count = size[2 * tour] + size[2 * tour + 1]
        if count == 0:
            # Vans of one depot that are free that day are alike: the first of them will do.
            twin = van - 1
            while twin >= 0:
                t = date * vans + twin
                if (
                    fleet.depot[twin] == depot
                    and size[2 * t] + size[2 * t + 1] == 0
                    and works_alike(week_work, cycle_work, twin, van, week[date])
                ):
                    break
                twin -= 1
            if twin >= 0 and fleet.van_ok[stop, date, twin]:
                continue
        elif reach > 0 and not close[tour]:
            continue
        elif rules.one_area:
            held = 2 * tour if size[2 * tour] > 0 else 2 * tour + 1
            if area[seq[held, 0] - depots] != area[stop]:
                continue
        for half in range(2):
            if not fleet.open[stop, date, half]:
                continue
            block, other = 2 * tour + half, 2 * tour + 1 - half
            n, m = size[block], size[other]
            if n >= fleet.longest:
                continue
            base = length[block] + fleet.service[stop, half]
            if n > 0:
                base += rules.packup + rules.setup
            room = window[2 * half + 1] - window[2 * half]
            if base > room:
                continue
            session = 2 * date + half
            limit = best if only_best else costs[session]
            head = depot if half == 0 or m == 0 else seq[other, m - 1]
            tail = depot if half == 1 or m == 0 else seq[other, 0]
            for place in range(n + 1):
                left = head if place == 0 else seq[block, place - 1]
                right = tail if place == n else seq[block, place]
                added = drive[left, node] + drive[node, right] - drive[left, right]
                if added >= limit or driving[tour] + added > rules.max_drive:
                    continue
                if blink > 0.0 and np.random.random() < blink:
                    continue
                now = base
                if n > 0:
                    if place > 0:
                        now += legs[left, node]
                    if place < n:
                        now += legs[node, right]
                    if 0 < place < n:
                        now -= legs[left, right]
                if now > room:
                    continue
                first = node if place == 0 else seq[block, 0]
                last = node if place == n else seq[block, n - 1]
                if half == 0:
                    out = legs[depot, first]
                    mid = legs[last, tail] if m > 0 else 0
                    home = legs[seq[other, m - 1], depot] if m > 0 else legs[last, depot]
                    legal, work, start, end = day_times(rules, window, (now, length[other]), (out, mid, home))
                else:
                    out = legs[depot, seq[other, 0]] if m > 0 else legs[depot, first]
                    mid = legs[head, first] if m > 0 else 0
                    home = legs[last, depot]
                    legal, work, start, end = day_times(rules, window, (length[other], now), (out, mid, home))
                if not legal:
                    continue
                more = work - works[tour]
                if week_work[van, week[date]] + more > rules.max_week:
                    continue
                if cycle_work[van] + more > rules.max_cycle:
                    continue
                if rules.rest_binds:
                    if follows[date] and works[tour + vans] > 0:
                        if 86400 - end + starts[tour + vans] < rules.min_rest:
                            continue
                    if date > 0 and follows[date - 1] and works[tour - vans] > 0:
                        if 86400 - ends[tour - vans] + start < rules.min_rest:
                            continue
                limit = added
                costs[session], blocks[session], places[session] = added, block, place
                if added < best:
                    best, best_session = added, session
    return best_session


@njit(cache=True, nogil=True)
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


@njit(cache=True, nogil=True)
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


@njit(cache=True, nogil=True)
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
