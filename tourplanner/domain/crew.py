"""A crew: the people on board, with days, hours and leave of their own. Times and durations in seconds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tourplanner.domain.closure import Closure
from tourplanner.domain.tour import Tour


class Parity(StrEnum):
    """Every other calendar week, by its ISO number."""

    ODD = "odd"
    EVEN = "even"

    def holds(self, number: int) -> bool:
        """Whether a week of this ISO number is one of them."""
        return number % 2 == (1 if self is Parity.ODD else 0)


@dataclass(frozen=True, slots=True)
class Crew:
    """Who may drive which van when; what is None is as the config says of all.

    ``vans`` None are all of them; ``weeks`` are numbers of the cycle, from 1, or every other calendar week.
    ``closed`` is leave: dates of the year, which no grid of a cycle that repeats knows. ``agents`` receive
    people, ``drivers`` are on board besides them. ``part_time`` is the share of full-time work, in per cent,
    of a week and of the mean of weeks. The other fields are limits of `tourplanner.domain.config.WorkRules`.
    """

    id: str
    name: str = ""
    vans: frozenset[str] | None = None
    weekdays: frozenset[int] | None = None
    weeks: frozenset[int] | Parity | None = None
    closed: tuple[Closure, ...] = ()
    agents: int | None = None
    drivers: int = 0
    part_time: int | None = None
    earliest_start: int | None = None
    latest_end: int | None = None
    max_drive_day: int | None = None
    max_work_day: int | None = None
    max_span_day: int | None = None
    min_rest: int | None = None
    max_work_week: int | None = None
    mean_work_week: int | None = None

    @property
    def title(self) -> str:
        """What people call it."""
        return self.name or self.id

    def may_drive(self, van: str) -> bool:
        """Whether the van is one of its own."""
        return self.vans is None or van in self.vans

    def is_away(self, day: date) -> bool:
        """Whether it is on leave on a day of the year."""
        return any(closure.covers(day) for closure in self.closed)


def van_and_crew(tour: Tour, crews: Iterable[Crew]) -> str:
    """The van of a tour with what its crew is called; the van alone where it has a crew of its own."""
    if not tour.crew:
        return tour.van
    titles = {crew.id: crew.title for crew in crews}
    return f"{tour.van} ({titles.get(tour.crew, tour.crew)})"


LIMITS = (
    "earliest_start",
    "latest_end",
    "max_drive_day",
    "max_work_day",
    "max_span_day",
    "min_rest",
    "max_work_week",
    "mean_work_week",
)
"""The fields of a crew that stand for those of the same name that all crews have."""
