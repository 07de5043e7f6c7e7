"""A crew rests long enough between the tours of following days."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tourplanner.calendar.mixtures import mixtures
from tourplanner.calendar.nights import is_morrow
from tourplanner.domain.period import DAY, Calendar
from tourplanner.domain.tour import Tour
from tourplanner.message import message
from tourplanner.problem.problem import Problem
from tourplanner.problem.roster import rest_can_bind
from tourplanner.problem.rules.edit import without_limits
from tourplanner.problem.rules.rule import Binding, Look, Rule, Scope, no_offers
from tourplanner.problem.rules.violation import Violation, tour_name
from tourplanner.problem.rules.work_limits import by_crew


def _find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """24 h - end + next day's start >= min_rest_minutes, per crew, also where the cycle comes back."""
    for crew, crew_tours in by_crew(problem, tours).items():
        for today, tomorrow in nights(problem.calendar, crew_tours):
            yield from _short_night(today, tomorrow, problem.limits(crew).min_rest)


def nights(calendar: Calendar, tours: Sequence[Tour]) -> Iterator[tuple[Tour, Tour]]:
    """Tours of one crew of which the second is on the morrow of the first; in months, on one of several."""
    if calendar.mixes_weeks:
        on = {(tour.date - calendar.start).days: tour for tour in tours}
        found = sorted(mixtures(calendar.kind, calendar.weeks).nights)
        yield from ((on[today], on[morrow]) for today, morrow in found if today in on and morrow in on)
        return
    in_order = sorted(tours, key=lambda tour: (tour.date, tour.start))
    for today, tomorrow in pairwise([*in_order, *in_order[:1]]):
        if is_morrow(calendar, today.date, tomorrow.date):
            yield today, tomorrow


def short_rests(tours: Sequence[Tour], needed: int) -> Iterator[Violation]:
    """The breaches on real dates by the tours of one crew that must rest so many seconds."""
    for today, tomorrow in pairwise(sorted(tours, key=lambda tour: (tour.date, tour.start))):
        if (tomorrow.date - today.date).days == 1:
            yield from _short_night(today, tomorrow, needed)


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
