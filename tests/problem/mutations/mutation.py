"""Ways to break a good plan, each registered with the rules that it breaks, and what they are made of."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Unpack

from tests.changes import StopChanges, TourChanges, VisitChanges
from tests.problem.little import changed
from tourplanner.domain.config import Stop
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem

Tours = tuple[Tour, ...]
Broken = tuple[Problem, Tours]
Apply = Callable[[Problem, Tours], Broken]


@dataclass(frozen=True, slots=True)
class Mutation:
    """A way to break a good plan; exactly the ``rules`` are then broken."""

    name: str
    plan: str
    rules: frozenset[str]
    apply: Apply


MUTATIONS: list[Mutation] = []


def breaks(*rules: str, plan: str = "rich") -> Callable[[Apply], Apply]:
    """Register a mutation under its function's name."""

    def register(apply: Apply) -> Apply:
        MUTATIONS.append(Mutation(apply.__name__, plan, frozenset(rules), apply))
        return apply

    return register


def may(day: int) -> date:
    """A day of May 2027, in which the rich problem lies."""
    return date(2027, 5, day)


def find(tours: Tours, day: int, van: str) -> Tour:
    """The tour of a van on a day of May."""
    return next(tour for tour in tours if (tour.date, tour.van) == (may(day), van))


def without(tours: Tours, *keys: tuple[int, str]) -> Tours:
    """All tours but those of these days and vans."""
    return tuple(tour for tour in tours if (tour.date.day, tour.van) not in keys)


def edit(tours: Tours, day: int, van: str, /, **changes: Unpack[TourChanges]) -> Tours:
    """Change one tour."""
    target = find(tours, day, van)
    return tuple(replace(tour, **changes) if tour is target else tour for tour in tours)


def edit_visit(tours: Tours, day: int, van: str, index: int, /, **changes: Unpack[VisitChanges]) -> Tours:
    """Change one visit of one tour."""
    visits = list(find(tours, day, van).visits)
    visits[index] = replace(visits[index], **changes)
    return edit(tours, day, van, visits=tuple(visits))


def edit_stop(problem: Problem, stop_id: str, **changes: Unpack[StopChanges]) -> Problem:
    """Promise something else to one stop."""

    def edited(stop: Stop) -> Stop:
        return replace(stop, **changes) if stop.id == stop_id else stop

    return changed(problem, stops=tuple(edited(stop) for stop in problem.config.stops))
