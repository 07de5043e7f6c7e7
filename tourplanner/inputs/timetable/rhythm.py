"""The rhythm of a line: from a rule (RRULE), from words, or from short codes, with its weekday beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tourplanner.domain.period import WEEKDAYS
from tourplanner.domain.recurrence import (
    EveryWeeks,
    LastDayOfMonth,
    NthWeekdays,
    ParityWeeks,
    Recurrence,
    Rhythm,
    WeeksOfMonth,
)
from tourplanner.domain.rrule import is_rrule
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.typed.choices import choice
from tourplanner.inputs.typed.recurrences import typed_recurrence
from tourplanner.inputs.typed.text import word
from tourplanner.message import Message, message

ANY_DAY = frozenset({"any", "tous", "variable", "au-choix"})
NOT_UNDERSTOOD = "recurrence.not-understood"

_NTHS = r"[1-5](?:,[1-5])*"
_OF_MONTH = re.compile(rf"month:({_NTHS})")
_WEEK_OF_MONTH = re.compile(rf"monthweek:({_NTHS})")
_EVERY = re.compile(r"week:1/([1-8])")


@dataclass(frozen=True, slots=True)
class Told:
    """What a line says of its days: recurrence, weekday beside it, what is wrong, what is left open."""

    recurrence: Recurrence | None = None
    weekday: int | None = None
    faults: tuple[Fault, ...] = ()
    unclear: Message | None = None


def read_rhythm(rhythm: str, day: str, first: date | None) -> Told:
    """The recurrence of a line.

    Parameters
    ----------
    rhythm, day
        The cells of both columns; "" where there is none.
    first
        A date on which it holds, if the line says one.
    """
    weekday = choice(day, WEEKDAYS, "weekday") if day else None
    if day and weekday is None and word(day) not in ANY_DAY:
        # More than a weekday stands there: "lundi et jeudi", "1er mardi".
        rhythm, day = f"{rhythm} {day}".strip(), ""
    number = None if weekday is None else WEEKDAYS.index(weekday)
    if not rhythm:
        if number is None:
            return Told(unclear=message("timetable.no-rhythm"))
        weekly = Recurrence(EveryWeeks((number,)))
        return Told(weekly, number, unclear=message("timetable.every-week"))
    coded = _coded(rhythm, () if number is None else (number,))
    try:
        found = Recurrence(coded) if coded else typed_recurrence(rhythm, first)
    except InputError as error:
        return replace(_again(rhythm, day, first, error.faults), weekday=number)
    return _agreed(found, number, first)


def _agreed(found: Recurrence, weekday: int | None, first: date | None) -> Told:
    """A recurrence with the weekday of the line, or of its first date; which it may have already."""
    free = not found.weekdays and isinstance(found.rhythm, EveryWeeks | ParityWeeks | WeeksOfMonth)
    if free and (weekday is not None or first is not None):
        day = first.weekday() if weekday is None and first is not None else weekday
        assert day is not None
        assert isinstance(found.rhythm, EveryWeeks | ParityWeeks | WeeksOfMonth)
        found = replace(found, rhythm=replace(found.rhythm, weekdays=(day,)))
    if first is not None:
        found = found.anchored(first)
    if weekday is not None and found.weekdays and weekday not in found.weekdays:
        # The rule and its first date say when the van comes; the weekday beside them is a slip.
        slip = message("timetable.other-weekday", said=weekday, meant=list(found.weekdays))
        return Told(found, weekday, unclear=slip)
    if not found.is_settled:
        return Told(found, weekday, unclear=message("timetable.which-weeks"))
    return Told(found, weekday)


def _again(rhythm: str, day: str, first: date | None, faults: Sequence[Fault]) -> Told:
    """The same, with the weekday as part of the text: ``1er et 3e`` beside ``mardi``."""
    if day and not is_rrule(rhythm):
        try:
            return Told(typed_recurrence(f"{rhythm} {day}", first))
        except InputError as error:
            faults = error.faults
    if _is_unknown(faults):
        return Told(unclear=message("timetable.rhythm-unknown", text=rhythm))
    # A weekday that is said twice, in the text and beside it, makes each of its faults twice.
    return Told(faults=tuple(fault for place, fault in enumerate(faults) if fault not in faults[:place]))


def _is_unknown(faults: Sequence[Fault]) -> bool:
    """Whether nothing is wrong with a text but that it is not understood: a remark, as it were."""
    return all(isinstance(fault.what, Message) and fault.what.id == NOT_UNDERSTOOD for fault in faults)


def _coded(text: str, weekdays: tuple[int, ...]) -> Rhythm | None:
    """The rhythm of a short code: ``weekly``, ``week:odd``, ``month:1,3``, ``monthweek:1``."""
    plain = text.replace(" ", "").casefold()
    if plain == "weekly":
        return EveryWeeks(weekdays)
    if plain in {"week:odd", "week:even"}:
        return ParityWeeks(plain == "week:odd", weekdays)
    if plain == "month:last-day":
        return LastDayOfMonth()
    if weekdays and (found := _OF_MONTH.fullmatch(plain)):
        return NthWeekdays.of(_numbers(found[1]), weekdays)
    if found := _WEEK_OF_MONTH.fullmatch(plain):
        return WeeksOfMonth(_numbers(found[1]), weekdays)
    if found := _EVERY.fullmatch(plain):
        return EveryWeeks(weekdays, int(found[1]))
    if plain.isdecimal() and 1 <= int(plain) <= 8:
        # Weeks between two visits, as our own table of mobile libraries has them.
        return EveryWeeks(weekdays, int(plain))
    return None


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in text.split(","))
