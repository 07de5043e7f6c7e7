"""What is dated in a timetable: the dates of a rhythm on which a van stays away, and those beside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tourplanner.domain.period import format_clock
from tourplanner.domain.timetable import Once, TimetableRow
from tourplanner.inputs.timetable.joined import only_date
from tourplanner.workflow.timetable.halves import Halves
from tourplanner.workflow.timetable.places import PlacedRow

NEAR = timedelta(days=14)
"""How far from a date that is missing one beside the rhythm may be that stands for it."""

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Dated:
    """The events of a timetable, the stop and date of each, and the dates on which somebody tours."""

    events: tuple[Table, ...] = ()
    visits: frozenset[tuple[str, date]] = frozenset()
    days: frozenset[date] = frozenset()


NOTHING_DATED = Dated()


def closures_of(
    row: TimetableRow, first: date, why: str, away: Iterable[tuple[date, date]] = ()
) -> list[Table]:
    """The dates of a stop from `first` on on which its van does not come, those in a row as one closure.

    Each has the same `why`: a timetable does not tell more. A date beside the rhythm parts them: on it the
    van comes. In the times `away` the stop is none, so that
    nothing of it is closed.
    """
    times, beside = list(away), [once.date for once in row.also]
    missing = {
        day for day in row.without if day >= first and not any(begin <= day <= end for begin, end in times)
    }
    if not missing or row.recurrence is None:
        return []
    found: list[list[date]] = []
    begun = False
    for day in row.recurrence.between(min(missing), max(missing)):
        if day not in missing:
            begun = False
        elif begun and not any(found[-1][1] < other < day for other in beside):
            found[-1][1] = day
        else:
            found.append([day, day])
            begun = True
    return [{"from": begin, "to": end, "why": why} for begin, end in found]


def single(placed: Sequence[PlacedRow]) -> tuple[PlacedRow, ...]:
    """The lines whose first date is their last: each is an opening, and no stop that comes every week.

    A timetable that has no others means the rhythms that it tells.
    """
    found = tuple(each for each in placed if each.row.first == each.row.last and only_date(each.row))
    return found if len(found) < len(placed) else ()


def dated(
    placed: Sequence[PlacedRow],
    alone: Sequence[PlacedRow],
    halves: Halves,
    first: date,
    vans: Mapping[str, str],
) -> Dated:
    """The dates from `first` on that are beside the rhythms of stops, or `alone`.

    A date beside a rhythm is a visit that is moved, or an opening; one that is alone is an opening. An
    opening has the van of its line, which `vans` calls by its id; of no vans it has any.
    """
    events: list[Table] = []
    visits: set[tuple[str, date]] = set()
    for each in placed:
        for once, missing in _with_missing(each.row, first):
            event = _opening(each, once, vans) if missing is None else _move(each, once, missing, halves)
            events.append(event)
            visits.add((event.get("id", each.id), once.date))
    for each in alone:
        if each.row.first is not None and each.row.first >= first:
            events.append(_opening(each, Once(each.row.first, each.row.spans), vans))
            visits.add((events[-1]["id"], each.row.first))
    return Dated(tuple(events), frozenset(visits), frozenset(day for _, day in visits))


def past(
    every: Iterable[PlacedRow], stops: Iterable[PlacedRow], alone: Iterable[PlacedRow], first: date
) -> tuple[TimetableRow, ...]:
    """The lines that are no stop and no opening, for their dates are before the first day."""
    there = {placed.id for placed in stops}
    there |= {placed.id for placed in alone if placed.row.last is not None and placed.row.last >= first}
    return tuple(placed.row for placed in every if placed.id not in there)


def _with_missing(row: TimetableRow, first: date) -> Iterator[tuple[Once, date | None]]:
    """The dates beside a rhythm, each with the date of it that is missing there."""
    left = [day for day in row.without if day >= first]
    for once in sorted((each for each in row.also if each.date >= first), key=lambda each: each.date):
        near = [day for day in left if abs(day - once.date) <= NEAR] if once.spans == row.spans else []
        if not near:
            yield once, None
            continue
        missing = min(near, key=lambda day: (abs(day - once.date), day))
        left.remove(missing)
        yield once, missing


def _move(placed: PlacedRow, once: Once, missing: date, halves: Halves) -> Table:
    parts = halves.parts(once.spans)
    half = {"to_half": parts[0].half.value} if len(parts) == 1 else {}
    return {"kind": "move", "stop": placed.id, "date": missing, "to_date": once.date, **half}


def _opening(placed: PlacedRow, once: Once, vans: Mapping[str, str]) -> Table:
    (opens, _), (_, closes) = once.spans[0], once.spans[-1]
    event: Table = {
        "kind": "opening",
        "id": f"{placed.id}-{once.date}",
        "commune": placed.code,
        "date": once.date,
        "open": format_clock(opens),
        "close": format_clock(closes),
    }
    if len(once.spans) > 1:
        event["pause"] = [format_clock(once.spans[0][1]), format_clock(once.spans[1][0])]
    if placed.row.vehicle in vans:
        event["van"] = vans[placed.row.vehicle]
    if placed.row.place:
        event["place"] = placed.row.place
    if placed.position is not None:
        event |= {"latitude": placed.position.latitude, "longitude": placed.position.longitude}
    return event
