"""The search as a whole: rounds in chunks, cooling, and a best state that can be read at any time."""

import threading
from dataclasses import dataclass
from time import monotonic

from tourplanner.solvers.recreate.fleet import Fleet, State, copy_state, empty_state, scratch_for
from tourplanner.solvers.recreate.kernel import anneal, seed_random

# Seconds of driving by which a round may be worse, at the start and at the end; measured on the 461
# communes of the Gers and on the periodic instances of Cordeau (there in their own unit).
HOT, COLD = 300.0, 60.0
# Rounds between two looks at the clock. Each waits for the interpreter, which the bound may hold for 5 ms.
CHUNK = 500
ROUNDS_PER_STOP = 5_000
LEAST_ROUNDS = 20_000
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
    meanwhile.
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
    ) -> None:
        self.fleet = fleet
        self.seed = seed
        self.rounds = rounds
        self.seconds = seconds
        self.heat = heat or Heat()
        self.strings = strings or Strings()
        self.failure: BaseException | None = None
        self._state = empty_state(fleet)
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._guarded, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

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
        current = empty_state(self.fleet)
        spare, best = copy_state(self.fleet, current), copy_state(self.fleet, current)
        seed_random(self.seed)
        scratch = scratch_for(self.fleet)
        sizes = (self.strings.removed, self.strings.longest)
        anneal(self.fleet, current, spare, best, scratch, (self.heat.hot, self.heat.hot), sizes, 1)
        self._publish(best)
        began, done = monotonic(), 1
        while not self._ended.is_set():
            share = self._share(done, monotonic() - began)
            if share >= 1.0:
                return
            known = int(best.cost[0])
            heat = self.heat.at(share)
            anneal(self.fleet, current, spare, best, scratch, (heat, heat), sizes, CHUNK)
            done += CHUNK
            if int(best.cost[0]) < known:
                self._publish(best)

    def _share(self, rounds: int, seconds: float) -> float:
        """How much of the search is done, by its rounds or, if that is more, by the clock."""
        by_rounds = rounds / self.rounds
        if self.seconds is None:
            return by_rounds
        return max(by_rounds, seconds / self.seconds if self.seconds > 0 else 1.0)

    def _publish(self, best: State) -> None:
        with self._lock:
            self._state = copy_state(self.fleet, best)
