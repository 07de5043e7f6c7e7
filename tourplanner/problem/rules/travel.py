"""Every leg uses the matrix's time and distance, in its direction."""

from collections.abc import Iterator, Sequence

from tourplanner.domain.tour import Tour
from tourplanner.message import message
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.rule import Look, Rule
from tourplanner.problem.rules.violation import Violation, legs_of, tour_name, visit_name


def _find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    for tour in tours:
        stated = [(visit.leg_drive_seconds, visit.leg_distance_m) for visit in tour.visits]
        stated.append((tour.leg_back_drive_seconds, tour.leg_back_distance_m))
        names = [visit_name(problem, tour, visit.stop) for visit in tour.visits] + [tour_name(tour)]
        for leg, (seconds, metres), where in zip(legs_of(problem, tour), stated, names, strict=True):
            true_seconds, true_metres = problem.drive(*leg), problem.metres(*leg)
            if seconds != true_seconds:
                what = message("violation.leg-seconds", stated=seconds, true=true_seconds)
                yield Violation("travel", where, what)
            if metres != true_metres:
                what = message("violation.leg-metres", stated=metres, true=true_metres)
                yield Violation("travel", where, what)


TRAVEL = Rule("travel", _find, looks=Look.TOUR)
