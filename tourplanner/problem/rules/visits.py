"""A required stop gets its visits, none more, each as long as promised; a commune at most one a day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from tourplanner.domain.config import Config, Stop
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import Message, message
from tourplanner.problem.openings import service_seconds, session_of, stop_of
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.edit import Edit, with_stop
from tourplanner.problem.rules.rule import Find, Look, OfStop, Rule, Subject
from tourplanner.problem.rules.violation import Violation, stop_name, visit_name

MISSING, BEYOND = "violation.visits-missing", "violation.visits-beyond"
"""Fewer visits than promised, which a plan that does not keep every promise may have, and more."""


def by_stop(problem: Problem, tours: Sequence[Tour]) -> Iterator[tuple[Stop, list[tuple[Tour, Visit]]]]:
    """Each stop of the config with its visits, in order of date."""
    found: dict[str, list[tuple[Tour, Visit]]] = defaultdict(list)
    for tour in sorted(tours, key=lambda tour: tour.date):
        for visit in tour.visits:
            found[visit.stop].append((tour, visit))
    for stop in problem.config.stops:
        yield stop, found[stop.id]


def over_stops(of_stop: OfStop) -> Find:
    """The breaches that are found in the visits of one stop after another."""

    def find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
        for stop, served in by_stop(problem, tours):
            yield from of_stop(problem, stop, served)

    return find


def _of_stop(problem: Problem, stop: Stop, served: Sequence[tuple[Tour, Visit]]) -> Iterator[Violation]:
    where = stop_name(problem, stop.id)
    if len(served) > stop.visits:
        yield Violation("visits", where, too_many(len(served), stop.visits))
    elif stop.required and len(served) < stop.visits:
        few = message("violation.visits-missing", n=len(served), wanted=stop.visits)
        yield Violation("visits", where, few)
    for tour, visit in served:
        yield from _shortened(problem, stop, tour, visit)


def _find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    yield from over_stops(_of_stop)(problem, tours)
    yield from _twice_a_day(problem, tours)


def _twice_a_day(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    seen: set[tuple[str, date]] = set()
    for tour in tours:
        for visit in tour.visits:
            key = (problem.stop(visit.stop).once_a_day, tour.date)
            if key in seen:
                where = visit_name(problem, tour, visit.stop)
                yield Violation("visits", where, message("violation.twice-a-day"))
            seen.add(key)


def too_many(served: int, wanted: int) -> Message:
    """That a stop has more visits than were promised."""
    return message("violation.visits-beyond", n=served, wanted=wanted)


def _shortened(problem: Problem, stop: Stop, tour: Tour, visit: Visit) -> Iterator[Violation]:
    """visit.end - visit.start >= the minutes promised, or else the whole session."""
    promised = stop.service
    if stop.whole_day:
        return  # it has all of its hours, or they are broken
    if visit.half in problem.config.sessions:
        promised = service_seconds(stop, session_of(problem.config, tour.date, visit.half))
    if promised is not None and visit.end - visit.start < promised:
        short = message("violation.short", by=promised - (visit.end - visit.start))
        yield Violation("visits", visit_name(problem, tour, stop.id), short)


def given_up(config: Config, subject: Subject) -> Edit:
    """The change that no longer promises a stop its visits."""
    return Edit(
        "optional",
        with_stop(config, subject.id, required=False),
        message("offer.optional", stop=subject.name),
        subject.id,
        gives_up=stop_of(config, subject.id).visits,
    )


VISITS = Rule("visits", _find, looks=Look.DATE, part=_twice_a_day, of_stop=_of_stop)
