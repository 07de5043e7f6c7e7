"""The weeks of a schedule: which of them are weeks of a cycle, and which one of which cycle."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tourplanner.calendar.cycle_days import cycle_start_on, grid_day_on
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.on_pause import OnPause
from tourplanner.domain.period import CycleKind

DAYS = 7
LAST_WORKING_WEEKDAY = 4


@dataclass(frozen=True, slots=True)
class CycleWeek:
    """One calendar week as a week of the grid.

    ``cycle`` is the number of the cycle, from 0; ``week`` that of the week in it, from 0.
    """

    cycle: int
    week: int


def cycle_weeks(number: int, length: int, paused: frozenset[int]) -> tuple[CycleWeek | None, ...]:
    """What each of `number` weeks is, None while the cycle waits.

    Parameters
    ----------
    length
        Weeks of a cycle.
    paused
        The weeks, counted from 0, in which it waits: it goes on where it stopped.
    """
    found: list[CycleWeek | None] = []
    counted = 0
    for week in range(number):
        if week in paused:
            found.append(None)
        else:
            found.append(CycleWeek(*divmod(counted, length)))
            counted += 1
    return tuple(found)


def weeks_of(rules: CalendarRules, number: int) -> tuple[CycleWeek | None, ...]:
    """What each of the first `number` weeks from the start of a calendar is of the grid."""
    waits = rules.repeats and rules.on_pause is OnPause.WAIT
    paused = paused_weeks(rules.closed, rules.start, number) if waits else frozenset()
    return cycle_weeks(number, rules.weeks, paused)


@dataclass(frozen=True, slots=True)
class CycleDay:
    """A date as a day of the grid.

    ``cycle`` is the number of the cycle, from 0, and ``start`` its first day; ``day`` says which day of the
    grid the date is, from 0: None for one that the grid does not have, the fifth Tuesday of a month say.
    """

    cycle: int
    start: date
    day: int | None


def days_of(rules: CalendarRules, number: int) -> tuple[CycleDay | None, ...]:
    """What each date of the first `number` weeks is of the grid; None while the cycle waits."""
    dates = (rules.start + timedelta(step) for step in range(DAYS * number))
    if rules.cycle is CycleKind.WEEKS:
        weeks = weeks_of(rules, number)
        starts = {week.cycle: at for at, week in reversed(list(enumerate(weeks))) if week}
        return tuple(
            CycleDay(week.cycle, _monday(rules, starts[week.cycle]), DAYS * week.week + weekday)
            if week
            else None
            for week in weeks
            for weekday in range(DAYS)
        )
    begins = [(cycle_start_on(rules.cycle, day), day) for day in dates]
    cycles = {start: cycle for cycle, start in enumerate(dict.fromkeys(start for start, _ in begins))}
    return tuple(
        CycleDay(cycles[start], start, grid_day_on(rules.cycle, rules.weeks, day)) for start, day in begins
    )


def _monday(rules: CalendarRules, week: int) -> date:
    return rules.start + timedelta(DAYS * week)


def day_of_cycle(rules: CalendarRules, day: date) -> tuple[int, int] | None:
    """Number of the cycle in which a day lies, and which day of it that is, both from 0.

    None while the cycle waits: in weeks that are closed from Monday to Friday, of a calendar that says so.
    Public holidays alone never pause. None too for what the grid does not have, a fifth Tuesday say.

    Parameters
    ----------
    day
        Not before the start of the calendar.
    """
    if rules.cycle is not CycleKind.WEEKS:
        found = days_of(rules, week_of(rules.start, day) + 1)[(day - rules.start).days]
        return None if found is None or found.day is None else (found.cycle, found.day)
    week = weeks_of(rules, week_of(rules.start, day) + 1)[-1]
    return None if week is None else (week.cycle, DAYS * week.week + day.weekday())


def pauses(closed: Sequence[Closure]) -> tuple[Closure, ...]:
    """The closures that hold a whole week from Monday to Friday: nobody is owed what falls in them.

    A shorter one, a single touring date of a week say, is none: its visits are owed another date.
    """
    return tuple(closure for closure in closed if _holds_a_week(closure))


def _holds_a_week(closure: Closure) -> bool:
    monday = closure.first + timedelta(-closure.first.weekday() % DAYS)
    return closure.half is None and closure.last >= monday + timedelta(LAST_WORKING_WEEKDAY)


def paused_weeks(closed: Sequence[Closure], start: date, number: int) -> frozenset[int]:
    """Which of `number` weeks from the Monday `start` on are closed from Monday to Friday."""
    return frozenset(
        week
        for week in range(number)
        if all(
            any(closure.covers(start + timedelta(DAYS * week + day)) for closure in closed)
            for day in range(LAST_WORKING_WEEKDAY + 1)
        )
    )


def runs(days: Sequence[CycleDay | None]) -> Iterator[tuple[int, int]]:
    """First day and number of days of each run that lies in one cycle, or in none, without a break."""
    first = 0
    for day in range(1, len(days) + 1):
        if day == len(days) or _cycle(days[day]) != _cycle(days[first]):
            yield first, day - first
            first = day


def _cycle(day: CycleDay | None) -> int | None:
    return None if day is None else day.cycle


def week_of(start: date, day: date) -> int:
    """Number of the calendar week of `day`, from 0, counted from the Monday `start`."""
    return (day - start).days // DAYS
