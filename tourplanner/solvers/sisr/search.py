"""The search as a whole: rounds in chunks, cooling, and a best state that can be read at any time.

First it goes over the whole plan, cooling once: that is all where visits recur in few tours. Else, again and
again, it then warms up a part of the best plan, some neighbouring tours: few tours cool down well in little
time. As soon as there are tours of a relaxation,
it forces some of them into the plan instead, and cools down what lies around.
"""

import threading
from collections.abc import Callable, Sequence
from math import log
from random import Random
from time import monotonic
from typing import NamedTuple

import numpy as np

from tourplanner.solvers.sisr.annealing import anneal, seed_random
from tourplanner.solvers.sisr.cooling import START_TEMPERATURE, Cooling
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.prices import FROM_NOTHING, first_prices, set_prices
from tourplanner.solvers.sisr.rins import (
    Exchange,
    RelaxedTour,
    apply_exchange,
    draw_exchange,
)
from tourplanner.solvers.sisr.scratch import Scratch, scratch_for
from tourplanner.solvers.sisr.state import State, copy_state, empty_state
from tourplanner.solvers.sisr.strings import StringRemoval, StringTurns
from tourplanner.solvers.sisr.subproblem import Subproblem, stops_around, subproblem_of, whole_problem

CHUNK, CHUNKS = 2_000, 40
"""Rounds between two looks at the clock at most, and looks at least. Each waits for the interpreter, which
the bound may hold for 5 ms."""

ROUNDS_PER_STOP, LEAST_ROUNDS = 5_000, 20_000
"""Rounds of a search without a time limit."""

PATIENCE = 20
"""Under a time limit the clock ends a search, or so many times these rounds where that is sooner."""

WHOLE_SHARE, FEW_TOURS = 0.6, 64
"""The share of a search that goes over the whole plan; all of it where visits recur in so few tours: hardly
any stop has all of its visits in a part of them."""

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


