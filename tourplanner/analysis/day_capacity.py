"""How long one crew can keep its desks open on one day, by the rules of work.

The crew starts work at the depot, prepares, drives out, sets up, opens, closes around lunch, opens again,
packs up, drives back and closes the day, as a tour does. Lunch is not work; packing up before it and setting
up after it are, and the desks are closed for both.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tourplanner.domain.period import MINUTE
from tourplanner.domain.work_rules import WorkRules

STEP = 5 * MINUTE
"""Lunch begins at whole steps, and the desks open and close at them."""

Span = tuple[int, int]
"""From when to when, in seconds after midnight."""


@dataclass(frozen=True, slots=True)
class DayBounds:
    """What the other days leave of this one: it lies between two times, with so many seconds of work."""

    earliest: int
    latest: int
    work: int


@dataclass(frozen=True, slots=True)
class VanDay:
    """A day of a crew at one place; times are seconds after midnight.

    Attributes
    ----------
    start, end
        When work starts and ends, at the depot.
    open
        When the desks are open, one span or two.
    lunch
        None where the desks close before it or open after it.
    drive
        Seconds of driving, there and back.
    """

    start: int
    end: int
    open: tuple[Span, ...]
    lunch: Span | None
    drive: int

    @property
    def work(self) -> int:
        """Seconds of work: all but lunch."""
        return self.end - self.start - (self.lunch[1] - self.lunch[0] if self.lunch else 0)

    @property
    def open_seconds(self) -> int:
        """Seconds for which the desks are open."""
        return sum(closes - opens for opens, closes in self.open)

    def rows(self, each: int) -> int:
        """How many people one desk takes in, one after another, `each` seconds a person."""
        return sum((closes - opens) // each for opens, closes in self.open)


def longest_day(
    work: WorkRules, out: int, back: int, bounds: DayBounds, opens: int, each: int
) -> VanDay | None:
    """The day on which a desk takes in most people; None if the rules leave none.

    Parameters
    ----------
    out, back
        Seconds of driving to the place, and back.
    bounds
        What is left of the day, the rules of a day apart, which are kept as well.
    opens
        When people are used to come: what is too long for the rules is first cut before that time, then from
        the evening.
    each
        Seconds that a person takes.
    """
    if out + back > work.max_drive_day:
        return None
    earliest, latest = max(work.earliest_start, bounds.earliest), min(work.latest_end, bounds.latest)
    most = min(work.max_work_day, bounds.work)
    lead, tail = work.prepare + out + work.setup, work.packup + back + work.close
    days = [
        day
        for lunch in (None, *_lunches(work))
        for day in _days(work, lead, tail, (earliest, latest), most, opens, lunch, out + back)
    ]
    # Equal ones: the least work, then the earliest opening.
    best = max(days, key=lambda day: (day.rows(each), -day.work, -day.start), default=None)
    return best if best and best.rows(each) else None


def _lunches(work: WorkRules) -> Iterator[Span]:
    last = work.lunch_closes - work.lunch
    return ((start, start + work.lunch) for start in range(work.lunch_opens, last + 1, STEP))


def _days(
    work: WorkRules, lead: int, tail: int, room: Span, most: int, opens: int, lunch: Span | None, drive: int
) -> Iterator[VanDay]:
    """The day around one lunch, or before and after any, as long as it may be."""
    pause = lunch[1] - lunch[0] if lunch else 0
    longest = min(most + pause, work.max_span_day)
    early, late = room
    # Nobody comes before the usual time unless the day has room for it.
    start = min(max(early, late - longest), max(early, opens - lead))
    end = min(late, start + longest)
    first, last = -(-(start + lead) // STEP) * STEP, (end - tail) // STEP * STEP
    if lunch:
        noon = (lunch[0] - work.packup) // STEP * STEP, -(-(lunch[1] + work.setup) // STEP) * STEP
        spans = ((first, noon[0]), (noon[1], last))
        if all(begins < ends for begins, ends in spans):
            yield VanDay(start, end, spans, lunch, drive)
    elif first < last and (last + work.packup <= work.lunch_opens or first - work.setup >= work.lunch_closes):
        yield VanDay(start, end, ((first, last),), None, drive)
