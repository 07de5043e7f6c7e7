"""``soir`` in a command: only the visits of stops in the evening are then."""

from typing import Protocol

from tourplanner.domain.config import Stop
from tourplanner.errors import InputError
from tourplanner.message import message


class SaysEvening(Protocol):
    """A half of the day as it was asked of."""

    @property
    def evening(self) -> bool: ...  # noqa: D102


def require_evening(stop: Stop, asked: SaysEvening, source: str) -> None:
    """Require that a stop has its visits in the evening if that was said of it.

    Raises
    ------
    InputError
        If it has them at another time: quietly, the afternoon would be meant.
    """
    if asked.evening and not stop.evening:
        raise InputError.of(source, message("move.no-evening", stop=stop.name))
