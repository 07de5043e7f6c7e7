"""Reading a timetable: all of its faults at once, and what it leaves open."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tourplanner.domain.place import Position
from tourplanner.domain.timetable import Timetable, TimetableRow
from tourplanner.errors import Fault, InputError
from tourplanner.inputs.faults import nearest, place_of_column
from tourplanner.inputs.shown import shown
from tourplanner.inputs.tables.csvtext import Row
from tourplanner.inputs.timetable.fields import Field
from tourplanner.inputs.timetable.joined import Joined, joined
from tourplanner.inputs.timetable.rows import RowReader
from tourplanner.inputs.timetable.sheet import TimetableSheet, open_sheet
from tourplanner.inputs.typed.text import word
from tourplanner.message import Message, Notify, Value, message

MOST_LINES = 8
"""Lines that a notice names one by one."""


@dataclass(frozen=True, slots=True)
class ReadTimetable:
    """What could be read of a timetable, and all of its faults."""

    timetable: Timetable
    faults: tuple[Fault, ...]


def read_timetable(path: Path, notify: Notify, service: str = "") -> Timetable:
    """The timetable in a file, CSV or a workbook: as `read_lines`, without a fault.

    Raises
    ------
    InputError
        With all faults, each with its line.
    """
    read = read_lines(path, notify, service)
    if read.faults:
        raise InputError(read.faults)
    return read.timetable


def read_lines(path: Path, notify: Notify, service: str = "") -> ReadTimetable:
    """What a file says, CSV or a workbook, and what is wrong with its lines.

    Parameters
    ----------
    notify
        Told of liberties taken with the file, and of columns that are not read.
    service
        Which one, where a file has those of several services; a part of its name will do.

    Raises
    ------
    InputError
        If it cannot be read, has no header that is recognised, or not the service.
    """
    sheet = open_sheet(path, notify)
    for title, meant in sheet.columns.meant.items():
        notify(message("timetable.read-as", file=sheet.file, title=title, meant=meant))
    if sheet.columns.unread:
        notify(message("timetable.unread", file=sheet.file, names=list(sheet.columns.unread)))
    name, rows = _of_service(sheet, service)
    reader = RowReader(sheet)
    read = list(reader.read(rows))
    depots, doubts = _depots(reader, rows)
    faults = [*reader.faults, *doubts, *([sheet.broken] if sheet.broken else [])]
    if not rows and not faults:
        faults.append(Fault(sheet.file, message("csv.no-row")))
    kept, twice = _once(read)
    stops = joined(kept)
    unclear = (*_by_remark(reader.unclear), *twice, *_joined(stops))
    depot = depots[0] if depots else None
    return ReadTimetable(Timetable(sheet.file, name, stops.rows, depot, unclear), tuple(faults))


def _of_service(sheet: TimetableSheet, asked: str) -> tuple[str, Sequence[Row]]:
    """The service that is meant, and its lines."""
    if Field.SERVICE not in sheet.columns.at:
        return asked, sheet.rows
    names = dict.fromkeys(filter(None, (sheet.text(row, Field.SERVICE) for row in sheet.rows)))
    chosen = [name for name in names if word(asked) in word(name)] if asked else list(names)
    exact = [name for name in chosen if word(name) == word(asked)]
    chosen = exact or chosen
    if len(chosen) > 1 or (asked and not chosen):
        several = message("timetable.several-services", names=list(names))
        what = (
            several if chosen else message("timetable.no-such-service", seen=shown(asked), names=list(names))
        )
        alike = nearest(asked, names) if asked else []
        where = place_of_column(sheet.file, 1, sheet.columns.titles[Field.SERVICE])
        maybe = message("timetable.say-service", name=(alike or chosen or list(names) or [""])[0])
        raise InputError.of(where, what, maybe)
    if not chosen:
        return "", sheet.rows
    return chosen[0], [row for row in sheet.rows if sheet.text(row, Field.SERVICE) == chosen[0]]


def _depots(reader: RowReader, rows: Sequence[Row]) -> tuple[list[Position], list[Fault]]:
    """The depots that a file names, and that there is only one."""
    known = {
        row.line: place for row, place in reader.positions(rows, Field.DEPOT_LATITUDE, Field.DEPOT_LONGITUDE)
    }
    found = list(dict.fromkeys(known.values()))
    if len(found) < 2:
        return found, []
    line = next(line for line, place in known.items() if place != found[0])
    title = reader.sheet.columns.titles[Field.DEPOT_LATITUDE]
    return found, [
        Fault(
            place_of_column(reader.sheet.file, line, title),
            message("timetable.several-depots"),
            message("timetable.one-file-each"),
        )
    ]


def _once(rows: Iterable[TimetableRow]) -> tuple[list[TimetableRow], list[Message]]:
    """Each stop once, and what is said of lines that say the same as others."""
    first: dict[Hashable, TimetableRow] = {}
    twice: list[Message] = []
    for row in rows:
        same = first.setdefault(_said(row), row)
        if same is not row:
            twice.append(message("timetable.twice", line=row.line, other=same.line, place=row.label))
    return list(first.values()), twice[:MOST_LINES] + _others(twice)


def _said(row: TimetableRow) -> Hashable:
    """What makes a stop the same as another one."""
    where = word(row.place), word(row.commune), row.code, row.position
    return (*where, row.vehicle, row.recurrence, row.spans, row.first, row.last)


def _others(told: Sequence[Message]) -> list[Message]:
    more = len(told) - MOST_LINES
    return [message("timetable.twice-more", n=more)] if more > 0 else []


def _joined(stops: Joined) -> Iterator[Message]:
    """Which lines were taken for one stop."""
    for row, lines in stops.lines[:MOST_LINES]:
        named: list[Value] = [str(line) for line in lines]
        yield message("timetable.one-stop", place=row.label, lines=named)
    more = len(stops.lines) - MOST_LINES
    if more > 0:
        yield message("timetable.one-stop-more", n=more)


def _by_remark(unclear: Iterable[tuple[int, Message]]) -> Iterator[Message]:
    """What lines leave open, each remark once with its lines."""
    lines: dict[Message, list[int]] = defaultdict(list)
    for line, told in unclear:
        lines[told].append(line)
    for told, where in lines.items():
        named: list[Value] = [str(line) for line in where[:MOST_LINES]]
        more = len(where) - len(named)
        if len(where) == 1:
            yield message("timetable.open-line", line=named[0], what=told)
        elif more > 0:
            yield message("timetable.open-and-more", lines=named, n=more, what=told)
        else:
            yield message("timetable.open-lines", lines=named, what=told)
