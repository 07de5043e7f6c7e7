"""The search as a whole, in a thread of its own.

Where visits recur in few tours it crosses plans of a population. Else it first goes over the whole plan,
cooling once, and then again and again warms up a part of the best one, some neighbouring tours: few tours
cool down well in little time. As soon as there are tours of a relaxation, it forces some of them into the
plan instead, and cools down what lies around.
"""

import threading
from collections.abc import Callable, Sequence
from math import log
from random import Random
from time import monotonic

import numpy as np

from tourplanner.solvers.sisr.annealing import seed_random
from tourplanner.solvers.sisr.cooling import START_TEMPERATURE, Cooling
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.meeting import Meeting, Seat
from tourplanner.solvers.sisr.population import breed, prepare_breeding
from tourplanner.solvers.sisr.rins import (
    Exchange,
    RelaxedTour,
    apply_exchange,
    draw_exchange,
)
from tourplanner.solvers.sisr.rounds import Rounds, Work
from tourplanner.solvers.sisr.scratch import scratch_for
from tourplanner.solvers.sisr.state import State, copy_state, empty_state
from tourplanner.solvers.sisr.strings import StringRemoval, StringTurns
from tourplanner.solvers.sisr.subproblem import stops_around, subproblem_of, whole_problem

ROUNDS_PER_STOP, LEAST_ROUNDS = 5_000, 20_000
"""Rounds of a search without a time limit."""

PATIENCE = 20
"""Under a time limit the clock ends a search, or so many times these rounds where that is sooner."""

WHOLE_SHARE = 0.6
"""The share of a search that goes over the whole plan."""

FEW_TOURS, MORE_TOURS, OFTEN = 64, 128, 2.0
"""Where visits recur in so few tours plans are crossed instead: hardly any stop has all of its visits in a
part of them. In more tours where stops have so many visits on average."""

DATE_RATE = 0.5
"""How often, where visits recur in few tours, a round rebuilds tours of one date alone."""

PART_TOURS, PART_ROUNDS_PER_STOP = 16, 1_000
PART_START, PART_END = 0.67, 0.5
"""Tours of a part, its rounds per stop, and its temperatures as shares of the first ones."""

RINS_SHARE = 0.75
"""With tours of a relaxation: the share of the rounds that follow them."""

RINS_TOURS, RINS_ROUNDS_PER_STOP = 8, 150
RINS_START, RINS_END = 0.33, 0.5
"""Tours around an exchange that are free, their rounds per stop, and the temperatures."""

EXCHANGE_TEMPERATURE = 100.0
"""By how many seconds a plan may be worse for an exchange at first: in the end not at all."""


def rounds_for(instance: Instance) -> int:
    """How many rounds a search without a time limit takes; depends on the problem alone."""
    return max(LEAST_ROUNDS, ROUNDS_PER_STOP * len(instance.visits))


def most_rounds_for(instance: Instance) -> int:
    """After how many rounds a search with a time limit stops, though there is time left."""
    return PATIENCE * rounds_for(instance)


