"""Relaxation induced neighbourhoods: tours of a relaxation, forced into a plan to see what becomes of it.

The relaxation weighs all tours against each other; a search that has cooled down knows only what is near.
Tours that go together in the relaxation are put where the plan has others of their stops, and what lies
around is annealed again (after E. Danna, E. Rothberg and C. Le Pape, Exploring relaxation induced
neighborhoods to improve MIP solutions, 2005, doi:10.1007/s10107-004-0518-7).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from tourplanner.solvers.compiled import compiled
from tourplanner.solvers.sisr.edits import insert, remove, update
from tourplanner.solvers.sisr.instance import Instance, Ints
from tourplanner.solvers.sisr.state import State, copy_state

AT_ONCE = 2
"""Tours that are forced into a plan together."""


@dataclass(frozen=True, slots=True)
class RelaxedTour:
    """A tour, as positions of stops, and its value: how often the relaxation drives it, from 0 to 1."""

    morning: tuple[int, ...]
    afternoon: tuple[int, ...]
    value: float

    @property
    def stops(self) -> frozenset[int]:
        """All its stops."""
        return frozenset(self.morning + self.afternoon)


@dataclass(frozen=True, slots=True)
class Exchange:
    """Relaxed tours to drive in place of as many tours of a plan.

    ``removed`` are the stops of both, ``touched`` those of all tours that share stops with the former.
    """

    entering: tuple[RelaxedTour, ...]
    leaving: tuple[int, ...]
    removed: frozenset[int]
    touched: frozenset[int]


def draw_exchange(
    instance: Instance, state: State, relaxed: Sequence[RelaxedTour], choice: Random
) -> Exchange | None:
    """Relaxed tours that a plan does not drive, by chance and by their value; None if it drives all."""
    tours = {int(tour): _stops_of(instance, state, int(tour)) for tour in np.flatnonzero(state.work > 0)}
    driven = set(tours.values())
    missing = [tour for tour in relaxed if tour.stops not in driven]
    chosen: list[RelaxedTour] = []
    used: frozenset[int] = frozenset()
    while len(chosen) < AT_ONCE:
        # The next one takes up stops that the first ones leave behind.
        left = frozenset[int]().union(*(tours[tour] for tour in _most_like(tours, used, len(chosen)))) - used
        fitting = [tour for tour in missing if not tour.stops & used]
        weights = [tour.value * (len(tour.stops & left) if chosen else 1) for tour in fitting]
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


def apply_exchange(instance: Instance, state: State, change: Exchange) -> bool:
    """Make an exchange; its other stops are left out. Tells if all is legal: if not, the state is spoilt."""
    if len(change.leaving) != len(change.entering):
        return False
    legal = _leave_out(instance, state, _array(sorted(change.removed)))
    return legal and all(
        _fill(instance, state, _array(tour.morning + tour.afternoon), len(tour.morning), place)
        for tour, place in zip(change.entering, change.leaving, strict=True)
    )


def prepare_exchange(instance: Instance, state: State) -> None:
    """Have what makes exchanges compiled, or loaded; the state stays as it is."""
    nothing = _array(())
    _leave_out(instance, state, nothing)
    _fill(instance, copy_state(instance, state), nothing, 0, 0)


def _stops_of(instance: Instance, state: State, tour: int) -> frozenset[int]:
    blocks = (state.seq[block, : state.size[block]] for block in (2 * tour, 2 * tour + 1))
    return frozenset(int(node) - instance.depots for nodes in blocks for node in nodes)


def _most_like(tours: Mapping[int, frozenset[int]], stops: frozenset[int], number: int) -> list[int]:
    """The tours with the largest share of their stops among some."""
    shares = ((-len(mine & stops) / len(mine), tour) for tour, mine in tours.items() if mine & stops)
    return [tour for _, tour in sorted(shares)[:number]]


def _array(stops: Sequence[int]) -> Ints:
    return np.array(stops, dtype=np.int32)


@compiled
def _leave_out(instance: Instance, state: State, stops: Ints) -> bool:
    """Take stops out that are served; tell if what stays is legal."""
    legal = True
    for stop in stops:
        if state.block_of[stop, 0] >= 0:
            legal = remove(instance, state, stop) and legal
    return legal


@compiled
def _fill(instance: Instance, state: State, stops: Ints, morning: int, tour: int) -> bool:
    """Fill an empty tour with stops that are left out, `morning` of them before noon; tell if it is legal."""
    date, van = instance.tour_date[tour], instance.tour_van[tour]
    if state.size[2 * tour] + state.size[2 * tour + 1] > 0:
        return False
    if max(morning, stops.shape[0] - morning) > instance.max_block:
        return False
    for k in range(stops.shape[0]):
        stop, half = stops[k], 0 if k < morning else 1
        if (
            state.block_of[stop, 0] >= 0
            or not instance.open[stop, date, half]
            or not instance.van_allowed[stop, date, van]
        ):
            return False
        if state.commune_visits[instance.commune[stop], date] > 0:
            return False
        insert(instance, state, stop, 0, 2 * tour + half, k if half == 0 else k - morning)
        state.cost[0] -= instance.prize[stop]
    return update(instance, state, tour)
