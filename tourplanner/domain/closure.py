"""Dates that are closed."""

from dataclasses import dataclass
from datetime import date

from tourplanner.domain.period import Half


@dataclass(frozen=True, slots=True)
class Closure:
    """Dates from ``first`` to ``last``, both included, that are not toured; one ``half`` of them, if said."""

    first: date
    last: date
    why: str = ""
    half: Half | None = None

    def covers(self, day: date, half: Half | None = None) -> bool:
        """Whether `half` of `day` is closed; without one, whether all of it is."""
        return self.first <= day <= self.last and self.half in (None, half)
