"""What each commune counts for: a column of numbers by name, shipped or the planner's own."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from tourplanner.domain.place import Catalogue
from tourplanner.domain.territory import HOME, Territory
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.faults import nearest, place_of_line
from tourplanner.inputs.shown import shown
from tourplanner.inputs.tables.columns import Column, declared_tables
from tourplanner.inputs.tables.csvtext import Sheet
from tourplanner.inputs.tables.judged import joined
from tourplanner.inputs.tables.records import Table
from tourplanner.inputs.tables.rows import read_rows
from tourplanner.inputs.tables.shipped import own_part, shipped_parts
from tourplanner.message import Message, Notify, Text, message

POPULATION = "population"
_NUMBERS = ("integer", "number")


def read_weights(
    column: str,
    file: Path | None,
    codes: frozenset[str],
    notify: Notify,
    heirs: Mapping[str, str] = MappingProxyType({}),
    territory: Territory = HOME,
) -> Mapping[str, float]:
    """The weight of every commune of `codes`, 0 or more, by its INSEE code.

    Parameters
    ----------
    column
        Name of a column of numbers.
    file
        A CSV table with a column ``code``; None for the shipped communes.csv of `territory`.
    codes
        The communes whose weight is needed; rows of others are passed over.
    notify
        Told of liberties taken with the file: its separators, decimal commas; and of rows that are added
        in a table of the planner's own.
    heirs
        Code of the commune of `codes` that took over a retired one, by the latter's code. Where the
        table still has a row of a retired commune, its number is added to that of the heir.

    Raises
    ------
    InputError
        With all faults: no such column, blank or negative cells, not a number, a commune twice or
        without a row.
    """
    if file is not None and not file.is_file():
        raise InputError.of(str(file), message("csv.no-file"))
    parts = (own_part(file),) if file else shipped_parts("communes", territory)
    read = [_read(column, part.sheet(notify), territory, notify) for part in parts]
    faults = [fault for _, found in read for fault in found]
    table = joined("weights", [found for found, _ in read])
    found = table.by("code")
    missing = [
        Fault(table.file, message("table.no-row-of", code=code))
        for code in sorted(codes - found.keys())
        if table.knows("code")
    ]
    if faults or missing:
        raise InputError([*faults, *missing])
    weights = {code: found[code].number(column) for code in sorted(codes)}
    merged = sorted(code for code, heir in heirs.items() if code in found and heir in weights)
    for code in merged:
        weights[heirs[code]] += found[code].number(column)
    if merged and file:
        pairs = [message("table.pair", code=code, heir=heirs[code]) for code in merged]
        notify(message("table.merged-added", file=table.file, column=column, pairs=pairs))
    return weights


def population_of(
    catalogue: Catalogue, codes: frozenset[str], heirs: Mapping[str, str] = MappingProxyType({})
) -> Mapping[str, float]:
    """The inhabitants of every commune of `codes`, with those of the retired ones that it took over."""
    counts = {code: float(catalogue.communes[code].population) for code in sorted(codes)}
    for code, heir in heirs.items():
        if heir in counts:
            counts[heir] += catalogue.communes[code].population
    return counts


def _read(column: str, sheet: Sheet, territory: Territory, notify: Notify) -> tuple[Table, tuple[Fault, ...]]:
    """The codes and weights of a sheet, and all that is wrong with them."""
    if column not in sheet.header.cells:
        raise InputError.of(
            place_of_line(sheet.file, sheet.header.line), *_unknown(column, sheet.header.cells)
        )
    code = replace(_code(), dtype="text") if territory.is_abroad else _code()
    return read_rows("weights", sheet, (code, _weight(column)), notify)


def _unknown(column: str, header: tuple[str, ...]) -> tuple[Message, Text]:
    numbers = [each.name for each in declared_tables()["communes"] if each.dtype in _NUMBERS]
    alike = nearest(column, header)
    known = [name for name in header if name in numbers] or [name for name in header if name != "code"]
    cure = message("table.column-meant", name=alike[0]) if alike else message("table.one-of", names=known)
    return message("table.no-column", seen=shown(column)), cure


def _code() -> Column:
    return Column("weights", "code", "commune_code", "", True, None, None, True, "", "INSEE code")


def _weight(name: str) -> Column:
    return Column("weights", name, "number", "", True, 0, None, False, "", "what a commune counts for")
