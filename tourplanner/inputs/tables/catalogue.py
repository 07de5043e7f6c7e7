"""The catalogue made of its three tables, and the rules between them."""

from collections.abc import Iterator, Mapping

from tourplanner.domain.place import Area, Catalogue, Commune, Position, ServiceSite
from tourplanner.errors import Fault
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.shown import shown
from tourplanner.inputs.tables.records import Record, Table
from tourplanner.message import Text, message

CATALOGUE_TABLES = ("communes", "intercommunalites", "france_services")
"""The tables that make a catalogue."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")


def cross_faults(tables: Mapping[str, Table]) -> list[Fault]:
    """What is wrong between the tables that could be read.

    Where not every key of a table can be told, nothing is said of references to it.
    """
    faults: list[Fault] = []
    communes = tables.get("communes")
    areas = tables.get("intercommunalites")
    sites = tables.get("france_services")
    if communes and areas and areas.knows("epci"):
        faults += _unknown(communes, "epci", areas, "epci")
    if communes:
        faults += _merger_faults(communes)
    if communes and sites and communes.knows("code"):
        faults += _unknown(sites, "commune", communes, "code")
    return faults


def build_catalogue(tables: Mapping[str, Table]) -> Catalogue:
    """The catalogue of tables without any fault, in the order of their rows."""
    return Catalogue(
        communes={record.text("code"): _commune(record) for record in tables["communes"].records},
        areas={
            record.text("epci"): Area(record.text("epci"), record.text("name"))
            for record in tables["intercommunalites"].records
        },
        sites=tuple(_site(record) for record in tables["france_services"].records),
    )


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


def _site(record: Record) -> ServiceSite:
    return ServiceSite(
        id=record.text("id"),
        name=record.text("name"),
        address=record.text("address"),
        commune=record.text("commune"),
        position=_position(record),
        hours=tuple(record.text(f"hours_{weekday}") for weekday in _WEEKDAYS),
    )
