"""The frame of the charts of notes: where a value lies in it."""

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH = 640
"""Pixels of every chart from side to side."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A chart of `width` by `height` pixels, y downwards; its axes cross at `left` and `bottom`."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int

    def across(self, value: int, ends: tuple[int, int], inset: int = 0) -> float:
        """The x of a value on an axis between two ends, which lie `inset` pixels within the frame."""
        low, high = ends
        return round(
            self.left + inset + (value - low) / (high - low) * (self.right - self.left - 2 * inset), 1
        )

    def up(self, value: int, ends: tuple[int, int]) -> float:
        """The y of a value on an axis between two ends."""
        low, high = ends
        return round(self.bottom - (value - low) / (high - low) * (self.bottom - self.top), 1)


def framed(height: int, *, left: int, right: int, top: int, bottom: int) -> Frame:
    """The frame of a chart with its margins, in pixels."""
    return Frame(WIDTH, height, left, WIDTH - right, top, height - bottom)


def staircase(corners: Iterable[tuple[float, float]]) -> str:
    """The path of the border of what is possible: along the x of a point, then to the y of the next."""
    (x, y), *others = corners
    return f"M{x} {y}" + "".join(f"H{x}V{y}" for x, y in others)
