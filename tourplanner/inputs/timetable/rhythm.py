"""The rhythm of a line: from a rule (RRULE), from words, or from short codes, with its weekday beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tourplanner.domain.period import WEEKDAYS, Half
from tourplanner.domain.recurrence import (
    EveryWeeks,
    LastDayOfMonth,
    NthWeekdays,
    ParityWeeks,
    Recurrence,
    Rhythm,
    WeeksOfMonth,
)
from tourplanner.domain.rrule_start import is_rrule
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.typed.choices import choice
from tourplanner.inputs.typed.recurrence_words import ANY_MONTH, ANY_WEEKDAY, plain
from tourplanner.inputs.typed.recurrences import typed_recurrence
from tourplanner.inputs.typed.text import word
from tourplanner.message import Message, message

# What says nothing of days, or of a part of them: a line has hours for that.
_NOISE = re.compile(
    r"(?<![a-z])(?:une? )?(?:demi-journees?|half[- ]days?|toute l annee|all year(?: round)?)(?![a-z])"
)
_PART = re.compile(
    r"(?<![a-z-])(?:(?:le|la|l|au|in the|en|dans la) )?"
    r"(?:(matins?|matinees?|mornings?)|(apres-midis?|afternoons?))(?![a-z])"
)
_NO_YEAR = re.compile(
    rf"(?:a partir|a compter|depuis|from|starting)(?: du| de| le| on| the)?(?: (?:{ANY_WEEKDAY}))?"
    rf" \d{{1,2}}(?:er|st|nd|rd|th)? (?:{ANY_MONTH})(?! ?\d)"
)
_WHY = {
    re.compile(r"(?<![a-z])(?:marches?|markets?|foires?)(?![a-z])"): "timetable.rhythm-market",
    re.compile(
        r"(?<![a-z])vacances (?:de|d) |(?<![a-z])(?:petites|grandes) vacances|(?<![a-z])zone [abc](?![a-z])"
    ): "timetable.rhythm-holidays",
    re.compile(
        r"(?<![a-z])(?:etes?|hivers?|printemps|automne|estivale?|hivernale?|saison|summer|winter|season)(?![a-z])"
    ): "timetable.rhythm-season",
}
"""What is well known and cannot be said as a rhythm alone, with what to say instead."""

ANY_DAY = frozenset({"any", "tous", "variable", "au-choix"})
NOT_UNDERSTOOD = "recurrence.not-understood"
OPEN = frozenset(
    f"recurrence.{name}" for name in ("one-day", "which-of-month", "no-weekday", "mixed", "two-rhythms")
)
"""What a text leaves open, though it can be read: no cell is wrong."""

_NTHS = r"[1-5](?:,[1-5])*"
_OF_MONTH = re.compile(rf"month:({_NTHS})")
_WEEK_OF_MONTH = re.compile(rf"monthweek:({_NTHS})")
_EVERY = re.compile(r"week:1/([1-8])")


@dataclass(frozen=True, slots=True)
class Told:
    """What a line says of its days: recurrence, weekday beside it, what is wrong, what is left open.

    ``half`` is the half of the day that stands beside its days: "mardi matin".
    """

    recurrence: Recurrence | None = None
    weekday: int | None = None
    faults: tuple[Fault, ...] = ()
    unclear: Message | None = None
    half: Half | None = None


def read_rhythm(rhythm: str, day: str, first: date | None) -> Told:
    """The recurrence of a line.

    Parameters
    ----------
    rhythm, day
        The cells of both columns, without hours; "" where there is none.
    first
        A date on which it holds, if the line says one.
    """
    bare, half = _without_parts(rhythm)
    bare_day, half_of_day = _without_parts(day)
    told = _read(bare, bare_day, first)
    if told.recurrence is None and (bare, bare_day) != (rhythm, day):
        # What is not understood is told as it stands there.
        told = _read(rhythm, day, first)
    return replace(told, half=half_of_day or half)


def _without_parts(text: str) -> tuple[str, Half | None]:
    """A text without the half of the day that it names, and that half; as it is where it names both."""
    bare = _NOISE.sub(" , ", plain(text))
    halves = {Half.MORNING if found[1] else Half.AFTERNOON for found in _PART.finditer(bare)}
    if len(halves) > 1 or (not halves and bare == plain(text)):
        return text, None
    return " ".join(_PART.sub(" ", bare).split()).strip(" ,"), next(iter(halves), None)


def _read(rhythm: str, day: str, first: date | None) -> Told:
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
    if (undated := _NO_YEAR.search(plain(rhythm))) and first is None:
        # Of which year nobody knows; the rest may be known.
        rest = _read(_NO_YEAR.sub(" ", plain(rhythm)).strip(), day, None)
        told = message("timetable.no-year", text=undated[0])
        return rest if rest.recurrence is None else replace(rest, unclear=told)
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
    if day and not is_rrule(rhythm) and all(_id(fault) in OPEN | {NOT_UNDERSTOOD} for fault in faults):
        try:
            return Told(typed_recurrence(f"{rhythm} {day}", first))
        except InputError as error:
            faults = error.faults
    left_open = [fault.what for fault in faults if _id(fault) in OPEN]
    if all(_id(fault) in OPEN | {NOT_UNDERSTOOD} for fault in faults):
        # Nothing is wrong with it but that it is not understood, or does not say all: a remark, as it were.
        bare = plain(rhythm)
        why = next((why for known, why in _WHY.items() if known.search(bare)), "timetable.rhythm-unknown")
        said = message("timetable.rhythm-open", why=left_open[0]) if left_open else message(why, text=rhythm)
        return Told(unclear=said)
    # A weekday that is said twice, in the text and beside it, makes each of its faults twice.
    return Told(faults=tuple(fault for place, fault in enumerate(faults) if fault not in faults[:place]))


def _id(fault: Fault) -> str:
    return fault.what.id if isinstance(fault.what, Message) else ""


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
