"""A visit lies wholly inside its session's opening hours."""

from collections.abc import Iterator, Sequence

from tourplanner.domain.config import Config, Stop
from tourplanner.domain.period import Calendar, Session
from tourplanner.domain.tour import Tour
from tourplanner.message import message
from tourplanner.problem.openings import service_seconds
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.rule import Rule
from tourplanner.problem.rules.violation import Violation, visit_name


def _find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """session.opens <= visit.start <= visit.end <= session.closes."""
    hours = problem.config.sessions
    for tour in tours:
        for visit in tour.visits:
            where = visit_name(problem, tour, visit.stop)
            session = hours.get(visit.half)
            if session is None:
                what = message("violation.no-session", half=visit.half.value)
                yield Violation("session-window", where, what)
                continue
            if visit.start < session.opens:
                early = message("violation.early", by=session.opens - visit.start)
                yield Violation("session-window", where, early)
            if visit.end > session.closes:
                late = message("violation.late", by=visit.end - session.closes)
                yield Violation("session-window", where, late)
            if visit.end <= visit.start:
                backwards = message("violation.ends-before-start", by=visit.start - visit.end)
                yield Violation("session-window", where, backwards)


def _excludes(_config: Config, _calendar: Calendar, stop: Stop, session: Session) -> bool:
    return service_seconds(stop, session) > session.closes - session.opens


SESSION_WINDOW = Rule("session-window", _find, excludes=_excludes)
