"""Work that goes on until somebody ends it."""

import time

from tests.patience import PATIENCE
from tourplanner.desk.apart import Apart, Tell


def for_long(tell: Tell) -> str:
    """It goes on until somebody stops it, and gives what it has by then."""
    try:
        tell("begun")
        time.sleep(3600)
    except KeyboardInterrupt:
        return "the best by then"
    return "the end"


def for_nothing(tell: Tell) -> str:
    """It has nothing before its end."""
    tell("begun")
    time.sleep(3600)
    return "the end"


def begun(work: Apart[str]) -> Apart[str]:
    """Some work, once it has told that it has begun."""
    until = time.monotonic() + PATIENCE
    while not work.said and not work.is_done and time.monotonic() < until:
        work.ends_within(0.01)
    assert work.said == "begun"
    return work
