"""Plans that are cooled down from nothing one by one, of which two are crossed again and again.

One slow cooling of visits that recur ends where its hottest rounds happened to leave their patterns, and a
slower one hardly anywhere better. Several quick ones end in several such places, and what is good about two
of them can often be had together. When it has been, the best plan stays and others come in for the rest, as
T. Vidal and others diversify, 2012, doi:10.1287/opre.1120.1048.
"""

from random import Random

import numpy as np

from tourplanner.solvers.sisr.cooling import Cooling
from tourplanner.solvers.sisr.crossover import apart, dates_of, draw_part, stops_to_cross, take_dates
from tourplanner.solvers.sisr.instance import Instance, Longs
from tourplanner.solvers.sisr.prices import FROM_CROSSING, first_prices, set_prices
from tourplanner.solvers.sisr.rounds import Rounds, Work
from tourplanner.solvers.sisr.scratch import scratch_for
from tourplanner.solvers.sisr.state import State, copy_state, empty_state
from tourplanner.solvers.sisr.subproblem import subproblem_of

MEMBERS, FIRST_SHARE = 4, 0.35
"""Plans at most, and the share of the rounds in which they come to be at first."""

PATIENCE = 30
"""After so many children in a row that took nobody's place others come in for all plans but the best."""

MEMBER_ROUNDS_PER_STOP, MEMBER_ROUNDS_PER_VISIT = 600, 300
"""Rounds that each of several plans should have at least, whichever is more: few rounds are for fewer plans.
Two may have half of it."""

CHILD_ROUNDS_PER_STOP = 50
CHILD_START, CHILD_END = 0.1, 0.3
"""The rounds of a child per stop of the part that is crossed, at least as many as are made at a time, and its
temperatures as shares of the first and of the last one."""

NOTHING_YET = 2**60
"""The cost of a best state that is none."""


def members_for(instance: Instance, rounds: int) -> int:
    """How many plans so many rounds are for."""
    visits = instance.visits
    enough = max(MEMBER_ROUNDS_PER_STOP * len(visits), MEMBER_ROUNDS_PER_VISIT * int(visits.sum()))
    number = int(FIRST_SHARE * rounds / max(1, enough))
    return max(2, min(MEMBERS, number)) if number else 1


class Population:
    """Plans of an instance: ``members``, of which the worst go when better ones come."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.members: list[State] = []

    def replace_worst(self, state: State) -> None:
        """Take a state in for the worst one if it is better, and costs what none does."""
        worst = max(range(len(self.members)), key=lambda member: int(self.members[member].cost[0]))
        if not self._has_cost(state) and int(state.cost[0]) < int(self.members[worst].cost[0]):
            self.members[worst] = copy_state(self.instance, state)

    def keep_best(self) -> None:
        """Let all go but the best one."""
        self.members = sorted(self.members, key=lambda member: int(member.cost[0]))[:1]

    def replace_parent(self, child: State, parents: list[int]) -> bool:
        """Take a child in for the parent that is more like it if it is better, or else for the other one.

        None whose cost a member has: that is most often the same plan. Tells whether it was taken in.
        """
        if self._has_cost(child):
            return False
        dates = dates_of(self.instance, child)
        alike = sorted(
            parents, key=lambda parent: len(apart(dates, dates_of(self.instance, self.members[parent])))
        )
        for parent in alike:
            if int(child.cost[0]) < int(self.members[parent].cost[0]):
                self.members[parent] = child
                return True
        return False

    def _has_cost(self, state: State) -> bool:
        """Whether a member costs as much as a state."""
        return any(int(member.cost[0]) == int(state.cost[0]) for member in self.members)


def prepare_breeding(instance: Instance) -> None:
    """Have the compiled code that crosses plans compiled, or loaded."""
    state = empty_state(instance)
    set_prices(state, first_prices(instance))
    take_dates(instance, state, state, np.zeros(0, dtype=np.int32), scratch_for(instance))


def breed(rounds: Rounds, work: Work, cooling: Cooling, choice: Random) -> None:
    """Go on as long as there are rounds; the best plan of all ends up in ``work.best``."""
    population = Population(rounds.instance)
    number = members_for(rounds.instance, rounds.most)
    if number == 1:
        # So few rounds are too few to come back within limits, too.
        rounds.cool(work, cooling, 1.0)
    while not rounds.over:
        prices = _fill(rounds, work, cooling, population, number)
        _cross(rounds, work, cooling, population, prices, choice)
        population.keep_best()


def _fill(rounds: Rounds, work: Work, cooling: Cooling, population: Population, number: int) -> Longs:
    """Cool so many plans down from nothing as a population lacks; the prices that the last one ended with."""
    instance, began = rounds.instance, rounds.share
    first = prices = first_prices(instance)
    for filled in range(number - len(population.members)):
        if rounds.over:
            break
        trial = work._replace(current=empty_state(instance), best=empty_state(instance))
        rounds.cool(trial, cooling, began + FIRST_SHARE * (filled + 1) / number, first)
        prices = trial.current.price.copy()
        _keep_best(work, trial.best)
        population.members.append(trial.best)
    return prices


def _cross(
    rounds: Rounds,
    work: Work,
    cooling: Cooling,
    population: Population,
    prices: Longs,
    choice: Random,
) -> None:
    """Cross plans until children take nobody's place any more, and there are rounds for other plans."""
    number, in_vain = len(population.members), 0
    while not rounds.over:
        # Plans that come in too late to be crossed would be of no use.
        if in_vain >= PATIENCE and rounds.share + FIRST_SHARE < 1.0:
            return
        offered = rounds.offered()
        if offered is not None:
            population.replace_worst(offered)
            _keep_best(work, offered)
            rounds.publish(work.best)
        parents = choice.sample(range(number), 2)
        first, second = (population.members[parent] for parent in parents)
        child = _child(rounds, work, (first, second), cooling, prices, choice)
        taken = child is not None and population.replace_parent(child, parents)
        in_vain = 0 if taken else in_vain + 1


def _child(
    rounds: Rounds,
    work: Work,
    parents: tuple[State, State],
    cooling: Cooling,
    prices: Longs,
    choice: Random,
) -> State | None:
    """The best plan on the way down from the first parent with a part of the second, where that is legal.

    None where no plan on that way is within limits.
    """
    instance, (first, second) = rounds.instance, parents
    trial = work._replace(current=copy_state(instance, first), best=copy_state(instance, first))
    trial.best.cost[0] = NOTHING_YET
    part = draw_part(instance, choice)
    stops = stops_to_cross(instance, first, second, part, choice)
    set_prices(trial.current, prices)
    if not take_dates(instance, trial.current, second, stops, work.scratch):
        trial.current.memory[:] = first.memory
        set_prices(trial.current, prices)
    scaled = cooling.scaled(CHILD_START, CHILD_END)
    rounds.warm(trial, subproblem_of(instance, part), CHILD_ROUNDS_PER_STOP, scaled, FROM_CROSSING)
    _keep_best(work, trial.best)
    return trial.best if int(trial.best.cost[0]) < NOTHING_YET else None


def _keep_best(work: Work, state: State) -> None:
    """Make a state the best one of the work if it is better."""
    if int(state.cost[0]) < int(work.best.cost[0]):
        work.best.memory[:] = state.memory
