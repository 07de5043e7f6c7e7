"""Compiled moves: time a tour, price an insertion, insert, remove.

`day_times` says the same as `tourplanner.problem.timing`, which tests hold it to.
"""

from numba import njit

from tourplanner.solvers.recreate.fleet import Fleet, Rules, State

FAR = 2**30


@njit(cache=True, nogil=True)
def day_times(
    rules: Rules,
    window: tuple[int, int, int, int],
    lengths: tuple[int, int],
    legs: tuple[int, int, int],
) -> tuple[bool, int, int, int]:
    """Whether a tour has legal times, its work, start and end.

    `window` is (morning opens, closes, afternoon opens, closes); `lengths` of both blocks (0 for
    none); `legs` out, between the halves, home.
    """
    out, mid, home = legs
    before = rules.prepare + out + rules.setup
    after = rules.packup + home + rules.close
    lunch = 0
    if lengths[0] > 0 and lengths[1] > 0:
        begin = max(window[0], rules.earliest_start + before)
        latest = window[1] - lengths[0]
        packed = begin + lengths[0] + rules.packup
        lunch_end = max(packed, rules.lunch_opens) + rules.lunch
        setting = max(window[2] - rules.setup, max(lunch_end, packed + mid + rules.lunch))
        if setting + rules.setup > window[3] - lengths[1] or lunch_end > rules.lunch_closes:
            return False, 0, 0, 0
        overlap = min(setting, rules.lunch_closes) - max(packed, rules.lunch_opens)
        shift = max(0, min(setting - packed - mid - overlap, rules.lunch_opens - packed))
        end = setting + rules.setup + lengths[1] + after
        shift = max(min(shift, latest - begin), end - (begin - before) - rules.max_span)
        begin += shift
        packed += shift
        overlap = min(setting, rules.lunch_closes) - max(packed, rules.lunch_opens)
        lunch = max(0, min(setting - packed - mid, overlap))
        if begin > latest or lunch < rules.lunch:
            return False, 0, 0, 0
    else:
        half = 0 if lengths[0] > 0 else 2
        length = lengths[0] + lengths[1]
        begin = max(window[half], rules.earliest_start + before)
        if begin > window[half + 1] - length:
            return False, 0, 0, 0
        end = begin + length + after
    start = begin - before
    work = end - start - lunch
    legal = (
        start >= rules.earliest_start
        and end <= rules.latest_end
        and work <= rules.max_work
        and end - start <= rules.max_span
    )
    return legal, work, start, end


@njit(cache=True, nogil=True)
def _window(fleet: Fleet) -> tuple[int, int, int, int]:
    return fleet.opens[0], fleet.closes[0], fleet.opens[1], fleet.closes[1]


@njit(cache=True, nogil=True)
def _hours_hold(fleet: Fleet, state: State, tour: int, work: int, start: int, end: int) -> bool:
    """Whether week, cycle and rest hold when the tour has this work, start and end."""
    vans = fleet.depot.shape[0]
    date, van = tour // vans, tour % vans
    rules = fleet.rules
    added = work - state.work[tour]
    if state.week_work[van, fleet.week[date]] + added > rules.max_week:
        return False
    if state.cycle_work[van] + added > rules.max_cycle:
        return False
    if rules.rest_binds:
        if fleet.follows[date] and state.driving[tour + vans] > 0:
            if 86400 - end + state.start[tour + vans] < rules.min_rest:
                return False
        if date > 0 and fleet.follows[date - 1] and state.driving[tour - vans] > 0:
            if 86400 - state.end[tour - vans] + start < rules.min_rest:
                return False
    return True


@njit(cache=True, nogil=True)
def admits(fleet: Fleet, state: State, stop: int, tour: int, half: int) -> bool:
    """Whether a stop may join the block at all, order and times aside."""
    vans = fleet.depot.shape[0]
    date = tour // vans
    block = 2 * tour + half
    if not fleet.open[stop, date, half] or not fleet.van_ok[stop, date, tour % vans]:
        return False
    if state.size[block] >= fleet.longest or state.there[fleet.commune[stop], date] > 0:
        return False
    if fleet.rules.capacity >= 0 and state.load[tour] + fleet.demand[stop] > fleet.rules.capacity:
        return False
    if fleet.rules.one_area:
        for b in (2 * tour, 2 * tour + 1):
            if state.size[b] > 0 and fleet.area[state.seq[b, 0] - fleet.depots] != fleet.area[stop]:
                return False
    return True


@njit(cache=True, nogil=True)
def price(fleet: Fleet, state: State, stop: int, tour: int, half: int, below: int) -> tuple[int, int]:
    """Least added driving, and where in the block, if it is below a price; else (FAR, -1)."""
    best, best_place = FAR, -1
    if not admits(fleet, state, stop, tour, half):
        return best, best_place
    rules, drive, legs = fleet.rules, fleet.drive, fleet.legs
    block, other = 2 * tour + half, 2 * tour + 1 - half
    size, other_size = state.size[block], state.size[other]
    node = fleet.depots + stop
    depot = fleet.depot[tour % fleet.depot.shape[0]]
    room = fleet.closes[half] - fleet.opens[half]
    base = state.length[block] + fleet.service[stop, half]
    if size > 0:
        base += rules.packup + rules.setup
    if base > room:
        return best, best_place
    head = depot if half == 0 or other_size == 0 else state.seq[other, other_size - 1]
    tail = depot if half == 1 or other_size == 0 else state.seq[other, 0]
    limit = below
    for place in range(size + 1):
        left = head if place == 0 else state.seq[block, place - 1]
        right = tail if place == size else state.seq[block, place]
        added = drive[left, node] + drive[node, right] - drive[left, right]
        if added >= limit or state.driving[tour] + added > rules.max_drive:
            continue
        length = base
        if size > 0:
            if place > 0:
                length += legs[left, node]
            if place < size:
                length += legs[node, right]
            if 0 < place < size:
                length -= legs[left, right]
        if length > room:
            continue
        first = node if place == 0 else state.seq[block, 0]
        last = node if place == size else state.seq[block, size - 1]
        if half == 0:
            ends = (
                legs[depot, first],
                legs[last, tail] if other_size > 0 else 0,
                legs[state.seq[other, other_size - 1], depot] if other_size > 0 else legs[last, depot],
            )
            lengths = (length, state.length[other])
        else:
            ends = (
                legs[depot, state.seq[other, 0]] if other_size > 0 else legs[depot, first],
                legs[head, first] if other_size > 0 else 0,
                legs[last, depot],
            )
            lengths = (state.length[other], length)
        legal, work, start, end = day_times(rules, _window(fleet), lengths, ends)
        if legal and _hours_hold(fleet, state, tour, work, start, end):
            best, best_place, limit = added, place, added
    return best, best_place


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
            _window(fleet),
            (state.length[2 * tour], state.length[2 * tour + 1]),
            (legs[depot, first], mid, legs[last, depot]),
        )
        legal = legal and total <= rules.max_drive and _hours_hold(fleet, state, tour, work, start, end)
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
