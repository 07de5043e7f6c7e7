"""What a figure of a comparison counts."""

from enum import StrEnum


class Unit(StrEnum):
    """What a figure counts."""

    COUNT = "count"
    METRES = "m"
    SECONDS = "s"
    DAYS = "days"
    CENTS = "cents"
