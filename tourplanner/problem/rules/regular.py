"""All visits of a regular stop share weekday and half-day."""

from collections.abc import Iterator, Sequence

from tourplanner.domain.config import Config, Stop
from tourplanner.domain.period import Calendar
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import message
from tourplanner.problem.openings import stop_of
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.edit import Edit, with_stop
from tourplanner.problem.rules.rule import Binding, Rule, Scope, Subject
from tourplanner.problem.rules.violation import Violation, stop_name
from tourplanner.problem.rules.visits import over_stops


def _of_stop(problem: Problem, stop: Stop, served: Sequence[tuple[Tour, Visit]]) -> Iterator[Violation]:
    slots = {(tour.date.weekday(), visit.half) for tour, visit in served}
    if stop.regular and len(slots) > 1:
        yield Violation("regular", stop_name(problem, stop.id), message("violation.slots", n=len(slots)))


def _applies(config: Config, stop_id: str) -> bool:
    stop = stop_of(config, stop_id)
    return stop.regular and stop.visits > 1


def _without(config: Config, stop_id: str) -> Config:
    return with_stop(config, stop_id, regular=False)


def _offers(config: Config, _calendar: Calendar, subject: Subject) -> Iterator[Edit]:
    what = message("offer.regular", stop=subject.name)
    yield Edit("regular", _without(config, subject.id), what, subject.id)


REGULAR = Rule(
    "regular",
    over_stops(_of_stop),
    looks=None,
    of_stop=_of_stop,
    binding=Binding(
        Scope.STOP,
        _applies,
        lambda _, subject: message("rule.regular-asked", stop=subject.name),
        _without,
        _offers,
    ),
)
