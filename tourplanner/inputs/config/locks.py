"""Locks of a config: they lead to stops and vans, lie in the cycle, and do not contradict."""

from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from tourplanner.domain.period import WEEKDAYS, CycleKind
from tourplanner.domain.place import Catalogue
from tourplanner.inputs import shown as said
from tourplanner.inputs.config.names import check_known, check_stop, known_ids, known_stops
from tourplanner.inputs.config.table import Table
from tourplanner.inputs.shown import shown
from tourplanner.message import Text, message

KEPT = ("weekday", "half", "week", "van")
"""What a lock without a date says of all visits of its stop."""


def check_locks(root: Table, catalogue: Catalogue) -> None:
    """Note every lock that cannot be meant."""
    locks = root.rows("locks")
    stops, vans = known_stops(root, catalogue), known_ids(root, "vans")
    for lock in locks:
        check_stop(lock, stops, catalogue)
        check_known(lock, "van", vans)
    calendar = root.get("calendar")
    if calendar is None or not calendar.has("start", "weeks"):
        return
    for lock in locks:
        _check_in_cycle(lock, calendar)
    # What says the same as a lock above it contradicts what that one does.
    distinct: dict[tuple[Any, ...], Table] = {}
    for lock in locks:
        if lock.has("stop", "date", *KEPT):
            distinct.setdefault(tuple(lock[key] for key in ("stop", "date", *KEPT)), lock)
    for first, second in _of_one_stop(list(distinct.values())):
        _check_agree(first, second, calendar)


def _of_one_stop(locks: Sequence[Table]) -> Iterator[tuple[Table, Table]]:
    """Any two locks of the same stop, in the order of the file."""
    later: dict[Any, deque[Table]] = {}
    for lock in locks:
        later.setdefault(lock["stop"], deque()).append(lock)
    for first in locks:
        others = later[first["stop"]]
        others.popleft()
        for second in others:
            yield first, second


def _check_in_cycle(lock: Table, calendar: Table) -> None:
    start, weeks = calendar["start"], calendar["weeks"]
    day, week = lock.get("date"), lock.get("week")
    last = start + timedelta(days=7 * weeks - 1)
    # In a cycle that goes by dates every date is a day of its: see `check_rhythms`.
    if day is not None and _cycle(calendar) is CycleKind.WEEKS and not start <= day <= last:
        lock.spot.at("date").fault(message("config.date-outside", day=day, first=start, last=last))
    if week is not None and week > weeks:
        lock.spot.at("week").fault(message("config.week-outside", week=week, weeks=weeks))


def _check_agree(first: Table, second: Table, calendar: Table) -> None:
    """Two locks of one stop can both be kept: by one visit, or when one of them is for all visits."""
    days = [day_of_cycle(lock["date"], calendar) for lock in (first, second) if lock["date"]]
    if len(days) == 2 and days[0] != days[1]:
        return
    mine, other = _demands(first, calendar), _demands(second, calendar)
    for key in KEPT:
        if mine[key] is None or other[key] is None or mine[key] == other[key]:
            continue
        place = "date" if second["date"] and key in {"weekday", "week"} else key
        what = message(
            "config.locks-contradict",
            key=said.key(key),
            seen=_text(key, other[key]),
            stop=shown(first["stop"]),
            number=first.spot.path[-1],
            other=_text(key, mine[key]),
        )
        second.spot.at(place).fault(what, message("config.leave-one-out"))
        return


def _demands(lock: Table, calendar: Table) -> dict[str, Any]:
    """What a lock fixes, key by key; a date fixes its weekday and week."""
    demands = {key: lock[key] for key in KEPT}
    if lock["date"]:
        week, weekday = day_of_cycle(lock["date"], calendar)
        demands |= {"weekday": weekday, "week": week}
    return demands


def day_of_cycle(day: date, calendar: Table) -> tuple[int, int]:
    """Week of the cycle, from 1, and weekday of a date."""
    cycle = _cycle(calendar)
    week = (day - calendar["start"]).days // 7 + 1 if cycle is CycleKind.WEEKS else cycle.week_on(day)
    return week, day.weekday()


def _cycle(calendar: Table) -> CycleKind:
    """What the weeks are laid on; one after another where that is not known."""
    kind = calendar.get("cycle") if calendar.get("repeats") else None
    return kind if isinstance(kind, CycleKind) else CycleKind.WEEKS


def _text(key: str, value: Any) -> Text:
    if key == "weekday":
        return said.named_choice(WEEKDAYS[value], "weekday")
    return said.named_choice(value, "half") if key == "half" else str(value)
