"""Columns: what a van may do on a date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.domain.work_rules import WorkRules
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.registry import tallying
from tourplanner.schedule.day import DayOrder, timed
from tourplanner.schedule.repair_problem import RealDay
from tourplanner.solvers.day_tours import HoursKind, hours_kind
from tourplanner.solvers.repair.owed import Owed


class Served(NamedTuple):
    """A visit of a column: where, and when of the day in seconds."""

    stop: str
    half: Half
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A timed day of a depot without its date: seconds, metres, and times of day in seconds."""

    visits: tuple[Served, ...]
    drive: int
    metres: int
    work: int
    start: int
    end: int

    @classmethod
    def of(cls, tour: Tour) -> "DayPlan":
        """What a tour does."""
        return cls(
            tuple(Served(visit.stop, visit.half, visit.start, visit.end) for visit in tour.visits),
            tour.drive_seconds,
            tour.distance_m,
            tour.work_seconds,
            tour.start,
            tour.end,
        )


@dataclass(frozen=True, slots=True)
class Column:
    """A day plan for a van on a date; ``told`` is the tour that is there by now, if it is that one."""

    date: date
    van: str
    plan: DayPlan
    told: Tour | None = None

    @property
    def visits(self) -> tuple[Served, ...]:
        """Its visits."""
        return self.plan.visits


def tour_of(owed: Owed, column: Column) -> Tour:
    """The tour that a column stands for."""
    if column.told is not None:
        return column.told
    problem = owed.days[column.date].problem
    halves = {
        half: tuple(problem.stop_index[visit.stop] for visit in column.visits if visit.half is half)
        for half in Half
    }
    order = DayOrder(halves[Half.MORNING], halves[Half.AFTERNOON])
    van = problem.van_index[column.van]
    tour = timed(problem, van, column.date, order)
    if tour is None or DayPlan.of(tour) != column.plan:
        hours = {(visit.stop, visit.half): (visit.start, visit.end) for visit in column.visits}
        tour = timed(problem, van, column.date, order, hours)
    assert tour is not None  # it was when the column was made, for the same date
    return tour


Kind: TypeAlias = tuple[str, WorkRules, HoursKind, tuple[str, date, int] | None]
"""What the plan of a day follows from, beside its order and the config."""


class DayPlans:
    """Timed days, each reckoned once for all dates whose config says the same of it and of their weekday."""

    def __init__(self, owed: Owed) -> None:
        self._owed = owed
        self._known: dict[tuple[tuple[int, ...], Kind, DayOrder], DayPlan | None] = {}
        self._kinds: dict[tuple[tuple[int, ...], tuple[int, int]], HoursKind] = {}
        # Problems are told apart by the identity of their parts; holding them keeps these apart.
        self._problems: dict[int, tuple[Problem, tuple[int, ...]]] = {}

    def get(self, day: RealDay, van: str, order: DayOrder) -> DayPlan | None:
        """The plan of a van's day in this order, None if it has no legal times."""
        problem = day.problem
        key = self._parts(problem), self._kind(problem, van, day.date), order
        if key not in self._known:
            tour = timed(problem, problem.van_index[van], day.date, order)
            self._known[key] = None if tour is None else DayPlan.of(tour)
        return self._known[key]

    def all(self, day: RealDay, van: str, order: DayOrder) -> Iterator[DayPlan]:
        """The plan of `get`, and one whose visits wait for told hours, where that is another one."""
        plan = self.get(day, van, order)
        if plan is None:
            return
        yield plan
        hours = self._owed.hours.get(day.date, {})
        if any(hours.get((v.stop, v.half)) not in (None, (v.start, v.end)) for v in plan.visits):
            problem = day.problem
            tour = timed(problem, problem.van_index[van], day.date, order, hours)
            if tour is not None and (waiting := DayPlan.of(tour)).visits != plan.visits:
                yield waiting

    def _kind(self, problem: Problem, van: str, day: date) -> Kind:
        """What days alike have in common; where rules count something, only the day is like itself."""
        work = problem.work(problem.van_index[van], day)
        alone = (van, day, id(problem)) if tallying(problem.config) else None
        return problem.van(van).depot, work, self._hours(problem, day), alone

    def _hours(self, problem: Problem, day: date) -> HoursKind:
        """What `hours_kind` says, for which it looks at every stop."""
        key = self._parts(problem), problem.calendar.at(day)
        if key not in self._kinds:
            self._kinds[key] = hours_kind(problem, day)
        return self._kinds[key]

    def _parts(self, problem: Problem) -> tuple[int, ...]:
        if id(problem) not in self._problems:
            config = problem.config
            parts = (config.stops, config.depots, config.work, config.sessions, problem.matrix)
            self._problems[id(problem)] = problem, tuple(map(id, parts))
        return self._problems[id(problem)][1]


def single_stop_columns(owed: Owed, plans: DayPlans, day: RealDay, van: str) -> Iterator[Column]:
    """Every column of a van on a date with at most one stop per half-day, less those that are needless."""
    problem = day.problem
    morning, afternoon = (
        [
            problem.stop_index[stop]
            for stop in owed.wanted.get((day.date, half), ())
            if owed.allows(stop, day.date, half, van)
        ]
        for half in Half
    )
    for first in morning:
        yield from _column(plans, day, van, DayOrder((first,), ()))
    for last in afternoon:
        yield from _column(plans, day, van, DayOrder((), (last,)))
    turnable = set(morning).intersection(afternoon)
    for first in morning:
        for last in afternoon:
            if _may_share_a_day(problem, first, last):
                order = DayOrder((first,), (last,))
                if not (
                    first in turnable and last in turnable and _is_needless(owed, plans, day, van, order)
                ):
                    yield from _column(plans, day, van, order)


def _column(plans: DayPlans, day: RealDay, van: str, order: DayOrder) -> Iterator[Column]:
    yield from (Column(day.date, van, plan) for plan in plans.all(day, van, order))


def _may_share_a_day(problem: Problem, first: int, last: int) -> bool:
    stops = problem.config.stops
    if stops[first].once_a_day == stops[last].once_a_day:
        return False
    return not problem.config.work.one_area_per_day or stops[first].area == stops[last].area


def _is_needless(owed: Owed, plans: DayPlans, day: RealDay, van: str, order: DayOrder) -> bool:
    """Whether the same two stops the other way round are as good, to people and to the crew.

    Of two that are alike the one with the stop that the config names first in the morning stays.
    """
    stops = day.problem.config.stops
    slots = [(stops[stop].id, day.date, half) for stop in order.stops for half in Half]
    if any(slot in owed.told for slot in slots):
        return False
    ids = {slot[0] for slot in slots}
    if any(
        owed.takers[stop, day.date, Half.MORNING] != owed.takers[stop, day.date, Half.AFTERNOON]
        for stop in ids
    ):
        return False
    mine = plans.get(day, van, order)
    other = plans.get(day, van, DayOrder(order.afternoon, order.morning))
    if mine is None or other is None:
        return False
    here, there = ([p.drive, p.metres, p.work] for p in (mine, other))
    if day.problem.work(day.problem.van_index[van], day.date).rest_can_bind:
        here += [-mine.start, mine.end]
        there += [-other.start, other.end]
    if any(own < others for own, others in zip(here, there, strict=True)):
        return False
    return here != there or order.morning > order.afternoon
