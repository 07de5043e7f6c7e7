"""A first legal plan, soon: cheapest insertion, stop after stop, in milliseconds for a pilot.

It is what a search that is stopped early has in hand; it proves nothing.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from tourplanner.calendar.cycle_gaps import Spread, cycle_patterns
from tourplanner.calendar.nights import morrows
from tourplanner.calendar.patterns import Pattern
from tourplanner.domain.period import DAY, Half, Session
from tourplanner.domain.tour import Tour
from tourplanner.problem.openings import matches_dated_lock, stop_locks
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import (
    DayTour,
    KindOfDay,
    kind_of_day,
    make_day_tour,
    may_share_a_day,
    servable,
    to_tour,
)
from tourplanner.solvers.result import Limits

PATTERNS_TRIED = 2_000

UNLIMITED = Limits()


class _Board:
    """Who is where so far: day tours by (date index, van index)."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.dates = problem.calendar.dates
        self.morrows = morrows(problem.calendar)
        self.day_index = {day: index for index, day in enumerate(self.dates)}
        self.known: dict[tuple[int, tuple[int, ...], tuple[int, ...]], DayTour | None] = {}
        self.driven: dict[tuple[int, int], DayTour] = {}
        kinds: dict[KindOfDay, int] = {}
        self.kinds = {
            (day, van): kinds.setdefault(kind_of_day(problem, van, date), len(kinds))
            for day, date in enumerate(self.dates)
            for van in range(len(problem.config.vans))
        }

    def best_place(self, stop: int, session: Session) -> tuple[int, tuple[int, int], DayTour] | None:
        """Cheapest added driving, the van-day and its new tour, for one more visit."""
        day = self.day_index[session.date]
        found = [
            (tour.drive - old, (day, van), tour)
            for van in vans_allowed(self.problem, stop, session.date)
            if (pair := self._joined(day, van, stop, session.half)) is not None
            for old, tour in [pair]
        ]
        return min(found, key=lambda item: item[:2], default=None)

    def _joined(self, day: int, van: int, stop: int, half: Half) -> tuple[int, DayTour] | None:
        present = self.driven.get((day, van))
        if present is not None and present.in_half(half):
            return None
        morning = (stop,) if half is Half.MORNING else (present.morning if present else ())
        afternoon = (stop,) if half is Half.AFTERNOON else (present.afternoon if present else ())
        tour = self._tour(day, van, morning, afternoon)
        if tour is None or not self._hours_hold(day, van, present, tour):
            return None
        return (present.drive if present else 0), tour

    def _tour(
        self, day: int, van: int, morning: tuple[int, ...], afternoon: tuple[int, ...]
    ) -> DayTour | None:
        """The tour through at most one stop in each half, if it is legal; few of all are asked for."""
        problem, date = self.problem, self.dates[day]
        key = (self.kinds[day, van], morning, afternoon)
        if key not in self.known:
            apart = morning and afternoon and not may_share_a_day(problem, morning[0], afternoon[0])
            self.known[key] = None if apart else make_day_tour(problem, van, date, morning, afternoon)
        return self.known[key]

    def _hours_hold(self, day: int, van: int, present: DayTour | None, tour: DayTour) -> bool:
        calendar, crew = self.problem.calendar, self._crew(day, van)
        rules = self.problem.limits(crew)
        added = tour.work - (present.work if present else 0)
        week = calendar.week(self.dates[day])
        cycle_work = sum(t.work for (d, v), t in self.driven.items() if self._crew(d, v) == crew)
        week_work = sum(
            t.work
            for (d, v), t in self.driven.items()
            if self._crew(d, v) == crew and calendar.week(self.dates[d]) == week
        )
        return (
            week_work + added <= rules.max_work_week
            and cycle_work + added <= calendar.weeks * rules.mean_work_week
            and self._rest_holds(day, van, tour)
        )

    def _rest_holds(self, day: int, van: int, tour: DayTour) -> bool:
        """Whether the crew of a van rests long enough before a tour, and after it."""
        crew = self._crew(day, van)
        least = self.problem.limits(crew).min_rest
        nights = (
            (before, after)
            for (d, v), other in self.driven.items()
            if self._crew(d, v) == crew
            for before, after in self._night(day, tour, d, other)
        )
        return all(DAY - before.end + after.start >= least for before, after in nights)

    def _night(self, day: int, tour: DayTour, d: int, other: DayTour) -> tuple[tuple[DayTour, DayTour], ...]:
        """The two tours in order, where one is on the day after the other's."""
        if self.morrows.get(day) == d:
            return ((tour, other),)
        return ((other, tour),) if self.morrows.get(d) == day else ()

    def _crew(self, day: int, van: int) -> str | None:
        return self.problem.crew(self.problem.config.vans[van].id, self.dates[day])

    def commune_free(self, stop: int, session: Session) -> bool:
        """Whether no stop of the same commune is served that day."""
        day, stops = self.day_index[session.date], self.problem.config.stops
        present = {
            stops[s].once_a_day for (d, _), tour in self.driven.items() if d == day for s in tour.stops
        }
        return stops[stop].once_a_day not in present


def construct(problem: Problem, limits: Limits = UNLIMITED) -> tuple[Tour, ...]:
    """Tours of a cheapest-insertion plan; stops that do not fit, or have no time left, are left out."""
    if not problem.calendar.sessions:
        return ()
    board = _Board(problem)
    stops = problem.config.stops
    hardest_first = sorted(
        range(len(stops)),
        key=lambda s: (
            not stops[s].required,
            stops[s].priority,
            len(problem.openings[s]) / stops[s].visits,
            s,
        ),
    )
    for stop in hardest_first:
        if limits.remaining <= 0:
            break
        options = (
            placed
            for pattern in islice(_patterns(problem, stop), PATTERNS_TRIED)
            if (placed := _place(board, stop, pattern)) is not None
        )
        best = min(options, key=lambda option: option[0], default=None)
        if best is not None:
            board.driven.update(best[1])
    return tuple(to_tour(problem, tour, van, day) for (day, van), tour in sorted(board.driven.items()))


def _patterns(problem: Problem, stop: int) -> Iterator[Pattern]:
    asked = problem.config.stops[stop]
    sessions = [problem.calendar.sessions[s] for s in sorted(servable(problem, stop))]
    dated = [lock for lock in stop_locks(problem.config, asked) if lock.date is not None]
    spread = Spread.of(asked)
    for pattern in cycle_patterns(problem.calendar, sessions, asked.visits, spread, regular=asked.regular):
        if all(any(matches_dated_lock(lock, s.date, s.half) for s in pattern) for lock in dated):
            yield pattern


def vans_allowed(problem: Problem, stop: int, day: date) -> list[int]:
    """The vans that the stop's locks leave to it on a date, and that somebody can drive."""
    asked = problem.config.stops[stop]
    named = {lock.van for lock in stop_locks(problem.config, asked) if lock.van and lock.date in (None, day)}
    return [van for van in problem.vans_on(day) if named <= {problem.config.vans[van].id}]


def _place(
    board: _Board, stop: int, pattern: Sequence[Session]
) -> tuple[int, dict[tuple[int, int], DayTour]] | None:
    """Added driving and the changed van-days if the whole pattern fits."""
    before = dict(board.driven)
    total = 0
    for session in pattern:
        place = board.best_place(stop, session) if board.commune_free(stop, session) else None
        if place is None:
            board.driven = before
            return None
        total += place[0]
        board.driven[place[1]] = place[2]  # the hours of the next visit count this one
    changed = {key: tour for key, tour in board.driven.items() if before.get(key) != tour}
    board.driven = before
    return total, changed
