"""Lines of one stop: what a table parts because the van stays away, comes on another day, or has lunch.

A format that knows a rule, a first and a last date needs a new line after every date that is skipped, one for
each of the weeks of a cycle, and one for a date that was moved. Lines of the same square, van and hours are
one stop where their rules are those of one rhythm. Nothing is dropped: dates of it that no line has are
``without``, and dates beside it are ``also``.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tourplanner.domain.recurrence import WEEK, EveryWeeks, NthWeekdays, Recurrence, Rhythm
from tourplanner.domain.timetable import Once, TimetableRow
from tourplanner.inputs.timetable.whole_days import settled, square, whole_days

TOGETHER = timedelta(weeks=8)
"""How far the first dates of two rules may lie apart, or their last ones, that are one rhythm."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The stops of lines, in their order, and the lines of each that has several."""

    rows: tuple[TimetableRow, ...]
    lines: tuple[tuple[TimetableRow, tuple[int, ...]], ...]


def joined(rows: Sequence[TimetableRow]) -> Joined:
    """The lines with those of one stop as one, which stands where the first of them stood."""
    by_stop: dict[Hashable, list[TimetableRow]] = defaultdict(list)
    for row in rows:
        by_stop[(row.line,) if not row.is_dated else _same_stop(row)].append(row)
    found: list[TimetableRow] = []
    lines: dict[int, set[int]] = {}
    for mine in by_stop.values():
        parts = _parts(mine)
        found += [part.row for part in parts]
        lines |= {part.row.line: set(part.lines) for part in parts}
    found = _with_single_dates(found, lines)
    period = _period(rows)
    found = whole_days([_within(row, period) for row in found], lines)
    ordered = tuple(sorted(found, key=lambda row: row.line))
    return Joined(
        ordered, tuple((row, tuple(sorted(lines[row.line]))) for row in ordered if len(lines[row.line]) > 1)
    )


def _same_stop(row: TimetableRow) -> Hashable:
    """What lines of one stop share, besides what their rules are."""
    assert row.recurrence is not None
    kind = type(row.recurrence.rhythm), row.recurrence.weekdays, row.recurrence.seasons, row.recurrence.school
    return square(row), row.spans, kind


@dataclass(frozen=True, slots=True)
class _Part:
    """A stop and the lines that it is made of."""

    row: TimetableRow
    lines: tuple[int, ...]


def _parts(rows: Sequence[TimetableRow]) -> list[_Part]:
    """The stops of lines of one square, its hours and weekdays."""
    if len(rows) == 1:
        return [_Part(rows[0], (rows[0].line,))]
    several = [row for row in rows if only_date(row) is None]
    chains = [chain for same in _by_rhythm(several) for chain in _chains(same)]
    if not chains:
        return [_Part(row, (row.line,)) for row in rows]
    singles = [row for row in rows if only_date(row) is not None]
    found: list[_Part] = []
    for rhythm, mine in _united(chains):
        # A rule of one date may be a part of the series that stands alone between two closures.
        fit = [row for row in singles if _holds(rhythm, row)]
        singles = [row for row in singles if row not in fit]
        found.append(_as_one(rhythm, [*mine, *fit]))
    return [*found, *(_Part(row, (row.line,)) for row in singles)]


def only_date(row: TimetableRow) -> date | None:
    """The date of a line that has only one."""
    if not row.is_dated or row.first is None or row.last is None:
        return None
    if row.last - row.first >= timedelta(weeks=WEEK * WEEK):
        return None
    days = list(row.dates(row.first, row.last))
    return days[0] if len(days) == 1 else None


def _holds(rhythm: Rhythm, row: TimetableRow) -> bool:
    day = only_date(row)
    return day is not None and rhythm.holds(day)


def _by_rhythm(rows: Iterable[TimetableRow]) -> list[list[TimetableRow]]:
    """Lines by the dates of their rules, whatever their first ones are."""
    found: dict[Hashable, list[TimetableRow]] = defaultdict(list)
    for row in rows:
        assert row.recurrence is not None
        found[settled(row.recurrence.rhythm)].append(row)
    return list(found.values())


def _chains(rows: Sequence[TimetableRow]) -> Iterator[list[TimetableRow]]:
    """Lines of one rule, each chain one after the other in time."""
    chain: list[TimetableRow] = []
    for row in sorted(rows, key=lambda each: (each.first or date.min, each.line)):
        if chain and not _follows(chain[-1], row):
            yield chain
            chain = []
        chain.append(row)
    if chain:
        yield chain


def _follows(before: TimetableRow, after: TimetableRow) -> bool:
    return before.last is not None and after.first is not None and before.last < after.first


def _united(
    chains: Sequence[list[TimetableRow]],
) -> Iterator[tuple[Rhythm, list[TimetableRow]]]:
    """Chains with their rhythm; those whose rules are one together as one."""
    left = list(chains)
    while left:
        one = [left[0], *(each for each in left[1:] if _at_a_time(left[0], each))]
        rhythm = _one_rhythm([_rhythm(chain) for chain in one])
        if rhythm is None:
            one, rhythm = [left[0]], _rhythm(left[0])
        yield rhythm, [row for chain in one for row in chain]
        left = [each for each in left if each not in one]


