"""What a source of times gives, held to what is possible before a plan counts with it."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from tourplanner.domain.place import Place, Position
from tourplanner.errors import TravelError
from tourplanner.message import Text, message

MOST_NAMED = 12
"""Legs without a way that a message names."""

FARTHEST_ROAD = 2000.0
"""Metres: a village centre that is farther from any road of a server lies outside of its map."""

_WGS84 = Geod(ellps="WGS84")

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
    missing: NDArray[np.bool_], positions: Sequence[Position], names: Names, source: Text
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
    ways = [message("travel.cut-off", place=labels[i]) for i in lost[:MOST_NAMED]]
    legs = [(i, j) for i, j in np.argwhere(missing).tolist() if i not in lost and j not in lost]
    ways += [message("travel.no-way", start=labels[i], end=labels[j]) for i, j in legs[:MOST_NAMED]]
    rest = max(len(lost) - MOST_NAMED, 0) + max(len(legs) - MOST_NAMED, 0)
    ways += [message("travel.more", n=rest)] if rest else []
    raise TravelError(
        message("travel.incomplete", source=source, ways=ways), message("travel.maybe-uncovered")
    )


def require_possible(
    metres: NDArray[np.float64], positions: Sequence[Position], names: Names, source: Text
) -> None:
    """Require that no way is shorter than the crow flies.

    A server takes places to the nearest road that it has, were it in another country or on another
    continent because latitude and longitude were swapped; such ways are far too short.

    Parameters
    ----------
    metres
        float64[n, n], [from, to].

    Raises
    ------
    TravelError
        Naming such legs.
    """
    latitude = np.array([position.latitude for position in positions])
    longitude = np.array([position.longitude for position in positions])
    start, end = np.indices(metres.shape)
    _, _, crow = _WGS84.inv(longitude[start], latitude[start], longitude[end], latitude[end])
    legs = np.argwhere(metres < np.asarray(crow) - 2 * FARTHEST_ROAD).tolist()
    if not legs:
        return
    labels = [name_at(position, names) for position in positions]
    ways = [
        message(
            "travel.short-way",
            start=labels[i],
            end=labels[j],
            road=round(metres[i, j]),
            crow=round(crow[i, j]),
        )
        for i, j in legs[:MOST_NAMED]
    ]
    ways += [message("travel.more", n=len(legs) - MOST_NAMED)] if len(legs) > MOST_NAMED else []
    raise TravelError(
        message("travel.too-short", source=source, ways=ways), message("travel.maybe-elsewhere")
    )


def whole(values: NDArray[np.float64]) -> NDArray[np.int32]:
    """Seconds or metres, to the nearest."""
    return np.rint(values).astype(np.int32)
