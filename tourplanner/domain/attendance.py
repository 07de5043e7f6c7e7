"""How many people came: a count per visit, and nothing about anyone."""

from dataclasses import dataclass
from datetime import date

from tourplanner.domain.period import Half


@dataclass(frozen=True, slots=True, order=True)
class Attendance:
    """The people received at a visit; there is no field for who they were.

    ``visitors`` is how many; None where that was not counted, or not any more, and an arrival was noted all
    the same. ``arrived`` is when the van stood in the square, seconds after midnight; None where nobody noted
    it.
    """

    date: date
    stop: str
    half: Half
    visitors: int | None
    arrived: int | None = None