def _rhythm(chain: Sequence[TimetableRow]) -> Rhythm:
    assert chain[0].recurrence is not None
    return chain[0].recurrence.rhythm


def _at_a_time(one: Sequence[TimetableRow], other: Sequence[TimetableRow]) -> bool:
    """Whether two chains begin and end together, or as nearly as two rules of one rhythm do."""
    return _near(one[0].first, other[0].first) and _near(one[-1].last, other[-1].last)


def _near(one: date | None, other: date | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= TOGETHER


def _one_rhythm(rhythms: Sequence[Rhythm]) -> Rhythm | None:
    """The rhythm that has all dates of several, and no other."""
    first = rhythms[0]
    if len(rhythms) == 1:
        return first
    if isinstance(first, NthWeekdays):
        days = {day for each in rhythms if isinstance(each, NthWeekdays) for day in each.days}
        return NthWeekdays(tuple(sorted(days, key=lambda day: (day.weekday, day.ordinal % 6))))
    every = [each for each in rhythms if isinstance(each, EveryWeeks) and each.anchor is not None]
    if len(every) < len(rhythms):
        return None
    anchors = sorted(
        each.anchor for each in map(settled, every) if isinstance(each, EveryWeeks) and each.anchor
    )
    interval, count = every[0].interval, len(every)
    step = interval // count
    evenly = [anchors[0] + timedelta(weeks=step * place) for place in range(count)]
    if any(each.interval != interval for each in every) or interval % count or anchors != evenly:
        return None
    anchor = min(each.anchor for each in every if each.anchor is not None)
    return replace(every[0], interval=step, anchor=anchor if step > 1 else None)


def _as_one(rhythm: Rhythm, rows: Sequence[TimetableRow]) -> _Part:
    """A stop of that rhythm; dates that none of its lines has, from the first to the last, it is without."""
    ordered = sorted(rows, key=lambda row: (row.first or date.min, row.line))
    at = min(ordered, key=lambda row: row.line)
    lines = tuple(sorted(row.line for row in ordered))
    if len(ordered) == 1:
        return _Part(at, lines)
    assert at.recurrence is not None
    recurrence = Recurrence(rhythm, at.recurrence.seasons, at.recurrence.school)
    ends = [day for row in ordered for day in (row.first, row.last, *row.without) if day is not None]
    without: tuple[date, ...] = ()
    if ends:
        first, last = min(ends), max(ends)
        had = {day for row in ordered for day in row.dates(first, last)}
        without = tuple(day for day in recurrence.between(first, last) if day not in had)
    return _Part(
        replace(
            at.with_texts_of(ordered),
            recurrence=recurrence,
            first=ordered[0].first,
            last=None
            if any(row.last is None for row in ordered)
            else max(filter(None, (row.last for row in ordered))),
            without=without,
        ),
        lines,
    )


def _with_single_dates(rows: Sequence[TimetableRow], lines: dict[int, set[int]]) -> list[TimetableRow]:
    """The stops with the single dates of their squares: a date that was moved, or one more."""
    by_square: dict[Hashable, list[TimetableRow]] = defaultdict(list)
    for row in rows:
        by_square[square(row)].append(row)
    found: list[TimetableRow] = []
    for mine in by_square.values():
        series = [row for row in mine if row.is_dated and only_date(row) is None]
        if not series:
            found += mine
            continue
        for row in mine:
            day = only_date(row)
            if day is None:
                continue
            # Its own is the stop of the same hours whose next missing date is nearest.
            own = min(series, key=lambda each: (each.spans != row.spans, _away(each, day), each.line))
            told = own.with_texts_of([row])
            series[series.index(own)] = replace(told, also=(*own.also, Once(day, row.spans)))
            lines[own.line] |= lines.pop(row.line)
        found += series
        found += [row for row in mine if not row.is_dated]
    return found


def _away(row: TimetableRow, day: date) -> int:
    return min((abs((day - each).days) for each in row.without), default=WEEK * WEEK * WEEK)


Period = tuple[date, date]


def _period(rows: Iterable[TimetableRow]) -> Period | None:
    """From when to when a timetable is, which has dates for all of its lines."""
    dated = [row for row in rows if row.is_dated]
    firsts = [row.first for row in dated if row.first is not None]
    lasts = [row.last for row in dated if row.last is not None]
    if not dated or not len(firsts) == len(lasts) == len(dated):
        return None
    return min(firsts), max(lasts)


def _within(row: TimetableRow, period: Period | None) -> TimetableRow:
    """A stop with what it is without before it begins, and after it ends, as long as others are toured."""
    if period is None or row.recurrence is None or row.first is None or row.last is None:
        return row
    outside = (day for day in row.recurrence.between(*period) if not row.first <= day <= row.last)
    return replace(row, without=tuple(sorted({*row.without, *outside})))
