"""Where visits are today."""

from collections.abc import Sequence
from dataclasses import dataclass

from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.solvers.patterns import Slot


@dataclass(frozen=True, slots=True)
class Today:
    """The half-days of every stop today, in the order of the config; none for a stop that is not visited."""

    slots: tuple[frozenset[Slot], ...]

    @classmethod
    def of(cls, problem: Problem, tours: Sequence[Tour]) -> "Today":
        """Those of the tours of today."""
        return cls(_slots(problem, tours))

    @property
    def days(self) -> tuple[frozenset[int], ...]:
        """The touring dates of every stop, by their ranks in the calendar."""
        return tuple(frozenset(day for day, _ in slots) for slots in self.slots)

    def moved(self, problem: Problem, tours: Sequence[Tour]) -> frozenset[int]:
        """The stops that other tours visit on another day or in another half, or not at all."""
        there = _slots(problem, tours)
        return frozenset(stop for stop, slots in enumerate(self.slots) if slots != there[stop])


def _slots(problem: Problem, tours: Sequence[Tour]) -> tuple[frozenset[Slot], ...]:
    days = {day: rank for rank, day in enumerate(problem.calendar.dates)}
    found: list[set[Slot]] = [set() for _ in problem.config.stops]
    for tour in tours:
        for visit in tour.visits:
            found[problem.stop_index[visit.stop]].add((days[tour.date], visit.half))
    return tuple(map(frozenset, found))
