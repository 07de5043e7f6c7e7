"""Compiled prices of every insertion of a stop."""

import numpy as np

from tourplanner.solvers.compiled import compiled, inlined
from tourplanner.solvers.sisr.fleet import Fleet, Longs, Scratch, State
from tourplanner.solvers.sisr.times import day_times

FAR = 2**30


@inlined
def works_alike(week_work: Longs, cycle_work: Longs, one: int, other: int, week: int) -> bool:
    """Whether two vans have worked as much, this week and in the cycle, or the first one less."""
    return week_work[one, week] <= week_work[other, week] and cycle_work[one] <= cycle_work[other]


@compiled
def scan(
    fleet: Fleet,
    state: State,
    stop: int,
    span: tuple[int, int],
    reach: int,
    blink: float,
    below: int,
    scratch: Scratch,
) -> int:
    """Cheapest insertions of a visit, per session of tours span[0] to span[1].

    ``costs[s]`` becomes the least added driving in session s = 2 d + h (FAR for none), with its
    block and place in it. With `below` under FAR only prices under it and under the best so far are
    looked for. Some places are passed over by chance (`blink`). Returns the session of least cost.

    With `reach`, only free tours and places next to one of so many nearest stops are looked at.

    One long function on purpose: handing the arrays on costs compiled code more than the work.
    """
    rules, drive, legs = fleet.rules, fleet.drive, fleet.legs
    seq, size, length = state.seq, state.size, state.length
    driving, works, starts, ends = state.driving, state.work, state.start, state.end
    week_work, cycle_work, load, there = state.week_work, state.cycle_work, state.load, state.there
    depots, area, week, follows = fleet.depots, fleet.area, fleet.week, fleet.follows
    near, where, visits = fleet.near, state.where, fleet.visits
    costs, blocks, places, spots = scratch.costs, scratch.blocks, scratch.places, scratch.spots
    vans = fleet.depot.shape[0]
    node, commune = depots + stop, fleet.commune[stop]
    window = (fleet.opens[0], fleet.closes[0], fleet.opens[1], fleet.closes[1])
    only_best = below < FAR
    best_session, best = -1, below
    # No free tour costs less than the way to the stop and back.
    alone = FAR
    for van in range(vans):
        alone = min(alone, drive[fleet.depot[van], node] + drive[node, fleet.depot[van]])
    # Places are tried in three parts: next to near stops, or all in tours that are driven; free tours.
    ranks = min(reach, near.shape[1])
    part, rank, visit, tour = 0 if reach > 0 else 1, 0, 0, span[0]
    while True:
        count = 0
        if part == 0:
            if rank == ranks:
                part = 2
                continue
            other_stop = near[stop, rank]
            beside = where[other_stop, visit]
            visit += 1
            if visit == visits[other_stop]:
                rank, visit = rank + 1, 0
            if beside < 0:
                continue
            half = beside % 2
            there_place, neighbour = 0, depots + other_stop
            while seq[beside, there_place] != neighbour:
                there_place += 1
            spots[0, 0], spots[0, 1] = beside, there_place
            spots[1, 0], spots[1, 1] = beside, there_place + 1
            count = 2
            if half == 0 and there_place == size[beside] - 1:
                spots[2, 0], spots[2, 1] = beside + 1, 0
                count = 3
            elif half == 1 and there_place == 0:
                spots[2, 0], spots[2, 1] = beside - 1, size[beside - 1]
                count = 3
        else:
            if part == 2 and only_best and alone >= best:
                break
            if tour == span[1]:
                if part == 2:
                    break
                part, tour = 2, span[0]
                continue
            here = tour
            tour += 1
            held = size[2 * here] + size[2 * here + 1]
            if part == 1:
                if held == 0:
                    continue
                for half in range(2):
                    for place in range(size[2 * here + half] + 1):
                        spots[count, 0], spots[count, 1] = 2 * here + half, place
                        count += 1
            else:
                if held > 0:
                    continue
                date, van = here // vans, here % vans
                depot = fleet.depot[van]
                if only_best and drive[depot, node] + drive[node, depot] >= best:
                    continue
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
                spots[0, 0], spots[0, 1] = 2 * here, 0
                spots[1, 0], spots[1, 1] = 2 * here + 1, 0
                count = 2
        for spot in range(count):
            block, place = spots[spot, 0], spots[spot, 1]
            half, held_tour = block % 2, block // 2
            date, van = held_tour // vans, held_tour % vans
            other = block + 1 - 2 * half
            n, m = size[block], size[other]
            session = 2 * date + half
            limit = best if only_best else costs[session]
            depot = fleet.depot[van]
            left = right = depot
            if place > 0:
                left = seq[block, place - 1]
            elif half == 1 and m > 0:
                left = seq[other, m - 1]
            if place < n:
                right = seq[block, place]
            elif half == 0 and m > 0:
                right = seq[other, 0]
            added = drive[left, node] + drive[node, right] - drive[left, right]
            if added >= limit or driving[held_tour] + added > rules.max_drive:
                continue
            if n >= fleet.longest or not fleet.open[stop, date, half]:
                continue
            now = length[block] + fleet.service[stop, half]
            if n > 0:
                now += rules.packup + rules.setup
                if place > 0:
                    now += legs[left, node]
                if place < n:
                    now += legs[node, right]
                if 0 < place < n:
                    now -= legs[left, right]
            if now > window[2 * half + 1] - window[2 * half]:
                continue
            if there[commune, date] > 0 or not fleet.van_ok[stop, date, van]:
                continue
            if rules.capacity >= 0 and load[held_tour] + fleet.demand[stop] > rules.capacity:
                continue
            if rules.one_area and n + m > 0:
                held_stop = seq[block, 0] if n > 0 else seq[other, 0]
                if area[held_stop - depots] != area[stop]:
                    continue
            if blink > 0.0 and np.random.random() < blink:
                continue
            first = node if place == 0 else seq[block, 0]
            last = node if place == n else seq[block, n - 1]
            if half == 0:
                out = legs[depot, first]
                mid = legs[last, seq[other, 0]] if m > 0 else 0
                home = legs[seq[other, m - 1], depot] if m > 0 else legs[last, depot]
                lengths = (now, length[other])
            else:
                out = legs[depot, seq[other, 0]] if m > 0 else legs[depot, first]
                mid = legs[seq[other, m - 1], first] if m > 0 else 0
                home = legs[last, depot]
                lengths = (length[other], now)
            legal, work, start, end = day_times(rules, window, lengths, (out, mid, home))
            if not legal:
                continue
            more = work - works[held_tour]
            if week_work[van, week[date]] + more > rules.max_week:
                continue
            if cycle_work[van] + more > rules.max_cycle:
                continue
            if rules.rest_binds:
                if follows[date] and works[held_tour + vans] > 0:
                    if 86400 - end + starts[held_tour + vans] < rules.min_rest:
                        continue
                if date > 0 and follows[date - 1] and works[held_tour - vans] > 0:
                    if 86400 - ends[held_tour - vans] + start < rules.min_rest:
                        continue
            costs[session], blocks[session], places[session] = added, block, place
            if added < best:
                best, best_session = added, session
    return best_session
