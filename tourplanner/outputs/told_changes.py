"""What changed since a place was told, as sentences: those of a letter, and short ones for strips."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tourplanner.domain.publication import Line
from tourplanner.message import Message, Text, Value, message
from tourplanner.schedule.difference import Difference, Kind
from tourplanner.schedule.told import Remedy, Standing
from tourplanner.wording.holiday_names import reason
from tourplanner.wording.words import Words


@dataclass(frozen=True, slots=True)
class Change:
    """Visits that changed alike: which, and the sentences that say so.

    ``head``, ``tail`` and ``hours`` are the lines of a strip, of which but the first may be empty.
    """

    differences: tuple[Difference, ...]
    sentence: str
    head: str
    tail: str
    hours: str
    why: str


def changes(standing: Standing, words: Words) -> tuple[Change, ...]:
    """What changes for a stop: dates that fall away, are elsewhere or at other hours for one reason in one.

    A stop that has no date any more is told so in one, whatever the reasons.
    """
    if standing.remedy is Remedy.REMOVAL:
        return (_end(standing.differences, words),)
    groups: dict[object, list[Difference]] = {}
    for rank, each in enumerate(standing.differences):
        groups.setdefault(_alike(each, rank), []).append(each)
    return tuple(_change(group, standing, words) for group in groups.values())


def _end(differences: Sequence[Difference], words: Words) -> Change:
    day = differences[0].day
    sentence = f"{words('told.gone', day=day)}{words('told.end')}"
    return Change(
        tuple(differences), sentence, words("told.strip-gone"), words("told.strip-from", day=day), "", ""
    )


def _alike(each: Difference, rank: int) -> object:
    match each.kind:
        case Kind.CANCELLED:
            return Kind.CANCELLED, each.why
        case Kind.PLACE:
            assert each.new is not None
            return Kind.PLACE, each.new.place, each.why
        case Kind.HOURS:
            assert each.old is not None
            assert each.new is not None
            where = each.new.place if each.place_changes else None
            return Kind.HOURS, each.old.hours, each.new.hours, where, each.why
        case _:
            return rank


def _change(group: Sequence[Difference], standing: Standing, words: Words) -> Change:
    first = group[0]
    sentence, *strip = _said(group, standing)
    why = words("told.why", why=first.why) if first.why else ""
    head, tail, hours = map(words.of, strip)
    because = reason(first.why, words.lang)
    return Change(tuple(group), f"{words.of(sentence)}{why}{words('told.end')}", head, tail, hours, because)


def _said(group: Sequence[Difference], standing: Standing) -> tuple[Text, Text, Text, Text]:
    """The sentence of a letter without its reason, and the three lines of a strip."""
    old, new = group[0].old, group[0].new
    dates = [each.day for each in group]
    if new is None:
        coming = min((line.date for line in standing.remaining if line.date > max(dates)), default=None)
        following = message("told.strip-next", day=coming) if coming else ""
        strip = message("told.strip-cancelled", dates=dates)
        return message("told.cancelled", dates=dates), strip, following, ""
    place = square(new, standing.told.name)
    where = message("told.where", place=place) if group[0].place_changes else ""
    when: dict[str, Value] = {"hours": _hours(new), "where": where}
    hours = message("told.strip-open", **when)
    if old is None:
        added = message("told.added", day=new.date, place=place, hours=_hours(new))
        return added, message("told.strip-added"), message("told.strip-day", day=new.date), hours
    match group[0].kind:
        case Kind.MOVED if new.date > old.date:
            put_off = message("told.put-off", old=old.date, new=new.date, **when)
            tail = message("told.strip-put-off", day=new.date)
            return put_off, message("told.strip-cancelled", dates=dates), tail, hours
        case Kind.MOVED:
            forward = message("told.brought-forward", old=old.date, new=new.date, **when)
            tail = message("told.strip-brought-forward", day=new.date)
            return forward, message("told.strip-cancelled", dates=dates), tail, hours
        case Kind.HOURS:
            was = _hours(old)
            told = (
                message("told.hours", day=new.date, was=was, **when)
                if len(dates) == 1
                else message("told.all-hours", dates=dates, was=was, **when)
            )
            return told, message("told.strip-hours", dates=dates), hours, message("told.strip-not", was=was)
        case _:
            moved = message("told.place", dates=dates, place=place)
            return moved, message("told.strip-place", dates=dates), place, ""


def _hours(line: Line) -> Message:
    """``de 9 h 30 à 12 h``; of a whole day both parts."""
    if line.pause is None:
        return message("told.open", opens=line.start, closes=line.end)
    pauses, resumes = line.pause
    return message("told.open-twice", opens=line.start, pauses=pauses, resumes=resumes, closes=line.end)


def square(line: Line, name: str) -> str:
    """Where the line takes place, without the name of the stop before it."""
    return line.place.removeprefix(f"{name}, ")


def dates_to_come(lines: Sequence[Line], name: str, words: Words) -> list[str]:
    """A line for each date to come of a stop called `name`; where it is elsewhere than mostly, that too."""
    usual = _most_common(lines)
    told = []
    for line in lines:
        where = "" if line.place == usual else message("told.where", place=square(line, name))
        told.append(words("told.date", day=line.date, hours=_hours(line), where=where))
    return told


def usual_place(lines: Sequence[Line], name: str) -> str:
    """Where most dates of a stop called `name` take place; empty where no more than its name is known."""
    return _most_common(lines).removeprefix(name).removeprefix(", ")


def _most_common(lines: Sequence[Line]) -> str:
    places = Counter(line.place for line in lines)
    return places.most_common(1)[0][0] if places else ""
