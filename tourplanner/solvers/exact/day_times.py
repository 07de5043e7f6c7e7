"""The times of many days at once: what `tourplanner.problem.timing` says of one, for arrays of them."""

from dataclasses import dataclass

import numpy as np

from tourplanner.problem.timing import DayRules, after_last, before_first
from tourplanner.solvers.colgen.cut_duals import Array


@dataclass(frozen=True, slots=True)
class Pieces:
    """Half-days to be timed: when the first visit may start, and how long it is to the end of the last."""

    earliest: Array
    latest: Array
    length: Array


@dataclass(frozen=True, slots=True)
class ManyTimes:
    """As `tourplanner.problem.timing.DayTimes`, an element for each day."""

    legal: Array
    start: Array
    end: Array
    work: Array


def with_lunch_between(first: Pieces, second: Pieces, to: Array, after: Array) -> tuple[Pieces, Pieces]:
    """The half-days with the ways to lunch and from there, as `noon.with_lunch_between` has them."""
    return (
        Pieces(first.earliest, first.latest, first.length + to),
        Pieces(second.earliest - after, second.latest - after, second.length + after),
    )


def half_days_times(rules: DayRules, pieces: Pieces, out: Array, home: Array) -> ManyTimes:
    """The times of tours with visits in one half-day only, as `half_day_times` has them."""
    before = before_first(rules, out)
    begin = np.maximum(pieces.earliest, rules.earliest_start + before)
    start, end = begin - before, begin + pieces.length + after_last(rules, home)
    span = end - start
    legal = (
        (begin <= pieces.latest)
        & (end <= rules.latest_end)
        & (span <= rules.max_work)
        & (span <= rules.max_span)
    )
    return ManyTimes(legal, start, end, span)


def full_days_times(
    rules: DayRules, first: Pieces, second: Pieces, legs: tuple[Array, Array, Array]
) -> ManyTimes:
    """The times of tours with visits in both half-days, as `full_day_times` has them."""
    out, leg, home = legs
    before = before_first(rules, out)
    begin = np.maximum(first.earliest, rules.earliest_start + before)
    slack = first.latest - begin
    pack_end = begin + first.length + rules.packup
    lunch_end = np.maximum(pack_end, rules.lunch_opens) + rules.lunch
    setup_start = np.maximum(
        np.maximum(second.earliest - rules.setup, lunch_end), pack_end + leg + rules.lunch
    )
    fits = (setup_start + rules.setup <= second.latest) & (lunch_end <= rules.lunch_closes)
    paid = setup_start - pack_end - leg - _lunch(rules, pack_end, setup_start, leg)
    later = np.maximum(0, np.minimum(np.minimum(paid, rules.lunch_opens - pack_end), slack))
    end = setup_start + rules.setup + second.length + after_last(rules, home)
    later = np.maximum(later, end - (begin - before) - rules.max_span)
    lunch = _lunch(rules, pack_end + later, setup_start, leg)
    start = begin + later - before
    work = end - start - lunch
    legal = (
        fits
        & (later <= slack)
        & (lunch >= rules.lunch)
        & (end <= rules.latest_end)
        & (work <= rules.max_work)
        & (end - start <= rules.max_span)
    )
    return ManyTimes(legal, start, end, work)


def _lunch(rules: DayRules, pack_end: Array, setup_start: Array, drive: Array) -> Array:
    """Midday time that is lunch, as `lunch_seconds` has it."""
    overlap = np.minimum(setup_start, rules.lunch_closes) - np.maximum(pack_end, rules.lunch_opens)
    lunch: Array = np.maximum(0, np.minimum(setup_start - pack_end - drive, overlap))
    return lunch
