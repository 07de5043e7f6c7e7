"""What a stop says of when its visits come back: in words or as a rule, in which seasons, out of school."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tourplanner.domain.closure import Closure
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.departement import departement_of
from tourplanner.domain.recurrence import EveryWeeks, MonthDay, Recurrence, SchoolTime
from tourplanner.domain.rhythm_cells import visits_of
from tourplanner.domain.school import SchoolBreak, SchoolCalendar
from tourplanner.errors import InputError
from tourplanner.inputs.config.key import BAD, Form, Kind, Shape
from tourplanner.inputs.config.table import Table
from tourplanner.inputs.faults import Spot
from tourplanner.inputs.typed.recurrences import typed_recurrence
from tourplanner.message import message

END_OF_TIME = date(2100, 12, 31)


def _read_rhythm(value: object, spot: Spot) -> Any:
    if not isinstance(value, str):
        spot.fault(message("config.no-rhythm"), message("recurrence.close-words"))
        return BAD
    try:
        typed_recurrence(value)
    except InputError as error:
        for fault in error.faults:
            spot.fault(fault.what, fault.maybe)
        return BAD
    return value.strip()


def _read_month_day(value: object, spot: Spot) -> Any:
    month, dash, day = value.partition("-") if isinstance(value, str) else ("", "", "")
    if dash and month.isdecimal() and day.isdecimal() and len(month) == len(day) == 2:
        found = MonthDay(int(month), int(day))
        if found.exists:
            return found
    spot.fault(message("config.no-month-day"), "04-01")
    return BAD


RHYTHM = Kind(message("kind.rhythm"), _read_rhythm, form=Form(Shape.TEXT))
MONTH_DAY = Kind(message("kind.month-day"), _read_month_day, form=Form(Shape.TEXT))


def school_zone(stop: Mapping[str, Any] | Table, school: SchoolCalendar) -> str | None:
    """The zone whose school holidays a stop keeps to; None if it keeps to none, or its zone is not known."""
    told = stop["when"] if "when" in _keys(stop) else None
    keeps = stop["school"] if "school" in _keys(stop) else None
    if keeps is None and not (told and typed_recurrence(told).school):
        return None
    return school.zones.get(departement_of(stop["commune"]))


def _keys(stop: Mapping[str, Any] | Table) -> Iterable[str]:
    return stop.values if isinstance(stop, Table) else stop


def rhythm_fields(
    row: Mapping[str, Any], rules: CalendarRules, zone: str | None, school: SchoolCalendar
) -> dict[str, Any]:
    """The fields of a stop that its rhythm fills, those among them that it says for it."""
    told = row.get("when")
    recurrence = typed_recurrence(told) if told else None
    seasons, keeps = tuple(row.get("seasons") or ()), row.get("school")
    if recurrence is not None:
        seasons, keeps = seasons or recurrence.seasons, keeps or recurrence.school
        recurrence = replace(recurrence, seasons=seasons, school=keeps)
    fields: dict[str, Any] = {"seasons": seasons, "when": recurrence}
    if keeps is not None and zone is not None:
        breaks = school.of(zone, school.names(zone))
        fields["away"] = tuple(_out(breaks) if keeps is SchoolTime.OUT else _only(breaks, rules.start))
    if recurrence is not None:
        fields |= {"when_said": told, **_promised(row, recurrence, rules)}
    return fields


def _promised(row: Mapping[str, Any], recurrence: Recurrence, rules: CalendarRules) -> dict[str, Any]:
    """How many visits of the cycle the rhythm means, and what keeps them apart."""
    rhythm = recurrence.rhythm
    visits = visits_of(rhythm, rules)
    if visits is None:
        return {}
    # Visits on several weekdays cannot share one.
    fields = {"visits": visits, "regular": row["regular"] and len(recurrence.weekdays) < 2}
    if isinstance(rhythm, EveryWeeks) and rhythm.anchor is None and rhythm.interval > 1:
        apart = 7 * rhythm.interval
        gaps = ("min_gap_days", "max_gap_days")
        fields |= {name: apart for name in gaps if row.get(name) is None}
    return fields


def _out(breaks: tuple[SchoolBreak, ...]) -> Iterator[Closure]:
    for each in breaks:
        yield Closure(each.first, each.last, each.label)


def _only(breaks: tuple[SchoolBreak, ...], start: date) -> Iterator[Closure]:
    """All that is between school holidays; what is not published yet is none."""
    day = start
    for each in sorted(breaks, key=lambda each: each.first):
        if each.first > day:
            yield Closure(day, each.first - timedelta(1))
        day = max(day, each.last + timedelta(1))
    yield Closure(day, END_OF_TIME)
