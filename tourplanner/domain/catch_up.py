"""Days on which a crew makes good what closed dates take away."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CatchUp:
    """Days on which the crew does not usually tour and may, to make good what closed dates take away.

    ``weekdays`` are those of such days, on which weekday lists do not bind; ``most`` tours may be made on
    them, None for as many as help.
    """

    weekdays: frozenset[int] = frozenset()
    most: int | None = None
