"""Counts of visitors per visit: a CSV table that has no column for anything else.

Columns ``date``, ``stop``, ``half`` (optional), ``visitors`` and ``arrived`` (optional): who notes an arrival
need not have counted. Any other column is refused, as is every cell that looks like personal data; such a
cell is never shown in a message.
"""

import csv
import io
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from tourplanner.domain.attendance import Attendance
from tourplanner.domain.period import Half, format_clock, parse_clock
from tourplanner.domain.told_half import in_half
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.faults import nearest, place_of_column, place_of_line
from tourplanner.inputs.privacy import looks_numbered, looks_personal
from tourplanner.inputs.shown import shown
from tourplanner.inputs.tables.columns import Column
from tourplanner.inputs.tables.csvtext import Sheet, read_sheet
from tourplanner.inputs.tables.headers import in_declared_words
from tourplanner.inputs.tables.records import Record, Table
from tourplanner.inputs.tables.rows import read_rows
from tourplanner.inputs.typed.choices import choice
from tourplanner.inputs.typed.clocks import clock, likely_clock
from tourplanner.inputs.typed.days import iso_day
from tourplanner.inputs.typed.names import Called, Doubt, NameBook
from tourplanner.message import Message, Notify, Text, message

HEADER = ("date", "stop", "half", "visitors")
VISITORS, ARRIVED = "visitors", "arrived"
KNOWN = (*HEADER, ARRIVED)
MOST_VISITORS = 1000
"""More people than this at one visit is a slip of the keyboard."""

WHY = message("count.only-counts")

COLUMNS = (
    Column("attendance", "date", "date", "", True, None, None, False, "", "day of the visit"),
    Column("attendance", "stop", "text", "", True, None, None, False, "", "id of the stop"),
    Column("attendance", "half", "text", "", False, None, None, False, "", "morning or afternoon"),
    Column(
        "attendance", "visitors", "integer", "person", True, 0, MOST_VISITORS, False, "", "people received"
    ),
    Column("attendance", ARRIVED, "text", "", False, None, None, False, "", "when the van was there"),
)


@dataclass(frozen=True, slots=True)
class KnownVisits:
    """The visits that there are: halves by date and stop, and the name of every stop by its id.

    ``late`` are the stops whose visits are in the evening, as `evenings` gives them.
    """

    halves: Mapping[tuple[date, str], Half]
    names: Mapping[str, str]
    late: Mapping[str, str] = field(default_factory=dict)

    @property
    def book(self) -> NameBook:
        """The stops by what people call them."""
        return NameBook.of(Called(stop, name) for stop, name in self.names.items())

    def find(self, text: str, day: date | None) -> str | Doubt | None:
        """The stop that is meant on a day: of several of one name the one that is visited then."""
        meant = self.book.find(text)
        if not isinstance(meant, Doubt):
            return meant
        there = [stop for each, stop in self.halves if each == day]
        then = NameBook.of(Called(stop, self.names[stop]) for stop in there).find(text)
        return then if isinstance(then, str) else meant

    def dates(self, stop: str) -> list[date]:
        """The dates of a stop, in order."""
        return sorted(day for day, each in self.halves if each == stop)


def read_attendance(
    path: Path,
    known: Callable[[Collection[date]], KnownVisits],
    notify: Notify,
    lost: Callable[[Fault], None] | None = None,
) -> tuple[Attendance, ...]:
    """The counts of a file, in order of date and stop.

    Parameters
    ----------
    known
        Gives the visits up to the last of the dates that the file has.
    notify
        Told of liberties taken with the file.
    lost
        Told of counts of visits that there are not (any more), which are then given back with the
        others; None to refuse them.

    Raises
    ------
    InputError
        With all faults: unknown columns, cells that look like personal data, blank or negative or
        absurd numbers, visits that there are not, and visits counted twice.
    """
    sheet = in_declared_words(read_sheet(path, path.name, notify), COLUMNS, notify)
    table, faults = read_rows("attendance", sheet, _columns_of(sheet), notify)
    visits = known([day for record in table.records if (day := record.day("date"))])
    private: list[Fault] = [*_unknown_columns(sheet), *_private_cells(sheet, visits.names)]
    hidden = {fault.where for fault in private}
    faults_told = [*private, *(fault for fault in faults if fault.where not in hidden)]
    rows = _Rows(table, visits, hidden, lost)
    for record in table.records:
        faults_told += rows.take(record)
    if faults_told:
        raise InputError(sorted(faults_told, key=_line))
    found = (each for _, each in rows.found.values())
    return tuple(sorted(found, key=lambda each: (each.date, each.stop, each.half)))


