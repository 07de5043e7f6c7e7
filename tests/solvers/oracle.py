"""An exhaustive oracle for tiny problems: no solver library, and nothing from the solvers' room.

Stop after stop, every set of (date, half, van) that the stop's own rules allow is tried, the empty
one too. A complete choice is timed by `time_tour` and judged by `check`. A branch is left only
where even its most favourable completion is no better than what is held, or where none is legal:

- a van-day costs no less than the cheapest day that still contains what was put there;
- a day of two stops is shared between them (each its outer leg and half of the midday drive), so
  that stops still to be placed add at least their cheapest share;
- hours of work and rest are judged on the shortest such day.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import combinations, product

from tests.solvers.oracle_values import Best, Floor
from tests.solvers.quick_judge import QuickJudge, counts
from tourplanner.domain.period import DAY, Half, Session
from tourplanner.domain.tour import Tour, Visit
from tourplanner.domain.visit_window import window
from tourplanner.domain.work_rules import WorkRules
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import rules
from tourplanner.problem.time_tour import make_block, time_tour

STOP_RULES = {"area-days", "stop-days", "gap", "regular", "lock", "visits"}
"""Rules that one stop alone keeps or breaks, whatever else a van does that day."""

Place = tuple[int, Half, int]
"""Index of a date, half, index of a van."""

Day = tuple[int | None, int | None]
"""Stops of the morning and of the afternoon, None where nothing is (yet)."""

NOTHING: Day = (None, None)

Kind = tuple[str, WorkRules]
"""A depot, and what binds a crew."""


def best_plan(problem: Problem) -> Best:
    """The best plan with one stop per half-day at most."""
    return _Search(problem).run()


def choices(problem: Problem) -> list[list[tuple[Place, ...]]]:
    """Per stop, the sets of places that break no rule of the stop itself; the last is to be left out."""
    return _Search(problem).choices


class _Search:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.stops = problem.config.stops
        self.dates = problem.calendar.dates
        self.crews = {
            (d, v): problem.crew(van.id, day)
            for d, day in enumerate(self.dates)
            for v, van in enumerate(problem.config.vans)
        }
        # Van-days on which the same days are legal: of one depot, under the limits of one crew or like ones,
        # and of one weekday, on which stops have the same hours.
        self.kinds = {
            (d, v): (problem.config.vans[v].depot, problem.limits(crew), self.dates[d].weekday())
            for (d, v), crew in self.crews.items()
            if crew is not None
        }
        self.priorities = sorted({stop.priority for stop in self.stops if not stop.required})
        self.sessions: dict[tuple[int, Half], Session] = {
            (self.dates.index(session.date), session.half): session for session in problem.calendar.sessions
        }
        self.days = {kind: self._days_of(*at) for at, kind in reversed(self.kinds.items())}
        self.choices = [list(self._choices(index)) for index in range(len(self.stops))]
        # Few choices first; nothing depends on the order but the time that the search takes.
        self.order = sorted(range(len(self.stops)), key=lambda s: (len(self.choices[s]), s))
        self.rank = {stop: position for position, stop in enumerate(self.order)}
        self.least_share = [self._least_share(stop) for stop in range(len(self.stops))]
        self.floor = cache(self._floor)
        self.timed = cache(self._timed)
        self.judge = QuickJudge(problem)
        self.board: dict[tuple[int, int], Day] = {}
        self.nodes = 0
        self.best = (self._worth(Counter(), ()), ())

    def run(self) -> Best:
        """Search everything."""
        self._place(0, Counter())
        worth, tours = self.best
        return Best(worth, tours, self.nodes)

    # -- what a van-day may be ------------------------------------------------------------------

    def _days_of(self, day: int, van: int) -> dict[Day, Tour]:
        """Every day of one or two stops that has legal times: dates matter by crew and weekday alone."""
        indices = [None, *range(len(self.stops))]
        timed = {
            (first, second): self._timed(van, day, (first, second))
            for first, second in product(indices, indices)
            if first is not None or second is not None
        }
        return {day: tour for day, tour in timed.items() if tour is not None}

    def _timed(self, van: int, day: int, stops: Day) -> Tour | None:
        blocks = [
            make_block(self.problem, self.sessions[day, half], [stop])
            for half, stop in zip(Half, stops, strict=True)
            if stop is not None and (day, half) in self.sessions
        ]
        if not blocks or any(block is None for block in blocks):
            return None
        return time_tour(self.problem, van, self.dates[day], [block for block in blocks if block])

    def _shares(self, day: Day, tour: Tour) -> tuple[int, int]:
        """Twice the driving of a day, shared between its morning and its afternoon."""
        if day[0] is None:
            return 0, 2 * tour.drive_seconds
        if day[1] is None:
            return 2 * tour.drive_seconds, 0
        out, between = (visit.leg_drive_seconds for visit in tour.visits)
        return 2 * out + between, between + 2 * tour.leg_back_drive_seconds

    def _least_share(self, stop: int) -> int:
        """Least share of driving of one visit, on any day of any depot; huge if it is on none."""
        shares = [
            share
            for days in self.days.values()
            for day, tour in days.items()
            for member, share in zip(day, self._shares(day, tour), strict=True)
            if member == stop
        ]
        return min(shares, default=10**9)

    def _floor(self, kind: Kind, day: Day, placed: int) -> Floor | None:
        """Over the days that `day` may become with stops placed later; None if none is legal."""

        def may_become(now: int | None, then: int | None) -> bool:
            return now == then or (now is None and then is not None and self.rank[then] >= placed)

        reached = [
            (then, tour)
            for then, tour in self.days[kind].items()
            if may_become(day[0], then[0]) and may_become(day[1], then[1])
        ]
        if not reached:
            return None
        return Floor(
            share=min(
                sum(s for s, here in zip(self._shares(then, tour), day, strict=True) if here is not None)
                for then, tour in reached
            ),
            metres=min(tour.distance_m for _, tour in reached),
            # Whole minutes may overstate a midday drive by 59 s, which the judge counts as lunch.
            work=min(tour.work_seconds for _, tour in reached) - 59,
            end=min(tour.end for _, tour in reached),
            start=max(tour.start for _, tour in reached),
        )

    # -- what a stop may be given ---------------------------------------------------------------

    def _choices(self, stop: int) -> Iterator[tuple[Place, ...]]:
        """Sets of places that break no rule of the stop itself, most visits first."""
        slots = [
            (day, half, van)
            for (day, half) in sorted(self.sessions)
            for van in range(len(self.problem.config.vans))
        ]
        alone = [slot for slot in slots if self._timeable(stop, slot)]
        for visits in range(self.stops[stop].visits, 0, -1):
            for chosen in combinations(alone, visits):
                if len({day for day, _, _ in chosen}) == visits and self._stop_is_content(stop, chosen):
                    yield chosen
        yield ()

    def _timeable(self, stop: int, slot: Place) -> bool:
        """Whether any day at all has the stop there."""
        date, half, van = slot
        position = tuple(Half).index(half)
        kind = self.kinds.get((date, van))
        return kind is not None and any(day[position] == stop for day in self.days[kind])

    def _stop_is_content(self, stop: int, chosen: Sequence[Place]) -> bool:
        tours = [self._mere_visit(stop, place) for place in chosen]
        asked = (rule for rule in rules() if rule.id in STOP_RULES)
        return not any(counts(breach) for rule in asked for breach in rule.find(self.problem, tours))

    def _mere_visit(self, stop: int, place: Place) -> Tour:
        """A tour with nothing but one visit of the right length: only rules of the stop fit it."""
        day, half, van = place
        session, asked = self.sessions[day, half], self.stops[stop]
        here = window(asked, session)
        visit = Visit(asked.id, half, here.opens, here.opens, here.opens + here.service, 0, 0)
        chosen = self.problem.config.vans[van]
        clock = (here.opens, here.opens, visit.end, visit.end)
        return Tour(chosen.id, chosen.depot, self.dates[day], *clock, None, (visit,), 0, 0)

    # -- the search -----------------------------------------------------------------------------

    def _place(self, position: int, served: Counter[int]) -> None:
        self.nodes += 1
        if not self._may_be_better(position, served):
            return
        if position == len(self.order):
            self._judge(served)
            return
        stop = self.order[position]
        for chosen in self.choices[stop]:
            before = self._put(stop, chosen)
            if before is not None:
                self._place(position + 1, served + Counter({stop: len(chosen)}))
                self.board.update(before)
                for key in [key for key, day in before.items() if day == NOTHING]:
                    del self.board[key]

    def _put(self, stop: int, chosen: Sequence[Place]) -> dict[tuple[int, int], Day] | None:
        """Put the stop on the board and tell what was there, or None if a half is taken."""
        halves = tuple(Half)
        before: dict[tuple[int, int], Day] = {}
        for day, half, van in chosen:
            present = self.board.get((day, van), NOTHING)
            if present[halves.index(half)] is not None:
                return None
            before[day, van] = present
        for day, half, van in chosen:
            present = before[day, van]
            self.board[day, van] = (stop, present[1]) if half is Half.MORNING else (present[0], stop)
        return before

    def _may_be_better(self, position: int, served: Mapping[int, int]) -> bool:
        floors = {
            (day, van): self.floor(self.kinds[day, van], stops, position)
            for (day, van), stops in self.board.items()
        }
        if any(floor is None for floor in floors.values()):
            return False
        known = {key: floor for key, floor in floors.items() if floor is not None}
        ahead = self.order[position:]
        full = Counter(served) + Counter({stop: self.stops[stop].visits for stop in ahead})
        share = sum(floor.share for floor in known.values())
        share += sum(self.stops[stop].visits * self.least_share[stop] for stop in ahead)
        metres = sum(floor.metres for floor in known.values())
        hopeful = (*self._missing(full), -(-share // 2), metres)
        return hopeful < self.best[0] and self._crews_may_hold(known)

    def _crews_may_hold(self, floors: Mapping[tuple[int, int], Floor]) -> bool:
        limits, calendar = self.problem.limits, self.problem.calendar
        week: Counter[tuple[str | None, int]] = Counter()
        cycle: Counter[str | None] = Counter()
        by_crew = {(day, self.crews[day, van]): floor for (day, van), floor in floors.items()}
        for (day, crew), floor in by_crew.items():
            week[crew, calendar.week(self.dates[day])] += floor.work
            cycle[crew] += floor.work
            following = by_crew.get((day + 1, crew))
            if (
                following is not None
                and self._follow(day)
                and (DAY - floor.end + following.start < limits(crew).min_rest)
            ):
                return False
        return all(work <= limits(crew).max_work_week for (crew, _), work in week.items()) and all(
            work <= calendar.weeks * limits(crew).mean_work_week for crew, work in cycle.items()
        )

    def _follow(self, day: int) -> bool:
        return (self.dates[day + 1] - self.dates[day]).days == 1

    def _judge(self, served: Counter[int]) -> None:
        """Time and check a complete choice, and keep it if it is legal and better."""
        tours: list[Tour] = []
        for (day, van), stops in sorted(self.board.items()):
            tour = self.timed(van, day, stops)
            if tour is None:
                return
            tours.append(tour)
        worth = self._worth(served, tours)
        if worth >= self.best[0]:
            return
        if self.judge.accepts(tours):
            self.best = (worth, tuple(tours))

    def _missing(self, served: Mapping[int, int]) -> tuple[int, ...]:
        lacking: dict[int, int] = defaultdict(int)
        for index, stop in enumerate(self.stops):
            lacking[0 if stop.required else 1 + stop.priority] += stop.visits - served.get(index, 0)
        return (lacking[0], *(lacking[1 + priority] for priority in self.priorities))

    def _worth(self, served: Mapping[int, int], tours: Sequence[Tour]) -> tuple[int, ...]:
        drive = sum(tour.drive_seconds for tour in tours)
        return (*self._missing(served), drive, sum(tour.distance_m for tour in tours))


def visited_dates(tours: Sequence[Tour], stop_id: str) -> list[date]:
    """The dates on which a stop is visited, in order."""
    return sorted(tour.date for tour in tours for visit in tour.visits if visit.stop == stop_id)
