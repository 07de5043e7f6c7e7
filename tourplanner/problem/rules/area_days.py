"""An area with weekdays is served only then."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tourplanner.domain.config import AreaRules, Config, Stop
from tourplanner.domain.period import Calendar, Session
from tourplanner.domain.tour import Tour
from tourplanner.message import Message, message
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.edit import Edit, with_area
from tourplanner.problem.rules.rule import Binding, Look, Rule, Scope, Subject
from tourplanner.problem.rules.van_day import WORKING_WEEKDAYS
from tourplanner.problem.rules.violation import Violation, visit_name


def _of(config: Config, epci: str) -> AreaRules | None:
    """What the config says of an area, if anything."""
    return next((area for area in config.areas if area.epci == epci), None)


def _weekdays(config: Config, epci: str) -> frozenset[int] | None:
    rules = _of(config, epci)
    return None if rules is None else rules.weekdays


def _breaks(config: Config, calendar: Calendar, stop: Stop, day: date) -> bool:
    """Whether `day` is not a day of the stop's area (weekday lists do not bind extra days)."""
    weekdays = _weekdays(config, stop.area)
    return weekdays is not None and day not in calendar.extra and day.weekday() not in weekdays


def _find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    for tour in tours:
        for visit in tour.visits:
            if _breaks(problem.config, problem.calendar, problem.stop(visit.stop), tour.date):
                where = visit_name(problem, tour, visit.stop)
                yield Violation("area-days", where, message("violation.forbidden-day"))


def _excludes(config: Config, calendar: Calendar, stop: Stop, session: Session) -> bool:
    return _breaks(config, calendar, stop, session.date)


def _applies(config: Config, epci: str) -> bool:
    return _weekdays(config, epci) is not None


def _asks(problem: Problem, subject: Subject) -> Message:
    weekdays = sorted(_weekdays(problem.config, subject.id) or ())
    return message("rule.area-days-asked", area=subject.name, weekdays=weekdays)


def _without(config: Config, epci: str) -> Config:
    return with_area(config, epci, weekdays=None)


def _offers(config: Config, _calendar: Calendar, subject: Subject) -> Iterator[Edit]:
    """Each other weekday, one that is toured or one to be toured for this area alone."""
    present = _weekdays(config, subject.id) or frozenset()
    for weekday in WORKING_WEEKDAYS:
        if weekday in present:
            continue
        edited = with_area(config, subject.id, weekdays=present | {weekday})
        if weekday in config.calendar.weekdays:
            what = message("offer.area-weekday", area=subject.name, weekdays=(weekday,))
            yield Edit("area-weekday", edited, what, subject.id)
            continue
        touring = replace(config.calendar, weekdays=config.calendar.weekdays | {weekday})
        what = message("offer.new-weekday", area=subject.name, weekdays=(weekday,))
        yield Edit("new-weekday", replace(edited, calendar=touring), what, subject.id)


AREA_DAYS = Rule(
    "area-days",
    _find,
    excludes=_excludes,
    looks=Look.TOUR,
    binding=Binding(Scope.AREA, _applies, _asks, _without, _offers),
)
