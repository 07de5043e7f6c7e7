"""The compiled search: ruin and recreate, accepted by simulated annealing."""

import numpy as np

from tourplanner.solvers.compiled import compiled, inlined
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.prices import (
    PERIOD,
    adapt_prices,
    drop_prices,
    has_prices,
    is_within_limits,
    note_limits,
)
from tourplanner.solvers.sisr.recreate import recreate
from tourplanner.solvers.sisr.reschedule import reschedule
from tourplanner.solvers.sisr.ruin import ruin
from tourplanner.solvers.sisr.scratch import Scratch
from tourplanner.solvers.sisr.state import State
from tourplanner.solvers.sisr.subproblem import Subproblem
from tourplanner.solvers.sisr.within_date import rebuild_date

RESCHEDULE_RATE = 0.02
"""How often a round moves linked tours to other dates rather than rebuild some of them."""


@inlined
def _copy_into(target: State, source: State) -> None:
    """Make one state equal to another."""
    for word in range(source.memory.shape[0]):
        target.memory[word] = source.memory[word]


@inlined
def _ruin_and_recreate(
    instance: Instance,
    state: State,
    before: State,
    scratch: Scratch,
    subproblem: Subproblem,
    sizes: tuple[float, float],
) -> bool:
    """Remove stops and insert them again; tell if all is legal. `before` is a copy of the state."""
    absences = 0
    for stop in range(instance.visits.shape[0]):
        if state.block_of[stop, 0] < 0:
            scratch.absent[absences] = stop
            absences += 1
    absences, legal = ruin(instance, state, scratch, subproblem, absences, sizes)
    if legal:
        legal = recreate(instance, state, before, scratch, absences)
    return legal


@compiled
def seed_random(seed: int) -> None:
    """Seed the generator of the compiled code."""
    np.random.seed(seed)


@compiled
def anneal(
    instance: Instance,
    current: State,
    spare: State,
    best: State,
    scratch: Scratch,
    subproblem: Subproblem,
    temperatures: tuple[float, float],
    sizes: tuple[float, float],
    date_rate: float,
    wanted: float,
    rounds: int,
) -> None:
    """Go `rounds` times from `current`, cooling from one temperature to the other (seconds of driving).

    A round that costs d more is accepted if d < -T ln u, with u drawn from (0, 1): with the probability
    exp(-d / T) of Metropolis et al., 1953, doi:10.1063/1.1699114. T falls exponentially. `subproblem` and
    `sizes` are those of `ruin`; `date_rate` tells how often a round rebuilds tours of one date alone; `spare`
    is room for taking a round back; `best` is replaced whenever it is beaten. Where what is above limits has
    a price in `current`, it goes where `wanted`, a share of the rounds, end within them; `best` always is.
    """
    # Without stops of several visits tours are not linked: stops find other dates one by one.
    linked = instance.patterns.shape[0] > 0
    priced, noted = has_prices(current), 0
    for step in range(rounds):
        temperature = temperatures[0] * (temperatures[1] / temperatures[0]) ** (step / rounds)
        _copy_into(spare, current)
        choice = np.random.random() if linked else 1.0
        if choice < RESCHEDULE_RATE:
            legal = reschedule(instance, current, spare, scratch, subproblem)
        elif choice < RESCHEDULE_RATE + date_rate:
            legal = rebuild_date(instance, current, spare, scratch, subproblem, sizes)
        else:
            legal = _ruin_and_recreate(instance, current, spare, scratch, subproblem, sizes)
        if legal:
            worse = current.cost[0] - spare.cost[0]
            if worse <= 0 or worse < -temperature * np.log(np.random.random()):
                if current.cost[0] < best.cost[0] and (not priced or is_within_limits(current)):
                    _copy_into(best, current)
                    drop_prices(best)
            else:
                legal = False
        if not legal:
            _copy_into(current, spare)
        if priced:
            note_limits(current, scratch)
            noted += 1
            if noted == PERIOD or step == rounds - 1:
                adapt_prices(current, scratch, noted, wanted)
                noted = 0
