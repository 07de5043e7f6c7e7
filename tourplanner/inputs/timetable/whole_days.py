"""Visits of a whole day that a table has as two lines, one before and one after noon."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from tourplanner.domain.period import HOUR
from tourplanner.domain.recurrence import WEEK, EveryWeeks, Rhythm
from tourplanner.domain.timetable import TimetableRow
from tourplanner.inputs.typed.text import word

MIDDAY = (11 * HOUR, 15 * HOUR)
"""Between which two visits of one square are one of a whole day, if the van is nowhere else."""


def square(row: TimetableRow) -> Hashable:
    """Where a line is, and which van comes there."""
    return word(row.place), word(row.commune), row.code, row.position, word(row.vehicle)


def settled(rhythm: Rhythm) -> Rhythm:
    """A rhythm with the earliest anchor that means the same weeks."""
    if isinstance(rhythm, EveryWeeks) and rhythm.anchor is not None:
        weeks = rhythm.anchor.toordinal() // WEEK % rhythm.interval
        # The first Monday there is has the ordinal 1.
        return replace(rhythm, anchor=date.fromordinal(1 + WEEK * weeks))
    return rhythm


def whole_days(rows: Sequence[TimetableRow], lines: dict[int, set[int]]) -> list[TimetableRow]:
    """The stops, those that have the same dates before and after noon as one with a break."""
    by_dates: dict[Hashable, list[TimetableRow]] = defaultdict(list)
    for row in rows:
        days = (
            None if row.recurrence is None else replace(row.recurrence, rhythm=settled(row.recurrence.rhythm))
        )
        same = (square(row), days, row.first, row.last, row.without, tuple(once.date for once in row.also))
        by_dates[same if row.is_dated and len(row.spans) == 1 else row.line].append(row)
    found: list[TimetableRow] = []
    for mine in by_dates.values():
        before, after = min(mine, key=_opens), max(mine, key=_opens)
        if len(mine) == 2 and _is_one_day(before, after, rows):
            spans = (*before.spans, *after.spans)
            also = tuple(
                replace(once, spans=(*once.spans, *other.spans))
                for once, other in zip(before.also, after.also, strict=True)
            )
            row, other = sorted(mine, key=lambda each: each.line)
            found.append(replace(row.with_texts_of([other]), spans=spans, also=also))
            lines[row.line] |= lines.pop(other.line)
        else:
            found += mine
    return found


def _opens(row: TimetableRow) -> int:
    return row.spans[0][0] if row.spans else 0


def _is_one_day(before: TimetableRow, after: TimetableRow, rows: Iterable[TimetableRow]) -> bool:
    """Whether between two visits there is noon, and the van is nowhere else."""
    closes, opens = before.spans[0][1], after.spans[0][0]
    if not MIDDAY[0] <= closes <= opens <= MIDDAY[1]:
        return False
    assert before.recurrence is not None
    weekdays = set(before.recurrence.weekdays)
    return not any(
        closes <= span[0] and span[1] <= opens
        for row in rows
        if row.is_dated and row.recurrence is not None and word(row.vehicle) == word(before.vehicle)
        if not row.recurrence.weekdays or weekdays & set(row.recurrence.weekdays)
        for span in row.spans
    )
