"""Visits of whole days that a config puts on one day of one van, by locks or by rhythms."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tourplanner.domain.place import Catalogue
from tourplanner.domain.recurrence import WEEK
from tourplanner.domain.rhythm_cells import cells, visits_of
from tourplanner.inputs.config.locks import day_of_cycle
from tourplanner.inputs.config.rhythms import rules_of
from tourplanner.inputs.config.table import Table
from tourplanner.inputs.faults import Spot
from tourplanner.inputs.typed.recurrences import typed_recurrence
from tourplanner.message import message

LOCKED = ("stop", "date", "weekday", "week", "van")


@dataclass(frozen=True, slots=True)
class _Held:
    """A visit that is on a day of the cycle whatever the plan: of which stop, by which van (None: any)."""

    stop: str
    name: str
    whole: bool
    van: str | None
    spot: Spot


def check_whole_days(root: Table, catalogue: Catalogue) -> None:
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
        for day, held in _days(stop, locks, calendar, catalogue):
            by_day[day].setdefault(held.stop, held)
    told: set[tuple[str, str]] = set()
    for _, there in sorted(by_day.items()):
        for first, other in _clashes(list(there.values()), vans):
            if (first.stop, other.stop) not in told:
                told.add((first.stop, other.stop))
                what = message("config.whole-days-overlap", stop=first.name, other=other.name)
                other.spot.fault(what, message("config.another-day-or-van"))


def _clashes(there: Sequence[_Held], vans: int) -> Iterator[tuple[_Held, _Held]]:
    """The visits of a day that no van is left for, each with one that was there before and takes a whole day.

    Of both one is of the whole day: it is either of them.
    """
    room: list[_Held] = []
    for held in there:
        same = [first for first in room if held.van is not None and first.van == held.van]
        first = next((each for each in same if each.whole or held.whole), None)
        if first is None and not _fits([*room, held], vans):
            first = next(each for each in room if each.whole or held.whole)
        if first is None:
            room.append(held)
        else:
            yield first, held


def _fits(there: Sequence[_Held], vans: int) -> bool:
    """Whether each visit of a whole day has a van of its own, and all others one between them."""
    return sum(held.whole for held in there) + any(not held.whole for held in there) <= vans


def _days(
    stop: Table, locks_of: Mapping[str, Sequence[Table]], calendar: Table, catalogue: Catalogue
) -> Iterator[tuple[int, _Held]]:
    """The days of the cycle, from 0, on which a stop is visited whatever the plan."""
    if not stop.has("whole_day", "when", "visits", "seasons", "school") or stop.get("commune") is None:
        return
    if stop["seasons"] or stop["school"]:
        return  # another one may have the day in another season
    id_, whole = str(stop.get("id") or stop["commune"]), bool(stop["whole_day"])
    commune = catalogue.communes.get(str(stop["commune"]))
    name = f"{commune.name} ({id_})" if commune else id_
    locks = locks_of.get(id_, ())
    van = next((lock["van"] for lock in locks if lock["van"] and lock["date"] is None), None)
    for lock in locks:
        here = _Held(id_, name, whole, lock["van"] or van, lock.spot)
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
                yield day, _Held(id_, name, whole, van, stop.spot.at("when"))
