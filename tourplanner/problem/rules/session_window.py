"""A visit lies wholly inside its session's opening hours, or inside those that its stop has of its own."""

from collections.abc import Iterator, Sequence

from tourplanner.domain.config import Config, Stop
from tourplanner.domain.period import Calendar, Session
from tourplanner.domain.tour import Tour
from tourplanner.domain.visit_window import window
from tourplanner.message import message
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.rule import Rule
from tourplanner.problem.rules.violation import Violation, visit_name


def _find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """opens <= visit.start <= visit.end <= closes, of the session or of the stop in it."""
    hours = problem.config.sessions
    for tour in tours:
        for visit in tour.visits:
            where = visit_name(problem, tour, visit.stop)
            if visit.half not in hours:
                what = message("violation.no-session", half=visit.half.value)
                yield Violation("session-window", where, what)
                continue
            session = Session(tour.date, visit.half, hours[visit.half].opens, hours[visit.half].closes)
            here = window(problem.stop(visit.stop), session)
            if visit.start < here.opens:
                early = message("violation.early", by=here.opens - visit.start)
                yield Violation("session-window", where, early)
            if visit.end > here.closes:
                late = message("violation.late", by=visit.end - here.closes)
                yield Violation("session-window", where, late)
            if visit.end <= visit.start:
                backwards = message("violation.ends-before-start", by=visit.start - visit.end)
                yield Violation("session-window", where, backwards)


def _excludes(_config: Config, _calendar: Calendar, stop: Stop, session: Session) -> bool:
    return not window(stop, session).admits


SESSION_WINDOW = Rule("session-window", _find, excludes=_excludes)
