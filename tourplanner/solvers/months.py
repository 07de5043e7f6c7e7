"""Cycles of months: engines plan them as ordinary weeks, and what months mix is kept all the same.

A real week has days of two weeks of a month's grid, and which ones differs from month to month. Hardly ever
does that bind: so the grid is solved as weeks first, which proves what no plan of the month can better. Where
that plan breaks a mixture, others are made under limits that are sure to keep all of them; the best is taken.
"""

from collections.abc import Callable
from dataclasses import replace

from tourplanner.domain.period import DAY, Calendar
from tourplanner.domain.plan import Status
from tourplanner.domain.work_rules import WorkRules
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.result import Limits, Result

Solver = Callable[[Problem, Limits], Result]

LEAVING_SECONDS = 1.0
"""What each of the other plans may take after Ctrl-C: one that breaks a mixture is none."""


def solve_months(problem: Problem, limits: Limits, solver: Solver) -> Result:
    """The plan of a month cycle by an engine that knows weeks only."""
    weeks = replace(problem, calendar=replace(problem.calendar, as_weeks=True))
    found = solver(weeks, _part(limits, 3))
    if all(is_loss(breach) for breach in check(problem, found.tours)):
        return found
    hour_weeks = problem.calendar.hour_weeks
    halves = solver(_with_half_weeks(weeks, hour_weeks), _part(_left_after(found, limits), 2))
    days = solver(_with_short_days(weeks, hour_weeks), _left_after(halves, _left_after(found, limits)))
    return _judged(min((halves, days), key=lambda safe: _rank(problem, safe)), found)


def _rank(problem: Problem, safe: Result) -> tuple[bool, tuple[int, ...]]:
    """Legal plans first: a crew may have limits of its own, which these do not shorten."""
    legal = all(is_loss(breach) for breach in check(problem, safe.tours))
    return not legal, worth(problem, safe.tours)


def _left_after(found: Result, limits: Limits) -> Limits:
    """What is left to search on after a result: hardly anything once there was a Ctrl-C."""
    return limits.within(LEAVING_SECONDS) if found.evidence.interrupted else limits


def _part(limits: Limits, of: int) -> Limits:
    return limits if limits.time_limit is None else limits.within(limits.remaining / of)


def _with_half_weeks(weeks: Problem, hour_weeks: int) -> Problem:
    """Every week is short enough to be added to another one."""
    work = _with_nights(weeks.config.work, weeks.calendar, hour_weeks)
    return _with_work(weeks, replace(work, max_work_week=work.max_work_week // 2))


def _with_short_days(weeks: Problem, hour_weeks: int) -> Problem:
    """Every day is short enough for a whole week of such days."""
    work = _with_nights(weeks.config.work, weeks.calendar, hour_weeks)
    days = len({day.weekday() for day in weeks.calendar.dates})
    return _with_work(weeks, replace(work, max_work_day=min(work.max_work_day, work.max_work_week // days)))


def _with_nights(work: WorkRules, calendar: Calendar, hour_weeks: int) -> WorkRules:
    """Every day ends early enough for any next morning; all weeks together are those that every month has."""
    return replace(
        work,
        latest_end=min(work.latest_end, DAY + work.earliest_start - work.min_rest),
        mean_work_week=work.mean_work_week * hour_weeks // calendar.weeks,
    )


def _with_work(weeks: Problem, work: WorkRules) -> Problem:
    return replace(weeks, config=replace(weeks.config, work=work))


def _judged(safe: Result, free: Result) -> Result:
    """A safe plan, with what is proven of all plans: that of ordinary weeks has all of them, and more."""
    drive = sum(tour.drive_seconds for tour in safe.tours)
    bound = None if free.bound is None else min(free.bound, drive)
    kept = safe.status in (Status.OPTIMAL, Status.FEASIBLE)
    proven = kept and free.status is Status.OPTIMAL and bound == drive
    lost = Status.INFEASIBLE if free.evidence.least_missing > 0 else Status.UNKNOWN
    status = Status.OPTIMAL if proven else Status.FEASIBLE if kept else lost
    evidence = replace(
        safe.evidence,
        interrupted=safe.evidence.interrupted or free.evidence.interrupted,
        least_missing=free.evidence.least_missing,
    )
    return replace(safe, status=status, bound=bound if kept else None, evidence=evidence)
