"""The catalogue made of its tables, and the rules between them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from tourplanner.domain.departement import departement_of
from tourplanner.domain.period import WEEKDAYS
from tourplanner.domain.place import Area, Catalogue, Commune, Position, ServiceSite
from tourplanner.domain.region import Region, middle
from tourplanner.domain.school import SchoolBreak, SchoolCalendar
from tourplanner.errors import Fault
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.shown import shown
from tourplanner.inputs.tables.records import Record, Table
from tourplanner.message import Message, Text, message

CATALOGUE_TABLES = (
    "communes",
    "intercommunalites",
    "france_services",
    "fixed_sites",
    "markets",
    "school_zones",
    "school_holidays",
)
"""The tables that make a catalogue."""

SITE_TABLES = ("france_services", "fixed_sites")
"""Those of places with help."""

IN_COMMUNES = (*SITE_TABLES, "markets")
"""Those whose rows lie in communes."""

BUS = "bus"
"""The kind of a France Services site that is itself on the road: it is nowhere in particular."""

COMMUNE_AROUND, SITE_AROUND = 3.0, 1.0
"""Degrees within which communes lie from the middle of their département, and sites from their commune."""

_POSITION = ("latitude", "longitude")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def cross_faults(tables: Mapping[str, Table], trusted: Collection[str] = ()) -> list[Fault]:
    """What is wrong between the tables that could be read.

    Where not every key of a table can be told, nothing is said of references to it; nor of how far the
    sites of `trusted` tables lie from their communes, since those are what is wrong then.
    """
    faults: list[Fault] = []
    communes = tables.get("communes")
    areas = tables.get("intercommunalites")
    if communes and areas and areas.knows("epci"):
        faults += _unknown(communes, "epci", areas, "epci")
    if communes:
        faults += _merger_faults(communes)
        faults += _far_communes(communes)
    for sites in (tables[kind] for kind in IN_COMMUNES if kind in tables):
        if communes and communes.knows("code"):
            faults += _unknown(sites, "commune", communes, "code")
        if communes and sites.kind in SITE_TABLES and sites.kind not in trusted:
            faults += _far_sites(sites, communes)
    if "fixed_sites" in tables:
        faults += _fixed_site_faults(tables["fixed_sites"], tables.get("france_services"))
    holidays, zones = tables.get("school_holidays"), tables.get("school_zones")
    if holidays:
        faults += _backward_breaks(holidays)
    if holidays and zones and holidays.knows("zone"):
        faults += _unknown(zones, "zone", holidays, "zone")
    return faults


def build_catalogue(tables: Mapping[str, Table]) -> Catalogue:
    """The catalogue of tables without any fault, in the order of their rows."""
    communes = {record.text("code"): _commune(record) for record in tables["communes"].records}
    return Catalogue(
        communes=communes,
        areas={
            record.text("epci"): Area(record.text("epci"), record.text("name"))
            for record in tables["intercommunalites"].records
        },
        sites=tuple(
            _site(record) for record in tables["france_services"].records if record.text("kind") != BUS
        ),
        fixed_sites=tuple(
            _fixed_site(record, communes[record.text("commune")]) for record in tables["fixed_sites"].records
        ),
        markets=_market_days(tables["markets"]),
        school=SchoolCalendar(
            tuple(sorted(map(_school_break, tables["school_holidays"].records), key=_zone_and_day)),
            {record.text("departement"): record.text("zone") for record in tables["school_zones"].records},
        ),
    )


def _market_days(markets: Table) -> dict[str, frozenset[int]]:
    """The weekdays with a market, by the communes that have one."""
    days: dict[str, set[int]] = defaultdict(set)
    for record in markets.records:
        days[record.text("commune")].add(WEEKDAYS.index(record.text("weekday")))
    return {commune: frozenset(found) for commune, found in days.items()}


def lying_in(sites: Table, communes: Table) -> Table:
    """The same sites, those alone whose commune is in the other table."""
    known = communes.by("code")
    return replace(sites, records=tuple(each for each in sites.records if each.text("commune") in known))


def _unknown(table: Table, column: str, other: Table, key: str) -> Iterator[Fault]:
    """Cells of `column` that are no `key` of the other table, the nearest one offered."""
    known = other.by(key)
    for record in table.records:
        code = record.text(column)
        if code and code not in known:
            alike = nearest(code, known)
            maybe: Text = ""
            if alike:
                maybe = message("table.code-and-name", code=alike[0], name=known[alike[0]].text("name"))
            what = message("table.not-in", seen=shown(code), file=other.file)
            yield Fault(table.where(record, column), what, maybe)


def _backward_breaks(holidays: Table) -> Iterator[Fault]:
    """School holidays that end before they start; faulty cells have told already."""
    for record in holidays.records:
        first, last = record.day("first"), record.day("last")
        if first and last and last < first:
            what = message("leg.dates-swapped", last=last, first=first)
            yield Fault(holidays.where(record, "last"), what, message("leg.they-are-swapped"))


def _far_communes(communes: Table) -> Iterator[Fault]:
    """Communes that lie far from the others of their département, wherever in the world that is."""
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in communes.records:
        if _has_position(record):
            groups[departement_of(record.text("code"))].append(record)
    for code, records in groups.items():
        region = Region.around([middle(map(_position, records))], COMMUNE_AROUND)
        for record in records:
            what = message("table.far-from-others", **_cells(record), code=code)
            yield from _far(communes, record, region, what)


def _far_sites(sites: Table, communes: Table) -> Iterator[Fault]:
    """Sites that lie far from their communes."""
    known = communes.by("code")
    for record in sites.records:
        commune = known.get(record.text("commune"))
        if commune and _has_position(commune) and _has_position(record):
            region = Region.around([_position(commune)], SITE_AROUND)
            what = message("table.far-from-commune", **_cells(record), code=commune.text("code"))
            yield from _far(sites, record, region, what)


def _far(table: Table, record: Record, region: Region | None, what: Message) -> Iterator[Fault]:
    """What is wrong with a position outside a region, which may be one whose coordinates are swapped."""
    here = _position(record)
    if region is None or region.holds(here.latitude, here.longitude):
        return
    maybe: Text = ""
    if region.holds(here.longitude, here.latitude):
        maybe = message("table.swapped", latitude=str(here.longitude), longitude=str(here.latitude))
    yield Fault(table.where(record, "latitude"), what, maybe)


def _fixed_site_faults(sites: Table, others: Table | None) -> Iterator[Fault]:
    """Sites that end before they begin, have half a position, or the id of a France Services site."""
    taken = others.by("id") if others else {}
    for record in sites.records:
        first, last = record.day("from"), record.day("to")
        if first and last and first > last:
            yield Fault(sites.where(record, "to"), message("table.ends-before", first=first, last=last))
        if all(column in record.values for column in _POSITION):
            for column, other in (_POSITION, _POSITION[::-1]):
                if record.values[column] is None and record.values[other] is not None:
                    what = message("table.half-a-position", other=other)
                    yield Fault(sites.where(record, column), what)
        if others and record.text("id") in taken:
            what = message("table.id-taken", seen=shown(record.text("id")), file=others.file)
            yield Fault(sites.where(record, "id"), what)


def _has_position(record: Record) -> bool:
    return all(isinstance(record.values.get(column), float) for column in _POSITION)


def _cells(record: Record) -> dict[str, str]:
    """The coordinates of a record, as they are typed."""
    return {column: str(record.number(column)) for column in _POSITION}


def _merger_faults(communes: Table) -> Iterator[Fault]:
    if communes.knows("code"):
        yield from _unknown(communes, "merged_into", communes, "code")
    known = communes.by("code")
    for record in communes.records:
        code, into = record.text("code"), record.text("merged_into")
        where = communes.where(record, "merged_into")
        if into and into == code:
            what = message("table.itself", seen=shown(into))
            yield Fault(where, what, message("table.keeps-code"))
        elif into and code in _taken_over_by(code, known):
            yield Fault(where, message("table.circle", seen=shown(into), code=code))
        yield from _half_mergers(communes, record)


def _half_mergers(communes: Table, record: Record) -> Iterator[Fault]:
    """A merger without its day or without the commune that took over; faulty cells have told already."""
    pair = ("merged_into", "merged_on")
    if all(column in record.values for column in pair):
        for column, other in (pair, pair[::-1]):
            if record.values[column] is None and record.values[other] is not None:
                where = communes.where(record, column)
                yield Fault(where, message("table.half-a-merger", other=other))


def _taken_over_by(code: str, communes: Mapping[str, Record]) -> set[str]:
    """The codes that took over `code`, one after the other."""
    met: set[str] = set()
    into = communes[code].text("merged_into") if code in communes else ""
    while into in communes and into not in met:
        met.add(into)
        into = communes[into].text("merged_into")
    return met


def _position(record: Record) -> Position:
    return Position(record.number("latitude"), record.number("longitude"))


def _commune(record: Record) -> Commune:
    return Commune(
        code=record.text("code"),
        name=record.text("name"),
        epci=record.text("epci"),
        position=_position(record),
        population=record.integer("population"),
        postal_code=record.text("postal_code"),
        merged_into=record.text("merged_into") or None,
        merged_on=record.day("merged_on"),
        canton=record.text("canton"),
    )


def _school_break(record: Record) -> SchoolBreak:
    first, last = record.day("first"), record.day("last")
    assert first is not None
    assert last is not None
    return SchoolBreak(record.text("zone"), record.text("name"), record.text("label"), first, last)


def _zone_and_day(each: SchoolBreak) -> tuple[str, date]:
    return each.zone, each.first


def _site(record: Record) -> ServiceSite:
    # The list of France Services has no Sundays.
    return ServiceSite(
        id=record.text("id"),
        name=record.text("name"),
        address=record.text("address"),
        commune=record.text("commune"),
        position=_position(record),
        hours=tuple(record.text(f"hours_{weekday}") for weekday in _WEEKDAYS[:-1]),
        by_appointment=record.values.get("by_appointment") is True,
    )


def _fixed_site(record: Record, commune: Commune) -> ServiceSite:
    hours = tuple(record.text(f"hours_{weekday}") for weekday in _WEEKDAYS)
    services = (each.strip() for each in record.text("services").split(";"))
    return ServiceSite(
        id=record.text("id"),
        name=record.text("name"),
        address=record.text("address"),
        commune=commune.code,
        position=_position(record) if _has_position(record) else commune.position,
        hours=hours if any(hours) else (),
        by_appointment=record.values.get("by_appointment") is True,
        first=record.day("from"),
        last=record.day("to"),
        services=tuple(filter(None, services)),
        phone=record.text("phone"),
    )
