"""The lines of a timetable, cell by cell: values, and what is wrong with each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from tourplanner.domain.period import DAY, Half
from tourplanner.domain.place import Position
from tourplanner.domain.timetable import TimetableRow
from tourplanner.errors import Fault
from tourplanner.inputs.config.kinds import FIRST_YEAR, LAST_YEAR
from tourplanner.inputs.faults import place_of_column, place_of_line
from tourplanner.inputs.shown import printable, shown
from tourplanner.inputs.tables.csvtext import Row
from tourplanner.inputs.timetable.fields import Field
from tourplanner.inputs.timetable.hours import Hours, likely_hours, read_clock, read_hours, split_hours
from tourplanner.inputs.timetable.likely_day import likely_day
from tourplanner.inputs.timetable.rhythm import Told, read_rhythm
from tourplanner.inputs.timetable.sheet import TimetableSheet
from tourplanner.inputs.typed.clocks import likely_clock
from tourplanner.inputs.typed.days import iso_day
from tourplanner.inputs.typed.numbers import plain_number
from tourplanner.inputs.typed.phone import is_phone
from tourplanner.inputs.typed.text import tidy, word
from tourplanner.message import Message, Text, message

POSTAL_CODE_LENGTH = 5
_POSTAL_CODE = re.compile(rf"\b\d{{{POSTAL_CODE_LENGTH}}}\b")
_HALVES = {
    "am": Half.MORNING,
    "matin": Half.MORNING,
    "pm": Half.AFTERNOON,
    "apres-midi": Half.AFTERNOON,
}
_rhythm = lru_cache(maxsize=4096)(read_rhythm)
"""Thousands of lines share few rhythms."""


@dataclass(slots=True)
class RowReader:
    """Reads lines; ``faults`` and ``unclear`` are what was found so far, the latter by line."""

    sheet: TimetableSheet
    faults: list[Fault] = field(default_factory=list)
    unclear: list[tuple[int, Message]] = field(default_factory=list)

    def read(self, rows: Iterable[Row]) -> Iterator[TimetableRow]:
        """The stops of lines; a line with a fault may be left out, for the fault is told."""
        for row in rows:
            yield _Line(self, row).stop()

    def positions(self, rows: Iterable[Row], north: Field, east: Field) -> Iterator[tuple[Row, Position]]:
        """The positions in two columns, of the lines that have one."""
        for row in rows:
            found = _Line(self, row).position(north, east)
            if found is not None:
                yield row, found


@dataclass(slots=True)
class _Line:
    reader: RowReader
    row: Row

    def text(self, what: Field) -> str:
        return self.reader.sheet.text(self.row, what)

    def fault(self, what: Field, told: Message, maybe: Text = "") -> None:
        """Note what is wrong with a cell."""
        sheet = self.reader.sheet
        title = sheet.columns.titles.get(what, "")
        where = (
            place_of_column(sheet.file, self.row.line, printable(title))
            if title
            else place_of_line(sheet.file, self.row.line)
        )
        self.reader.faults.append(Fault(where, told, maybe))

    def open(self, told: Message) -> None:
        """Note what a line leaves open."""
        self.reader.unclear.append((self.row.line, told))

    def stop(self) -> TimetableRow:
        place, commune = tidy(self.text(Field.PLACE)), tidy(self.text(Field.COMMUNE))
        if not (place or commune):
            self.fault(Field.PLACE, message("timetable.nowhere"), message("timetable.nowhere-maybe"))
        first, last = _bounds(self.day(Field.FIRST), self.day(Field.LAST))
        if first and last and last < first:
            swapped = message("timetable.dates-swapped", last=last, first=first)
            self.fault(Field.LAST, swapped, message("timetable.swap-days"))
        hours, told, phone = self.hours(), self.rhythm(first), self.text(Field.PHONE)
        return TimetableRow(
            line=self.row.line,
            place=place,
            commune=commune,
            code=self.code(),
            position=self.position(Field.LATITUDE, Field.LONGITUDE),
            vehicle=self.text(Field.VEHICLE),
            route=self.text(Field.ROUTE),
            recurrence=told.recurrence,
            weekday=told.weekday,
            spans=() if hours is None else hours.spans,
            is_choice=hours is not None and hours.is_choice,
            half=None if hours is not None else _HALVES.get(word(self.text(Field.HOURS)), told.half),
            minutes=self.minutes(),
            first=first,
            last=last,
            without=tuple(self.without()),
            address=tidy(self.text(Field.ADDRESS)),
            postal_code=_postal_code(self.text(Field.POSTAL_CODE), self.text(Field.ADDRESS)),
            phone=phone if is_phone(phone) else "",
            # What stands for a number, "voir le site", is a note to those who call.
            note=", ".join(filter(None, (self.text(Field.NOTE), "" if is_phone(phone) else phone))),
        )

    def rhythm(self, first: date | None) -> Told:
        told: Told = _rhythm(*(split_hours(self.text(each))[0] for each in (Field.RHYTHM, Field.DAY)), first)
        at = Field.RHYTHM if self.text(Field.RHYTHM) else Field.DAY
        for fault in told.faults:
            self.fault(at, fault.what, fault.maybe)
        if told.unclear is not None:
            self.open(told.unclear)
        return told

    def code(self) -> str:
        text = self.text(Field.CODE)
        # A spreadsheet took it for a number, and its first zero with it.
        return text.zfill(5) if text.isdecimal() and len(text) == 4 else text

    def day(self, what: Field) -> date | None:
        text = self.text(what)
        if not text:
            return None
        found = iso_day(text)
        if found is None:
            self.fault(what, message("timetable.not-day", seen=shown(text)), likely_day(text))
            return None
        return date.fromisoformat(found)

    def without(self) -> Iterator[date]:
        for text in filter(None, self.text(Field.WITHOUT).replace(";", ",").split(",")):
            found = iso_day(text)
            if found is None:
                told = message("timetable.not-day", seen=shown(text.strip()))
                self.fault(Field.WITHOUT, told, likely_day(text))
            else:
                yield date.fromisoformat(found)

    def clock(self, what: Field) -> int | None:
        text = self.text(what)
        if not text:
            return None
        found = read_clock(text)
        if found is None:
            self.fault(
                what,
                message("timetable.not-clock", seen=shown(text)),
                likely_clock(text) or message("timetable.clock-maybe"),
            )
        return found

    def hours(self) -> Hours | None:
        """Both ends of a visit, or all of them in one cell."""
        opens, closes = self.ends()
        if opens is not None and closes is not None:
            return self.span(opens, closes)
        text = self.hours_in_one_cell()
        if not text:
            if not (self.text(Field.OPENS) or self.text(Field.CLOSES)):
                self.open(message("timetable.no-hours"))
            elif not (self.text(Field.OPENS) and self.text(Field.CLOSES)):
                lacking = Field.CLOSES if self.text(Field.OPENS) else Field.OPENS
                self.fault(lacking, message("timetable.one-clock"))
            return None
        found = read_hours(text)
        if found is None and word(text) not in _HALVES:
            self.fault(
                Field.HOURS,
                message("timetable.not-hours", seen=shown(text)),
                likely_hours(text) or message("timetable.hours-maybe"),
            )
        elif found is None:
            self.open(message("timetable.only-half", text=text))
        elif found.is_choice:
            self.open(message("timetable.hours-choice", text=text))
        return found

    def ends(self) -> tuple[int | None, int | None]:
        """When a visit begins and ends, the latter perhaps by its length."""
        if self.has_all_in_first:
            return None, None
        opens, closes = self.clock(Field.OPENS), self.clock(Field.CLOSES)
        if opens is not None and closes is None and self.text(Field.MINUTES) and not self.text(Field.CLOSES):
            length = self.minutes()
            closes = None if length is None else opens + 60 * length
        return opens, closes

    @property
    def has_all_in_first(self) -> bool:
        """Whether all hours stand where the first one does: ``10h-12h`` below "de"."""
        others = self.text(Field.CLOSES) or self.text(Field.HOURS)
        return not others and read_hours(self.text(Field.OPENS)) is not None

    def hours_in_one_cell(self) -> str:
        if self.has_all_in_first:
            return self.text(Field.OPENS)
        return self.text(Field.HOURS) or self.hours_among_days()

    def hours_among_days(self) -> str:
        """Hours that stand in the cells of the days: ``le dernier samedi du mois, 10h-12h``."""
        if self.text(Field.OPENS) or self.text(Field.CLOSES):
            return ""
        found = (split_hours(self.text(each))[1] for each in (Field.RHYTHM, Field.DAY))
        return next(filter(None, found), "")

    def span(self, opens: int, closes: int) -> Hours | None:
        if opens < closes:
            return Hours(((opens, closes),))
        if opens == DAY:
            first = message("config.day-begins", midnight="00:00")
            self.fault(Field.OPENS, message("config.day-is-over"), first)
            return None
        what = message("timetable.closes-first", opens=opens, closes=closes)
        self.fault(Field.CLOSES, what, message("timetable.swap-clocks") if opens > closes else "")
        return None

    def minutes(self) -> int | None:
        text = self.text(Field.MINUTES)
        if not text:
            return None
        number = plain_number(text)
        if number is None or "." in number or not 0 < int(number) <= 24 * 60:
            told = message("timetable.not-minutes", seen=shown(text))
            self.fault(Field.MINUTES, told, message("timetable.minutes-maybe"))
            return None
        return int(number)

    def position(self, north: Field, east: Field) -> Position | None:
        """A position with both coordinates, somewhere on earth and not where two zeros lie."""
        texts = self.text(north), self.text(east)
        if not any(texts):
            return None
        numbers = [plain_number(text) for text in texts]
        if None in numbers:
            at = north if numbers[0] is None else east
            text = self.text(at)
            wrong = message("timetable.not-degrees", seen=shown(text))
            if text:
                self.fault(at, wrong, message("timetable.degrees-maybe"))
            else:
                self.fault(at, message("timetable.half-position"), message("timetable.both-degrees"))
            return None
        latitude, longitude = (float(number) for number in numbers if number is not None)
        if latitude == longitude == 0.0:
            self.fault(north, message("timetable.null-position"), message("timetable.both-degrees"))
            return None
        if abs(latitude) > 90 or abs(longitude) > 180:
            swapped = abs(longitude) <= 90 and abs(latitude) <= 180
            maybe = message("timetable.swap-degrees") if swapped else ""
            self.fault(north, message("timetable.off-earth", seen=f"{latitude:g}, {longitude:g}"), maybe)
            return None
        return Position(latitude, longitude)


def _bounds(first: date | None, last: date | None) -> tuple[date | None, date | None]:
    """From when and until when a line is in force: 01/01/1900 is no beginning, and 31/12/9999 no end."""
    begins = first is not None and first.year >= FIRST_YEAR
    ends = last is not None and last.year <= LAST_YEAR
    return first if begins else None, last if ends else None


def _postal_code(column: str, address: str) -> str:
    """What a column says, else the last five figures of an address; a spreadsheet drops a first zero."""
    told = column.strip()
    if told.isdecimal():
        return told.zfill(POSTAL_CODE_LENGTH)
    return next(reversed(_POSTAL_CODE.findall(address)), "")
