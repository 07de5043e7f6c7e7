"""Closed dates of a config: written as dates, or as the school holidays of a zone by their names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tourplanner.domain.closure import Closure
from tourplanner.domain.departement import departement_of, departement_of_most
from tourplanner.domain.place import Catalogue
from tourplanner.domain.school import SchoolCalendar, SchoolClosures
from tourplanner.domain.territory import FRANCE
from tourplanner.inputs import shown as said
from tourplanner.inputs.config.table import Table
from tourplanner.message import Message, message


@dataclass(frozen=True, slots=True)
class Closed:
    """A row of closed dates as it is written: a range, or names of school holidays and perhaps their zone."""

    first: date | None = None
    last: date | None = None
    school: tuple[str, ...] = ()
    zone: str | None = None
    why: str = ""


def closures(rows: Iterable[Closed], departement: str, school: SchoolCalendar) -> tuple[Closure, ...]:
    """The dates of rows without fault; holidays are those of the `departement` where no zone is said."""
    return tuple(closure for row in rows for closure in _of(row, departement, school))


def school_closures(
    rows: Iterable[Closed], departement: str, school: SchoolCalendar
) -> tuple[SchoolClosures, ...]:
    """For each zone whose holidays are closed, up to when they are published."""
    zones = dict.fromkeys(row.zone or school.zones[departement] for row in rows if row.school)
    return tuple(SchoolClosures(zone, school.known_until(zone)) for zone in zones)


def home_of(root: Table) -> str:
    """The département in which a dossier lies: that of most stops, else the first named; "" abroad."""
    data = root.get("data")
    if data is not None and (data.get("country") or FRANCE) != FRANCE:
        return ""
    stops = (stop.get("commune") or "" for stop in root.rows("stops"))
    named = (data.get("departements") if data is not None else None) or ("",)
    return departement_of_most(filter(None, stops)) or named[0]


def check_closed(root: Table, catalogue: Catalogue) -> None:
    """Note school holidays that the zone has not, and départements whose zone is not known."""
    communes = [stop.get("commune") or "" for stop in root.rows("stops")]
    calendar = root.get("calendar")
    if calendar is not None:
        for row in calendar.rows("closed"):
            _check(row, home_of(root), catalogue.school)
    for each in (*root.rows("vans"), *root.rows("crews")):
        for row in each.rows("closed"):
            _check(row, home_of(root), catalogue.school)
    for stop, commune in zip(root.rows("stops"), communes, strict=True):
        for row in stop.rows("closed"):
            _check(row, departement_of(commune), catalogue.school)


def _check(row: Table, departement: str, school: SchoolCalendar) -> None:
    names = row.get("school")
    if not names or not row.has("zone"):
        return
    zone: str | None = row["zone"] or school.zones.get(departement)
    if zone is None:
        what = message("config.school-no-zone", departement=departement)
        row.spot.at("school").fault(what, message("config.school-say-zone"))
        return
    known, called = school.names(zone), Message(f"code.school-zone-{zone}")
    for place, name in enumerate(names, start=1):
        if name not in known:
            what = message("config.school-other-zone", name=said.choice(name, "school"), zone=called)
            others = [said.choice(each, "school") for each in known]
            cure = message("config.school-has", names=others) if others else ""
            row.spot.at("school").at(place).fault(what, cure)


def _of(row: Closed, departement: str, school: SchoolCalendar) -> Iterator[Closure]:
    if row.first is not None and row.last is not None:
        yield Closure(row.first, row.last, row.why)
        return
    for each in school.of(row.zone or school.zones[departement], row.school):
        yield Closure(each.first, each.last, row.why or each.label)
