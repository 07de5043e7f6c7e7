"""The rounds of a search: counted, ended by their number or a clock, their best state known at any time."""

import threading
from collections.abc import Callable
from typing import NamedTuple

from tourplanner.solvers.sisr.annealing import anneal
from tourplanner.solvers.sisr.cooling import Cooling
from tourplanner.solvers.sisr.instance import Instance, Longs
from tourplanner.solvers.sisr.meeting import MEETINGS, Seat
from tourplanner.solvers.sisr.prices import FROM_NOTHING, WithinLimits, set_prices
from tourplanner.solvers.sisr.scratch import Scratch
from tourplanner.solvers.sisr.state import State, copy_state, empty_state
from tourplanner.solvers.sisr.strings import StringTurns
from tourplanner.solvers.sisr.subproblem import Subproblem, whole_problem

CHUNK, CHUNKS = 2_000, 40
"""Rounds between two looks at the clock at most, and looks at least. Each waits for the interpreter, which
the bound may hold for 5 ms."""


class Work(NamedTuple):
    """What rounds work on, in the order in which `anneal` takes it."""

    current: State
    spare: State
    best: State
    scratch: Scratch


class Rounds:
    """`most` rounds, or fewer where `seconds` of a `clock` are over before.

    `date_rate` tells how often one rebuilds tours of one date alone. Other threads may read the best state,
    offer a better one, and ask for the end.
    """

    def __init__(
        self,
        instance: Instance,
        most: int,
        seconds: float | None,
        clock: Callable[[], float],
        strings: StringTurns,
        date_rate: float,
    ) -> None:
        self.instance, self.most = instance, most
        self.done, self.chunk = 0, max(1, min(CHUNK, most // CHUNKS))
        self._seconds, self._clock, self._began = seconds, clock, clock()
        self._strings, self._date_rate = strings, date_rate
        self._state, self._lock = empty_state(instance), threading.Lock()
        self._offered: State | None = None
        self._seat: Seat | None = None
        self._met = 0
        self._ended = threading.Event()

    def begin(self) -> None:
        """Let the clock begin now."""
        self._began = self._clock()

    def end(self) -> None:
        """Have no more rounds, and let nobody wait for them."""
        self._ended.set()
        if self._seat is not None:
            self._seat.meeting.leave()

    def meet(self, seat: Seat) -> None:
        """Come to the meetings of searches, from now on."""
        self._seat = seat

    @property
    def over(self) -> bool:
        """Whether there are no more rounds."""
        return self._ended.is_set() or self.share >= 1.0

    @property
    def share(self) -> float:
        """How much of them is done, by their number or, if that is more, by the clock."""
        by_rounds = self.done / self.most
        if self._seconds is None:
            return by_rounds
        seconds = self._clock() - self._began
        return max(by_rounds, seconds / self._seconds if self._seconds > 0 else 1.0)

    @property
    def best(self) -> State:
        """A copy of the best state so far."""
        with self._lock:
            return copy_state(self.instance, self._state)

    def offer(self, state: State | None) -> None:
        """Give them a state to go on from if it is better."""
        self._offered = state

    def offered(self) -> State | None:
        """What was offered last, or told at a meeting; once."""
        offered, self._offered = self._offered, None
        return offered

    def take_offer(self, best: State) -> bool:
        """Make the best state that which was offered, if it is better; tell if it was."""
        offered = self.offered()
        if offered is None or int(offered.cost[0]) >= int(best.cost[0]):
            return False
        best.memory[:] = offered.memory
        self.publish(best)
        return True

    def publish(self, best: State) -> None:
        """Make a state known if it is better than what is known."""
        if int(best.cost[0]) < int(self._state.cost[0]):
            with self._lock:
                self._state = copy_state(self.instance, best)

    def anneal(
        self,
        work: Work,
        subproblem: Subproblem,
        temperature: float,
        rounds: int | None = None,
        wanted: float = 1.0,
    ) -> None:
        """Some rounds at one temperature, a chunk unless told; what beats the best state is made known.

        Where what is above limits has a price, `wanted` is the share of them that should end within limits.
        """
        rounds = self.chunk if rounds is None else rounds
        sizes = self._strings.sizes(self.done // self.chunk)
        temperatures = temperature, temperature
        anneal(self.instance, *work, subproblem, temperatures, sizes, self._date_rate, wanted, rounds)
        self.done += rounds
        self.publish(work.best)
        self._come_to_meetings()

    def _come_to_meetings(self) -> None:
        """Be at each meeting whose time has come."""
        seat = self._seat
        if seat is None:
            return
        while self._met < len(MEETINGS) and self.share >= MEETINGS[self._met] and not self._ended.is_set():
            self.offer(seat.meeting.tell(self._met, seat.number, self.best))
            self._met += 1

    def cool(self, work: Work, cooling: Cooling, until: float, prices: Longs | None = None) -> None:
        """Go over everything while it cools down once, until that share of the rounds is done.

        With `prices`, int64[r], what is above limits costs something after the first round.
        """
        whole, began = whole_problem(self.instance), self.share
        self.anneal(work, whole, cooling.start, 1)
        if prices is not None:
            set_prices(work.current, prices)
        while not self.over and self.share < until:
            share = (self.share - began) / (until - began)
            self.anneal(work, whole, cooling.at(share), wanted=FROM_NOTHING.at(share))

    def warm(
        self,
        work: Work,
        subproblem: Subproblem,
        rounds_per_stop: int,
        cooling: Cooling,
        within: WithinLimits = FROM_NOTHING,
    ) -> None:
        """Cool some stops down from where they are."""
        rounds = rounds_per_stop * len(subproblem.members)
        for done in range(0, rounds, self.chunk):
            if self.over:
                return
            share = done / rounds
            self.anneal(work, subproblem, cooling.at(share), wanted=within.at(share))
