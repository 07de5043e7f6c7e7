"""Figures that a plan states although they follow from its tours: judged against the tours."""

from collections.abc import Iterator, Sequence

from tourplanner.domain.plan_file import Figures, TourFigures
from tourplanner.domain.tour import Tour
from tourplanner.message import message
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.violation import Violation, drive_of, driven_of, tour_name

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
    metres = sum(each for _, each in driven_of(problem, tour))
    return TourFigures(drive_of(problem, tour), metres, tour.work_seconds)


def _tours(tours: Sequence[Tour], true: Sequence[TourFigures], stated: Figures) -> Iterator[Violation]:
    for tour, figures, said in zip(tours, true, stated.tours, strict=True):
        where = tour_name(tour)
        yield from _drive(where, said.drive_seconds, figures.drive_seconds)
        yield from _metres(where, said.distance_m, figures.distance_m)
        yield from _work(where, said.work_seconds, figures.work_seconds)


def _totals(tours: Sequence[Tour], true: Sequence[TourFigures], stated: Figures) -> Iterator[Violation]:
    drive = sum(figures.drive_seconds for figures in true)
    yield from _drive(RESULT, stated.objective, drive)
    yield from _drive(TOTALS, stated.drive_seconds, drive)
    yield from _metres(TOTALS, stated.distance_m, sum(figures.distance_m for figures in true))
    yield from _work(TOTALS, stated.work_seconds, sum(figures.work_seconds for figures in true))
    if stated.tour_count != len(tours):
        what = message("violation.stated-tours", n=stated.tour_count, true=len(tours))
        yield Violation("van-day", TOTALS, what)
    visits = sum(len(tour.visits) for tour in tours)
    if stated.visit_count != visits:
        what = message("violation.stated-visits", n=stated.visit_count, true=visits)
        yield Violation("visits", TOTALS, what)
    service = sum(tour.service_seconds for tour in tours)
    if stated.service_seconds != service:
        what = message("violation.stated-service", stated=stated.service_seconds, true=service)
        yield Violation("visits", TOTALS, what)


def _drive(where: str, stated: int, true: int) -> Iterator[Violation]:
    if stated != true:
        yield Violation("travel", where, message("violation.stated-seconds", stated=stated, true=true))


def _metres(where: str, stated: int, true: int) -> Iterator[Violation]:
    if stated != true:
        yield Violation("travel", where, message("violation.stated-metres", stated=stated, true=true))


def _work(where: str, stated: int, true: int) -> Iterator[Violation]:
    if stated != true:
        yield Violation("work-day", where, message("violation.stated-work", stated=stated, true=true))
