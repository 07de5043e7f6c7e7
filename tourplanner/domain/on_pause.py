"""What becomes of weeks of the cycle that are closed."""

from enum import StrEnum


class OnPause(StrEnum):
    """What becomes of a week of the cycle that falls into a closed week.

    ``RUN_ON``: its visits are missed, and the week after is the next of the cycle; ``WAIT``: the cycle waits,
    and goes on where it stopped.
    """

    RUN_ON = "run on"
    WAIT = "wait"
