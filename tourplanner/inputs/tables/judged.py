"""The tables of a dossier, its own and the shipped ones, judged together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tourplanner.domain.departement import departement_of
from tourplanner.domain.territory import HOME, Territory
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.tables.catalogue import (
    CATALOGUE_TABLES,
    IN_COMMUNES,
    SITE_TABLES,
    cross_faults,
    lying_in,
)
from tourplanner.inputs.tables.columns import Column, declared_tables
from tourplanner.inputs.tables.csvtext import Sheet
from tourplanner.inputs.tables.records import Record, Table
from tourplanner.inputs.tables.rows import read_rows
from tourplanner.inputs.tables.shipped import Part, own_part, shipped_parts
from tourplanner.message import Notify

COMMUNES, AREAS = "communes", "intercommunalites"
KEYS = {AREAS: "epci"}
"""Tables of which several départements may have the same row, by its key."""

FRENCH_CODES = frozenset({"commune_code", "epci_code", "postal_code"})
"""Kinds of cells that are any text in another country, and need not be there unless they name the row."""


def judge_tables(
    own: Mapping[str, Path], territory: Territory, notify: Notify
) -> tuple[dict[str, Table], Sequence[Fault]]:
    """The tables that could be read, by kind, and all faults of all of them.

    Parameters
    ----------
    own
        Files of the planner's own by kind of table; those of a catalogue that are not among them are the
        shipped ones.
    territory
        Whose tables those are.
    notify
        As of `read_rows`.
    """
    tables: dict[str, Table] = {}
    faults: list[Fault] = []
    where = territory
    for kind in dict.fromkeys((*CATALOGUE_TABLES, *own)):
        parts = (own_part(own[kind]),) if kind in own else shipped_parts(kind, where)
        table = _table(kind, parts, where, notify, faults)
        if table is None:
            continue
        if kind == COMMUNES and kind in own and territory == HOME:
            where = _around(table)
        if kind in IN_COMMUNES and kind not in own and COMMUNES in own and COMMUNES in tables:
            # Whoever brings communes need not bring the places of help in them as well.
            table = lying_in(table, tables[COMMUNES])
        if kind == AREAS and kind not in own and where.is_abroad and COMMUNES in tables:
            table = _areas_named_in(tables[COMMUNES])
        tables[kind] = table
    faults.extend(cross_faults(tables, [kind for kind in SITE_TABLES if kind not in own]))
    return tables, faults


def columns_of(kind: str, territory: Territory) -> tuple[Column, ...]:
    """The declared columns of a table, whose codes are any text in another country."""
    columns = declared_tables()[kind]
    if not territory.is_abroad:
        return columns
    return tuple(_any_text(column) if column.dtype in FRENCH_CODES else column for column in columns)


def _any_text(column: Column) -> Column:
    needed = column.unique or column.name == "commune"
    return replace(column, dtype="text", required=column.required and needed)


def _around(communes: Table) -> Territory:
    """The départements of communes."""
    codes = {departement_of(record.text("code")) for record in communes.records if record.text("code")}
    return Territory(tuple(sorted(codes)))


def _table(
    kind: str, parts: Sequence[Part], territory: Territory, notify: Notify, faults: list[Fault]
) -> Table | None:
    """The table of all `parts` that can be read; None when none can, and its faults are added."""
    tables: list[Table] = []
    for part in parts:
        sheet = _sheet(part, notify, faults)
        if sheet:
            table, found = read_rows(kind, sheet, columns_of(kind, territory), notify)
            tables.append(table)
            faults.extend(found)
    if not parts:
        return Table(kind, f"{kind}.csv", (), whole=True)
    return joined(kind, tables) if tables else None


def joined(kind: str, tables: Sequence[Table]) -> Table:
    """One table of several, each row once."""
    if len(tables) == 1:
        return tables[0]
    records = [record for table in tables for record in table.records]
    if kind in KEYS:
        records = list({record.text(KEYS[kind]): record for record in reversed(records)}.values())[::-1]
    return replace(tables[0], records=tuple(records), whole=all(table.whole for table in tables))


def _areas_named_in(communes: Table) -> Table:
    """The areas that communes of another country name: each is called what they call it."""
    named = dict.fromkeys(record.text("epci") for record in communes.records if record.text("epci"))
    records = (Record(line, {"epci": name, "name": name}) for line, name in enumerate(named, start=2))
    return Table(AREAS, communes.file, tuple(records), whole=True)


def _sheet(part: Part, notify: Notify, faults: list[Fault]) -> Sheet | None:
    """The sheet of a file; None when it cannot be read at all, which `faults` then tell."""
    try:
        return part.sheet(notify)
    except InputError as error:
        faults.extend(error.faults)
        return None
