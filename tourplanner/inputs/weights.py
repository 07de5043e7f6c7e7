"""What each commune counts for: a column of numbers by name, shipped or the planner's own."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from tourplanner.errors import Fault, InputError
from tourplanner.inputs.faults import nearest, place_of_line
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.shown import shown
from tourplanner.inputs.tables.columns import Column, declared_tables
from tourplanner.inputs.tables.csvtext import read_sheet, shipped_table
from tourplanner.inputs.tables.rows import read_rows
from tourplanner.message import Message, Notify, Text, message

POPULATION = "population"
COMMUNES = "communes.csv"
_NUMBERS = ("integer", "number")


def read_weights(
    column: str,
    file: Path | None,
    codes: frozenset[str],
    notify: Notify,
    heirs: Mapping[str, str] = MappingProxyType({}),
) -> Mapping[str, float]:
    """The weight of every commune of `codes`, 0 or more, by its INSEE code.

    Parameters
    ----------
    column
        Name of a column of numbers.
    file
        A CSV table with a column ``code``; None for the shipped communes.csv.
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
    path = file or data_folder() / COMMUNES
    if not path.is_file():
        raise InputError.of(str(path), message("csv.no-file"))
    sheet = read_sheet(path, path.name if file else shipped_table(COMMUNES), notify)
    if column not in sheet.header.cells:
        raise InputError.of(
            place_of_line(sheet.file, sheet.header.line), *_unknown(column, sheet.header.cells)
        )
    table, faults = read_rows("weights", sheet, (_code(), _weight(column)), notify)
    found = table.by("code")
    missing = [
        Fault(sheet.file, message("table.no-row-of", code=code))
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
        notify(message("table.merged-added", file=sheet.file, column=column, pairs=pairs))
    return weights


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