def attendance_text(rows: Iterable[Attendance]) -> str:
    """The table of counts, in order of date, stop and half."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    ordered = sorted(rows, key=lambda row: (row.date, row.stop, row.half))
    noted = any(row.arrived is not None for row in ordered)
    writer.writerow(KNOWN if noted else HEADER)
    for row in ordered:
        visitors = "" if row.visitors is None else row.visitors
        told = [row.date.isoformat(), row.stop, row.half.value, visitors]
        at = "" if row.arrived is None else format_clock(row.arrived)
        writer.writerow([*told, at] if noted else told)
    return out.getvalue()


def _columns_of(sheet: Sheet) -> list[Column]:
    """The columns; where arrivals are noted as well, a visit may have one and no count."""
    both = {VISITORS, ARRIVED}.issubset(sheet.header.cells)
    return [replace(each, required=False) if both and each.name == VISITORS else each for each in COLUMNS]


def _line(fault: Fault) -> int:
    """The line that a fault names; 0 for one of the whole file."""
    line = fault.where.values.get("line") if isinstance(fault.where, Message) else None
    return line if isinstance(line, int) else 0


def _unknown_columns(sheet: Sheet) -> Iterator[Fault]:
    for place, name in enumerate(sheet.header.cells, start=1):
        if name in KNOWN:
            continue
        where = place_of_line(sheet.file, sheet.header.line)
        alike = nearest(name, KNOWN)
        # A table without a header begins with a row of values: only what looks like a heading is shown.
        heading = alike or (name.isidentifier() and name.islower())
        by_name = message("count.refused-column", name=shown(name), why=WHY)
        what = by_name if heading else message("count.refused-place", place=place, why=WHY)
        cure = message("count.name-meant", name=alike[0]) if alike else message("count.delete-column")
        yield Fault(where, what, cure)


def _private_cells(sheet: Sheet, stops: Container[str]) -> Iterator[Fault]:
    """Cells of known columns, and of rows that are too long, that look like personal data.

    The id of a stop is none, however many digits it has: that of an exceptional opening has a date in it.
    """
    header = sheet.header.cells
    for row in sheet.rows:
        for place, cell in enumerate(row.cells):
            name = header[place] if place < len(header) else ""
            is_wordless = name in {"date", "visitors"} and iso_day(cell) is None
            is_wordless |= name == ARRIVED and clock(cell) is None
            if name == "stop" and cell in stops:
                continue
            looks = (looks_personal if is_wordless else looks_numbered)(cell)
            if looks and (name in KNOWN or not name):
                line = place_of_line(sheet.file, row.line)
                where = place_of_column(sheet.file, row.line, name) if name else line
                what = message("count.looks-like", what=looks.value, why=WHY)
                yield Fault(where, what, message("count.clear-cell"))


@dataclass(slots=True)
class _Rows:
    """The counts taken so far, each with its line, by date and stop."""

    table: Table
    visits: KnownVisits
    hidden: set[Text]
    lost: Callable[[Fault], None] | None
    found: dict[tuple[date, str], tuple[int, Attendance]] = field(default_factory=dict)

    def take(self, record: Record) -> Iterator[Fault]:
        """Take the count of a row, or tell what is wrong with it beyond its single cells."""
        day, stop = record.day("date"), record.text("stop")
        told = choice(record.text("half"), tuple(Half), "half") or record.text("half")
        if not stop or self.table.where(record, "stop") in self.hidden:
            return
        meant = self.visits.find(stop, day)
        if isinstance(meant, Doubt):
            yield Fault(self.table.where(record, "stop"), meant.what, meant.maybe)
            return
        stop = stop if meant is None else meant
        half = self.visits.halves.get((day, stop)) if day else None
        if half is not None:
            where = self.table.where(record, "half")
            yield from (
                () if where in self.hidden else _other_half(where, told, half, self.visits.late.get(stop))
            )
        elif fault := self._missing(record, day, stop):
            if self.lost is None:
                yield fault
                return
            self.lost(fault)
            half = Half(told) if told in set(Half) else Half.MORNING
        yield from self._keep(record, day, stop, half)

    def _keep(self, record: Record, day: date | None, stop: str, half: Half | None) -> Iterator[Fault]:
        """Keep how many came and when the van was there, or tell what is wrong with that."""
        arrived, fault = self._arrived(record)
        if fault is not None:
            yield fault
        if VISITORS not in record.values or day is None or half is None:
            return  # what is wrong with it is told already
        visitors = record.integer(VISITORS) if record.values[VISITORS] is not None else None
        if visitors is None and arrived is None:
            if fault is None:
                yield Fault(self.table.where(record, VISITORS), message("table.blank"))
        elif (day, stop) in self.found:
            line = self.found[day, stop][0]
            what = message("count.visit-twice", stop=stop, day=day, line=line)
            yield Fault(self.table.where(record, "date"), what, message("count.add-up"))
        else:
            self.found[day, stop] = (record.line, Attendance(day, stop, half, visitors, arrived))

    def _arrived(self, record: Record) -> tuple[int | None, Fault | None]:
        """When the van was there, and that the cell is no time of day."""
        said = record.text(ARRIVED)
        where = self.table.where(record, ARRIVED)
        if not said or where in self.hidden:
            return None, None
        found = clock(said)
        if found is None:
            return None, Fault(where, message("count.not-a-clock", seen=shown(said)), likely_clock(said))
        return parse_clock(found), None

    def _missing(self, record: Record, day: date | None, stop: str) -> Fault | None:
        """That there is no such visit; None where the date could not be read, which is told already."""
        if stop not in self.visits.names:
            return _unknown_stop(self.table.where(record, "stop"), stop, self.visits)
        return _never_was(self.table.where(record, "date"), day, stop, self.visits) if day else None


def _unknown_stop(where: Text, stop: str, visits: KnownVisits) -> Fault:
    ids = {name: id_ for id_, name in visits.names.items()}
    alike = nearest(stop, [*visits.names, *ids])
    if alike:
        meant = ids.get(alike[0], alike[0])
        cure = message("table.code-and-name", code=meant, name=visits.names[meant])
        return Fault(where, message("count.not-a-stop", seen=shown(stop)), cure)
    if stop.isascii() and stop.isdigit():
        return Fault(where, message("count.not-a-stop", seen=shown(stop)))
    # Words that are near no stop may be somebody's name.
    return Fault(where, message("count.not-a-stop-hidden", why=WHY))


def _never_was(where: Text, day: date, stop: str, visits: KnownVisits) -> Fault:
    dates = visits.dates(stop)
    maybe: Text = ""
    if dates:
        maybe = message("count.day-meant", day=min(dates, key=lambda each: abs(each - day)))
    return Fault(where, message("count.no-visit", stop=stop, name=visits.names[stop], day=day), maybe)


def _other_half(where: Text, told: str, half: Half, late: str | None) -> Iterator[Fault]:
    """A half that is not that of the visit; the words of a cell that is none may be anything."""
    if not told or told == half:
        return
    if told in set(Half):
        yield Fault(where, message("count.other-half", half=in_half(half, late), code=half.value), half.value)
    else:
        yield Fault(where, message("count.not-a-half-hidden", why=WHY), half.value)
