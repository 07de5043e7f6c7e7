"""Rules that look at a stop over the cycle: what was promised there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from tourplanner.calendar.patterns import gaps
from tourplanner.domain.config import Lock, Stop
from tourplanner.domain.tour import Tour, Visit
from tourplanner.problem.openings import breaks_standing_lock, matches_dated_lock, stop_locks
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.violation import Violation, stop_name, visit_name

Visits = list[tuple[Tour, Visit]]


def _by_stop(problem: Problem, tours: Sequence[Tour]) -> Iterator[tuple[Stop, Visits]]:
    """Each stop of the config with its visits, in order of date."""
    found: dict[str, Visits] = defaultdict(list)
    for tour in sorted(tours, key=lambda tour: tour.date):
        for visit in tour.visits:
            found[visit.stop].append((tour, visit))
    for stop in problem.config.stops:
        yield stop, found[stop.id]


def visits(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """A required stop gets its visits, none more, each as long as promised; a commune one a day."""
    for stop, served in _by_stop(problem, tours):
        if len(served) > stop.visits or (stop.required and len(served) < stop.visits):
            yield Violation("visits", stop_name(problem, stop.id), "visits", (len(served), stop.visits))
        for tour, visit in served:
            hours = problem.config.sessions.get(visit.half)
            promised = (
                stop.service if stop.service is not None or hours is None else hours.closes - hours.opens
            )
            if promised is not None and visit.end - visit.start < promised:
                missing = promised - (visit.end - visit.start)
                yield Violation("visits", visit_name(problem, tour, stop.id), "short", (missing,))
    seen: set[tuple[str, date]] = set()
    for tour in tours:
        for visit in tour.visits:
            key = (problem.stop(visit.stop).commune, tour.date)
            if key in seen:
                yield Violation("visits", visit_name(problem, tour, visit.stop), "twice-a-day")
            seen.add(key)


def gap(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """min_gap_days <= days between following visits, round the cycle too, <= max_gap_days.

    When visits are missing the long gap that they leave is part of that loss, not judged again.
    """
    for stop, served in _by_stop(problem, tours):
        dates = sorted({tour.date for tour, _ in served})
        if not dates:
            continue
        days = gaps(dates, problem.calendar.days)
        if stop.min_gap_days is not None and min(days) < stop.min_gap_days:
            short = stop.min_gap_days - min(days)
            yield Violation("gap", stop_name(problem, stop.id), "days-short", (short,))
        complete = len(served) >= stop.visits
        if complete and stop.max_gap_days is not None and max(days) > stop.max_gap_days:
            yield Violation("gap", stop_name(problem, stop.id), "days-over", (max(days) - stop.max_gap_days,))


def regular(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """With ``regular``, all visits of a stop share weekday and half-day."""
    for stop, served in _by_stop(problem, tours):
        slots = {(tour.date.weekday(), visit.half) for tour, visit in served}
        if stop.regular and len(slots) > 1:
            yield Violation("regular", stop_name(problem, stop.id), "slots", (len(slots),))


def lock(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """What the planner fixed stays where it was fixed (a stop with no visit at all is missing)."""
    for stop, served in _by_stop(problem, tours):
        for fixed in stop_locks(problem.config, stop) if served else ():
            if fixed.date is not None:
                if not any(_is_at(fixed, tour, visit) for tour, visit in served):
                    yield Violation("lock", stop_name(problem, stop.id), "not-at", (str(fixed.date),))
                continue
            for tour, visit in served:
                moved = breaks_standing_lock(problem.calendar, fixed, tour.date, visit.half)
                if moved or fixed.van not in (None, tour.van):
                    yield Violation("lock", visit_name(problem, tour, stop.id), "moved")


def _is_at(fixed: Lock, tour: Tour, visit: Visit) -> bool:
    return matches_dated_lock(fixed, tour.date, visit.half) and fixed.van in (None, tour.van)
