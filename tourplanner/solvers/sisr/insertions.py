"""Compiled insertions of a stop: where it may go, and what each place costs.

Candidates are generated first, cheaply and from only part of the plan, then evaluated by one function that
knows all the rules.
"""

import numpy as np

from tourplanner.solvers.compiled import inlined, part
from tourplanner.solvers.day_timing import between_visits
from tourplanner.solvers.sisr.counting import keep_with_room, price_with
from tourplanner.solvers.sisr.edits import lunch_ways, own_times, toll_of, tour_times
from tourplanner.solvers.sisr.hours import has_worked_no_more, hours_hold, most_driving
from tourplanner.solvers.sisr.instance import ANYWHERE, MORE, Instance, Longs
from tourplanner.solvers.sisr.prices import has_prices
from tourplanner.solvers.sisr.scratch import Scratch
from tourplanner.solvers.sisr.state import State

NO_INSERTION = 2**30
"""The cost of an insertion where there is none."""


# -- candidates ------------------------------------------------------------------------------------


@inlined
def _beside_neighbours(instance: Instance, state: State, stop: int, reach: int, candidates: Longs) -> int:
    """Places on both sides of the visits of the nearest stops, the other half's end too; their number."""
    seq, size, count = state.seq, state.size, 0
    for rank in range(min(reach, instance.neighbours.shape[1])):
        other = instance.neighbours[stop, rank]
        for visit in range(instance.visits[other]):
            block = state.block_of[other, visit]
            if block < 0:
                continue
            place, neighbour = 0, instance.depots + other
            while seq[block, place] != neighbour:
                place += 1
            candidates[count, 0], candidates[count, 1] = block, place
            candidates[count + 1, 0], candidates[count + 1, 1] = block, place + 1
            count += 2
            if block % 2 == 0 and place == size[block] - 1:
                candidates[count, 0], candidates[count, 1] = block + 1, 0
                count += 1
            elif block % 2 == 1 and place == 0:
                candidates[count, 0], candidates[count, 1] = block - 1, size[block - 1]
                count += 1
    return count


@inlined
def _in_driven_tours(state: State, span: tuple[int, int], candidates: Longs) -> int:
    """Every place of the tours from span[0] to span[1] that serve anyone; their number."""
    count = 0
    for tour in range(span[0], span[1]):
        if state.size[2 * tour] + state.size[2 * tour + 1] == 0:
            continue
        for block in (2 * tour, 2 * tour + 1):
            for place in range(state.size[block] + 1):
                candidates[count, 0], candidates[count, 1] = block, place
                count += 1
    return count


@inlined
def _in_free_tour(
    instance: Instance, state: State, stop: int, tour: int, below: int, candidates: Longs
) -> int:
    """Both halves of a tour if it is free and costs less than `below`; their number.

    Of vans that are alike and free that day the first one whose crew has worked no more will do.
    """
    size, node = state.size, instance.depots + stop
    if size[2 * tour] + size[2 * tour + 1] > 0:
        return 0
    vans = instance.depot.shape[0]
    date, van = instance.tour_date[tour], instance.tour_van[tour]
    depot = instance.depot[van]
    if instance.drive[depot, node] + instance.drive[node, depot] >= below:
        return 0
    twin = van - 1
    while twin >= 0:
        other = date * vans + twin
        if (
            instance.crews.alike[twin] == instance.crews.alike[van]
            and size[2 * other] + size[2 * other + 1] == 0
            and has_worked_no_more(instance, state, other, tour)
        ):
            break
        twin -= 1
    if twin >= 0 and instance.van_allowed[stop, date, twin]:
        return 0
    candidates[0, 0], candidates[0, 1] = 2 * tour, 0
    candidates[1, 0], candidates[1, 1] = 2 * tour + 1, 0
    return 2


@inlined
def _least_alone(instance: Instance, stop: int) -> int:
    """What a tour of the stop alone costs from the nearest depot: no free tour costs less."""
    node, least = instance.depots + stop, NO_INSERTION
    for van in range(instance.depot.shape[0]):
        depot = instance.depot[van]
        least = min(least, instance.drive[depot, node] + instance.drive[node, depot])
    return least


