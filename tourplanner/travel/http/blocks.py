"""A large matrix from a server that gives small ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tourplanner.http.server import Server
from tourplanner.message import message


class TooBigError(Exception):
    """The server refuses a block of this size; a smaller one may do."""


@dataclass(frozen=True, slots=True)
class Block:
    """Driving of a car from some places to some: float64[from, to], nan where there is no way."""

    seconds: NDArray[np.float64]
    metres: NDArray[np.float64]


Ask = Callable[[Sequence[int], Sequence[int]], Block]
"""The block of the places with these indices; raises `TooBigError`."""


def gather(ask: Ask, size: int, side: int, server: Server) -> Block:
    """The block of all `size` places, 0 on the diagonal, asked for in blocks of at most `side` × `side`.

    The side is halved as often as the server finds a block too big.

    Raises
    ------
    TravelError
        If a single cell is too big, or as `ask`.
    """
    while True:
        try:
            return _gathered(ask, size, side)
        except TooBigError:
            # Hardly anything is asked twice: it is the first or second block that is too big.
            if side == 1:
                raise server.fault(message("server.too-big")) from None
            side = (min(side, size) + 1) // 2


def _gathered(ask: Ask, size: int, side: int) -> Block:
    whole = Block(np.zeros((size, size)), np.zeros((size, size)))
    parts = [range(start, min(start + side, size)) for start in range(0, size, side)]
    for rows in parts:
        for columns in parts:
            # Servers refuse to answer for one place alone.
            if rows != columns or len(rows) > 1:
                block = ask(rows, columns)
                here = np.ix_(rows, columns)
                whole.seconds[here] = block.seconds
                whole.metres[here] = block.metres
    np.fill_diagonal(whole.seconds, 0)
    np.fill_diagonal(whole.metres, 0)
    return whole
