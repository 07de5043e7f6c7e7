"""Small common problems that can be reckoned by hand."""

import numpy as np

from tests.benchmarks.peers.routing import Fleet, Routing, Window


def two_depots(duration: int | None = None) -> Routing:
    """Two depots at 0 and 10 on a line, customers at 2, 4 and 9; a vehicle each, which loads two of them."""
    spots = np.array([0, 10, 2, 4, 9])
    return Routing(
        "line",
        "lines",
        np.abs(spots[:, None] - spots[None, :]),
        (Fleet(1, 2, duration), Fleet(1, 2, duration)),
        service=(1, 1, 1),
        demand=(1, 1, 1),
    )


def with_hours() -> Routing:
    """A depot at 0, open from 0 to 20; customers at 2, from 5 to 8, and at 4, from 0 to 9; 3 of service."""
    spots = np.array([0, 2, 4])
    return Routing(
        "hours",
        "lines",
        np.abs(spots[:, None] - spots[None, :]),
        (Fleet(2, 10),),
        service=(3, 3),
        demand=(1, 1),
        windows=(Window(0, 20), Window(5, 8), Window(0, 9)),
    )
