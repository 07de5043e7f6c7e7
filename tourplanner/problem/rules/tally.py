"""What a rule counts in a tour: a sum of whole numbers over its visits, and the most that it may be."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

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

Find: TypeAlias = Callable[[Problem, Sequence[Tour]], Iterator[Violation]]


@dataclass(frozen=True, slots=True)
class Tally:
    """A sum over the visits of one tour that a config bounds from above.

    ``in_seconds`` is whether it is told as a time; else as a number, whose unit the rule's own words name.
    """

    amount: Amount
    most: Most
    in_seconds: bool = False

    def of(self, _config: Config) -> tuple["Tally", ...]:
        """The sums that a config bounds, each by itself: this one."""
        return (self,)

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

    def find(self, rule: str) -> Find:
        """The breaches of the rule with this id: each tour that counts too much."""
        return _find(rule, self)


@dataclass(frozen=True, slots=True)
class TallyOfEach:
    """As many sums over the visits of one tour: one for each area, one for each half of the day.

    ``each`` tells of whom there is one in a config, in an order that is always the same; ``tally`` is that of
    one of them, in which the visits of others count 0.
    """

    each: Callable[[Config], Iterable[Any]]
    tally: Callable[[Any], Tally]

    def of(self, config: Config) -> tuple[Tally, ...]:
        """The sums that a config bounds, each by itself."""
        return tuple(map(self.tally, self.each(config)))

    def find(self, rule: str) -> Find:
        """The breaches of the rule with this id: each sum of a tour that is too much."""
        return _find(rule, self)


def _find(rule: str, counted: Tally | TallyOfEach) -> Find:
    def find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
        tallies = counted.of(problem.config)
        for tour in tours:
            for tally in tallies:
                if (over := tally.over(problem, tour)) > 0:
                    said = message("violation.over", by=over) if tally.in_seconds else None
                    yield Violation(rule, tour_name(tour), said or message("violation.too-many", over=over))

    return find
