"""Rules that look at one visit at a time."""

from collections.abc import Iterator, Sequence

from tourplanner.domain.tour import Tour
from tourplanner.problem.openings import breaks_area_days, breaks_stop_days
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.violation import Violation, visit_name


def session_window(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """session.opens <= visit.start <= visit.end <= session.closes."""
    hours = problem.config.sessions
    for tour in tours:
        for visit in tour.visits:
            where = visit_name(problem, tour, visit.stop)
            session = hours.get(visit.half)
            if session is None:
                yield Violation("session-window", where, "no-session", (visit.half.value,))
                continue
            if visit.start < session.opens:
                yield Violation("session-window", where, "early", (session.opens - visit.start,))
            if visit.end > session.closes:
                yield Violation("session-window", where, "late", (visit.end - session.closes,))
            if visit.end <= visit.start:
                yield Violation("session-window", where, "ends-before-start", (visit.start - visit.end,))


def area_days(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """An area with ``weekdays`` is served on those, and on extra days."""
    for tour in tours:
        for visit in tour.visits:
            stop = problem.stop(visit.stop)
            if breaks_area_days(problem.config, problem.calendar, stop, tour.date):
                yield Violation("area-days", visit_name(problem, tour, visit.stop), "forbidden-day")


def stop_days(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """A stop's own weekdays, halves, bans and closed dates."""
    for tour in tours:
        for visit in tour.visits:
            stop = problem.stop(visit.stop)
            if breaks_stop_days(problem.calendar, stop, tour.date, visit.half):
                yield Violation("stop-days", visit_name(problem, tour, visit.stop), "forbidden-day")
