"""The independent judge: whoever made the plan, it is measured against every rule from scratch."""

from collections.abc import Iterable, Sequence

from tourplanner.domain.tour import Tour
from tourplanner.message import Text
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import RULES, Violation
from tourplanner.wording.language import default_language
from tourplanner.wording.violations import violation_line


def check(problem: Problem, tours: Sequence[Tour]) -> tuple[Violation, ...]:
    """Every breach of every rule by `tours`, judged from their stops and times alone.

    A tour of a van, or a visit to a stop, that the config does not know is a breach by itself; the
    other rules are judged without it.
    """
    strangers: list[Violation] = []
    known: list[Tour] = []
    for tour in tours:
        unknown = [visit.stop for visit in tour.visits if visit.stop not in problem.stop_index]
        strangers += [
            Violation("visits", f"{tour.date} {tour.van}", "unknown-stop", (stop,)) for stop in unknown
        ]
        if tour.van not in problem.van_index:
            strangers.append(Violation("van-day", f"{tour.date} {tour.van}", "unknown-van", (tour.van,)))
        elif not unknown:
            known.append(tour)
    return (*strangers, *(violation for rule in RULES for violation in rule.find(problem, known)))


def is_loss(breach: Violation) -> bool:
    """Whether a breach is only a visit that is missing, which a partial plan may have."""
    if (breach.rule, breach.measure) != ("visits", "visits"):
        return False
    served, wanted = breach.values
    return int(served) < int(wanted)


def lines(breaches: Iterable[Violation]) -> tuple[Text, ...]:
    """What is told of each breach."""
    return tuple(violation_line(b.rule, b.where, b.measure, b.values, default_language()) for b in breaches)
