"""The rings of areas that are drawn as several ways: their ends joined."""

from collections.abc import Iterator, Sequence

Ring = tuple[int, ...]
"""Ids of nodes; the last is the first."""


def rings_of(ways: Sequence[Sequence[int]]) -> Iterator[Ring]:
    """The closed rings that ways make, each driven in either direction; what stays open is none.

    Parameters
    ----------
    ways
        The ids of the nodes of each way.
    """
    left = [tuple(way) for way in ways if len(way) > 1]
    while left:
        ring = left.pop(0)
        while ring[0] != ring[-1]:
            rank = next((i for i, way in enumerate(left) if ring[-1] in (way[0], way[-1])), None)
            if rank is None:
                break
            way = left.pop(rank)
            ring += way[1:] if way[0] == ring[-1] else way[-2::-1]
        if ring[0] == ring[-1] and len(ring) > 3:
            yield ring
