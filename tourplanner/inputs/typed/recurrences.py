"""Rhythms as people write them, French or English: ``2e et 4e jeudi du mois``, ``semaines impaires``.

A text is read part by part: what narrows it (school holidays, seasons, a first date), then its rhythm, then
the weekdays. What is left over is not understood, and said so: nothing is guessed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from tourplanner.domain.recurrence import (
    LONGEST_INTERVAL,
    LONGEST_MONTHS,
    ORDINALS,
    WEEK,
    WORKING_DAYS,
    EveryWeeks,
    LastDayOfMonth,
    MonthDay,
    NthWeekday,
    NthWeekdays,
    ParityWeeks,
    Recurrence,
    Rhythm,
    SchoolTime,
    Season,
    WeeksOfMonth,
    monday_of,
    seasons_of_months,
)
from tourplanner.domain.rrule import is_rrule, recurrence_of
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.typed.days import iso_day
from tourplanner.inputs.typed.recurrence_days import Days
from tourplanner.inputs.typed.recurrence_phrases import (
    DAY,
    DAYS,
    EVERY,
    EVERY_OTHER,
    EVERY_OTHER_DAY,
    FROM,
    IDIOMS,
    IN_SCHOOL_HOLIDAYS,
    LAST_DAY,
    MONTHLY,
    ONE_WEEKDAY_IN,
    OUT_OF_SCHOOL_HOLIDAYS,
    PARITY,
    PUBLIC_HOLIDAYS,
    RANGE,
    SEASON,
    SPAN_OF_MONTHS,
    WEEKLY,
    WEEKS_OF_MONTH,
    WITHOUT,
)
from tourplanner.inputs.typed.recurrence_words import (
    ANY_MONTH,
    MONTHS,
    ORDINAL,
    number_of,
    ordinal_of,
    plain,
    weekday_of,
)
from tourplanner.message import Text, message


@lru_cache(maxsize=1024)
def typed_recurrence(text: str, first: date | None = None) -> Recurrence:
    """The recurrence that a text tells, in words or as a rule (RRULE).

    Parameters
    ----------
    first
        A date on which it holds, if known: it says which weeks are meant where the text does not.

    Raises
    ------
    InputError
        With every fault: what is not understood, what no month has, two rhythms at once.
    """
    if is_rrule(text):
        return recurrence_of(text, first)
    found = _Reader(text, f" {plain(text)} ").read()
    return found.anchored(first) if first else found


@dataclass(slots=True)
class _Reader:
    """A text being read: ``rest`` is what was not understood yet."""

    text: str
    rest: str
    faults: list[Fault] = field(default_factory=list)

    def fault(self, what: str, close: Text, **values: str | int) -> None:
        self.faults.append(Fault("", message(what, text=self.text, **values), close))

    def take(self, *patterns: str) -> re.Match[str] | None:
        """The first part of the text that one of the patterns fits, which is then no more in the rest."""
        for pattern in patterns:
            if found := re.search(rf"(?<![a-z0-9-])(?:{pattern})(?![a-z0-9])", self.rest):
                self.rest = f"{self.rest[: found.start()]} , {self.rest[found.end() :]}"
                return found
        return None

    def every(self, pattern: str) -> Iterable[re.Match[str]]:
        """All parts that a pattern fits."""
        while found := self.take(pattern):
            yield found

    def read(self) -> Recurrence:
        """What it says.

        Raises
        ------
        InputError
            With every fault.
        """
        school = self._school()
        self.take(*PUBLIC_HOLIDAYS)
        anchor = self._first_date()
        seasons = self._seasons()
        made = [rhythm for rhythm in self._rhythms(anchor) if rhythm]
        monthly = self.take(MONTHLY) is not None
        weekdays, nths = self._days()
        if (seasons or school) and not (made or nths or weekdays or monthly or self.faults):
            made = [EveryWeeks()]
        rhythm = self._one(made, weekdays, nths, monthly=monthly)
        if self.faults or rhythm is None:
            raise InputError(self.faults)
        return Recurrence(rhythm, seasons, school)

    def _school(self) -> SchoolTime | None:
        if self.take(*OUT_OF_SCHOOL_HOLIDAYS):
            return SchoolTime.OUT
        return SchoolTime.ONLY if self.take(*IN_SCHOOL_HOLIDAYS) else None

    def _first_date(self) -> date | None:
        found = self.take(FROM)
        if not found:
            return None
        day = iso_day(found[1])
        if day is None:
            self.fault("recurrence.no-such-day", "")
            return None
        return date.fromisoformat(day)

    def _seasons(self) -> tuple[Season, ...]:
        seasons = []
        for found in self.every(SEASON):
            first, last = (self._month_day(each) for each in found.groups())
            if first and last:
                seasons.append(Season(first, last))
        for found in self.every(SPAN_OF_MONTHS):
            first_month, last_month = (MONTHS[each] for each in found.groups())
            last = MonthDay(last_month, LONGEST_MONTHS[last_month - 1])
            seasons.append(Season(MonthDay(first_month, 1), last))
        for found in self.every(WITHOUT):
            without = {MONTHS[each] for each in re.findall(ANY_MONTH, found[1])}
            seasons.extend(seasons_of_months(set(MONTHS.values()) - without))
        if (day := self.take(DAY)) and self._month_day(day[0]):
            self.fault("recurrence.one-day", message("recurrence.close-words"))
        return tuple(seasons)

    def _month_day(self, text: str) -> MonthDay | None:
        """A day of the year: ``1er avril``, ``01/04``."""
        numbers = [int(each) for each in re.findall(r"\d+", text)]
        names = re.findall(ANY_MONTH, text)
        day = MonthDay(MONTHS[names[0]], numbers[0]) if names else MonthDay(numbers[1], numbers[0])
        if not day.exists:
            self.fault("recurrence.no-such-day", "")
            return None
        return day

    def _rhythms(self, anchor: date | None) -> Iterable[Rhythm | None]:
        """Every rhythm that is told, without its weekdays."""
        for place, pattern in enumerate(LAST_DAY):
            if self.take(pattern):
                yield LastDayOfMonth(WORKING_DAYS if place else ())
        if found := self.take(*WEEKS_OF_MONTH):
            yield self._weeks_of_month(found[1])
        for odd, patterns in PARITY.items():
            if self.take(*patterns):
                yield ParityWeeks(odd)
        interval = self._interval()
        if interval is not None:
            yield self._every(interval, anchor)
        elif anchor is not None:
            yield EveryWeeks()

    def _weeks_of_month(self, text: str) -> Rhythm | None:
        words = re.findall(rf"{ORDINAL}|\d", text)
        weeks = tuple(sorted({ordinal_of(word) or int(word) for word in words}))
        if bad := [week for week in weeks if not 1 <= week <= 5]:
            self.fault("recurrence.no-such-week", message("recurrence.close-week"), week=bad[0])
            return None
        return WeeksOfMonth(weeks)

    def _interval(self) -> int | None:
        """Weeks between two visits, None if nothing is said of them."""
        if self.take(*WEEKLY):
            return 1
        if self.take(*EVERY_OTHER):
            return 2
        if found := self.take(EVERY_OTHER_DAY):
            self.rest += f" {found[1]}"
            return 2
        if found := self.take(*EVERY):
            return number_of(found[1])
        if found := self.take(ONE_WEEKDAY_IN):
            self.rest += f" {found[1]}"
            return number_of(found[2])
        if found := self.take(DAYS):
            days = number_of(found[1])
            weeks, more = divmod(IDIOMS.get(days, days), WEEK)
            if not more:
                return weeks
            self.fault("recurrence.not-weeks", message("recurrence.close-weeks"), days=days)
        return None

    def _every(self, interval: int, anchor: date | None) -> Rhythm | None:
        if not 1 <= interval <= LONGEST_INTERVAL:
            self.fault("recurrence.too-rare", message("recurrence.close-weeks"), interval=interval)
            return None
        return EveryWeeks((), interval, monday_of(anchor) if anchor and interval > 1 else None)

    def _days(self) -> tuple[tuple[int, ...], tuple[NthWeekday, ...]]:
        """The weekdays of what is left, and the Nth ones of a month."""
        weekdays: list[int] = []
        for found in self.every(RANGE):
            first, last = (weekday_of(each) or 0 for each in found.groups())
            weekdays.extend((first + step) % WEEK for step in range((last - first) % WEEK + 1))
        days = Days.of(self._words())
        if days.unknown:
            self._note_unknown(days.unknown)
        for bad in [day.ordinal for day in days.nths if day.ordinal not in ORDINALS]:
            self.fault("recurrence.no-such-ordinal", message("recurrence.close-last"), ordinal=bad)
        if days.is_mixed:
            self.fault("recurrence.mixed", message("recurrence.close-mixed"))
        elif days.lacks_weekday:
            self.fault("recurrence.no-weekday", message("recurrence.close-words"))
        return tuple(sorted(days.weekdays.union(weekdays))), days.nths

    def _note_unknown(self, words: Sequence[str]) -> None:
        """That some words are not understood, as they were typed."""
        typed = [word for word in self.text.split() if plain(word).strip(".,;:!?()") in words]
        shown = " ".join(typed or words)
        self.fault("recurrence.not-understood", message("recurrence.close-words"), words=shown)

    def _words(self) -> list[str]:
        return re.findall(
            r"[^\s,&+.;]+|[,&+]", re.sub(r"(\d) (?=(?:er|e|eme|nd|st|rd|th)\b)", r"\1", self.rest)
        )

    def _one(
        self,
        made: Sequence[Rhythm],
        weekdays: tuple[int, ...],
        nths: tuple[NthWeekday, ...],
        *,
        monthly: bool,
    ) -> Rhythm | None:
        """The one rhythm that it all makes."""
        if len(made) + bool(nths) > 1 or (nths and weekdays):
            self.fault("recurrence.two-rhythms", message("recurrence.close-words"))
            return None
        if nths:
            return NthWeekdays(nths)
        if monthly:
            self.fault("recurrence.which-of-month", message("recurrence.say-ordinal"))
            return None
        if not made:
            if not weekdays and not self.faults:
                self.fault("recurrence.not-understood", message("recurrence.close-words"), words=self.text)
            return EveryWeeks(weekdays)
        return _with_weekdays(made[0], weekdays)


def _with_weekdays(rhythm: Rhythm, weekdays: tuple[int, ...]) -> Rhythm:
    match rhythm:
        case EveryWeeks(interval=interval, anchor=anchor):
            return EveryWeeks(weekdays, interval, anchor)
        case WeeksOfMonth(weeks=weeks):
            return WeeksOfMonth(weeks, weekdays)
        case ParityWeeks(odd=odd):
            return ParityWeeks(odd, weekdays)
        case LastDayOfMonth(weekdays=own):
            return LastDayOfMonth(weekdays or own)
    return rhythm
