"""Schedules that may be told to people: of a length that can be planned, true, and legal."""

from collections.abc import Sequence
from datetime import date, timedelta

from tourplanner.domain.schedule import Schedule
from tourplanner.errors import BrokenRuleError, InputError, TourPlannerError
from tourplanner.message import message
from tourplanner.problem.check import lines
from tourplanner.schedule.appointments import is_told
from tourplanner.schedule.check import check_dates
from tourplanner.schedule.gaps import longest_gaps
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.laid_year import Told, laid_year
from tourplanner.schedule.mend import Mender, mended
from tourplanner.schedule.real_dates import real_dates
from tourplanner.schedule.unroll import unroll_dates
from tourplanner.schedule.year import Year

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


def sound_schedule(
    year: Year, grids: Sequence[GridFrom], until: date, told: Told | None, mender: Mender
) -> Schedule:
    """The grids of a legal plan laid over dates up to `until`, mended and judged.

    A plan that was made for its own dates, to which nothing has happened since, is unrolled as it always
    was: what it shifts goes to the nearest place.

    Parameters
    ----------
    grids
        In order of their first dates.
    told
        What people were told of these grids; None if nothing.
    mender
        Asked where something can be mended.

    Raises
    ------
    InputError
        If an event speaks of a visit that there is not, or an exceptional opening has no legal tour.
    TourPlannerError
        If the schedule breaks a rule, which is a fault of tourplanner.
    """
    real = real_dates(year, until)
    if year.config.calendar.repeats or year.config.events:
        schedule = mended(laid_year(real, grids, told), mender)
    else:
        schedule = unroll_dates(real, grids)
    breaches = check_dates(real, schedule.tours)
    if breaches:
        raise TourPlannerError(message("schedule.our-bug", breaches=lines(breaches)))
    return schedule


def require_sound(schedule: Schedule, year: Year, source: str) -> None:
    """Require that a schedule that was read breaks no rule and tells what its tours do.

    Raises
    ------
    InputError
        If it was edited; `source` is the name of its file.
    BrokenRuleError
        If it breaks a rule.
    """
    start = year.config.calendar.start
    if schedule.start != start:
        raise InputError.of(
            message("place.key", file=source, key="start"),
            message("schedule.other-start", day=schedule.start, start=start),
            message("schedule.edited"),
        )
    last_day(start, schedule.until)
    if not is_told(schedule) or schedule.gaps != longest_gaps(year.config, schedule.tours):
        raise InputError.of(source, message("schedule.untrue"), message("schedule.publish-anew"))
    breaches = check_dates(real_dates(year, schedule.until), schedule.tours)
    if breaches:
        raise BrokenRuleError(message("schedule.broken-rules", file=source, breaches=lines(breaches)))


def _in_year(day: date, year: int) -> date:
    """The same day in another year; the 28th for a 29 February that it does not have."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
