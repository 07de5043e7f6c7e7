"""The best legal tours so far, whoever found them."""

from collections import Counter
from collections.abc import Sequence

from tourplanner.domain.plan_aim import PlanAim
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem


class Incumbent:
    """Keeps the best tours that the checker accepts (missing visits aside)."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.tours: tuple[Tour, ...] = ()
        self.worth = rank(problem, ())

    def offer(self, tours: Sequence[Tour]) -> bool:
        """Take the tours if they are legal and better than what is held; tell whether they were."""
        ordered = tuple(sorted(tours, key=lambda tour: (tour.date, tour.van)))
        value = rank(self.problem, ordered)
        if value >= self.worth or not all(is_loss(breach) for breach in check(self.problem, ordered)):
            return False
        self.tours, self.worth = ordered, value
        return True

    @property
    def before_driving(self) -> tuple[int, ...]:
        """What counts more than driving: promises, and tours where they have their place before it."""
        return self.worth[: self._driving]

    @property
    def promises(self) -> tuple[int, ...]:
        """Missing visits: the required ones, then those of each priority."""
        return self.worth[: len(self.worth) - 1 - len(told_apart(self.problem))]

    @property
    def drive(self) -> int:
        """Seconds of driving."""
        return self.worth[self._driving]

    @property
    def _driving(self) -> int:
        return len(self.promises) + told_apart(self.problem).index(PlanAim.DRIVING)


def told_apart(problem: Problem) -> list[PlanAim]:
    """The aims that tell plans of other tours apart, in their order."""
    return [aim for aim in problem.config.aims.order if aim in (PlanAim.DRIVING, PlanAim.TOURING_DAYS)]


def rank(problem: Problem, tours: Sequence[Tour]) -> tuple[int, ...]:
    """The worth of tours with their number in its place among the aims, where that is one."""
    *promises, drive, metres = worth(problem, tours)
    values = {PlanAim.DRIVING: drive, PlanAim.TOURING_DAYS: len(tours)}
    return (*promises, *(values[aim] for aim in told_apart(problem)), metres)


def worth(problem: Problem, tours: Sequence[Tour]) -> tuple[int, ...]:
    """Missing required visits, missing visits per priority, seconds of driving, metres: less is better."""
    served = Counter(visit.stop for tour in tours for visit in tour.visits)
    lacking = [(stop, stop.visits - served[stop.id]) for stop in problem.config.stops]
    priorities = sorted({stop.priority for stop in problem.config.stops if not stop.required})
    return (
        sum(lack for stop, lack in lacking if stop.required),
        *(
            sum(lack for stop, lack in lacking if not stop.required and stop.priority == priority)
            for priority in priorities
        ),
        sum(tour.drive_seconds for tour in tours),
        sum(tour.distance_m for tour in tours),
    )
