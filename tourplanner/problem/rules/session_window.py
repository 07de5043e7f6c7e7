"""A visit lies wholly inside its session's opening hours, or inside those that its stop has of its own."""

from collections.abc import Iterator, Sequence

from tourplanner.domain.config import Config, Stop
from tourplanner.domain.period import Calendar, Half, Session
from tourplanner.domain.tour import Tour, Visit
from tourplanner.domain.visit_window import window
from tourplanner.message import message
from tourplanner.problem.openings import session_of, whole_day
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.rule import Look, Rule
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
            stop = problem.stop(visit.stop)
            if stop.whole_day != (visit.pause is not None):
                yield Violation("session-window", where, message("violation.whole-day"))
                continue
            here = window(stop, session_of(problem.config, tour.date, visit.half))
            if stop.whole_day:
                yield from _whole(problem, tour, visit)
                continue
            if visit.start < here.opens:
                early = message("violation.early", by=here.opens - visit.start)
                yield Violation("session-window", where, early)
            if visit.end > here.closes:
                late = message("violation.late", by=visit.end - here.closes)
                yield Violation("session-window", where, late)
            if visit.end <= visit.start:
                backwards = message("violation.ends-before-start", by=visit.start - visit.end)
                yield Violation("session-window", where, backwards)


def _whole(problem: Problem, tour: Tour, visit: Visit) -> Iterator[Violation]:
    """A visit of a whole day is open in all of the morning and of the afternoon, and paused between them."""
    found = whole_day(problem.config, problem.stop(visit.stop), tour.date)
    if found is None or (visit.start, visit.pause, visit.end) != found or visit.half is not Half.MORNING:
        where = visit_name(problem, tour, visit.stop)
        yield Violation("session-window", where, message("violation.whole-day"))


def _excludes(config: Config, _calendar: Calendar, stop: Stop, session: Session) -> bool:
    if stop.whole_day:
        return session.half is not Half.MORNING or whole_day(config, stop, session.date) is None
    return not window(stop, session).admits


SESSION_WINDOW = Rule("session-window", _find, excludes=_excludes, looks=Look.TOUR)
