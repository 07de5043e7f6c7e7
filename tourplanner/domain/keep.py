"""What of a stop stays as it is when the calendar is improved."""

from enum import StrEnum


class Keep(StrEnum):
    """Its hours, its days, or all: both, and the half of the day."""

    HOURS = "hours"
    DAY = "day"
    ALL = "all"
