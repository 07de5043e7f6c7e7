"""Every leg uses the matrix's time and distance, in its direction, that to lunch too."""

from collections.abc import Iterator, Sequence

from tourplanner.domain.tour import Tour
from tourplanner.message import Message, message
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.rule import Look, Rule
from tourplanner.problem.rules.violation import (
    Violation,
    driven_of,
    lunch_leg_of,
    tour_name,
    visit_name,
)


def _find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    for tour in tours:
        stated = [(visit.leg_drive_seconds, visit.leg_distance_m) for visit in tour.visits]
        stated.append((tour.leg_back_drive_seconds, tour.leg_back_distance_m))
        names = [visit_name(problem, tour, visit.stop) for visit in tour.visits] + [tour_name(tour)]
        true = driven_of(problem, tour)
        due = lunch_leg_of(problem, tour)
        if due is not None and tour.lunch_leg is not None:
            true, stated = [*true, due], [*stated, tour.lunch_leg]
            names.append(tour_name(tour))
        elif due != tour.lunch_leg:
            yield Violation("travel", tour_name(tour), _elsewhere(problem, tour, due is not None))
        for (true_seconds, true_metres), (seconds, metres), where in zip(true, stated, names, strict=True):
            if seconds != true_seconds:
                what = message("violation.leg-seconds", stated=seconds, true=true_seconds)
                yield Violation("travel", where, what)
            if metres != true_metres:
                what = message("violation.leg-metres", stated=metres, true=true_metres)
                yield Violation("travel", where, what)


def _elsewhere(problem: Problem, tour: Tour, is_due: bool) -> Message:
    """What is wrong with a tour that drives to lunch, or not, other than its last stop before noon says."""
    noon = tour.after_noon
    if not is_due or noon is None:
        return message("violation.lunch-drive-not-due")
    stop = problem.stop(tour.visits[noon - 1].stop)
    return message("violation.lunch-elsewhere", stop=stop.name, place=stop.lunch)


TRAVEL = Rule("travel", _find, looks=Look.TOUR)
