"""Colours that most people can tell apart, each with a pattern so that no meaning hangs on colour alone.

The hues are those of Okabe and Ito (Color Universal Design, 2008, https://jfly.uni-koeln.de/color/),
darkened until white text on them has a contrast of at least 4.5 to 1 (WCAG 2.1, level AA).
"""

from dataclasses import dataclass
from enum import StrEnum


class Pattern(StrEnum):
    """How a surface is hatched."""

    RISING = "rising"
    FALLING = "falling"
    DOTS = "dots"
    LEVEL = "level"
    UPRIGHT = "upright"


@dataclass(frozen=True, slots=True)
class Swatch:
    """How an area is marked: ``ink`` for lines and signs under white text, ``pattern`` for its surface."""

    ink: str
    pattern: Pattern


INK = "#1d2b36"
MUTED = "#55636e"
DEPOT = "#1d2b36"
SITE = "#6b4e9b"

_INKS = ("#0067a0", "#b34f00", "#007a5a", "#a34a7d", "#7d6200", "#2f7590", "#4d4d4d")


def swatch(index: int) -> Swatch:
    """Mark of the area number `index`, from 0; the first 35 differ from each other."""
    patterns = tuple(Pattern)
    return Swatch(_INKS[index % len(_INKS)], patterns[index % len(patterns)])


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two ``#rrggbb`` colours, from 1 to 21, as WCAG 2.1 defines it."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of sRGB, from 0 to 1."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
