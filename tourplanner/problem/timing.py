"""The arithmetic of a day, in whole seconds and nothing else.

Everything here is a pure function of integers, so that there is one of each: `time_tour` calls them as
they are, and the solvers compile the very same ones. Nothing may be used that a compiler of plain
arithmetic does not know.

A crew works least when the visits of a half-day follow one another without waiting, the first one at
opening. Where that makes it wait for lunch outside the lunch window, the morning starts as much later as
saves that waiting. No other choice of times works less, and none is legal when this one is not (the span
of a day aside, for which the morning is shifted further when it must be).
"""

from typing import Any, NamedTuple, TypeVar

import numpy as np

from tourplanner.domain.period import MINUTE
from tourplanner.domain.work_rules import WorkRules

Seconds = TypeVar("Seconds", int, np.ndarray[Any, Any])
"""Whole seconds, or an array of them: element by element."""


NEVER = 2**30
"""Later than any time of day, in seconds."""


class DayRules(NamedTuple):
    """What the rules say of one day; durations and times of day in seconds."""

    earliest_start: int
    latest_end: int
    lunch_opens: int
    lunch_closes: int
    lunch: int
    prepare: int
    close: int
    setup: int
    packup: int
    max_work: int
    max_span: int


class DayTimes(NamedTuple):
    """When a day is worked, in seconds: the rest means nothing where it is not ``legal``.

    ``first`` and ``second`` are the starts of the first visit of the earlier and of the later half-day,
    one and the same where there is only one; ``lunch`` is how long lunch lasts, ``start`` to ``end`` the
    tour from the first preparation to the last closing, ``work`` all of it but lunch.
    """

    legal: bool
    first: int
    second: int
    lunch: int
    start: int
    end: int
    work: int


def day_rules(work: WorkRules) -> DayRules:
    """What the rules of a config say of one day."""
    return DayRules(
        earliest_start=work.earliest_start,
        latest_end=work.latest_end,
        lunch_opens=work.lunch_opens,
        lunch_closes=work.lunch_closes,
        lunch=work.lunch,
        prepare=work.prepare,
        close=work.close,
        setup=work.setup,
        packup=work.packup,
        max_work=work.max_work_day,
        max_span=work.max_span_day,
    )