# -- evaluation ------------------------------------------------------------------------------------


@inlined
def _added_driving(instance: Instance, state: State, node: int, block: int, place: int) -> int:
    """Seconds of driving that a place adds."""
    seq, size, half = state.seq, state.size, block % 2
    left = right = instance.depot[instance.tour_van[block // 2]]
    if place > 0:
        left = seq[block, place - 1]
    elif half == 1 and size[block - 1] > 0:
        left = seq[block - 1, size[block - 1] - 1]
    if place < size[block]:
        right = seq[block, place]
    elif half == 0 and size[block + 1] > 0:
        right = seq[block + 1, 0]
    added = instance.drive[left, node] + instance.drive[node, right] - instance.drive[left, right]
    if instance.at_noon.shape[0] > 1:
        added += _added_for_lunch(instance, state, node, block, place)
    return added


@part
def _added_for_lunch(instance: Instance, state: State, node: int, block: int, place: int) -> int:
    """Seconds of driving to lunch and from there that a place adds, beyond the legs between visits."""
    seq, size, half, at_noon = state.seq, state.size, block % 2, instance.at_noon
    other = block + 1 - 2 * half
    n, m = size[block], size[other]
    if m == 0 or place != (n if half == 0 else 0):
        return 0
    if half == 0:
        right = seq[other, 0]
        return at_noon[MORE, node, right] - (at_noon[MORE, seq[block, n - 1], right] if n > 0 else 0)
    left = seq[other, m - 1]
    return at_noon[MORE, left, node] - (at_noon[MORE, left, seq[block, 0]] if n > 0 else 0)


@inlined
def _length_with(instance: Instance, state: State, stop: int, block: int, place: int) -> int:
    """Seconds of a block with the stop in it."""
    day, duration, seq = instance.rules.day, instance.duration, state.seq
    node, size = instance.depots + stop, state.size[block]
    length = state.length[block] + instance.service[stop, block % 2]
    if place > 0:
        length += between_visits(day, duration[seq[block, place - 1], node])
    if place < size:
        length += between_visits(day, duration[node, seq[block, place]])
    if 0 < place < size:
        length -= between_visits(day, duration[seq[block, place - 1], seq[block, place]])
    return length


@inlined
def _is_admitted(instance: Instance, state: State, stop: int, block: int, length: int) -> bool:
    """Whether a block of this length may serve the stop, as far as its tour's other times do not matter."""
    rules, half, tour = instance.rules, block % 2, block // 2
    date, van = instance.tour_date[tour], instance.tour_van[tour]
    other = block + 1 - 2 * half
    if state.size[block] >= instance.max_block or not instance.open[stop, date, half]:
        return False
    if length > instance.closes[half] - instance.opens[half]:
        return False
    if state.commune_visits[instance.commune[stop], date] > 0 or not instance.van_allowed[stop, date, van]:
        return False
    if rules.one_area and state.size[block] + state.size[other] > 0:
        held = state.seq[block, 0] if state.size[block] > 0 else state.seq[other, 0]
        return instance.area[held - instance.depots] == instance.area[stop]
    return True


@inlined
def _has_legal_times(
    instance: Instance, state: State, node: int, block: int, place: int, length: int
) -> bool:
    """Whether the tour of a block has legal times when the block becomes so long."""
    duration, seq, size = instance.duration, state.seq, state.size
    tour, half = block // 2, block % 2
    depot = instance.depot[instance.tour_van[tour]]
    other = block + 1 - 2 * half
    n, m = size[block], size[other]
    first = node if place == 0 else seq[block, 0]
    last = node if place == n else seq[block, n - 1]
    lunch = (0, 0)
    if m > 0 and instance.at_noon.shape[0] > 1:
        ends = (last, seq[other, 0]) if half == 0 else (seq[other, m - 1], first)
        lunch = lunch_ways(instance, ends[0], ends[1])
    if half == 0:
        out = duration[depot, first]
        leg = instance.at_noon[ANYWHERE, last, seq[other, 0]] if m > 0 else 0
        home = duration[seq[other, m - 1], depot] if m > 0 else duration[last, depot]
        lengths = (length, state.length[other])
    else:
        out = duration[depot, seq[other, 0]] if m > 0 else duration[depot, first]
        leg = instance.at_noon[ANYWHERE, seq[other, m - 1], first] if m > 0 else 0
        home = duration[last, depot]
        lengths = (state.length[other], length)
    if instance.own_hours:
        times = own_times(instance, state, (block, node, place), tour, (out, leg, home), lunch)
    else:
        times = tour_times(instance, tour, lengths, (out, leg, home), lunch)
    return times.legal and hours_hold(instance, state, tour, times.work, times.start, times.end)


@inlined
def _evaluate(
    instance: Instance,
    state: State,
    stop: int,
    count: int,
    blink: float,
    cheapest: tuple[int, int],
    only_cheapest: bool,
    scratch: Scratch,
) -> tuple[int, int]:
    """Keep the cheapest legal candidates; `cheapest` are the session and the cost of the best of all so far.

    Of each session, or, if only the cheapest of all is wanted, where it costs less than the best so far.
    """
    costs, blocks, places = scratch.costs, scratch.blocks, scratch.places
    node = instance.depots + stop
    best_session, best = cheapest
    priced, last, price = has_prices(state), -1, 0
    for k in range(count):
        block, place = scratch.candidates[k, 0], scratch.candidates[k, 1]
        tour = block // 2
        session = 2 * instance.tour_date[tour] + block % 2
        limit = best if only_cheapest else costs[session]
        if priced:
            if block != last:
                last, price = block, price_with(instance, state, stop, block)
            if price >= limit:
                continue
        added = _added_driving(instance, state, node, block, place)
        cost = price + added + toll_of(instance, stop, instance.tour_date[tour], block % 2)
        if cost >= limit or state.driving[tour] + added > most_driving(instance, tour):
            continue
        length = _length_with(instance, state, stop, block, place)
        if not _is_admitted(instance, state, stop, block, length):
            continue
        if blink > 0.0 and np.random.random() < blink:
            continue
        if not _has_legal_times(instance, state, node, block, place, length):
            continue
        costs[session], blocks[session], places[session] = cost, block, place
        if cost < best:
            best_session, best = session, cost
    return best_session, best


# -- both ------------------------------------------------------------------------------------------


@part
def cheapest_insertions(
    instance: Instance,
    state: State,
    stop: int,
    span: tuple[int, int],
    reach: int,
    blink: float,
    below: int,
    scratch: Scratch,
) -> int:
    """Cheapest insertions of a visit, per session of tours span[0] to span[1].

    ``costs[s]`` becomes the least added cost, driving and toll, in session s = 2 d + h (`NO_INSERTION` for
    none), with its block and place in it. With `below` under `NO_INSERTION` only costs under it and under the
    best so far are looked for. Some places are passed over by chance (`blink`, a probability). With `reach`,
    only free tours and places next to one of so many nearest stops are looked at. Returns the session of
    least cost.
    """
    only_cheapest = below < NO_INSERTION
    session, best = -1, below
    alone = _least_alone(instance, stop)
    # First the tours that are driven, all at once, then the free ones, one by one.
    for tour in range(span[0] - 1, span[1]):
        if tour >= span[0]:
            if only_cheapest and alone >= best:
                break
            limit = best if only_cheapest else NO_INSERTION
            count = _in_free_tour(instance, state, stop, tour, limit, scratch.candidates)
        elif reach > 0:
            count = _beside_neighbours(instance, state, stop, reach, scratch.candidates)
        else:
            count = _in_driven_tours(state, span, scratch.candidates)
        if instance.most.shape[0] > 0 and not has_prices(state):
            count = keep_with_room(instance, state, stop, scratch.candidates, count)
        session, best = _evaluate(
            instance, state, stop, count, blink, (session, best), only_cheapest, scratch
        )
    return session
