"""Recurrences as the rules of calendars (RRULE of RFC 5545): the subset that a service needs, both ways.

Written are rules that other programs read to the very same dates. Read is what means a `Recurrence`; every
part that does not is named, with what is close to it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateutil.rrule import rrule as rrule_type
from dateutil.rrule import rrulestr

from tourplanner.domain.recurrence import (
    LAST,
    LONGEST_INTERVAL,
    LONGEST_MONTHS,
    ORDINALS,
    WEEK,
    EveryWeeks,
    LastDayOfMonth,
    NthWeekday,
    NthWeekdays,
    ParityWeeks,
    Recurrence,
    Rhythm,
    Season,
    WeeksOfMonth,
    monday_of,
    seasons_of_months,
)
from tourplanner.domain.rrule_start import without_start
from tourplanner.errors import Fault, InputError
from tourplanner.message import Text, message

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BY = ("SECOND", "MINUTE", "HOUR", "DAY", "MONTHDAY", "YEARDAY", "WEEKNO", "MONTH", "SETPOS")
PARTS = frozenset({"FREQ", "UNTIL", "COUNT", "INTERVAL", "WKST", *(f"BY{each}" for each in _BY)})
"""All that a rule can say; its first date (DTSTART) stands before it or elsewhere."""
SHORTEST_MONTH = 28
WEEKS_OF_YEAR = 53
_BY_PARITY = {odd: tuple(range(1 if odd else 2, WEEKS_OF_YEAR + 1, 2)) for odd in (True, False)}


def rrule(recurrence: Recurrence) -> str | None:
    """The rule that holds on the same dates; None where there is none, and explicit dates are needed.

    There is none for school holidays, for seasons that cut a month, for weeks of the month whose days may lie
    in the next one, and while the weekday or the weeks are not known. A rule of every second week or more
    means its dates from a first one on: any date of the recurrence.
    """
    months = _months(recurrence.seasons)
    if recurrence.school is not None or months is None or not recurrence.is_settled:
        return None
    parts = _parts(recurrence.rhythm)
    if parts is None:
        return None
    return ";".join([*parts, *([f"BYMONTH={_numbers(months)}"] if months else [])])


def _months(seasons: Sequence[Season]) -> tuple[int, ...] | None:
    """The months of all seasons in order, empty for all; None where one cuts a month."""
    whole = [season.months for season in seasons]
    if None in whole:
        return None
    found = {month for months in whole for month in months or ()}
    return () if len(found) == len(LONGEST_MONTHS) else tuple(sorted(found))


def _parts(rhythm: Rhythm) -> list[str] | None:
    match rhythm:
        case EveryWeeks(weekdays=weekdays, interval=interval):
            every = [f"INTERVAL={interval}"] if interval > 1 else []
            return ["FREQ=WEEKLY", *every, f"BYDAY={_names(weekdays)}"]
        case NthWeekdays(days=days):
            return [
                "FREQ=MONTHLY",
                "BYDAY=" + ",".join(f"{each.ordinal}{DAYS[each.weekday]}" for each in days),
            ]
        case ParityWeeks(odd=odd, weekdays=weekdays):
            return ["FREQ=YEARLY", f"BYWEEKNO={_numbers(_BY_PARITY[odd])}", f"BYDAY={_names(weekdays)}"]
        case LastDayOfMonth(weekdays=()):
            return ["FREQ=MONTHLY", "BYMONTHDAY=-1"]
        case LastDayOfMonth(weekdays=weekdays):
            return ["FREQ=MONTHLY", f"BYDAY={_names(weekdays)}", "BYSETPOS=-1"]
        case WeeksOfMonth(weeks=weeks, weekdays=(weekday,)):
            windows = [_window(week, weekday) for week in weeks]
            if all(windows):
                dates = [day for window in windows for day in window]
                return ["FREQ=MONTHLY", f"BYDAY={DAYS[weekday]}", f"BYMONTHDAY={_numbers(dates)}"]
    return None


def _window(week: int, weekday: int) -> tuple[int, ...]:
    """The days of a month on which a weekday of its week may fall; none if the next month may have it."""
    first = WEEK * (week - 1) + 1 + weekday
    last = first + WEEK - 1
    if weekday and last > SHORTEST_MONTH:
        return ()
    return tuple(range(first, min(last, max(LONGEST_MONTHS)) + 1))


def _numbers(numbers: Sequence[int]) -> str:
    return ",".join(map(str, numbers))


def _names(weekdays: Sequence[int]) -> str:
    return ",".join(DAYS[weekday] for weekday in weekdays)


def recurrence_of(text: str, first: date | None = None) -> Recurrence:
    """What a rule means.

    Parameters
    ----------
    text
        The rule, ``RRULE:`` before it or not, and its first date before that or behind, as calendars do:
        ``DTSTART:20270106 RRULE:FREQ=WEEKLY;INTERVAL=2``.
    first
        A date on which it holds, unless the text tells one: it says which weeks are meant by an interval, and
        the weekday of a weekly rule that names none.

    Raises
    ------
    InputError
        With a fault for every part that is outside the subset, or one for what is no rule at all.
    """
    plain, started = without_start("".join(text.split()).upper())
    first = started or first
    _check(plain, text)
    reading = _Reading(dict(part.split("=", 1) for part in plain.split(";") if part), first)
    rhythm = reading.rhythm()
    if rhythm is None or reading.faults:
        raise InputError(reading.faults)
    return Recurrence(rhythm, reading.seasons())


def _check(plain: str, text: str) -> None:
    """That dateutil, which knows all of RFC 5545, reads it as one rule."""
    parts = [part for part in plain.split(";") if part]
    names = [part.partition("=")[0] for part in parts]
    cures = {
        part: message("recurrence.leave-part", part=name) for name, part in zip(names, parts, strict=True)
    }
    strangers = [part for name, part in zip(names, parts, strict=True) if name not in PARTS]
    if 0 < len(strangers) < len(parts):
        raise InputError(Fault("", message("recurrence.part", part=each), cures[each]) for each in strangers)
    # An end may be a date or a moment: whichever it is, it fits no start of the other kind.
    endless = ";".join(part for part in parts if not part.startswith("UNTIL="))
    try:
        is_rule = len(set(names)) == len(names) and isinstance(rrulestr(endless), rrule_type)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        is_rule = False
    if not is_rule:
        raise InputError.of("", message("recurrence.no-rule", text=text), message("recurrence.close-rules"))


@dataclass(slots=True)
class _Reading:
    """A rule being read: its parts, and what is wrong with them."""

    parts: Mapping[str, str]
    first: date | None
    faults: list[Fault] = field(default_factory=list)

    def refuse(self, name: str, close: Text) -> None:
        """Note a part that is outside the subset, and what is close."""
        what = message("recurrence.part", part=f"{name}={self.parts[name]}")
        self.faults.append(Fault("", what, close))

    def rhythm(self) -> Rhythm | None:
        """The rhythm, or None with faults noted."""
        known = {"FREQ", "INTERVAL", "BYDAY", "BYMONTH", "WKST"}
        match self.parts["FREQ"]:
            case "WEEKLY":
                self._only(known)
                return self._weekly()
            case "MONTHLY":
                self._only(known | {"BYMONTHDAY", "BYSETPOS"})
                return self._monthly()
            case "YEARLY" if "BYWEEKNO" in self.parts:
                self._only(known | {"BYWEEKNO"})
                return self._parity()
        self.refuse("FREQ", message("recurrence.close-rules"))
        return None

    def seasons(self) -> tuple[Season, ...]:
        """The months that it is narrowed to."""
        months = self._listed("BYMONTH")
        return seasons_of_months(months) if months else ()

    def _only(self, known: set[str]) -> None:
        for name in self.parts:
            if name not in known:
                cure = "recurrence.no-end" if name in {"UNTIL", "COUNT"} else "recurrence.leave-part"
                self.refuse(name, message(cure, part=name))

    def _listed(self, name: str) -> list[int]:
        return [int(each) for each in self.parts.get(name, "").split(",") if each]

    def _days(self) -> tuple[NthWeekday, ...]:
        """Each day that is named, its ordinal 0 where it has none; a fault is noted for ordinals outside."""
        found = []
        for each in filter(None, self.parts.get("BYDAY", "").split(",")):
            ordinal = int(each[:-2] or 0)
            if ordinal and ordinal not in ORDINALS:
                self.refuse("BYDAY", message("recurrence.close-ordinal", code=f"{LAST}{each[-2:]}"))
            found.append(NthWeekday(ordinal, DAYS.index(each[-2:])))
        return tuple(dict.fromkeys(found))

    def _weekdays(self) -> tuple[int, ...]:
        days = self._days()
        if any(day.ordinal for day in days):
            self.refuse("BYDAY", message("recurrence.ordinal-monthly"))
        return tuple(sorted({day.weekday for day in days}))

    def _plain(self, name: str, usual: str) -> None:
        """That a part says what it says anyway."""
        if self.parts.get(name, usual) != usual:
            self.refuse(name, message("recurrence.leave-part", part=name))

    def _weekly(self) -> Rhythm:
        interval, weekdays = int(self.parts.get("INTERVAL", 1)), self._weekdays()
        if not 1 <= interval <= LONGEST_INTERVAL:
            self.refuse("INTERVAL", message("recurrence.close-weeks"))
        if interval > 1 and len(weekdays) > 1:
            self._plain("WKST", "MO")
        if self.first is None:
            return EveryWeeks(weekdays, interval)
        anchor = monday_of(self.first) if interval > 1 else None
        return EveryWeeks(weekdays or (self.first.weekday(),), interval, anchor)

    def _monthly(self) -> Rhythm | None:
        self._plain("INTERVAL", "1")
        days, places, dates = self._days(), self._listed("BYSETPOS"), self._listed("BYMONTHDAY")
        if dates and not places:
            return self._days_of_month(dates, days)
        if places:
            return self._places(places, days)
        if not days or not all(day.ordinal for day in days):
            self.refuse("BYDAY" if days else "FREQ", message("recurrence.say-ordinal"))
        return NthWeekdays(days)

    def _places(self, places: list[int], days: tuple[NthWeekday, ...]) -> Rhythm | None:
        """Of all days of the month that are named, those in these places."""
        weekdays = tuple(sorted(day.weekday for day in days))
        if "BYMONTHDAY" not in self.parts and days and not any(day.ordinal for day in days):
            if len(weekdays) == 1 and set(places) <= set(ORDINALS):
                return NthWeekdays.of(tuple(places), weekdays)
            if places == [LAST]:
                return LastDayOfMonth(weekdays)
        self.refuse("BYSETPOS", message("recurrence.close-ordinal", code="-1MO"))
        return None

    def _days_of_month(self, dates: list[int], days: tuple[NthWeekday, ...]) -> Rhythm | None:
        if dates == [LAST] and not days:
            return LastDayOfMonth()
        if len(days) == 1 and not days[0].ordinal:
            weekday = days[0].weekday
            # Seven days in a row have one of each weekday: the first of the month, the second, ...
            if nths := _windows_of(dates, 0):
                return NthWeekdays.of(nths, (weekday,))
            if weeks := _windows_of(dates, weekday):
                return WeeksOfMonth(weeks, (weekday,))
        self.refuse("BYMONTHDAY", message("recurrence.close-days-of-month"))
        return None

    def _parity(self) -> Rhythm | None:
        weeks, weekdays = tuple(sorted(set(self._listed("BYWEEKNO")))), self._weekdays()
        self._plain("INTERVAL", "1")
        self._plain("WKST", "MO")
        for odd, numbers in _BY_PARITY.items():
            if weeks == numbers:
                return ParityWeeks(odd, weekdays)
        self.refuse("BYWEEKNO", message("recurrence.close-parity"))
        return None


def _windows_of(dates: list[int], weekday: int) -> tuple[int, ...]:
    """The weeks whose windows together are these days of the month; none where they are not."""
    weeks = tuple(
        week
        for week in range(1, 6)
        if 0 < len(window := _window(week, weekday)) == len(set(window) & set(dates))
    )
    covered = {day for week in weeks for day in _window(week, weekday)}
    return weeks if covered == set(dates) else ()
