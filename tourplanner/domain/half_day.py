"""A half-day of a van: where a visit of a plan can be."""

from dataclasses import dataclass
from datetime import date

from tourplanner.domain.period import Half


@dataclass(frozen=True, slots=True)
class HalfDay:
    """A half of a date with one van."""

    date: date
    half: Half
    van: str