class Search:
    """A search that runs in a thread of its own; `best` may be read while it runs.

    It takes `rounds`, and gives the same state for the same seed, unless `seconds` of a `clock` end it
    earlier: then it cools on that clock. Compiled code releases the interpreter, so that a bound can be
    computed meanwhile. With `start` it improves on that state; tours of a relaxation may come while it runs.
    `crosses` tells whether it crosses plans.
    """

    def __init__(
        self,
        instance: Instance,
        seed: int,
        *,
        rounds: int,
        seconds: float | None = None,
        clock: Callable[[], float] = monotonic,
        cooling: Cooling | None = None,
        strings: StringRemoval | None = None,
        start: State | None = None,
        relaxed: Sequence[RelaxedTour] = (),
    ) -> None:
        self.instance = instance
        self.seed = seed
        self.cooling = cooling or Cooling()
        self.failure: BaseException | None = None
        self._first = start
        self._relaxed = tuple(relaxed)
        self.crosses = _crosses(instance)
        usual = strings or StringRemoval()
        turns = StringTurns.of(instance, usual) if self.crosses else StringTurns(usual, usual)
        date_rate = DATE_RATE if self.crosses else 0.0
        self._rounds = Rounds(instance, rounds, seconds, clock, turns, date_rate)
        self._thread = threading.Thread(target=self._guarded, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._rounds.begin()
        self._thread.start()

    def prepare(self) -> None:
        """Have the compiled code that a search begins with compiled, or loaded; nothing is searched.

        What it does with tours of a relaxation is `prepare_exchange`'s.
        """
        state = empty_state(self.instance)
        work = Work(state, state, state, scratch_for(self.instance))
        seed_random(self.seed)
        self._rounds.anneal(work, whole_problem(self.instance), self.cooling.start, 0)
        if self.crosses:
            prepare_breeding(self.instance)

    def guide(self, relaxed: Sequence[RelaxedTour]) -> None:
        """Give it tours of a relaxation; a search that is told at some time or other is not reproducible."""
        self._relaxed = tuple(relaxed)

    def meet(self, seat: Seat) -> None:
        """Have it come to the meetings of searches; before it begins."""
        self._rounds.meet(seat)

    def offer(self, state: State | None) -> None:
        """Give it a state to go on from if it is better; when it does is not reproducible either."""
        self._rounds.offer(state)

    def stop(self) -> None:
        """Ask for the end; the best state so far stays readable."""
        self._rounds.end()

    def wait(self, seconds: float) -> bool:
        """Wait for the end at most so long; tell whether it came."""
        self._thread.join(seconds)
        if self.failure is not None:
            raise self.failure
        return not self._thread.is_alive()

    @property
    def best(self) -> State:
        """A copy of the best state so far."""
        return self._rounds.best

    def _guarded(self) -> None:
        try:
            self._run()
        except BaseException as failure:
            self.failure = failure
            self._rounds.end()

    def _run(self) -> None:
        instance = self.instance
        current = empty_state(instance) if self._first is None else copy_state(instance, self._first)
        work = Work(
            current, copy_state(instance, current), copy_state(instance, current), scratch_for(instance)
        )
        seed_random(self.seed)
        choice = Random(self.seed)
        if self._first is None and self.crosses:
            breed(self._rounds, work, self.cooling, choice)
        elif self._first is None:
            self._rounds.cool(work, self.cooling, WHOLE_SHARE)
        while not self._rounds.over and not self._relaxed:
            self._go_over_part(work, choice)
        self._follow(work, choice)

    def _follow(self, work: Work, choice: Random) -> None:
        """Force relaxed tours into a plan that may get a little worse for them, less and less so.

        Parts are gone over as well, for some of the rounds: of some problems a relaxation says little.
        """
        plan, began = copy_state(self.instance, work.best), self._rounds.share
        trial = work._replace(best=copy_state(self.instance, work.best))
        ahead = 0.0  # rounds by which exchanges have had more than their share
        while not self._rounds.over:
            if self._rounds.take_offer(work.best):
                plan.memory[:] = work.best.memory
            best, done = int(work.best.cost[0]), self._rounds.done
            change = draw_exchange(self.instance, plan, self._relaxed, choice) if ahead <= 0.0 else None
            trial.current.memory[:] = plan.memory
            if change is not None and apply_exchange(self.instance, trial.current, change):
                self._heal(trial, plan, change, choice)
                worse = int(trial.best.cost[0]) - int(plan.cost[0])
                temperature = (
                    EXCHANGE_TEMPERATURE
                    * self.cooling.start
                    / START_TEMPERATURE
                    * (1.0 - self._rounds.share)
                    / (1.0 - began)
                )
                if worse <= 0 or worse < -temperature * log(1.0 - choice.random()):
                    plan.memory[:] = trial.best.memory
                if int(plan.cost[0]) < best:
                    work.best.memory[:] = plan.memory
                    self._rounds.publish(plan)
                ahead += (1.0 - RINS_SHARE) * (self._rounds.done - done)
            else:
                self._go_over_part(work, choice)
                if int(work.best.cost[0]) < best:
                    plan.memory[:] = work.best.memory
                ahead -= RINS_SHARE * (self._rounds.done - done)

    def _heal(self, trial: Work, plan: State, change: Exchange, choice: Random) -> None:
        """Anneal what lies around an exchange that was made in the current state of a trial."""
        trial.best.memory[:] = trial.current.memory
        around = stops_around(
            self.instance, plan, choice.choice(sorted(change.entering[0].stops)), RINS_TOURS
        )
        members = np.union1d(around, sorted(change.touched)).astype(np.int32)
        self._rounds.warm(
            trial,
            subproblem_of(self.instance, members),
            RINS_ROUNDS_PER_STOP,
            self.cooling.scaled(RINS_START, RINS_END),
        )

    def _go_over_part(self, work: Work, choice: Random) -> None:
        """Warm a part of the best state up and cool it down."""
        self._rounds.take_offer(work.best)
        members = stops_around(
            self.instance, work.best, choice.randrange(len(self.instance.visits)), PART_TOURS
        )
        work.current.memory[:] = work.best.memory
        self._rounds.warm(
            work,
            subproblem_of(self.instance, members),
            PART_ROUNDS_PER_STOP,
            self.cooling.scaled(PART_START, PART_END),
        )


def let_meet(searches: Sequence[Search]) -> None:
    """Have searches side by side, of one instance and as many rounds, meet where they cross plans.

    Before they begin: each waits for the others when it is time to.
    """
    if len(searches) > 1 and all(search.crosses for search in searches):
        for search, seat in zip(searches, Meeting(len(searches)).seats, strict=True):
            search.meet(seat)


def _crosses(instance: Instance) -> bool:
    """Whether visits recur in few tours for how often they do."""
    often = int(instance.visits.sum()) >= OFTEN * len(instance.visits)
    return len(instance.patterns) > 0 and len(instance.tour_date) <= (MORE_TOURS if often else FEW_TOURS)
