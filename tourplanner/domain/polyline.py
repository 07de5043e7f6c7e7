"""Lines as short texts: Google's encoded polyline, with five decimals, which is a metre.

See https://developers.google.com/maps/documentation/utilities/polylinealgorithm.
"""

import re
from collections.abc import Iterable

import polyline

from tourplanner.domain.place import Position

PRECISION = 5
"""Decimals of a degree."""

_SCALE = 10**PRECISION

_LINE = re.compile(r"(?:(?:[_-~]{0,6}[?-^]){2})*")
"""Points of two numbers each: up to six letters with a sixth bit, which goes on, and one without."""


def encode_line(points: Iterable[Position]) -> str:
    """The text of a line."""
    # Rounded here, halves to even: the library takes them away from 0, and files are to stay as they were.
    rounded = [
        (round(point.latitude * _SCALE) / _SCALE, round(point.longitude * _SCALE) / _SCALE)
        for point in points
    ]
    return polyline.encode(rounded, PRECISION) if rounded else ""


def decode_line(text: str) -> tuple[Position, ...]:
    """The line of a text.

    Raises
    ------
    ValueError
        If the text is none of a line.
    """
    # The library reads on over letters that no line has, and ends within a point by an IndexError.
    if not _LINE.fullmatch(text):
        raise ValueError("is no line: a letter is out of place, or it ends within a point")
    return tuple(Position(*pair) for pair in polyline.decode(text, PRECISION))
