"""Stops that take turns in a timetable, as winter and summer hours do: one joins as the other leaves."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from tourplanner.domain.timetable import TimetableRow
from tourplanner.inputs.typed.text import word
from tourplanner.workflow.timetable.cycle import ImportedCycle
from tourplanner.workflow.timetable.places import PlacedRow

AHEAD = timedelta(days=2 * 366)
"""How long lines without an end are looked at."""

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Turn:
    """What a stop that takes turns does: the events that say so, and whether it is there on the first day."""

    row: TimetableRow
    events: tuple[Table, ...]
    is_there: bool

    @property
    def away(self) -> tuple[tuple[date, date], ...]:
        """From when and until when it has left, both included."""
        found: list[tuple[date, date]] = []
        begun = None if self.is_there else date.min
        for event in self.events:
            if event["kind"] == "leaves":
                begun = event["date"]
            elif begun is not None:
                found.append((begun, event["date"] - timedelta(days=1)))
                begun = None
        return (*found, *([(begun, date.max)] if begun else []))

    @property
    def is_over(self) -> bool:
        """Whether it comes no more."""
        return not (self.is_there or self.events)


def turns_of(placed: Sequence[PlacedRow], cycle: ImportedCycle, first: date) -> Mapping[str, Turn]:
    """The stops that take turns with others, by their ids, as they do from `first` on."""
    by_place: dict[tuple[str, int], list[PlacedRow]] = defaultdict(list)
    for each in placed:
        recurrence = each.row.recurrence
        if each.row.is_dated and recurrence is not None and cycle.holds(recurrence):
            for day in cycle.days(recurrence):
                by_place[each.row.vehicle, day].append(each)
    partners: dict[str, dict[str, TimetableRow]] = defaultdict(dict)
    for together in by_place.values():
        for one, other in combinations(together, 2):
            if one.row.takes_turns(other.row) and (_overlap(one.row, other.row) or _share(one, other)):
                partners[one.id][other.id] = other.row
                partners[other.id][one.id] = one.row
    return {
        each.id: _turn(each, list(partners[each.id].values()), first)
        for each in placed
        if each.id in partners
    }


def _overlap(one: TimetableRow, other: TimetableRow) -> bool:
    return any(a < d and c < b for a, b in one.spans for c, d in other.spans)


def _share(one: PlacedRow, other: PlacedRow) -> bool:
    """Whether two stops are one square."""
    return word(one.row.label) == word(other.row.label) and one.code == other.code


def _turn(placed: PlacedRow, others: Sequence[TimetableRow], first: date) -> Turn:
    row = placed.row
    assert row.recurrence is not None
    last = max(each.last or each.first or first for each in (row, *others)) + AHEAD
    end = row.last or last
    served = set(row.dates(first, end))
    theirs = {day for each in others for day in each.dates(first, each.last or last)}
    events: list[Table] = []
    is_there: bool | None = None
    now = False
    for comes, days in _runs(row, served, first, last):
        if comes != now and (comes or is_there is None or any(days[0] <= day <= days[-1] for day in theirs)):
            if is_there is not None:
                events.append({"kind": "joins" if comes else "leaves", "stop": placed.id, "date": days[0]})
            now = comes
        is_there = now if is_there is None else is_there
    return Turn(row, tuple(events), bool(is_there))


def _runs(row: TimetableRow, served: set[date], first: date, last: date) -> Iterator[tuple[bool, list[date]]]:
    """The dates of a rhythm, those in a row on which the van comes, or does not."""
    assert row.recurrence is not None
    run: list[date] = []
    for day in row.recurrence.between(first, last):
        if run and (day in served) != (run[0] in served):
            yield run[0] in served, run
            run = []
        run.append(day)
    if run:
        yield run[0] in served, run
