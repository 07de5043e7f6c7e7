"""A phase: dates of one cycle on which the same config is in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tourplanner.domain.config import Stop
from tourplanner.domain.period import Half, Session
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.registry import excluding_rules
from tourplanner.problem.rules.van_day import VAN_DAY


@dataclass(frozen=True, slots=True)
class Closing:
    """What forbids a visit: the id of a rule, and the name of a holiday or closure if it has one."""

    rule: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """Dates of one cycle, or of one wait between two, on which the same config is in force.

    ``problem`` has that config and the true half-days of its dates, ``sessions`` the rank of each in it.
    Stops and vans are asked for by their ids: not every config has all of them.
    """

    problem: Problem
    sessions: Mapping[tuple[date, Half], int]

    @classmethod
    def of(cls, problem: Problem) -> "Phase":
        """The phase that a problem is posed for."""
        ranks = {(session.date, session.half): rank for rank, session in enumerate(problem.calendar.sessions)}
        return cls(problem, ranks)

    def is_open(self, stop: str, day: date, half: Half) -> bool:
        """Whether the rules that concern a single visit allow the stop then."""
        session, index = self.sessions.get((day, half)), self.problem.stop_index.get(stop)
        return session is not None and index is not None and session in self.problem.openings[index]

    def closing(self, stop: str, day: date, half: Half) -> Closing | None:
        """What forbids a visit of the stop then, whatever the van; None if it is open."""
        problem, session = self.problem, self.sessions.get((day, half))
        if session is None:
            return Closing(VAN_DAY.id, problem.calendar.closed.get(day, ""))
        place, asked = problem.calendar.sessions[session], problem.stop(stop)
        broken = next(excluding_rules(problem.config, problem.calendar, asked, place), None)
        return None if broken is None else Closing(broken, _own_reason(asked, place))


def _own_reason(stop: Stop, session: Session) -> str:
    """What the config says of why the stop is closed then."""
    reasons = [closure.why for closure in stop.closed if closure.covers(session.date, session.half)]
    reasons += [
        ban.why
        for ban in stop.not_on
        if ban.weekday == session.date.weekday() and ban.half in (None, session.half)
    ]
    return next(filter(None, reasons), "")
