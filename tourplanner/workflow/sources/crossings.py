"""Estimated legs that no road can be: an estimate takes the sea for land."""

from collections.abc import Iterator, Sequence

from tourplanner.domain.island import MAINLAND, island_of
from tourplanner.domain.place import Position
from tourplanner.inputs.islands import islands
from tourplanner.message import Message, Text, message


def crossings(places: Sequence[Position], names: Sequence[str]) -> Iterator[Message]:
    """What is to be told where times are estimated: a message for each land that is not that of the depot.

    Parameters
    ----------
    places, names
        The depots, then the stops, as the matrix has them.
    """
    lands = [island_of(place, islands()) for place in places]
    home = lands[0]
    for land in sorted(set(lands) - {home}):
        there = [name for name, where in zip(names, lands, strict=True) if where == land]
        yield message("travel.no-road-between", home=_called(home), land=_called(land), places=there)


def _called(land: str) -> Text:
    return message("travel.mainland") if land == MAINLAND else land