def whole_minutes(seconds: Seconds) -> Seconds:
    """The seconds rounded up to a whole minute, so that every rule holds on the times that are printed."""
    return -(-seconds // MINUTE) * MINUTE


def before_first(rules: DayRules, out: Seconds) -> Seconds:
    """From the start of a tour to its first visit, with a leg out of the depot of `out` seconds."""
    return rules.prepare + out + rules.setup


def between_visits(rules: DayRules, leg: Seconds) -> Seconds:
    """From the end of a visit to the start of the next one in the same half-day."""
    return rules.packup + leg + rules.setup


def after_last(rules: DayRules, home: Seconds) -> Seconds:
    """From the end of the last visit to the end of the tour, with a leg home of `home` seconds."""
    return rules.packup + home + rules.close


def first_starts(ready: int, latest: int, offset: int, opens: int, last: int) -> tuple[int, int]:
    """From when to when the first visit of a half-day may start, one more visit being looked at.

    Parameters
    ----------
    ready, latest
        The same without that visit: so late it has to start for every visit to be open without waiting, so
        early for none to be too late. They may cross: then there is waiting between visits.
    offset
        From the start of the first visit to that of the one more, without waiting.
    opens, last
        When that one may start.

    Returns
    -------
    tuple of int, int
        The two with that visit; the first is `NEVER` where it comes too late, however early the first one is.
    """
    ready = max(ready, opens - offset)
    return (NEVER, latest) if ready > last - offset else (ready, min(latest, last - offset))


def one_piece(ready: int, latest: int, length: int) -> tuple[int, int, int]:
    """A half-day as one piece of work that may start as the other pieces of a day allow.

    Where visits have to be waited for, the first starts as late as it may, and waiting is part of the piece.

    Parameters
    ----------
    ready, latest
        As `first_starts` has them of all visits.
    length
        From the first visit's start to the last one's end without waiting.

    Returns
    -------
    tuple of int, int, int
        From when and until when the first visit may start, and the length with waiting.
    """
    return (ready, latest, length) if ready <= latest else (latest, latest, length + ready - latest)


def lunch_seconds(pack_end: int, setup_start: int, drive: int, opens: int, closes: int) -> int:
    """Midday time that is lunch: idle time, as far as the lunch window reaches.

    Between the end of the morning's pack-up and the start of the afternoon's set-up, less the
    drive, wherever on the way the crew stops to eat.
    """
    overlap = min(setup_start, closes) - max(pack_end, opens)
    return max(0, min(setup_start - pack_end - drive, overlap))


def midday(
    rules: DayRules, pack_end: int, leg: int, opens: int, latest: int, slack: int
) -> tuple[bool, int, int]:
    """How a morning and an afternoon meet, whatever comes before the one and after the other.

    Parameters
    ----------
    rules
        What the rules say of the day.
    pack_end
        When the morning's last pack-up ends at the earliest.
    leg
        The drive from the morning's last stop to the afternoon's first.
    opens, latest
        When the afternoon's first visit may start: from opening, to the last moment that leaves time for
        the visits after it.
    slack
        By how much the morning may be later, 0 or more.

    Returns
    -------
    tuple of bool, int, int
        Whether a lunch fits between the two; by how much the morning starts later because that saves
        waiting that is paid; when set-up for the afternoon starts, which does not depend on that.
    """
    lunch_end = max(pack_end, rules.lunch_opens) + rules.lunch
    # The afternoon begins at opening, or as soon as the drive and a lunch in its window allow.
    setup_start = max(opens - rules.setup, lunch_end, pack_end + leg + rules.lunch)
    fits = setup_start + rules.setup <= latest and lunch_end <= rules.lunch_closes
    waiting = paid_waiting(rules, pack_end, leg, setup_start)
    later = max(0, min(waiting, rules.lunch_opens - pack_end, slack))
    return fits, later, setup_start


def paid_waiting(rules: DayRules, pack_end: int, leg: int, setup_start: int) -> int:
    """Midday time that is neither driven nor lunch."""
    idle = setup_start - pack_end - leg
    return idle - lunch_seconds(pack_end, setup_start, leg, rules.lunch_opens, rules.lunch_closes)


def half_day_times(rules: DayRules, opens: int, closes: int, length: int, out: int, home: int) -> DayTimes:
    """The times of a tour with visits in one half-day only.

    Parameters
    ----------
    rules
        What the rules say of the day.
    opens, closes
        The session's hours.
    length
        From the first visit's start to the last one's end.
    out, home
        Legs from the depot and back to it, in whole minutes.
    """
    before = before_first(rules, out)
    begin = max(opens, rules.earliest_start + before)
    start, end = begin - before, begin + length + after_last(rules, home)
    span = end - start
    legal = (
        begin + length <= closes
        and end <= rules.latest_end
        and span <= rules.max_work
        and span <= rules.max_span
    )
    return DayTimes(legal, begin, begin, 0, start, end, span)


def whole_day_times(
    rules: DayRules, opens: int, closes: int, pause: tuple[int, int], legs: tuple[int, int]
) -> DayTimes:
    """The times of a tour with nothing but a visit of a whole day, with lunch in its pause.

    Parameters
    ----------
    rules
        What the rules say of the day.
    opens, closes
        When the visit begins and ends.
    pause
        From when to when it is interrupted: no pack-up, drive or set-up is in it.
    legs
        From the depot and back to it, in whole minutes.
    """
    start, end = opens - before_first(rules, legs[0]), closes + after_last(rules, legs[1])
    lunch = lunch_seconds(pause[0], pause[1], 0, rules.lunch_opens, rules.lunch_closes)
    span = end - start
    legal = (
        lunch >= rules.lunch
        and start >= rules.earliest_start
        and end <= rules.latest_end
        and span - lunch <= rules.max_work
        and span <= rules.max_span
    )
    return DayTimes(legal, opens, opens, lunch, start, end, span - lunch)


def full_day_times(
    rules: DayRules,
    window: tuple[int, int, int, int],
    lengths: tuple[int, int],
    legs: tuple[int, int, int],
) -> DayTimes:
    """The times of a tour with visits in both half-days.

    Parameters
    ----------
    rules
        What the rules say of the day.
    window
        When the morning opens and closes, and the afternoon.
    lengths
        Of each half-day, from its first visit's start to its last one's end.
    legs
        From the depot, from the morning to the afternoon, back to the depot; in whole minutes.
    """
    out, leg, home = legs
    before = before_first(rules, out)
    begin = max(window[0], rules.earliest_start + before)
    slack = window[1] - lengths[0] - begin
    pack_end = begin + lengths[0] + rules.packup
    fits, later, setup_start = midday(rules, pack_end, leg, window[2], window[3] - lengths[1], slack)
    second = setup_start + rules.setup
    end = second + lengths[1] + after_last(rules, home)
    # First what saves paid waiting, as far as the session allows; then what the span needs.
    later = max(later, end - (begin - before) - rules.max_span)
    lunch = lunch_seconds(pack_end + later, setup_start, leg, rules.lunch_opens, rules.lunch_closes)
    start = begin + later - before
    work = end - start - lunch
    legal = (
        fits
        and later <= slack
        and lunch >= rules.lunch
        and end <= rules.latest_end
        and work <= rules.max_work
        and end - start <= rules.max_span
    )
    return DayTimes(legal, begin + later, second, lunch, start, end, work)
