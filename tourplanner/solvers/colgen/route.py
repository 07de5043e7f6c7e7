"""A way through the stops of a day."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Route:
    """A way through stops that may be driven in a cell; a commune may come back after a detour.

    ``drive`` and ``work`` in seconds.
    """

    cell: int
    morning: tuple[int, ...]
    afternoon: tuple[int, ...]
    drive: int
    work: int
