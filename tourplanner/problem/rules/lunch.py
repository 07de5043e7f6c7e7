"""A day with visits in both halves has one lunch, long enough, in its window."""

from collections.abc import Iterator, Sequence

from tourplanner.domain.tour import Tour
from tourplanner.message import message
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.midday import midday
from tourplanner.problem.rules.rule import Look, Rule
from tourplanner.problem.rules.violation import Violation, tour_name


def _find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """end - begin >= lunch_minutes, from the morning's pack-up to the afternoon's set-up, in the window."""
    rules = problem.config.work
    for tour in tours:
        where = tour_name(tour)
        gap = midday(problem, tour)
        if gap is None:
            if tour.lunch is not None:
                yield Violation("lunch", where, message("violation.lunch-not-due"))
            continue
        if tour.lunch is None:
            yield Violation("lunch", where, message("violation.short", by=rules.lunch))
            continue
        begin, end = tour.lunch
        if end - begin < rules.lunch:
            yield Violation("lunch", where, message("violation.short", by=rules.lunch - (end - begin)))
        earliest, latest = max(gap[0], rules.lunch_opens), min(gap[1], rules.lunch_closes)
        if begin < earliest:
            yield Violation("lunch", where, message("violation.early", by=earliest - begin))
        if end > latest:
            yield Violation("lunch", where, message("violation.late", by=end - latest))


LUNCH = Rule("lunch", _find, looks=Look.TOUR)
