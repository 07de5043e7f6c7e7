"""The search as a whole: rounds in chunks, cooling, and a best state that can be read at any time.

First it goes over the whole plan, cooling once. Then, again and again, it warms up a group of
neighbouring tours of the best plan alone: few tours cool down well in little time (after
É. Taillard and S. Voss, POPMUSIC, 2002, doi:10.1007/978-1-4615-1507-4_27). As soon as there are hints, it
forces some of them into the plan instead, and cools down what lies around.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from random import Random
from time import monotonic
from typing import NamedTuple

import numpy as np

from tourplanner.solvers.sisr.fleet import (
    Fleet,
    Focus,
    Scratch,
    State,
    copy_state,
    empty_state,
    everyone,
    focus_on,
    scratch_for,
)
from tourplanner.solvers.sisr.groups import group_around
from tourplanner.solvers.sisr.hints import Exchange, Hint, exchange, force
from tourplanner.solvers.sisr.kernel import anneal, seed_random

# Seconds of driving by which a round may be worse, at the start and at the end; measured on the 461
# communes of the Gers and on the periodic instances of Cordeau (there in their own unit).
HOT, COLD = 300.0, 60.0
# Rounds between two looks at the clock at most, and looks at least. Each waits for the interpreter, which
# the bound may hold for 5 ms.
CHUNK, CHUNKS = 2_000, 40
ROUNDS_PER_STOP = 5_000
LEAST_ROUNDS = 20_000
# The share of a search that goes over the whole plan; then the tours of a group, its rounds per stop, and
# its heat as shares of the first one.
WHOLE = 0.6
GROUP = 16
ROUNDS_PER_MEMBER = 1_000
WARM, CALM = 0.67, 0.5
# With hints: their share of the rounds, the tours around them that are free, their rounds per stop, and the
# heat; and by how many seconds a plan may be worse for them at first: in the end not at all.
HINTED = 0.75
AROUND = 8
ROUNDS_PER_HINT = 150
BRISK, MILD = 0.33, 0.5
LENIENCE = 100.0
# Under a time limit the clock ends a search, or so many times these rounds where that is sooner.
PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Heat:
    """Temperatures of the annealing, in the unit of the objective."""

    hot: float = HOT
    cold: float = COLD

    def at(self, share: float) -> float:
        """The temperature when this share of the search is done."""
        return self.hot * float(self.cold / self.hot) ** min(1.0, share)

    def scaled(self, hot: float, cold: float) -> "Heat":
        """Shares of the temperatures, for what has been cooled before."""
        return Heat(hot * self.hot, cold * self.cold)


class Work(NamedTuple):
    """What a search works on, in the order in which `anneal` takes it."""

    current: State
    spare: State
    best: State
    scratch: Scratch


@dataclass(frozen=True, slots=True)
class Strings:
    """How much a round removes: stops on average, and the longest string of neighbours."""

    removed: float = 5.0
    longest: float = 4.0


def rounds_for(fleet: Fleet) -> int:
    """How many rounds a search without a time limit takes; depends on the problem alone."""
    return max(LEAST_ROUNDS, ROUNDS_PER_STOP * len(fleet.visits))


def most_rounds_for(fleet: Fleet) -> int:
    """After how many rounds a search with a time limit stops, though there is time left."""
    return PATIENCE * rounds_for(fleet)


class Search:
    """A search that runs in a thread of its own; `best` may be read while it runs.

    It takes `rounds`, and gives the same state for the same seed, unless `seconds` end it earlier: then
    it cools on the clock. Compiled code releases the interpreter, so that a bound can be computed
    meanwhile. With `start` it improves on that state; `hints` may also come while it runs.
    """

    def __init__(
        self,
        fleet: Fleet,
        seed: int,
        *,
        rounds: int,
        seconds: float | None = None,
        heat: Heat | None = None,
        strings: Strings | None = None,
        start: State | None = None,
        hints: Sequence[Hint] = (),
    ) -> None:
        self.fleet = fleet
        self.seed = seed
        self.rounds = rounds
        self.seconds = seconds
        self.heat = heat or Heat()
        self.strings = strings or Strings()
        self.failure: BaseException | None = None
        self._first = start
        self._hints = tuple(hints)
        self._state = empty_state(fleet)
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._chunk = max(1, min(CHUNK, rounds // CHUNKS))
        self._done, self._began = 0, monotonic()
        self._thread = threading.Thread(target=self._guarded, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._began = monotonic()
        self._thread.start()

    def advise(self, hints: Sequence[Hint]) -> None:
        """Give it hints; a search that hears of them at some time or other is not reproducible."""
        self._hints = tuple(hints)

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
            return copy_state(self.fleet, self._state)

    def _guarded(self) -> None:
        try:
            self._run()
        except BaseException as failure:
            self.failure = failure

    def _run(self) -> None:
        fleet = self.fleet
        current = empty_state(fleet) if self._first is None else copy_state(fleet, self._first)
        work = Work(current, copy_state(fleet, current), copy_state(fleet, current), scratch_for(fleet))
        seed_random(self.seed)
        if self._first is None:
            self._cool(work)
        choice = Random(self.seed)
        while not self._over and not self._hints:
            self._go_over_some(work, choice)
        self._follow(work, choice)

    def _cool(self, work: Work) -> None:
        """Go over everything while it cools down once."""
        whole = everyone(self.fleet)
        self._anneal(work, whole, self.heat.hot, 1)
        while not self._over and self._share < WHOLE:
            self._anneal(work, whole, self.heat.at(self._share / WHOLE), self._chunk)

    def _follow(self, work: Work, choice: Random) -> None:
        """Force hints into a plan that may get a little worse for them, less and less so.

        Groups are gone over as well, for some of the rounds: there are problems to which hints say little.
        """
        plan, began = copy_state(self.fleet, work.best), self._share
        trial = work._replace(best=copy_state(self.fleet, work.best))
        ahead = 0.0  # rounds by which hints have had more than their share
        while not self._over:
            best, done = int(work.best.cost[0]), self._done
            change = exchange(self.fleet, plan, self._hints, choice) if ahead <= 0.0 else None
            trial.current.memory[:] = plan.memory
            if change is not None and force(self.fleet, trial.current, change):
                self._heal(trial, plan, change, choice)
                worse = int(trial.best.cost[0]) - int(plan.cost[0])
                lenience = LENIENCE * self.heat.hot / HOT * (1.0 - self._share) / (1.0 - began)
                if worse <= 0 or worse < -lenience * log(1.0 - choice.random()):
                    plan.memory[:] = trial.best.memory
                if int(plan.cost[0]) < best:
                    work.best.memory[:] = plan.memory
                    self._publish(plan)
                ahead += (1.0 - HINTED) * (self._done - done)
            else:
                self._go_over_some(work, choice)
                if int(work.best.cost[0]) < best:
                    plan.memory[:] = work.best.memory
                ahead -= HINTED * (self._done - done)

    def _heal(self, trial: Work, plan: State, change: Exchange, choice: Random) -> None:
        """Anneal what lies around an exchange that was made in the current state of a trial."""
        trial.best.memory[:] = trial.current.memory
        around = group_around(self.fleet, plan, choice.choice(sorted(change.hints[0].stops)), AROUND)
        members = np.union1d(around, sorted(change.near)).astype(np.int32)
        self._warm(trial, focus_on(self.fleet, members), ROUNDS_PER_HINT, self.heat.scaled(BRISK, MILD))

    def _go_over_some(self, work: Work, choice: Random) -> None:
        """Warm a group of the best state up and cool it down."""
        members = group_around(self.fleet, work.best, choice.randrange(len(self.fleet.visits)), GROUP)
        work.current.memory[:] = work.best.memory
        self._warm(work, focus_on(self.fleet, members), ROUNDS_PER_MEMBER, self.heat.scaled(WARM, CALM))

    def _warm(self, work: Work, focus: Focus, rounds_per_member: int, heat: Heat) -> None:
        """Cool some stops down from where they are."""
        rounds = rounds_per_member * len(focus.members)
        for done in range(0, rounds, self._chunk):
            if self._over:
                return
            self._anneal(work, focus, heat.at(done / rounds), self._chunk)

    def _anneal(self, work: Work, focus: Focus, heat: float, rounds: int) -> None:
        """Some rounds at one heat; what beats the best state is made known."""
        sizes = (self.strings.removed, self.strings.longest)
        anneal(self.fleet, *work, focus, (heat, heat), sizes, rounds)
        self._done += rounds
        self._publish(work.best)

    def _publish(self, best: State) -> None:
        """Make a state known if it is better than what is known."""
        if int(best.cost[0]) < int(self._state.cost[0]):
            with self._lock:
                self._state = copy_state(self.fleet, best)

    @property
    def _over(self) -> bool:
        return self._ended.is_set() or self._share >= 1.0

    @property
    def _share(self) -> float:
        """How much of the search is done, by its rounds or, if that is more, by the clock."""
        by_rounds = self._done / self.rounds
        if self.seconds is None:
            return by_rounds
        seconds = monotonic() - self._began
        return max(by_rounds, seconds / self.seconds if self.seconds > 0 else 1.0)
