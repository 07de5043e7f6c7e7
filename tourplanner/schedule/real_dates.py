"""Real dates: for every date of a schedule, the day of the grid that it is and the problem that it poses."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import Config, Stop
from tourplanner.domain.period import Calendar, Half
from tourplanner.problem.build import build
from tourplanner.problem.problem import Problem
from tourplanner.schedule.cycle_weeks import DAYS, CycleWeek, cycle_weeks, runs, week_of
from tourplanner.schedule.phase import Phase

Pose = Callable[[Config, Calendar], Problem]
"""Poses the problem of a config in force with the travel times between its places."""


@dataclass(frozen=True, slots=True)
class RealDates:
    """The dates from the first day of a plan to ``until``, both included.

    Attributes
    ----------
    config
        That of the plan, with all its stops and vans whatever the date.
    weeks
        What each calendar week from ``start`` is of the grid; None while the cycle waits.
    phases
        By date: dates on which the same config is in force share one, within a cycle.
    free_from
        The first date on which the schedule may differ from the plan. Of a plan that was made for its own
        dates this is the day after its cycle; all dates of a grid are free.
    """

    config: Config
    start: date
    until: date
    weeks: tuple[CycleWeek | None, ...]
    phases: Mapping[date, Phase]
    free_from: date

    def stop(self, stop: str) -> Stop:
        """The stop with this id, as the plan's config has it."""
        return next(each for each in self.config.stops if each.id == stop)

    def on(self, day: date) -> Phase:
        """The phase in which `day` lies."""
        return self.phases[day]

    def covers(self, day: date) -> bool:
        """Whether `day` is one of the schedule."""
        return self.start <= day <= self.until

    def is_free(self, day: date) -> bool:
        """Whether `day` is one of the schedule on which it may differ from the plan."""
        return self.free_from <= day <= self.until

    def week(self, day: date) -> int:
        """Number of the calendar week in which `day` lies, from 0."""
        return week_of(self.start, day)

    def cycle(self, day: date) -> int | None:
        """Number of the cycle in which `day` lies, from 0; None while the cycle waits."""
        week = self.weeks[self.week(day)]
        return None if week is None else week.cycle

    @property
    def cycles(self) -> int:
        """How many cycles there are, the last of them perhaps cut."""
        return max((week.cycle + 1 for week in self.weeks if week), default=0)

    def grid_day(self, day: date) -> int | None:
        """Which day of the grid `day` is, from 0 for its first Monday; None while the cycle waits."""
        week = self.weeks[self.week(day)]
        return None if week is None else DAYS * week.week + day.weekday()

    def cycle_start(self, cycle: int) -> date:
        """The Monday on which a cycle begins."""
        first = next(number for number, week in enumerate(self.weeks) if week and week.cycle == cycle)
        return self.start + timedelta(DAYS * first)

    def dates(self) -> Iterator[date]:
        """Every date, in order."""
        return (self.start + timedelta(step) for step in range((self.until - self.start).days + 1))

    def is_open(self, stop: str, day: date, half: Half) -> bool:
        """Whether the rules that concern a single visit allow the stop then."""
        return self.covers(day) and self.on(day).is_open(stop, day, half)


def real_dates(problem: Problem, until: date) -> RealDates:
    """The dates of the plan of `problem` up to `until`, which is not before its first day."""
    config, start = problem.config, problem.calendar.start
    number, length = week_of(start, until) + 1, problem.calendar.weeks
    weeks = cycle_weeks(number, length, frozenset())

    def pose(in_force: Config, calendar: Calendar) -> Problem:
        return build(in_force, calendar, problem.matrix)

    phases = {day: phase for run in runs(weeks) for day, phase in _phases(config, start, weeks, run, pose)}
    return RealDates(config, start, until, weeks, phases, start + timedelta(DAYS * length))


def _phases(
    config: Config, start: date, weeks: tuple[CycleWeek | None, ...], run: tuple[int, int], pose: Pose
) -> Iterator[tuple[date, Phase]]:
    """The phase of each date of a run of weeks."""
    first, number = run
    at = weeks[first]
    monday = start + timedelta(DAYS * first)
    # Where the cycle would have begun if it had not waited: so its weeks have their numbers.
    begins = monday - timedelta(DAYS * at.week) if at else monday
    dates = [monday + timedelta(step) for step in range(DAYS * number)]
    in_force = replace(
        config,
        calendar=replace(config.calendar, start=begins),
        locks=tuple(lock for lock in config.locks if lock.date is None or (at and at.cycle == 0)),
    )
    calendar = build_calendar(in_force.calendar, in_force.sessions)
    of_run = replace(calendar, sessions=tuple(each for each in calendar.sessions if each.date in set(dates)))
    phase = Phase.of(pose(in_force, of_run))
    for day in dates:
        yield day, phase
