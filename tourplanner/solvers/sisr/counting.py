"""Compiled: what the visits of a tour count by rules that have a tally; called only where one has.

Limits hold, or what is above them has a price (`prices`).
"""

from tourplanner.solvers.compiled import inlined, part
from tourplanner.solvers.sisr.instance import Instance, Longs
from tourplanner.solvers.sisr.state import State


@inlined
def counts_well(instance: Instance, state: State, tour: int) -> bool:
    """Recount what the visits of a tour count; tell whether that is allowed by every rule, or has a price."""
    well, date = True, instance.tour_date[tour]
    for rule in range(instance.most.shape[0]):
        total = 0
        for half in range(2):
            for k in range(state.size[2 * tour + half]):
                stop = state.seq[2 * tour + half, k] - instance.depots
                total += instance.counts[rule, stop, date, half]
        most, price = instance.most[rule, tour], state.price[rule]
        risen = max(0, total - most) - max(0, state.counted[rule, tour] - most)
        state.counted[rule, tour] = total
        state.above[rule] += risen
        state.cost[0] += price * risen
        well = well and (total <= most or price > 0)
    return well


@inlined
def may_count_more(instance: Instance, state: State, stop: int, block: int) -> bool:
    """Whether by every rule the tour of a block may count what a visit of the stop does, too."""
    tour, half = block // 2, block % 2
    date = instance.tour_date[tour]
    for rule in range(instance.most.shape[0]):
        if state.counted[rule, tour] + instance.counts[rule, stop, date, half] > instance.most[rule, tour]:
            return False
    return True


@inlined
def price_with(instance: Instance, state: State, stop: int, block: int) -> int:
    """The price of what a visit of the stop adds above the limits of the tour of a block, seconds."""
    tour, half, total = block // 2, block % 2, 0
    date = instance.tour_date[tour]
    for rule in range(instance.most.shape[0]):
        held, most = state.counted[rule, tour], instance.most[rule, tour]
        risen = max(0, held + instance.counts[rule, stop, date, half] - most) - max(0, held - most)
        total += state.price[rule] * risen
    return total


@part
def keep_with_room(instance: Instance, state: State, stop: int, candidates: Longs, count: int) -> int:
    """Of places for a stop keep those in halves that may count its visit, in their order; their number.

    Most tours are full where vehicles are: looked at once, none of their places need be.
    """
    kept, last, room = 0, -1, False
    for k in range(count):
        block = candidates[k, 0]
        if block != last:
            last, room = block, may_count_more(instance, state, stop, block)
        if room:
            candidates[kept, 0], candidates[kept, 1] = block, candidates[k, 1]
            kept += 1
    return kept
