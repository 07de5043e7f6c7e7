"""What a rule counts in a tour: a sum of whole numbers over its visits, and the most that it may be."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from tourplanner.domain.config import Config, Stop, Van
from tourplanner.domain.period import Session
from tourplanner.domain.tour import Tour
from tourplanner.message import message
from tourplanner.problem.openings import session_of
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.violation import Violation, tour_name

Amount: TypeAlias = Callable[[Config, Stop, Session], int]
"""What a visit of a stop in a session counts, 0 or more, whenever it begins and whatever else there is."""

Most: TypeAlias = Callable[[Config, Van, date], int | None]
"""What a tour of a van on a date may count at most; None for any number."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A sum over the visits of one tour that a config bounds from above, in any unit."""

    amount: Amount
    most: Most

    def over(self, problem: Problem, tour: Tour) -> int:
        """By how much a tour counts too much; 0 or less where it does not."""
        config = problem.config
        most = self.most(config, problem.van(tour.van), tour.date)
        if most is None:
            return 0
        visits = (
            (problem.stop(visit.stop), session_of(config, tour.date, visit.half))
            for visit in tour.visits
            if visit.half in config.sessions
        )
        return sum(self.amount(config, stop, session) for stop, session in visits) - most

    def find(self, rule: str) -> Callable[[Problem, Sequence[Tour]], Iterator[Violation]]:
        """The breaches of the rule with this id: each tour that counts too much."""

        def find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
            for tour in tours:
                if (over := self.over(problem, tour)) > 0:
                    yield Violation(rule, tour_name(tour), message("violation.too-many", over=over))

        return find
