"""Rhythms as people write them, French or English: ``2e et 4e jeudi du mois``, ``semaines impaires``.

A text is read part by part: what narrows it (school holidays, seasons, a first date), then its rhythm, then
the weekdays. What is left over is not understood, and said so: nothing is guessed.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from tourplanner.domain.recurrence import (
    LONGEST_INTERVAL,
    ORDINALS,
    WEEK,
    WORKING_DAYS,
    EveryWeeks,
    LastDayOfMonth,
    NthWeekday,
    NthWeekdays,
    ParityWeeks,
    Recurrence,
    Rhythm,
    WeeksOfMonth,
    monday_of,
)
from tourplanner.domain.rrule import recurrence_of
from tourplanner.domain.rrule_start import is_rrule
from tourplanner.errors import InputError
from tourplanner.inputs.typed.days import end_of_month, iso_day
from tourplanner.inputs.typed.recurrence_bounds import Excluded, school_time, seasons_in
from tourplanner.inputs.typed.recurrence_days import Days
from tourplanner.inputs.typed.recurrence_phrases import (
    A_WEEKDAY_MONTHLY,
    DAYS,
    EVERY,
    EVERY_DAY,
    EVERY_OTHER,
    EVERY_OTHER_DAY,
    EVERY_WEEKDAYS,
    FROM,
    IDIOMS,
    LAST_DAY,
    MONTHLY,
    ONE_WEEKDAY_IN,
    PARITY,
    PUBLIC_HOLIDAYS,
    RANGE,
    WEEKLY,
    WEEKS_OF_MONTH,
)
from tourplanner.inputs.typed.recurrence_text import TypedText, spelled_out
from tourplanner.inputs.typed.recurrence_words import ORDINAL, number_of, ordinal_of, plain, weekday_of
from tourplanner.message import message


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
    found = _Reader(text, f" {spelled_out(text)} ").read()
    return found.anchored(first) if first else found


class _Reader(TypedText):
    """Reads a text part by part."""

    __slots__ = ()

    def read(self) -> Recurrence:
        """What it says.

        Raises
        ------
        InputError
            With every fault.
        """
        excluded = Excluded.of(self)
        school = school_time(self, excluded)
        self.take(*PUBLIC_HOLIDAYS)
        anchor = self._first_date()
        try:
            seasons = seasons_in(self, excluded)
        except ValueError:
            seasons = ()
            self.fault("recurrence.no-day-left", message("recurrence.close-words"))
        made = [rhythm for rhythm in self._rhythms(anchor) if rhythm]
        monthly = self._monthly()
        weekdays, nths = self._days(excluded.weekdays)
        if (seasons or school) and not (made or nths or weekdays or monthly or self.faults):
            made = [EveryWeeks()]
        rhythm = self._one(made, weekdays, nths, monthly=monthly)
        if self.faults or rhythm is None:
            raise InputError(self.faults)
        return Recurrence(rhythm, seasons, school)

    def _first_date(self) -> date | None:
        found = self.take(FROM)
        if not found:
            return None
        day = iso_day(found[1])
        if day is None:
            last = end_of_month(found[1])
            self.fault(
                "recurrence.no-such-day", message("recurrence.month-ends", day=last.day) if last else ""
            )
            return None
        return date.fromisoformat(day)

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
            # "en alternance, une semaine sur deux" says it twice.
            self.take(*EVERY_OTHER)
            return 2
        if found := self.take(EVERY_OTHER_DAY):
            self.rest += f" {found[1]}"
            return 2
        if found := self.take(EVERY_WEEKDAYS):
            self.rest += f" {found[2]}"
            return number_of(found[1])
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

    def _monthly(self) -> bool:
        """Whether it says that it comes every month, and not on which day."""
        if found := self.take(A_WEEKDAY_MONTHLY):
            self.rest += f" {found[1]}"
            return True
        return self.take(*MONTHLY) is not None

    def _every(self, interval: int, anchor: date | None) -> Rhythm | None:
        if not 1 <= interval <= LONGEST_INTERVAL:
            self.fault("recurrence.too-rare", message("recurrence.close-weeks"), interval=interval)
            return None
        return EveryWeeks((), interval, monday_of(anchor) if anchor and interval > 1 else None)

    def _days(self, excluded: frozenset[int]) -> tuple[tuple[int, ...], tuple[NthWeekday, ...]]:
        """The weekdays of what is left, but those `excluded`, and the Nth ones of a month."""
        weekdays: list[int] = []
        for pattern, those in EVERY_DAY.items():
            if self.take(pattern):
                weekdays.extend(those)
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
        every = days.weekdays.union(weekdays) or (range(WEEK) if excluded and not days.nths else ())
        left = tuple(sorted(set(every) - excluded))
        if excluded and (days.nths or not left):
            self.fault("recurrence.no-day-left", message("recurrence.close-words"))
        return left, days.nths

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
