"""Which vans a timetable needs: a name that is in two places at once stands for several."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tourplanner.domain.recurrence import Recurrence
from tourplanner.domain.timetable import Span, Timetable, TimetableRow
from tourplanner.message import Message, Value, message

LOOKED_AT = timedelta(days=731)
"""Two years: every rhythm has met every other one by then."""

MOST_TOLD = 5
"""Overlaps of a vehicle that are told one by one."""

Dates = frozenset[date]


@dataclass(frozen=True, slots=True)
class Fleet:
    """The lines with a van each, the names of the vans, and what is told of those that were parted."""

    rows: tuple[TimetableRow, ...]
    vehicles: tuple[str, ...]
    told: tuple[Message, ...]


def fleet_of(timetable: Timetable, first: date, usual: str) -> Fleet:
    """The vans of a timetable from `first` on; `usual` names the van of lines that name none.

    A round stays together: only where its own lines overlap they are parted, too.
    """
    dates = _Dates(first, first + LOOKED_AT)
    rows = [replace(row, vehicle=row.vehicle or usual) for row in timetable.rows]
    placed: dict[int, str] = {}
    told: list[Message] = []
    for name in dict.fromkeys(row.vehicle for row in rows):
        mine = [row for row in rows if row.vehicle == name]
        overlaps = list(_overlaps(mine, dates))
        if not overlaps:
            placed.update(dict.fromkeys((row.line for row in mine), name))
            continue
        vans = _parted(mine, overlaps)
        placed.update({line: name if van == 0 else f"{name} {van + 1}" for line, van in vans.items()})
        told.append(_told(name, overlaps, max(vans.values()) + 1))
    named = tuple(replace(row, vehicle=placed[row.line]) for row in rows)
    return Fleet(named, tuple(dict.fromkeys(row.vehicle for row in named)), tuple(told))


@dataclass(frozen=True, slots=True)
class _Overlap:
    """Two lines that want one van on one date at one time."""

    one: TimetableRow
    other: TimetableRow
    day: date


class _Dates:
    """The dates of lines; many lines share a rhythm."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self._known: dict[Recurrence, Dates] = {}

    def of(self, row: TimetableRow) -> Dates:
        """Those of a line, whether or not it is in force yet; none of a line without dates."""
        if row.recurrence is None or not row.recurrence.is_settled or not row.spans or row.is_choice:
            return frozenset()
        if row.recurrence not in self._known:
            self._known[row.recurrence] = frozenset(row.recurrence.between(self.first, self.last))
        return self._known[row.recurrence]


def _overlaps(rows: Sequence[TimetableRow], dates: _Dates) -> Iterator[_Overlap]:
    """Every two lines that overlap, once."""
    by_day: dict[date, list[tuple[Span, TimetableRow]]] = defaultdict(list)
    for row in rows:
        for day in dates.of(row):
            by_day[day] += [(span, row) for span in row.spans]
    seen: set[tuple[int, int]] = set()
    for day in sorted(by_day):
        running: list[tuple[Span, TimetableRow]] = []
        for span, row in sorted(by_day[day], key=lambda each: (each[0], each[1].line)):
            running = [each for each in running if each[0][1] > span[0]]
            for _, other in running:
                pair = other.line, row.line
                if pair not in seen and other is not row and not other.takes_turns(row):
                    seen.add(pair)
                    yield _Overlap(other, row, day)
            running.append((span, row))


def _parted(rows: Sequence[TimetableRow], overlaps: Sequence[_Overlap]) -> dict[int, int]:
    """The number of a van, from 0, for every line: the longest round first, each with the first free one."""
    alone = {row.line for each in overlaps for row in (each.one, each.other) if _is_one_round(each)}
    rounds: dict[object, list[TimetableRow]] = defaultdict(list)
    for row in rows:
        rounds[row.line if row.line in alone or not row.route else row.route].append(row)
    against: dict[int, set[int]] = defaultdict(set)
    for each in overlaps:
        against[each.one.line].add(each.other.line)
        against[each.other.line].add(each.one.line)
    vans: dict[int, int] = {}
    for together in sorted(rounds.values(), key=len, reverse=True):
        taken = {vans[line] for row in together for line in against[row.line] if line in vans}
        free = next(van for van in range(len(rows) + 1) if van not in taken)
        vans.update(dict.fromkeys((row.line for row in together), free))
    return vans


def _is_one_round(overlap: _Overlap) -> bool:
    return overlap.one.route == overlap.other.route


def _told(name: str, found: Sequence[_Overlap], vans: int) -> Message:
    named: list[Value] = [
        message(
            "timetable.overlap",
            day=each.day,
            one=each.one.label,
            one_line=str(each.one.line),
            other=each.other.label,
            other_line=str(each.other.line),
        )
        for each in found[:MOST_TOLD]
    ]
    return message("timetable.two-vans", name=name, n=len(found), overlaps=named, vans=vans)
