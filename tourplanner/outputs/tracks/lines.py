"""The lines of legs: along roads where they are known, straight elsewhere."""

from collections.abc import Mapping

from tourplanner.domain.place import Position

Lines = Mapping[tuple[Position, Position], tuple[Position, ...]]
"""By the two ends of a leg, in its direction: its line with both ends."""


def leg_line(here: Position, there: Position, lines: Lines) -> tuple[Position, ...]:
    """The line from `here` to `there`."""
    return lines.get((here, there), (here, there))
