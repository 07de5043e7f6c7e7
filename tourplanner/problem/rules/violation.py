"""A broken rule: which, where, and by how much, without words of any language."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach of one rule.

    ``where`` names date, van and stop as far as they matter; ``measure`` is the key of a sentence
    in the wording room and ``values`` what that sentence tells (seconds, days, counts, names).
    """

    rule: str
    where: str
    measure: str
    values: tuple[int | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A hard rule: its public id, one sentence, and the function that finds its breaches."""

    id: str
    sentence: str
    find: Callable[[Problem, Sequence[Tour]], Iterator[Violation]]


def tour_name(tour: Tour) -> str:
    """Date and van of a tour."""
    return f"{tour.date} {tour.van}"


def visit_name(problem: Problem, tour: Tour, stop_id: str) -> str:
    """Date, van and stop of a visit."""
    return f"{tour_name(tour)} {stop_name(problem, stop_id)}"


def stop_name(problem: Problem, stop_id: str) -> str:
    """Name and id of a stop."""
    return f"{problem.stop(stop_id).name} ({stop_id})"


def drive_of(problem: Problem, tour: Tour) -> int:
    """Seconds of driving by the matrix, whatever the tour states."""
    return sum(problem.drive(origin, destination) for origin, destination in legs_of(problem, tour))


def legs_of(problem: Problem, tour: Tour) -> list[tuple[int, int]]:
    """The legs of a tour as pairs of places of the matrix."""
    depot = problem.depot_index[problem.van(tour.van).depot]
    nodes = [depot, *(problem.stop_node(problem.stop_index[visit.stop]) for visit in tour.visits), depot]
    return list(pairwise(nodes))
