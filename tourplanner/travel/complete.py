"""A matrix of the van from the times of a car, when there is a time for every leg."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.place import Place, Position
from tourplanner.errors import TravelError

MOST_NAMED = 12
"""Legs without a way that a message names."""

Names = Mapping[Position, str]
"""How places are called, by where they are."""


def names_of(places: Sequence[Place]) -> Names:
    """The labels of `places`; those of several at one position together."""
    named: dict[Position, list[str]] = {}
    for place in places:
        named.setdefault(place.position, []).append(place.label)
    return {position: " / ".join(labels) for position, labels in named.items()}


def name_at(position: Position, names: Names) -> str:
    """How the place at a position is called; else the position itself."""
    return names.get(position, f"{position.latitude:.5f}, {position.longitude:.5f}")


def require_complete(
    missing: NDArray[np.bool_], positions: Sequence[Position], names: Names, source: str
) -> None:
    """Require a way for every leg.

    Parameters
    ----------
    missing
        bool[n, n], [from, to]: whether no way is known.
    source
        Who knows none.

    Raises
    ------
    TravelError
        Naming the places that nothing leads to or away from, then single legs.
    """
    if not missing.any():
        return
    size = len(positions)
    others = max(size - 1, 1)
    labels = [name_at(position, names) for position in positions]
    lost = [
        i for i in range(size) if size > 2 and (missing[i].sum() >= others or missing[:, i].sum() >= others)
    ]
    lines = [f"no way leads to or from {labels[i]}" for i in lost[:MOST_NAMED]]
    legs = [(i, j) for i, j in np.argwhere(missing).tolist() if i not in lost and j not in lost]
    lines += [f"no way from {labels[i]} to {labels[j]}" for i, j in legs[:MOST_NAMED]]
    rest = max(len(lost) - MOST_NAMED, 0) + max(len(legs) - MOST_NAMED, 0)
    lines += [f"and {rest} more"] if rest else []
    told = "\n    ".join(lines)
    raise TravelError(
        f"{source} does not know every way:\n    {told}\n"
        "    Maybe its roads do not cover the places, or a position has a slip."
    )


def whole(values: NDArray[np.float64]) -> NDArray[np.int32]:
    """Seconds or metres, to the nearest."""
    return np.rint(values).astype(np.int32)
