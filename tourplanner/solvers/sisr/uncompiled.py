"""The search as plain Python, in a process of its own: ``python -m tourplanner.solvers.sisr.uncompiled``.

It is some two hundred times slower than compiled, and begins at once. A pickled problem comes in on standard
input, and the tours of every plan that is better than those before go out on standard output, pickled. When
the input ends, so does the process.
"""

import os
import pickle
import sys
import threading

from tourplanner.solvers.sisr.cooling import Cooling
from tourplanner.solvers.sisr.encoding import decode, encode
from tourplanner.solvers.sisr.search import Search
from tourplanner.solvers.sisr.tour_cost import TourCost

ROUNDS = 40_000
"""Rounds at most: what compiled code does in a second."""

COOL = Cooling(5.0, 1.0)
"""There is no time to warm up."""

POLL_SECONDS = 0.1


def main() -> None:
    """Search until there is nobody who wants it."""
    problem = pickle.load(sys.stdin.buffer)
    threading.Thread(target=_end_with_input, daemon=True).start()
    instance = TourCost.of(problem).laid_on(encode(problem))
    search = Search(instance, 0, rounds=ROUNDS, cooling=COOL)
    told = int(search.best.cost[0])
    search.start()
    ended = False
    while not ended:
        ended = search.wait(POLL_SECONDS)
        best = search.best
        if int(best.cost[0]) < told:
            told = int(best.cost[0])
            pickle.dump(tuple(decode(problem, instance, best)), sys.stdout.buffer)
            sys.stdout.buffer.flush()
    # The thread still reads the input: an ordinary end would find it locked, and abort.
    os._exit(0)


def _end_with_input() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main()