class Work(NamedTuple):
    """What a search works on, in the order in which `anneal` takes it."""

    current: State
    spare: State
    best: State
    scratch: Scratch


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
        self.rounds = rounds
        self.seconds = seconds
        self.clock = clock
        self.cooling = cooling or Cooling()
        usual = strings or StringRemoval()
        self.failure: BaseException | None = None
        self._first = start
        self._relaxed = tuple(relaxed)
        self._offered: State | None = None
        self._state = empty_state(instance)
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._is_linked = len(instance.patterns) > 0 and len(instance.tour_date) <= FEW_TOURS
        self._strings = StringTurns.of(instance, usual) if self._is_linked else StringTurns(usual, usual)
        self._chunk = max(1, min(CHUNK, rounds // CHUNKS))
        self._done, self._began = 0, clock()
        self._thread = threading.Thread(target=self._guarded, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._began = self.clock()
        self._thread.start()

    def prepare(self) -> None:
        """Have the compiled code that a search begins with compiled, or loaded; nothing is searched.

        What it does with tours of a relaxation is `prepare_exchange`'s.
        """
        state = empty_state(self.instance)
        work = Work(state, state, state, scratch_for(self.instance))
        seed_random(self.seed)
        self._anneal(work, whole_problem(self.instance), self.cooling.start, 0)

    def guide(self, relaxed: Sequence[RelaxedTour]) -> None:
        """Give it tours of a relaxation; a search that is told at some time or other is not reproducible."""
        self._relaxed = tuple(relaxed)

    def offer(self, state: State | None) -> None:
        """Give it a state to go on from if it is better; when it does is not reproducible either."""
        self._offered = state

    def stop(self) -> None:
        """Ask for the end; the best state so far stays readable."""
        self._ended.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the end at most so long; tell whether it came."""
        self._thread.join(seconds)
        if self.failure is not None:
            raise self.failure
        return not self._thread.is_alive()

    @property
    def best(self) -> State:
        """A copy of the best state so far."""
        with self._lock:
            return copy_state(self.instance, self._state)

    def _guarded(self) -> None:
        try:
            self._run()
        except BaseException as failure:
            self.failure = failure

    def _run(self) -> None:
        instance = self.instance
        current = empty_state(instance) if self._first is None else copy_state(instance, self._first)
        work = Work(
            current, copy_state(instance, current), copy_state(instance, current), scratch_for(instance)
        )
        seed_random(self.seed)
        if self._first is None:
            self._cool(work)
        choice = Random(self.seed)
        while not self._over and not self._relaxed:
            self._go_over_part(work, choice)
        self._follow(work, choice)

    def _cool(self, work: Work) -> None:
        """Go over everything while it cools down once."""
        whole = whole_problem(self.instance)
        until = 1.0 if self._is_linked else WHOLE_SHARE
        self._anneal(work, whole, self.cooling.start, 1)
        if self._is_linked:
            set_prices(work.current, first_prices(self.instance))
        while not self._over and self._share < until:
            share = self._share / until
            self._anneal(work, whole, self.cooling.at(share), self._chunk, FROM_NOTHING.at(share))

    def _follow(self, work: Work, choice: Random) -> None:
        """Force relaxed tours into a plan that may get a little worse for them, less and less so.

        Parts are gone over as well, for some of the rounds: of some problems a relaxation says little.
        """
        plan, began = copy_state(self.instance, work.best), self._share
        trial = work._replace(best=copy_state(self.instance, work.best))
        ahead = 0.0  # rounds by which exchanges have had more than their share
        while not self._over:
            if self._take_offer(work.best):
                plan.memory[:] = work.best.memory
            best, done = int(work.best.cost[0]), self._done
            change = draw_exchange(self.instance, plan, self._relaxed, choice) if ahead <= 0.0 else None
            trial.current.memory[:] = plan.memory
            if change is not None and apply_exchange(self.instance, trial.current, change):
                self._heal(trial, plan, change, choice)
                worse = int(trial.best.cost[0]) - int(plan.cost[0])
                temperature = (
                    EXCHANGE_TEMPERATURE
                    * self.cooling.start
                    / START_TEMPERATURE
                    * (1.0 - self._share)
                    / (1.0 - began)
                )
                if worse <= 0 or worse < -temperature * log(1.0 - choice.random()):
                    plan.memory[:] = trial.best.memory
                if int(plan.cost[0]) < best:
                    work.best.memory[:] = plan.memory
                    self._publish(plan)
                ahead += (1.0 - RINS_SHARE) * (self._done - done)
            else:
                self._go_over_part(work, choice)
                if int(work.best.cost[0]) < best:
                    plan.memory[:] = work.best.memory
                ahead -= RINS_SHARE * (self._done - done)

    def _heal(self, trial: Work, plan: State, change: Exchange, choice: Random) -> None:
        """Anneal what lies around an exchange that was made in the current state of a trial."""
        trial.best.memory[:] = trial.current.memory
        around = stops_around(
            self.instance, plan, choice.choice(sorted(change.entering[0].stops)), RINS_TOURS
        )
        members = np.union1d(around, sorted(change.touched)).astype(np.int32)
        self._warm(
            trial,
            subproblem_of(self.instance, members),
            RINS_ROUNDS_PER_STOP,
            self.cooling.scaled(RINS_START, RINS_END),
        )

    def _go_over_part(self, work: Work, choice: Random) -> None:
        """Warm a part of the best state up and cool it down."""
        self._take_offer(work.best)
        members = stops_around(
            self.instance, work.best, choice.randrange(len(self.instance.visits)), PART_TOURS
        )
        work.current.memory[:] = work.best.memory
        self._warm(
            work,
            subproblem_of(self.instance, members),
            PART_ROUNDS_PER_STOP,
            self.cooling.scaled(PART_START, PART_END),
        )

    def _warm(self, work: Work, subproblem: Subproblem, rounds_per_stop: int, cooling: Cooling) -> None:
        """Cool some stops down from where they are."""
        rounds = rounds_per_stop * len(subproblem.members)
        for done in range(0, rounds, self._chunk):
            if self._over:
                return
            self._anneal(work, subproblem, cooling.at(done / rounds), self._chunk)

    def _anneal(
        self, work: Work, subproblem: Subproblem, temperature: float, rounds: int, wanted: float = 1.0
    ) -> None:
        """Some rounds at one temperature; what beats the best state is made known."""
        sizes = self._strings.sizes(self._done // self._chunk)
        rate = DATE_RATE if self._is_linked else 0.0
        anneal(self.instance, *work, subproblem, (temperature, temperature), sizes, rate, wanted, rounds)
        self._done += rounds
        self._publish(work.best)

    def _take_offer(self, best: State) -> bool:
        """Make the best state that which was offered, if it is better; tell if it was."""
        offered, self._offered = self._offered, None
        if offered is None or int(offered.cost[0]) >= int(best.cost[0]):
            return False
        best.memory[:] = offered.memory
        self._publish(best)
        return True

    def _publish(self, best: State) -> None:
        """Make a state known if it is better than what is known."""
        if int(best.cost[0]) < int(self._state.cost[0]):
            with self._lock:
                self._state = copy_state(self.instance, best)

    @property
    def _over(self) -> bool:
        return self._ended.is_set() or self._share >= 1.0

    @property
    def _share(self) -> float:
        """How much of the search is done, by its rounds or, if that is more, by the clock."""
        by_rounds = self._done / self.rounds
        if self.seconds is None:
            return by_rounds
        seconds = self.clock() - self._began
        return max(by_rounds, seconds / self.seconds if self.seconds > 0 else 1.0)
