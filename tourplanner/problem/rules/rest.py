"""A crew rests long enough between the tours of following days."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tourplanner.calendar.mixtures import mixtures
from tourplanner.domain.period import DAY
from tourplanner.domain.tour import Tour
from tourplanner.message import message
from tourplanner.problem.problem import Problem
from tourplanner.problem.roster import rest_can_bind
from tourplanner.problem.rules.edit import without_limits
from tourplanner.problem.rules.rule import Binding, Look, Rule, Scope, no_offers
from tourplanner.problem.rules.violation import Violation, tour_name
from tourplanner.problem.rules.work_limits import by_crew


def _find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """24 h - end + next day's start >= min_rest_minutes, per crew."""
    if problem.calendar.mixes_weeks:
        yield from _mixed_nights(problem, tours)
        return
    for crew, crew_tours in by_crew(problem, tours).items():
        yield from short_rests(crew_tours, problem.limits(crew).min_rest)


def short_rests(tours: Sequence[Tour], needed: int) -> Iterator[Violation]:
    """The breaches by the tours of one crew that must rest so many seconds."""
    for today, tomorrow in pairwise(sorted(tours, key=lambda tour: (tour.date, tour.start))):
        if (tomorrow.date - today.date).days == 1:
            yield from _short_night(today, tomorrow, needed)


def _mixed_nights(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """The same of a month, whose days have more than one morrow."""
    calendar = problem.calendar
    nights = sorted(mixtures(calendar.kind, calendar.weeks).nights)
    for crew, crew_tours in by_crew(problem, tours).items():
        on = {(tour.date - calendar.start).days: tour for tour in crew_tours}
        for today, tomorrow in nights:
            if today in on and tomorrow in on:
                yield from _short_night(on[today], on[tomorrow], problem.limits(crew).min_rest)


def _short_night(today: Tour, tomorrow: Tour, needed: int) -> Iterator[Violation]:
    pause = DAY - today.end + tomorrow.start
    if pause < needed:
        yield Violation("rest", tour_name(tomorrow), message("violation.short", by=needed - pause))


REST = Rule(
    "rest",
    _find,
    looks=Look.CREW,
    binding=Binding(
        Scope.CREW,
        lambda config, _: rest_can_bind(config),
        lambda problem, _: message("rule.rest-asked", limit=problem.config.work.min_rest),
        lambda config, _: without_limits(config, min_rest=0),
        no_offers,
    ),
)
