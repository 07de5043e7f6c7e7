"""The independent judge: whoever made the plan, it is measured against every rule from scratch."""

from collections.abc import Iterable, Sequence

from tourplanner.domain.tour import Tour
from tourplanner.message import Message, message
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import Violation, rules
from tourplanner.problem.rules.violation import tour_name
from tourplanner.problem.rules.visits import MISSING

UNKNOWN_VAN, UNKNOWN_STOP = "violation.unknown-van", "violation.unknown-stop"
"""A tour of a van, and a visit to a stop, that the config does not know."""


def check(problem: Problem, tours: Sequence[Tour]) -> tuple[Violation, ...]:
    """Every breach of every rule by `tours`, judged from their stops and times alone.

    A tour of a van, or a visit to a stop, that the config does not know is a breach by itself; the
    other rules are judged without it.
    """
    strangers: list[Violation] = []
    known: list[Tour] = []
    for tour in tours:
        unknown = [visit.stop for visit in tour.visits if visit.stop not in problem.stop_index]
        for stop in unknown:
            what = message("violation.unknown-stop", stop=stop)
            strangers.append(Violation("visits", tour_name(tour), what))
        if tour.van not in problem.van_index:
            what = message("violation.unknown-van", van=tour.van)
            strangers.append(Violation("van-day", tour_name(tour), what))
        elif not unknown:
            known.append(tour)
    return (*strangers, *(violation for rule in rules() for violation in rule.find(problem, known)))


def is_loss(breach: Violation) -> bool:
    """Whether a breach is only a visit that is missing, which a partial plan may have."""
    return breach.what.id == MISSING


def lines(breaches: Iterable[Violation]) -> tuple[Message, ...]:
    """What is told of each breach."""
    return tuple(breach.line for breach in breaches)
