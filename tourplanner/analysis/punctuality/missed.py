"""The visits of a plan that are not on time as often as the config asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tourplanner.analysis.punctuality.plan import punctuality
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem


@dataclass(frozen=True, slots=True)
class Missed:
    """A visit that is late too often: the first of its day, the first after lunch, or another."""

    stop: str
    late: float
    is_after_lunch: bool
    is_first: bool


def missed(problem: Problem, tours: Sequence[Tour]) -> tuple[Missed, ...]:
    """The visits that are late too often, the worst first; none where no share of days is asked for."""
    share = problem.config.travel.on_time
    if share is None:
        return ()
    found = list(_late(problem, tours, 1 - share))
    return tuple(sorted(found, key=lambda each: (-each.late, each.stop)))


def _late(problem: Problem, tours: Sequence[Tour], most: float) -> Iterator[Missed]:
    sure = punctuality(problem.config, problem.matrix.provenance, tours)
    for tour, of_tour in zip(tours, sure, strict=True):
        for number, (visit, each) in enumerate(zip(tour.visits, of_tour.visits, strict=True)):
            if round(each.late - most, 9) > 0:
                after = number > 0 and tour.visits[number - 1].half is not visit.half
                yield Missed(visit.stop, each.late, after, number == 0)
