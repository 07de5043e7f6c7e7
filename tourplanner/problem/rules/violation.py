"""A broken rule: which, where, and by how much."""

from dataclasses import dataclass
from itertools import pairwise

from tourplanner.domain.config import Stop
from tourplanner.domain.tour import Tour
from tourplanner.message import Message, message
from tourplanner.problem.problem import Problem


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach of one rule.

    Attributes
    ----------
    rule
        The id of the rule.
    where
        Date, van and stop as far as they matter; the same in every language.
    what
        By how much, or what is wrong.
    """

    rule: str
    where: str
    what: Message

    @property
    def line(self) -> Message:
        """``rule-id: where: by how much``, as `check` prints it."""
        return message("violation.line", rule=self.rule, where=self.where, what=self.what)


def tour_name(tour: Tour) -> str:
    """Date and van of a tour."""
    return f"{tour.date} {tour.van}"


def visit_name(problem: Problem, tour: Tour, stop_id: str) -> str:
    """Date, van and stop of a visit."""
    return f"{tour_name(tour)} {stop_name(problem, stop_id)}"


def stop_name(problem: Problem, stop_id: str) -> str:
    """Name and id of the stop with this id."""
    return stop_label(problem.stop(stop_id))


def stop_label(stop: Stop) -> str:
    """Name and id of a stop."""
    return f"{stop.name} ({stop.id})"


def legs_of(problem: Problem, tour: Tour) -> list[tuple[int, int]]:
    """The legs of a tour as pairs of places of the matrix."""
    depot = problem.depot_index[problem.van(tour.van).depot]
    nodes = [depot, *(problem.stop_node(problem.stop_index[visit.stop]) for visit in tour.visits), depot]
    return list(pairwise(nodes))


def driven_of(problem: Problem, tour: Tour) -> list[tuple[int, int]]:
    """Seconds and metres of the legs of a tour by the matrix, that at noon by way of where lunch must be."""
    noon = tour.after_noon
    return [
        problem.noon_leg(*leg) if number == noon else (problem.drive(*leg), problem.metres(*leg))
        for number, leg in enumerate(legs_of(problem, tour))
    ]


def lunch_leg_of(problem: Problem, tour: Tour) -> tuple[int, int] | None:
    """Seconds and metres by the matrix to where lunch must be; None where its tour drives nowhere for it."""
    noon = tour.after_noon
    return None if noon is None else problem.lunch_leg(legs_of(problem, tour)[noon][0])


def drive_of(problem: Problem, tour: Tour) -> int:
    """Seconds of driving by the matrix, whatever the tour states."""
    return sum(seconds for seconds, _ in driven_of(problem, tour))
