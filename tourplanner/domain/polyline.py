"""Lines as short texts: Google's encoded polyline, with five decimals, which is a metre.

See https://developers.google.com/maps/documentation/utilities/polylinealgorithm.
"""

from collections.abc import Iterable, Iterator

from tourplanner.domain.place import Position

SCALE = 100_000


def encode_line(points: Iterable[Position]) -> str:
    """The text of a line."""
    text, last = [], (0, 0)
    for point in points:
        here = (round(point.latitude * SCALE), round(point.longitude * SCALE))
        text += [_letters(new - old) for new, old in zip(here, last, strict=True)]
        last = here
    return "".join(text)


def decode_line(text: str) -> tuple[Position, ...]:
    """The line of a text.

    Raises
    ------
    ValueError
        If the text is none of a line.
    """
    steps = list(_steps(text))
    if len(steps) % 2:
        raise ValueError("ends within a point")
    latitude = longitude = 0
    points = []
    for north, east in zip(steps[::2], steps[1::2], strict=True):
        latitude, longitude = latitude + north, longitude + east
        points.append(Position(latitude / SCALE, longitude / SCALE))
    return tuple(points)


def _letters(value: int) -> str:
    """Five bits to a letter, the lowest first; the lowest bit of all is the sign."""
    rest = ~(value << 1) if value < 0 else value << 1
    letters = []
    while rest >= 32:
        letters.append(chr((32 | (rest & 31)) + 63))
        rest >>= 5
    return "".join([*letters, chr(rest + 63)])


def _steps(text: str) -> Iterator[int]:
    value = shift = 0
    for letter in text:
        bits = ord(letter) - 63
        if not 0 <= bits < 64 or shift > 30:
            raise ValueError(f"{letter!r} is out of place")
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            yield ~(value >> 1) if value & 1 else value >> 1
            value = shift = 0
    if shift:
        raise ValueError("ends within a number")
