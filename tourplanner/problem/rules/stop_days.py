"""A stop is served on its own weekdays and halves, not on its market days nor on its closed dates."""

from collections.abc import Iterator, Sequence
from datetime import date

from tourplanner.domain.closure import Closure
from tourplanner.domain.config import Ban, Config, Stop
from tourplanner.domain.period import WEEKS_OF_MONTH, Calendar, Half, Session
from tourplanner.domain.recurrence import EveryWeeks, Recurrence
from tourplanner.domain.rhythm_cells import cells
from tourplanner.domain.told_half import evening_of, half_of, in_half
from tourplanner.domain.tour import Tour
from tourplanner.message import Message, message
from tourplanner.problem.locks_by_stop import locks_of
from tourplanner.problem.openings import stop_of
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.edit import Edit, with_stop
from tourplanner.problem.rules.rule import Binding, Look, Rule, Scope, Subject
from tourplanner.problem.rules.violation import Violation, visit_name


def _breaks(calendar: Calendar, stop: Stop, day: date, half: Half) -> bool:
    """Whether the stop's own weekdays, halves, bans or closed dates forbid a visit.

    Dates are closed in a year: the grid of a cycle that repeats does not know them.
    """
    if stop.whole_day and half is Half.MORNING and _breaks(calendar, stop, day, Half.AFTERNOON):
        return True
    if stop.weekdays is not None and day not in calendar.extra and day.weekday() not in stop.weekdays:
        return True
    if stop.halves is not None and half not in stop.halves:
        return True
    if any(ban.weekday == day.weekday() and ban.half in (None, half) for ban in stop.not_on):
        return True
    if calendar.repeats:
        return False
    return any(closure.covers(day, half) for closure in stop.closed) or not stop.exists_on(day)


def _has_every_month(config: Config, stop: Stop) -> bool:
    """Whether a stop is kept from a fifth week, which some months lack: unless it asks for it by name."""
    days = config.calendar
    if not days.repeats or not days.cycle.is_monthly or days.weeks <= WEEKS_OF_MONTH:
        return False
    named = any((lock.week or 0) > WEEKS_OF_MONTH for lock in locks_of(config, stop.id))
    return stop.when is None and not named


def _is_off_rhythm(config: Config, calendar: Calendar, stop: Stop, day: date) -> bool:
    """Whether a day of the grid is none of the stop's rhythm; on dates visits may move away from theirs."""
    if not calendar.repeats:
        return False
    if stop.when is None:
        return calendar.week(day) > WEEKS_OF_MONTH and _has_every_month(config, stop)
    held = cells(stop.when.rhythm, config.calendar)
    return held is None or (day - calendar.start).days not in held


def _find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    for tour in tours:
        for visit in tour.visits:
            stop = problem.stop(visit.stop)
            if _breaks(problem.calendar, stop, tour.date, visit.half) or _is_off_rhythm(
                problem.config, problem.calendar, stop, tour.date
            ):
                where = visit_name(problem, tour, visit.stop)
                yield Violation("stop-days", where, message("violation.forbidden-day"))


def _excludes(config: Config, calendar: Calendar, stop: Stop, session: Session) -> bool:
    if _breaks(calendar, stop, session.date, session.half):
        return True
    return _is_off_rhythm(config, calendar, stop, session.date)


def _applies(config: Config, stop_id: str) -> bool:
    stop = stop_of(config, stop_id)
    own = stop.weekdays is not None or stop.halves is not None or stop.when is not None
    return own or _has_every_month(config, stop) or bool(stop.not_on or _closed(config, stop))


def _closed(config: Config, stop: Stop) -> tuple[Closure, ...]:
    """The closures of a stop that a plan of this config has to keep to."""
    return () if config.calendar.repeats else stop.closed


def _asks(problem: Problem, subject: Subject) -> Message:
    pieces = tuple(_pieces(problem.config, problem.stop(subject.id)))
    return message("rule.stop-days-asked", stop=subject.name, days=pieces)


def _pieces(config: Config, stop: Stop) -> Iterator[Message]:
    """What a stop says of its days, one piece each."""
    if stop.weekdays is not None:
        yield message("rule.stop-days-weekdays", weekdays=sorted(stop.weekdays))
    if stop.evening:
        yield message("rule.stop-days-halves", halves=[in_half(Half.AFTERNOON, evening_of(stop))])
    elif stop.halves is not None:
        halves = [in_half(half) for half in Half if half in stop.halves]
        yield message("rule.stop-days-halves", halves=halves)
    if _has_every_month(config, stop):
        yield message("rule.stop-days-every-month")
    if stop.when is not None:
        yield message("rule.stop-days-rhythm", when=stop.when_said)
    for ban in stop.not_on:
        when = _banned(ban, stop)
        yield (
            message("rule.stop-days-why", days=when, why=ban.why)
            if ban.why
            else message("rule.stop-days-not", days=when)
        )
    for closure in _closed(config, stop):
        yield message("rule.stop-days-closed", first=closure.first, last=closure.last)


def _banned(ban: Ban, stop: Stop) -> Message:
    if ban.half is None:
        return message("rule.stop-days-day", weekdays=(ban.weekday,))
    return message("rule.stop-days-half", weekdays=(ban.weekday,), half=half_of(stop, ban.half))


def _without(config: Config, stop_id: str) -> Config:
    # In a month with a fifth week nothing said is not every week.
    stop = stop_of(config, stop_id)
    weekly = Recurrence(EveryWeeks()) if _has_every_month(config, stop) else None
    # An evening is one for what is done then, not for days.
    halves = stop.halves if stop.evening else None
    return with_stop(config, stop_id, weekdays=None, halves=halves, not_on=(), closed=(), when=weekly)


def _offers(config: Config, _calendar: Calendar, subject: Subject) -> Iterator[Edit]:
    stop, name = stop_of(config, subject.id), subject.name
    if stop.not_on:
        lifted = with_stop(config, stop.id, not_on=())
        yield Edit("bans", lifted, message("offer.bans", stop=name), stop.id)
    if stop.weekdays is not None:
        any_day = with_stop(config, stop.id, weekdays=None)
        yield Edit("stop-weekdays", any_day, message("offer.stop-weekdays", stop=name), stop.id)
    if stop.halves is not None and not stop.evening:
        any_half = with_stop(config, stop.id, halves=None)
        yield Edit("halves", any_half, message("offer.halves", stop=name), stop.id)
    if stop.when is not None:
        free = with_stop(config, stop.id, when=None)
        yield Edit("rhythm", free, message("offer.rhythm", stop=name), stop.id)
    if _closed(config, stop):
        opened = with_stop(config, stop.id, closed=())
        yield Edit("closures", opened, message("offer.closures", stop=name), stop.id)


STOP_DAYS = Rule(
    "stop-days",
    _find,
    excludes=_excludes,
    looks=Look.TOUR,
    binding=Binding(Scope.STOP, _applies, _asks, _without, _offers),
)
