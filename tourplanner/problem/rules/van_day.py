"""A van makes at most one tour a date, on touring dates, from its depot."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from tourplanner.domain.config import Config, Van
from tourplanner.domain.crew import Crew
from tourplanner.domain.period import Calendar
from tourplanner.domain.tour import Tour
from tourplanner.message import Message, message
from tourplanner.problem.problem import Problem
from tourplanner.problem.roster import loosest
from tourplanner.problem.rules.day_limits import always
from tourplanner.problem.rules.edit import Edit
from tourplanner.problem.rules.rule import Binding, Look, Rule, Scope, Subject
from tourplanner.problem.rules.violation import Violation, tour_name

WORKING_WEEKDAYS = range(5)

TWICE = "violation.tours"
"""That a van makes more than one tour on a date."""


def _find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    open_dates = set(problem.calendar.dates)
    for (day, van), number in Counter((tour.date, tour.van) for tour in tours).items():
        if number > 1:
            yield Violation("van-day", f"{day} {van}", message("violation.tours", n=number))
    for tour in tours:
        if tour.date not in open_dates:
            yield Violation("van-day", tour_name(tour), message("violation.forbidden-day"))
        else:
            yield from _undriven(problem, tour)
        if tour.depot != problem.van(tour.van).depot:
            other = message("violation.other-depot", depot=tour.depot)
            yield Violation("van-day", tour_name(tour), other)


def _undriven(problem: Problem, tour: Tour) -> Iterator[Violation]:
    """The crew of a tour is the one that the roster gives its van on that date."""
    crew = problem.crew(tour.van, tour.date)
    if crew is None:
        yield Violation("van-day", tour_name(tour), message("violation.no-crew"))
    elif tour.crew not in ("", crew):
        yield Violation("van-day", tour_name(tour), message("violation.other-crew", crew=tour.crew))


def _asks(problem: Problem, _subject: Subject) -> Message:
    return message("rule.van-day-asked", n=len(problem.config.vans))


def _without(config: Config, _subject: str) -> Config:
    """The vans and, at each of their depots, one more for each visit, all with crews that may do most."""
    spare = [
        Van(f"{depot} +{number}", depot, 1)
        for depot in dict.fromkeys(van.depot for van in config.vans)
        for number in range(sum(stop.visits for stop in config.stops))
    ]
    there = tuple(replace(van, weekdays=None, closed=()) for van in config.vans)
    return replace(config, vans=(*there, *spare), crews=(), work=loosest(config))


def _offers(config: Config, calendar: Calendar, _subject: Subject) -> Iterator[Edit]:
    """One more van; another day in every week or, where the weeks are dates, one exceptional day."""
    van = config.vans[0]
    second = replace(van, id=f"{van.id} {len(config.vans) + 1}", weekdays=None, closed=())
    # A van that is added has a crew of its own, as all of them have where nothing is said of crews.
    crews = (*config.crews, Crew(second.id, vans=frozenset({second.id}))) if config.crews else ()
    yield Edit("van", replace(config, vans=(*config.vans, second), crews=crews), message("offer.van"))
    yield from _weekdays(config) if calendar.repeats else _extra_days(config, calendar)


def _weekdays(config: Config) -> Iterator[Edit]:
    """Each weekday that is not toured, from now on."""
    for weekday in WORKING_WEEKDAYS:
        if weekday not in config.calendar.weekdays:
            touring = replace(config.calendar, weekdays=config.calendar.weekdays | {weekday})
            what = message("offer.weekday", weekdays=(weekday,))
            yield Edit("weekday", replace(config, calendar=touring), what)


def _extra_days(config: Config, calendar: Calendar) -> Iterator[Edit]:
    """One exceptional day in the cycle on each weekday that is not toured nor closed."""
    closures = config.calendar.closed
    for weekday in WORKING_WEEKDAYS:
        days = (calendar.start + timedelta(days=step) for step in range(calendar.days))
        free = (
            day
            for day in days
            if day.weekday() == weekday
            and day not in calendar.dates
            and day not in calendar.closed
            and not any(closure.covers(day) for closure in closures)
        )
        day = next(free, None)
        if day is not None:
            extra = replace(config.calendar, extra_days=(*config.calendar.extra_days, day))
            yield Edit("extra-day", replace(config, calendar=extra), message("offer.extra-day", day=day))


VAN_DAY = Rule(
    "van-day", _find, binding=Binding(Scope.FLEET, always, _asks, _without, _offers), looks=Look.DATE
)
