"""Compiled prices of what tours count above limits, for as long as a search may pass through such plans.

Where vehicles are all but full, no visit finds room that another one has not left before: limits that hold at
every moment keep plans apart that are a few visits from each other. The prices follow the share of the rounds
that end within the limits, as the penalties of M. Gendreau, A. Hertz and G. Laporte do, 1994,
doi:10.1287/mnsc.40.10.1276.
"""

from dataclasses import dataclass

import numpy as np

from tourplanner.solvers.compiled import compiled, inlined
from tourplanner.solvers.sisr.instance import Instance, Ints, Longs
from tourplanner.solvers.sisr.scratch import Scratch
from tourplanner.solvers.sisr.state import State

RISEN = 0.9
"""The share of a cooling after which the share of rounds that is wanted within limits rises no more."""

PERIOD, CHANGE = 200, 20
"""Rounds after which prices rise or fall, or fewer where these are all, and by what part of them."""

FIRST_PRICE = 0.1
"""The first price of as much as a visit counts on average, as a share of a trip there and back."""

MOST_ABOVE = 2
"""Visits for which a half-day has room beside as many as limits allow."""


@dataclass(frozen=True, slots=True)
class WithinLimits:
    """Shares of the rounds of a cooling that should end within the limits of a rule: from first to last."""

    first: float
    last: float

    def at(self, share: float) -> float:
        """The one when this share of the cooling is done: it rises evenly, and stays when little is left."""
        return self.first + (self.last - self.first) * min(1.0, share / RISEN)


FROM_NOTHING, FROM_CROSSING = WithinLimits(0.02, 0.5), WithinLimits(0.3, 0.6)
"""Those of a plan that comes from nothing, and of one that was within limits before two were crossed."""


def first_prices(instance: Instance) -> Longs:
    """int64[r], seconds: the prices that a search begins with; at least 1."""
    places = instance.drive[:, instance.depots :], instance.drive[instance.depots :].T
    trip = float((places[0] + places[1])[: instance.depots].min(axis=0).mean())
    return np.array([_first_price(trip, counted) for counted in instance.counts], dtype=np.int64)


def _first_price(trip: float, counted: Ints) -> int:
    """That of one rule, of what visits count by it."""
    some = counted[counted > 0]
    return max(1, round(FIRST_PRICE * trip / float(some.mean()))) if some.size else 1


@inlined
def has_prices(state: State) -> bool:
    """Whether what is above limits has a price."""
    return state.price.shape[0] > 0 and state.price[0] > 0


@inlined
def is_within_limits(state: State) -> bool:
    """Whether no tour counts more than it may."""
    most = 0
    for rule in range(state.above.shape[0]):
        most = max(most, state.above[rule])
    return most == 0


@inlined
def set_price(state: State, rule: int, price: int) -> None:
    """Give what is above the limits of a rule another price."""
    state.cost[0] += (price - state.price[rule]) * state.above[rule]
    state.price[rule] = price


@inlined
def drop_prices(state: State) -> None:
    """Let limits hold in a state that is within them."""
    for rule in range(state.price.shape[0]):
        state.price[rule] = 0


@compiled
def set_prices(state: State, prices: Longs) -> None:
    """Give what is above limits other prices."""
    for rule in range(prices.shape[0]):
        set_price(state, rule, prices[rule])


@inlined
def note_limits(state: State, scratch: Scratch) -> None:
    """Count for each rule the rounds that end within its limits."""
    for rule in range(state.above.shape[0]):
        scratch.within[rule] += 1 if state.above[rule] == 0 else 0


@inlined
def adapt_prices(state: State, scratch: Scratch, rounds: int, wanted: float) -> None:
    """Raise the price of a rule whose limits fewer of so many rounds kept than wanted; lower any other."""
    for rule in range(state.above.shape[0]):
        price = state.price[rule]
        step = price // CHANGE + 1
        if scratch.within[rule] >= wanted * rounds:
            step = -min(step, price - 1)
        set_price(state, rule, price + step)
        scratch.within[rule] = 0
