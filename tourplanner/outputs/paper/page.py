"""Sizes of paper."""

from enum import StrEnum


class PageFormat(StrEnum):
    """A size of ISO 216, by its name in file names."""

    A4 = "A4"
    A3 = "A3"

    @property
    def scale(self) -> float:
        """How much larger than A4: everything on the page grows with it."""
        return 1.0 if self is PageFormat.A4 else 297 / 210
