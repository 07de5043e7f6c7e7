"""The config whose calendar is a timetable: every visit fixed where it is, its hours kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from tourplanner.domain.period import HOUR, MINUTE, WEEKDAYS, CycleKind, Half, format_clock
from tourplanner.domain.place import Catalogue, Position
from tourplanner.domain.recurrence import WEEK, EveryWeeks
from tourplanner.domain.territory import Territory
from tourplanner.domain.timetable import TimetableRow
from tourplanner.inputs.config.keys import FORMAT
from tourplanner.wording.language import Language
from tourplanner.wording.recurrence import recurrence_words
from tourplanner.wording.words import words_in
from tourplanner.workflow.timetable.cycle import ImportedCycle
from tourplanner.workflow.timetable.dated import NOTHING_DATED, Dated, closures_of, dated, past, single
from tourplanner.workflow.timetable.halves import Halves, Part
from tourplanner.workflow.timetable.places import PlacedRow, Places
from tourplanner.workflow.timetable.tours import FixedVisit
from tourplanner.workflow.timetable.turns import Turn, turns_of

DEPOT = "depot"
SHORTEST = 5 * MINUTE
USUAL_DAY = 7 * HOUR + 30 * MINUTE, 18 * HOUR + 30 * MINUTE
"""A working day, in which the halves lie."""

YEAR = 363
"""Days from the first to the last of 52 weeks."""

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Posed:
    """A timetable as a config's table, and its visits by van and day of the grid.

    ``aside`` are lines whose rhythm is not that of the cycle, ``open`` those without a date or hours.
    ``extra`` are dates of a year on which one of the former comes though the weekday is not toured: its
    rhythm opens them for that stop alone. ``several`` are the communes with several visits on one day.
    """

    table: Table
    placed: tuple[PlacedRow, ...]
    rounds: Mapping[tuple[str, date], Sequence[FixedVisit]]
    aside: tuple[TimetableRow, ...]
    open: tuple[TimetableRow, ...]
    extra: tuple[date, ...] = ()
    several: tuple[str, ...] = ()
    dated: Dated = NOTHING_DATED
    turns: Mapping[str, Turn] = field(default_factory=dict)
    over: tuple[TimetableRow, ...] = ()

    @property
    def without_dates(self) -> "Posed":
        """Itself, its single dates being no events, and opening no weekday for themselves."""
        events = [event for event in self.table["events"] if event not in self.dated.events]
        calendar = {key: value for key, value in self.table["calendar"].items() if key != "extra_days"}
        table = {**self.table, "calendar": calendar, "events": events}
        return replace(self, table=table, dated=replace(self.dated, events=()))

    @property
    def is_bare(self) -> bool:
        """Whether its grid alone makes its year."""
        # What is closed is skipped, and skips nothing else.
        return not (self.aside or self.table.get("events"))


@dataclass(frozen=True, slots=True)
class Frame:
    """What all lines share: their service, cycle, halves, depot and where they lie.

    ``first`` is the day from which on dates matter.
    """

    title: str
    cycle: ImportedCycle
    halves: Halves
    depot: Position
    territory: Territory
    vans: tuple[str, ...]
    first: date
    lang: Language = Language.FR


def pose(frame: Frame, places: Places) -> Posed:
    """The config of lines that were placed."""
    rounds: dict[tuple[str, date], list[FixedVisit]] = {}
    stops: list[Table] = []
    locks: list[Table] = []
    aside: list[TimetableRow] = []
    left_open: list[TimetableRow] = []
    weekdays: set[int] = set()
    ids = van_ids(frame.vans)
    alone = single(places.rows)
    openings = {placed.id for placed in alone}
    series = [placed for placed in places.rows if placed.id not in openings]
    turns = turns_of(series, frame.cycle, frame.first)
    rows = tuple(placed for placed in series if placed.id not in turns or not turns[placed.id].is_over)
    for placed in rows:
        row = placed.row
        days = _days(frame, row)
        if days is None:
            (aside if row.is_dated else left_open).append(row)
        weekdays.update(day % WEEK for day in days or ())
        weekdays.update(row.recurrence.weekdays if row.recurrence is not None else ())
        parts = frame.halves.parts(row.spans) if row.is_dated else ()
        stop = _stop(frame, placed, parts, places.catalogue)
        away = turns[placed.id].away if placed.id in turns else ()
        if closed := closures_of(row, frame.first, words_in(frame.lang)("timetable.no-call"), away):
            stop["closed"] = closed
        stops.append(stop)
        lock = _lock(frame, placed, parts, ids[row.vehicle])
        locks += [lock] if lock else []
        later = placed.id in turns and not turns[placed.id].is_there
        for day in () if later else days or ():
            on = frame.cycle.start + timedelta(day)
            rounds.setdefault((ids[row.vehicle], on), []).append(_visit(placed.id, parts))
    together = _together(rounds, {placed.id: placed.code for placed in rows})
    for stop in stops:
        if stop["id"] in together:
            stop["several_per_day"] = True
    several = dict.fromkeys(places.catalogue.communes[code].name for code in together.values())
    weekdays = weekdays or set(range(5))
    extra = _extra(aside, weekdays, frame.cycle.start)
    beside = dated(rows, alone, frame.halves, frame.first, ids if len(frame.vans) > 1 else {})
    table = _table(frame, stops, locks, weekdays, ids)
    opened = sorted(day for day in beside.days if day.weekday() not in weekdays)
    table["calendar"] |= {"extra_days": opened} if opened else {}
    events = [event for placed in rows if placed.id in turns for event in turns[placed.id].events]
    if events := [*events, *beside.events]:
        table["events"] = events
    return Posed(
        *(table, rows, rounds, tuple(aside), tuple(left_open)),
        *(extra, tuple(several), beside, turns, past(places.rows, rows, alone, frame.first)),
    )


def _together(
    rounds: Mapping[tuple[str, date], Iterable[FixedVisit]], codes: Mapping[str, str]
) -> dict[str, str]:
    """The stops with a visit on a day on which their commune has another one, with its code."""
    found: dict[tuple[date, str], list[str]] = {}
    for (_, day), visits in rounds.items():
        for visit in visits:
            found.setdefault((day, codes[visit.stop]), []).append(visit.stop)
    return {stop: code for (_, code), stops in found.items() if len(stops) > 1 for stop in stops}


def _extra(aside: Iterable[TimetableRow], weekdays: set[int], first: date) -> tuple[date, ...]:
    """Dates of a year that lines without a weekday have on others: the last day of a month, say."""
    last = first + timedelta(YEAR)
    days = {day for row in aside for day in replace(row, last=None).dates(first, last)}
    return tuple(sorted(day for day in days if day.weekday() not in weekdays))


def _visit(stop: str, parts: Sequence[Part]) -> FixedVisit:
    """The visit of a stop; of a whole day, that of its morning with the pause."""
    first, last = parts[0], parts[-1]
    pause = None if first is last else (first.closes, last.opens)
    return FixedVisit(stop, first.half, first.opens, last.closes, pause)


def van_ids(names: Iterable[str]) -> dict[str, str]:
    """The ids of vans by their names."""
    return {name: name for name in names}


def _days(frame: Frame, row: TimetableRow) -> tuple[int, ...] | None:
    """The days of the grid of a line; None for one that has none."""
    if not row.is_dated or row.recurrence is None or not frame.cycle.holds(row.recurrence):
        return None
    return frame.cycle.days(row.recurrence)


def _stop(
    frame: Frame,
    placed: PlacedRow,
    parts: Sequence[Part],
    catalogue: Catalogue,
) -> Table:
    row = placed.row
    commune = catalogue.communes[placed.code]
    stop: Table = {"commune": placed.code, "id": placed.id}
    if row.place and row.place != commune.name:
        stop["place"] = row.place
    if placed.position is not None and placed.position != commune.position:
        stop |= {"latitude": placed.position.latitude, "longitude": placed.position.longitude}
    if row.recurrence is not None and row.recurrence.is_settled:
        stop["when"] = recurrence_words(row.recurrence, Language.FR)
    else:
        stop["visits"] = _visits(frame, row)
    stop |= _hours(frame, row, parts)
    if row.half is not None:
        stop["halves"] = [row.half.value]
    told = row.recurrence.weekdays if row.recurrence is not None else ()
    free = told or (() if row.weekday is None else (row.weekday,))
    if "when" not in stop and free:
        stop["weekdays"] = [WEEKDAYS[day] for day in free]
    for key, text in (("address", row.address), ("phone", row.phone), ("notes", row.note)):
        if text:
            stop[key] = text
    return stop


def _visits(frame: Frame, row: TimetableRow) -> int:
    """Visits in a cycle of a line whose dates are still to be chosen."""
    if row.recurrence is not None and isinstance(row.recurrence.rhythm, EveryWeeks):
        return max(1, frame.cycle.weeks // row.recurrence.rhythm.interval)
    return 1


def _hours(frame: Frame, row: TimetableRow, parts: Sequence[Part]) -> Table:
    """Length and hours of a visit: fixed where they are told."""
    if len(parts) == 2:
        own = [
            {"half": part.half.value, "open": format_clock(part.opens), "close": format_clock(part.closes)}
            for part in parts
        ]
        return {"whole_day": True, "hours": own}
    if len(parts) == 1:
        [part] = parts
        minutes = (part.closes - part.opens) // MINUTE
        if frame.halves.holds(part):
            return {"minutes": minutes, "start": format_clock(part.opens)}
        own_hours = {
            "half": part.half.value,
            "open": format_clock(part.opens),
            "close": format_clock(part.closes),
        }
        return {"minutes": minutes, "hours": [own_hours]}
    lengths = [row.minutes] if row.minutes else [(b - a) // MINUTE for a, b in row.spans if b - a >= SHORTEST]
    return {"minutes": min(lengths)} if lengths else {}


def _lock(frame: Frame, placed: PlacedRow, parts: Sequence[Part], van: str) -> Table | None:
    """What holds the visits of a line in their half and van; which days they are on its rhythm says."""
    lock: Table = {"stop": placed.id}
    if len(frame.vans) > 1:
        lock["van"] = van
    if len(parts) == 1:
        lock["half"] = parts[0].half.value
    return lock if len(lock) > 1 else None


def _table(
    frame: Frame,
    stops: Sequence[Table],
    locks: Sequence[Table],
    weekdays: set[int],
    ids: Mapping[str, str],
) -> Table:
    cycle, halves = frame.cycle, frame.halves
    calendar: Table = {"start": cycle.start, "weeks": cycle.weeks}
    if cycle.kind is not CycleKind.WEEKS:
        calendar["cycle"] = cycle.kind.value
    calendar |= {"weekdays": [WEEKDAYS[day] for day in sorted(weekdays)], "public_holidays": ""}
    data: Table = {}
    if frame.territory.is_abroad:
        data["country"] = frame.territory.country
    elif frame.territory.departements:
        data["departements"] = list(frame.territory.departements)
    sessions = {
        half.value: {
            "open": format_clock(halves.hours[half][0]),
            "close": format_clock(halves.hours[half][1]),
        }
        for half in Half
    }
    depot = {
        "id": DEPOT,
        "name": frame.title,
        "latitude": frame.depot.latitude,
        "longitude": frame.depot.longitude,
    }
    return {
        "format": FORMAT,
        "title": frame.title,
        **({"data": data} if data else {}),
        "calendar": calendar,
        "sessions": sessions,
        "work": {
            "earliest_start": format_clock(min(USUAL_DAY[0], halves.hours[Half.MORNING][0])),
            "latest_end": format_clock(max(USUAL_DAY[1], halves.hours[Half.AFTERNOON][1])),
            "lunch_minutes": 0,
            "one_area_per_day": False,
        },
        "service": {"name": frame.title},
        "depots": [depot],
        "vans": [{"id": ids[name], "depot": DEPOT} for name in frame.vans],
        "stops": list(stops),
        "locks": list(locks),
    }
