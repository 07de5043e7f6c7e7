"""How high rows are whose text wraps: not every program sees to that by itself."""

from collections.abc import Iterable
from textwrap import wrap

LINE_HEIGHT = 15
"""Points of a line of text."""
HIGHEST = 409
"""Points that a row of a workbook may have."""
_HEADING_HEIGHT = 34
_BOLD = 2
"""Characters by which a bold title has less room than its column's width says."""


def lines_of(text: str, width: int) -> int:
    """Lines that a text takes in a column of so many characters."""
    return sum(max(1, len(wrap(line, max(1, width)))) for line in text.split("\n"))


def row_height(texts: Iterable[tuple[str, int]]) -> int | None:
    """Points of a row with these texts, each over the characters of its column; None for a single line."""
    lines = max((lines_of(*each) for each in texts), default=1)
    return min(LINE_HEIGHT * lines, HIGHEST) if lines > 1 else None


def heading_height(titles: Iterable[tuple[str, int]]) -> int:
    """Points that a row of titles takes, each over the characters of its column; two lines at least."""
    lines = max(lines_of(title, width - _BOLD) for title, width in titles)
    return min(max(_HEADING_HEIGHT, LINE_HEIGHT * lines + 4), HIGHEST)
