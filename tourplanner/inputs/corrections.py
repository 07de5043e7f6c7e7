"""Reading a table of closed and slower roads."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from tourplanner.domain.correction import Correction
from tourplanner.domain.period import MINUTE
from tourplanner.domain.place import Place
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.place_codes import in_codes, is_elsewhere, known_codes, unknown
from tourplanner.inputs.tables.file import read_table_file
from tourplanner.inputs.tables.records import Record, Table
from tourplanner.message import Notify, message

KIND = "corrections"


def read_corrections(
    path: Path, places: Sequence[Place], cycle: tuple[date, date], notify: Notify
) -> tuple[Correction, ...]:
    """The corrections of a file that concern `places` at some time of the cycle, in their order.

    Parameters
    ----------
    path
        A CSV file with the columns that ``data/columns.csv`` declares for corrections.
    cycle
        First and last day.
    notify
        Told of liberties taken with the file.

    Raises
    ------
    InputError
        With all faults of the file.
    """
    table, found = read_table_file(path, KIND, notify)
    table, doubts = in_codes(table, ("from", "to"), places)
    known = known_codes(places)
    faults = [
        *found,
        *doubts,
        *(fault for record in table.records for fault in _faults(table, record, known)),
    ]
    if faults:
        raise InputError(faults)
    read = (_correction(record) for record in table.records)
    return tuple(
        correction
        for correction in read
        if correction.overlaps(*cycle) and {correction.origin, correction.destination} <= known.keys()
    )


def _faults(table: Table, record: Record, known: dict[str, Place]) -> Iterator[Fault]:
    """What is wrong with a row beyond its single cells."""
    for column in ("from", "to"):
        code = record.text(column)
        if code and code not in known and not is_elsewhere(code, known):
            yield Fault(table.where(record, column), *unknown(code, known))
    if record.text("from") and record.text("from") == record.text("to"):
        yield Fault(table.where(record, "to"), message("leg.same-place"))
    if {"extra_minutes", "closed"} <= record.values.keys() | _absent(table):
        closed, extra = record.values.get("closed") is True, record.values.get("extra_minutes")
        if closed and extra is not None:
            cure = message("leg.closed-or-slower")
            yield Fault(table.where(record, "extra_minutes"), message("leg.closed-and-slower"), cure)
        if not closed and extra is None:
            cure = message("leg.say-which")
            yield Fault(table.where(record, "extra_minutes"), message("leg.neither-closed"), cure)
    first, last = record.day("from_date"), record.day("to_date")
    if first and last and last < first:
        what = message("leg.dates-swapped", last=last, first=first)
        yield Fault(table.where(record, "to_date"), what, message("leg.they-are-swapped"))


def _absent(table: Table) -> set[str]:
    """The columns that are in no row, because the file does not have them."""
    present = {column for record in table.records for column in record.values}
    return {"extra_minutes", "closed"} - present


def _correction(record: Record) -> Correction:
    extra = record.values.get("extra_minutes")
    return Correction(
        origin=record.text("from"),
        destination=record.text("to"),
        extra=MINUTE * extra if isinstance(extra, int) else 0,
        closed=record.values.get("closed") is True,
        first=record.day("from_date"),
        last=record.day("to_date"),
        why=record.text("why"),
        one_way=record.values.get("one_way") is True,
    )
