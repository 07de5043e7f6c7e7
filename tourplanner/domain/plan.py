"""A plan: tours for every van-day of a cycle, with what could not be served and why."""

from dataclasses import dataclass
from enum import StrEnum

from tourplanner.domain.tour import Tour
from tourplanner.message import Message


class Status(StrEnum):
    """What is known of a plan.

    ``OPTIMAL`` and ``FEASIBLE`` keep every required visit, with or without proof that nothing
    drives less; ``INFEASIBLE``: proven that not every required visit can be kept; ``UNKNOWN``: not
    every one is kept and it is not proven that none can.
    """

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Unserved:
    """Visits that a stop does not get, the rules that forbid them, and why.

    ``reason`` is in the language that the plan was made in; ``reason_message`` is what any other can be
    worded from, None in plans of earlier versions.
    """

    stop: str
    missing_visits: int
    required: bool
    rules: tuple[str, ...]
    reason: str
    reason_message: Message | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a plan was found and how good it is proven to be.

    ``bound`` is a proven lower bound, in seconds of driving, for every plan that keeps as many
    promises as this one; None when nothing is proven.
    """

    status: Status
    method: str
    seed: int
    objective: int
    bound: int | None

    @property
    def gap(self) -> float | None:
        """(objective - bound) / objective; 0 for a plan that does not drive."""
        if self.bound is None:
            return None
        return (self.objective - self.bound) / self.objective if self.objective else 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """Tours in order of date and van, and what is missing."""

    outcome: Outcome
    tours: tuple[Tour, ...]
    unserved: tuple[Unserved, ...]

    @property
    def keeps_promises(self) -> bool:
        """Whether every required visit has its date."""
        return not any(item.required for item in self.unserved)

    @property
    def drive_seconds(self) -> int:
        """Driving of all tours."""
        return sum(tour.drive_seconds for tour in self.tours)

    @property
    def distance_m(self) -> int:
        """Metres driven in all tours."""
        return sum(tour.distance_m for tour in self.tours)

    @property
    def work_seconds(self) -> int:
        """Work in all tours."""
        return sum(tour.work_seconds for tour in self.tours)
