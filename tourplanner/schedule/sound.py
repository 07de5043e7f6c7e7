"""Schedules that may be told to people: of a length that can be planned, true, and legal."""

from collections.abc import Sequence
from datetime import date, timedelta

from tourplanner.domain.schedule import Schedule
from tourplanner.domain.tour import Tour
from tourplanner.errors import BrokenRuleError, InputError, TourPlannerError
from tourplanner.message import message
from tourplanner.problem.check import lines
from tourplanner.problem.problem import Problem
from tourplanner.schedule.appointments import is_told
from tourplanner.schedule.check import check_schedule
from tourplanner.schedule.gaps import longest_gaps
from tourplanner.schedule.unroll import unroll

USUAL_DAYS = 7 * 52
MOST_YEARS = 10


def last_day(start: date, until: date | None) -> date:
    """The last day of a schedule of a plan that starts on `start`: `until`, or that of its 52nd week.

    Raises
    ------
    InputError
        If it is before the plan or more than `MOST_YEARS` after it.
    """
    if until is None:
        return start + timedelta(days=USUAL_DAYS - 1)
    if until < start:
        raise InputError.of("", message("schedule.before-the-plan", day=until, start=start))
    latest = _in_year(start, start.year + MOST_YEARS)
    if until > latest:
        what = message("schedule.too-long", day=until, years=MOST_YEARS, start=start)
        raise InputError.of("", what, message("schedule.at-the-latest", day=latest))
    return until


def sound_schedule(problem: Problem, tours: Sequence[Tour], until: date) -> Schedule:
    """The tours of a legal plan unrolled up to `until`, and judged.

    Raises
    ------
    TourPlannerError
        If they break a rule, which is a fault of tourplanner.
    """
    schedule = unroll(problem, tours, until)
    breaches = check_schedule(problem, schedule.tours, until)
    if breaches:
        raise TourPlannerError(message("schedule.our-bug", breaches=lines(breaches)))
    return schedule


def require_sound(schedule: Schedule, problem: Problem, source: str) -> None:
    """Require that a schedule that was read breaks no rule and tells what its tours do.

    Raises
    ------
    InputError
        If it was edited; `source` is the name of its file.
    BrokenRuleError
        If it breaks a rule.
    """
    start = problem.calendar.start
    if schedule.start != start:
        raise InputError.of(
            message("place.key", file=source, key="start"),
            message("schedule.other-start", day=schedule.start, start=start),
            message("schedule.edited"),
        )
    last_day(start, schedule.until)
    if not is_told(schedule) or schedule.gaps != longest_gaps(problem.config, schedule.tours):
        raise InputError.of(source, message("schedule.untrue"), message("schedule.publish-anew"))
    breaches = check_schedule(problem, schedule.tours, schedule.until)
    if breaches:
        raise BrokenRuleError(message("schedule.broken-rules", file=source, breaches=lines(breaches)))


def _in_year(day: date, year: int) -> date:
    """The same day in another year; the 28th for a 29 February that it does not have."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
