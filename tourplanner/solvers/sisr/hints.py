"""Tours of a relaxation, forced into a plan to see what becomes of it.

The relaxation weighs all tours against each other; a search that has cooled down knows only what is near.
Tours that go together in the relaxation are put where the plan has others of their stops, and what lies
around is annealed again (after E. Danna, E. Rothberg and C. Le Pape, Exploring relaxation induced
neighborhoods, 2005, doi:10.1007/s10107-004-0518-7).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from tourplanner.solvers.compiled import compiled
from tourplanner.solvers.sisr.fleet import Fleet, Ints, State
from tourplanner.solvers.sisr.moves import put, refresh, take

AT_ONCE = 2
"""Tours that are forced into a plan together."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A tour, as positions of stops, and how often the relaxation drives it."""

    morning: tuple[int, ...]
    afternoon: tuple[int, ...]
    share: float

    @property
    def stops(self) -> frozenset[int]:
        """All its stops."""
        return frozenset(self.morning + self.afternoon)


@dataclass(frozen=True, slots=True)
class Exchange:
    """Hints to drive in place of as many tours; ``gone`` are the stops of both, ``near`` those around too."""

    hints: tuple[Hint, ...]
    tours: tuple[int, ...]
    gone: frozenset[int]
    near: frozenset[int]


def exchange(fleet: Fleet, state: State, hints: Sequence[Hint], choice: Random) -> Exchange | None:
    """Hints that a plan does not follow, by chance and by their share; None if it follows all of them."""
    tours = {int(tour): _stops_of(fleet, state, int(tour)) for tour in np.flatnonzero(state.work > 0)}
    driven = set(tours.values())
    open_hints = [hint for hint in hints if hint.stops not in driven]
    chosen: list[Hint] = []
    used: frozenset[int] = frozenset()
    while len(chosen) < AT_ONCE:
        # The next one takes up stops that the first ones leave behind.
        left = frozenset[int]().union(*(tours[tour] for tour in _most_like(tours, used, len(chosen)))) - used
        fitting = [hint for hint in open_hints if not hint.stops & used]
        weights = [hint.share * (len(hint.stops & left) if chosen else 1) for hint in fitting]
        if not sum(weights):
            break
        chosen += choice.choices(fitting, weights)
        used |= chosen[-1].stops
    if not chosen:
        return None
    replaced = _most_like(tours, used, len(chosen))
    touched = [stops for stops in tours.values() if stops & used]
    return Exchange(
        tuple(chosen), tuple(replaced), used.union(*(tours[tour] for tour in replaced)), used.union(*touched)
    )


def force(fleet: Fleet, state: State, change: Exchange) -> bool:
    """Make an exchange; its other stops are left out. Tells if all is legal: if not, the state is spoilt."""
    legal = len(change.tours) == len(change.hints) and _leave_out(fleet, state, _array(sorted(change.gone)))
    return legal and all(
        _drive(fleet, state, _array(hint.morning + hint.afternoon), len(hint.morning), tour)
        for hint, tour in zip(change.hints, change.tours, strict=True)
    )


def _stops_of(fleet: Fleet, state: State, tour: int) -> frozenset[int]:
    blocks = (state.seq[block, : state.size[block]] for block in (2 * tour, 2 * tour + 1))
    return frozenset(int(node) - fleet.depots for nodes in blocks for node in nodes)


def _most_like(tours: Mapping[int, frozenset[int]], stops: frozenset[int], number: int) -> list[int]:
    """The tours with the largest share of their stops among some."""
    shares = ((-len(mine & stops) / len(mine), tour) for tour, mine in tours.items() if mine & stops)
    return [tour for _, tour in sorted(shares)[:number]]


def _array(stops: Sequence[int]) -> Ints:
    return np.array(stops, dtype=np.int32)


@compiled
def _leave_out(fleet: Fleet, state: State, stops: Ints) -> bool:
    """Take stops out that are served; tell if what stays is legal."""
    legal = True
    for stop in stops:
        if state.where[stop, 0] >= 0:
            legal = take(fleet, state, stop) and legal
    return legal


@compiled
def _drive(fleet: Fleet, state: State, stops: Ints, morning: int, tour: int) -> bool:
    """Fill an empty tour with stops that are left out, `morning` of them before noon; tell if it is legal."""
    date, van = tour // fleet.depot.shape[0], tour % fleet.depot.shape[0]
    if state.size[2 * tour] + state.size[2 * tour + 1] > 0:
        return False
    if max(morning, stops.shape[0] - morning) > fleet.longest:
        return False
    for k in range(stops.shape[0]):
        stop, half = stops[k], 0 if k < morning else 1
        if state.where[stop, 0] >= 0 or not fleet.open[stop, date, half] or not fleet.van_ok[stop, date, van]:
            return False
        if state.there[fleet.commune[stop], date] > 0:
            return False
        put(fleet, state, stop, 0, 2 * tour + half, k if half == 0 else k - morning)
        state.cost[0] -= fleet.weight[stop]
    if fleet.rules.capacity >= 0 and state.load[tour] > fleet.rules.capacity:
        return False
    return refresh(fleet, state, tour)
