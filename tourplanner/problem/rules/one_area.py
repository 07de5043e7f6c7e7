"""With ``one_area_per_day``, a tour stays in one area."""

from collections.abc import Iterator, Sequence

from tourplanner.domain.config import Config
from tourplanner.domain.period import Calendar
from tourplanner.domain.tour import Tour
from tourplanner.message import message
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.edit import Edit, with_work
from tourplanner.problem.rules.rule import Binding, Look, Rule, Scope, Subject
from tourplanner.problem.rules.violation import Violation, tour_name


def _find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    if not problem.config.work.one_area_per_day:
        return
    for tour in tours:
        areas = {problem.stop(visit.stop).area for visit in tour.visits}
        if len(areas) > 1:
            yield Violation("one-area", tour_name(tour), message("violation.areas", n=len(areas)))


def _without(config: Config, _subject: str) -> Config:
    return with_work(config, one_area_per_day=False)


def _offers(config: Config, _calendar: Calendar, _subject: Subject) -> Iterator[Edit]:
    yield Edit("two-areas", with_work(config, one_area_per_day=False), message("offer.two-areas"))


ONE_AREA = Rule(
    "one-area",
    _find,
    looks=Look.TOUR,
    binding=Binding(
        Scope.CREW,
        lambda config, _: config.work.one_area_per_day,
        lambda _problem, _subject: message("rule.one-area-asked"),
        _without,
        _offers,
    ),
)
