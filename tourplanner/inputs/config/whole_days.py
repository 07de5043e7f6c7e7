"""Visits of whole days that a config puts on one day of one van, by locks or by rhythms."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tourplanner.domain.recurrence import WEEK
from tourplanner.domain.rhythm_cells import cells, visits_of
from tourplanner.inputs.config.locks import day_of_cycle
from tourplanner.inputs.config.rhythms import rules_of
from tourplanner.inputs.config.table import Table
from tourplanner.inputs.faults import Spot
from tourplanner.inputs.shown import shown
from tourplanner.inputs.typed.recurrences import typed_recurrence
from tourplanner.message import message

LOCKED = ("stop", "date", "weekday", "week", "van")


@dataclass(frozen=True, slots=True)
class _Held:
    """A visit that is on a day of the cycle whatever the plan: of which stop, by which van (None: any)."""

    stop: str
    whole: bool
    van: str | None
    spot: Spot


def check_whole_days(root: Table) -> None:
    """Note every visit that has no van left on its day, since another one takes all of it."""
    calendar, vans = root.get("calendar"), len(root.rows("vans"))
    if calendar is None or not calendar.has("start", "cycle", "weeks", "repeats", "on_pause") or not vans:
        return
    by_day: dict[int, dict[str, _Held]] = defaultdict(dict)
    locks: dict[str, list[Table]] = defaultdict(list)
    for lock in root.rows("locks"):
        if lock.has(*LOCKED):
            locks[lock["stop"]].append(lock)
    for stop in root.rows("stops"):
        for day, held in _days(stop, locks, calendar):
            by_day[day].setdefault(held.stop, held)
    told: set[tuple[str, str]] = set()
    for _, there in sorted(by_day.items()):
        pair = _clash(list(there.values()), vans)
        if pair is not None and (names := (pair[0].stop, pair[1].stop)) not in told:
            told.add(names)
            what = message("config.whole-days-overlap", stop=shown(names[0]), other=shown(names[1]))
            pair[1].spot.fault(what, message("config.another-day-or-van"))


def _clash(there: list[_Held], vans: int) -> tuple[_Held, _Held] | None:
    """A visit of a whole day and another one that no van is left for, of those on one day."""
    whole = [held for held in there if held.whole]
    for first in whole:
        for other in there:
            if other is not first and first.van is not None and first.van == other.van:
                return (first, other) if there.index(first) < there.index(other) else (other, first)
    short = [held for held in there if not held.whole]
    if not whole or len(whole) + bool(short) <= vans:
        return None
    last = max(there, key=there.index) if short or len(whole) > 1 else whole[-1]
    first = next(held for held in (*whole, *there) if held is not last)
    return first, last


def _days(
    stop: Table, locks_of: Mapping[str, Sequence[Table]], calendar: Table
) -> Iterator[tuple[int, _Held]]:
    """The days of the cycle, from 0, on which a stop is visited whatever the plan."""
    if not stop.has("whole_day", "when", "visits", "seasons", "school") or stop.get("commune") is None:
        return
    if stop["seasons"] or stop["school"]:
        return  # another one may have the day in another season
    name, whole = str(stop.get("id") or stop["commune"]), bool(stop["whole_day"])
    locks = locks_of.get(name, ())
    van = next((lock["van"] for lock in locks if lock["van"] and lock["date"] is None), None)
    for lock in locks:
        here = _Held(name, whole, lock["van"] or van, lock.spot)
        if lock["date"] is not None:
            week, weekday = day_of_cycle(lock["date"], calendar)
            yield WEEK * (week - 1) + weekday, here
        elif lock["weekday"] is not None and stop["when"] is None:
            every = range(1, calendar["weeks"] + 1) if stop["visits"] == calendar["weeks"] else ()
            for week in [lock["week"]] if lock["week"] is not None else every:
                yield WEEK * (week - 1) + lock["weekday"], here
    if stop["when"] is not None:
        rules, rhythm = rules_of(calendar), typed_recurrence(stop["when"]).rhythm
        held = cells(rhythm, rules)
        if held is not None and len(held) == visits_of(rhythm, rules):
            for day in held:
                yield day, _Held(name, whole, van, stop.spot.at("when"))
