"""The visits of a plan that are not on time as often as the config asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tourplanner.analysis.punctuality.plan import punctuality
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class TooLate:
    """A visit that is late too often: the first of its day, the first after lunch, or another."""

    stop: str
    name: str
    late: float
    is_after_lunch: bool
    is_first: bool


@dataclass(frozen=True, slots=True)
class Missed:
    """The visits that are late too often, the worst first; ``share`` of days on time is asked for."""

    visits: tuple[TooLate, ...] = ()
    share: float = 0.0

    @property
    def on_the_way(self) -> "Missed":
        """Those that leaving earlier from the visit before would help: the first of a day has none before."""
        return replace(self, visits=tuple(each for each in self.visits if not each.is_first))

    @property
    def at_noon(self) -> bool:
        """Whether one of them follows lunch."""
        return any(each.is_after_lunch for each in self.visits)

    @property
    def within_a_half(self) -> bool:
        """Whether one of them does not."""
        return any(not each.is_after_lunch for each in self.visits)

    @property
    def names(self) -> list[str]:
        """The names of the worst stops."""
        return list({each.stop: each.name for each in self.visits}.values())[:MOST_NAMED]


def missed(problem: Problem, tours: Sequence[Tour]) -> Missed:
    """The visits that are late too often; none where no share of days is asked for."""
    share = problem.config.travel.on_time
    if share is None:
        return Missed()
    found = list(_late(problem, tours, 1 - share))
    return Missed(tuple(sorted(found, key=lambda each: (-each.late, each.stop))), share)


def _late(problem: Problem, tours: Sequence[Tour], most: float) -> Iterator[TooLate]:
    sure = punctuality(problem.config, problem.matrix.provenance, tours)
    for tour, of_tour in zip(tours, sure, strict=True):
        for number, (visit, each) in enumerate(zip(tour.visits, of_tour.visits, strict=True)):
            if round(each.late - most, 9) > 0:
                after = number > 0 and tour.visits[number - 1].half is not visit.half
                name = problem.stop(visit.stop).name
                yield TooLate(visit.stop, name, each.late, after, number == 0)
