"""The shades of the map of a coverage: every class of communes has a paint, and a pattern besides."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shade:
    """A class of communes on the map: its paint, and the pattern that tells it without colour.

    ``pattern`` is a path in a square of 8 by 8, drawn in ``ink`` on ``fill``; empty for a plain surface.
    """

    fill: str
    ink: str
    pattern: str


DRIVE_LIMITS = (5, 10, 15, 20, 30)
"""Minutes up to which the classes of drives reach; the last class has no end."""

GAIN_LIMITS = (0, 2, 5, 10)
"""Minutes up to which the classes of savings reach; the first is nothing saved."""

_DOTS = "M2 1.3a.7 .7 0 1 0 .01 0M6 5.3a.7 .7 0 1 0 .01 0"
_RISING = "M-2 2 2 -2M0 8 8 0M6 10 10 6"
_RISING_DENSE = f"{_RISING}M-2 6 6 -2M2 10 10 2"
_CROSSED = f"{_RISING}M-2 6 2 10M0 0 8 8M6 -2 10 2"

DRIVE_SHADES = (
    Shade("#fff8dc", "#fff8dc", ""),
    Shade("#fbe3a6", "#cfa544", _DOTS),
    Shade("#f3b75c", "#c98a26", "M0 4h8"),
    Shade("#dd7a42", "#a84e17", _RISING),
    Shade("#b3471f", "#f3c9a8", _RISING_DENSE),
    Shade("#6b1f12", "#f0b79c", _CROSSED),
)
"""From the shortest drives to the longest, darker and denser with each class."""

GAIN_SHADES = (
    Shade("#f4f6f7", "#f4f6f7", ""),
    Shade("#d3ebdf", "#78b195", _DOTS),
    Shade("#93cdb0", "#5ba583", "M0 4h8"),
    Shade("#3f9c78", "#0e5b40", _RISING),
    Shade("#0b5a43", "#9fd6bf", _CROSSED),
)
"""From nothing saved to the most."""
