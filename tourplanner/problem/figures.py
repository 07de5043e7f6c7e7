"""Figures that a plan states although they follow from its tours: judged against the tours."""

from collections.abc import Iterator, Sequence

from tourplanner.domain.plan_file import Figures, TourFigures
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.violation import Violation, drive_of, legs_of, tour_name

TOTALS = "totals"
RESULT = "result"


def check_figures(problem: Problem, tours: Sequence[Tour], stated: Figures) -> tuple[Violation, ...]:
    """Every stated sum that is not the one of the tours: legs by the matrix, work by the tours' times.

    Tours with a van or stop that the config does not know have no true sums: then nothing is judged
    here, since `problem.check` names them.
    """
    if any(_is_strange(problem, tour) for tour in tours):
        return ()
    true = tuple(_figures(problem, tour) for tour in tours)
    return (*_tours(tours, true, stated), *_totals(tours, true, stated))


def _is_strange(problem: Problem, tour: Tour) -> bool:
    return tour.van not in problem.van_index or any(
        visit.stop not in problem.stop_index for visit in tour.visits
    )


def _figures(problem: Problem, tour: Tour) -> TourFigures:
    metres = sum(problem.metres(*leg) for leg in legs_of(problem, tour))
    return TourFigures(drive_of(problem, tour), metres, tour.work_seconds)


def _tours(tours: Sequence[Tour], true: Sequence[TourFigures], stated: Figures) -> Iterator[Violation]:
    for tour, figures, said in zip(tours, true, stated.tours, strict=True):
        where = tour_name(tour)
        yield from _differs("travel", where, "stated-seconds", said.drive_seconds, figures.drive_seconds)
        yield from _differs("travel", where, "stated-metres", said.distance_m, figures.distance_m)
        yield from _differs("work-day", where, "stated-work", said.work_seconds, figures.work_seconds)


def _totals(tours: Sequence[Tour], true: Sequence[TourFigures], stated: Figures) -> Iterator[Violation]:
    drive = sum(figures.drive_seconds for figures in true)
    metres = sum(figures.distance_m for figures in true)
    work = sum(figures.work_seconds for figures in true)
    visits = sum(len(tour.visits) for tour in tours)
    service = sum(tour.service_seconds for tour in tours)
    yield from _differs("travel", RESULT, "stated-seconds", stated.objective, drive)
    yield from _differs("travel", TOTALS, "stated-seconds", stated.drive_seconds, drive)
    yield from _differs("travel", TOTALS, "stated-metres", stated.distance_m, metres)
    yield from _differs("work-day", TOTALS, "stated-work", stated.work_seconds, work)
    yield from _differs("van-day", TOTALS, "stated-tours", stated.tour_count, len(tours))
    yield from _differs("visits", TOTALS, "stated-visits", stated.visit_count, visits)
    yield from _differs("visits", TOTALS, "stated-service", stated.service_seconds, service)


def _differs(rule: str, where: str, measure: str, said: int, true: int) -> Iterator[Violation]:
    if said != true:
        yield Violation(rule, where, measure, (said, true))
