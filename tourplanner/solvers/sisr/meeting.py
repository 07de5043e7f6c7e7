"""Where searches side by side tell each other of their best plans, late, when each has its own.

What one comes to lies elsewhere than what another one does: crossing the two is worth more than going on
with either alone.
"""

from dataclasses import dataclass
from threading import Barrier, BrokenBarrierError

from tourplanner.solvers.sisr.state import State

MEETINGS = (0.65, 0.75, 0.85, 0.95)
"""The shares of their rounds at which searches meet."""


class Meeting:
    """Where so many searches meet, more than one: each waits for all others, every time.

    They are at the same share of their rounds, whichever is faster: where rounds end them, what they are told
    depends on nothing else.
    """

    def __init__(self, searches: int) -> None:
        self.seats = tuple(Seat(self, number) for number in range(searches))
        self._barrier = Barrier(searches)
        # What is told stands in two lists by turns: somebody may still read that of the last time.
        self._told: tuple[dict[int, State], dict[int, State]] = ({}, {})

    def tell(self, number: int, seat: int, best: State) -> State | None:
        """Tell all the best state of a seat; when all are there, the best one of the others'.

        `number` counts the times. None, without waiting, where somebody has left.
        """
        told = self._told[number % 2]
        told[seat] = best
        try:
            self._barrier.wait()
        except BrokenBarrierError:
            return None
        return min(
            (told[other] for other in sorted(told) if other != seat), key=lambda state: int(state.cost[0])
        )

    def leave(self) -> None:
        """Come no more: nobody meets anybody any more."""
        self._barrier.abort()


@dataclass(frozen=True, slots=True)
class Seat:
    """The place of one search at a meeting."""

    meeting: Meeting
    number: int
