"""The weeks of a schedule: which of them are weeks of a cycle, and which one of which cycle."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tourplanner.domain.closure import Closure
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.on_pause import OnPause

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


def day_of_cycle(rules: CalendarRules, day: date) -> tuple[int, int] | None:
    """Number of the cycle in which a day lies, and which day of it that is, both from 0.

    None while the cycle waits: in weeks that are closed from Monday to Friday, of a calendar that says so.
    Public holidays alone never pause.

    Parameters
    ----------
    day
        Not before the start of the calendar.
    """
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


def runs(weeks: Sequence[CycleWeek | None]) -> Iterator[tuple[int, int]]:
    """First week and number of weeks of each run that lies in one cycle, or in none, without a break."""
    first = 0
    for week in range(1, len(weeks) + 1):
        if week == len(weeks) or _cycle(weeks[week]) != _cycle(weeks[first]):
            yield first, week - first
            first = week


def _cycle(week: CycleWeek | None) -> int | None:
    return None if week is None else week.cycle


def week_of(start: date, day: date) -> int:
    """Number of the calendar week of `day`, from 0, counted from the Monday `start`."""
    return (day - start).days // DAYS
