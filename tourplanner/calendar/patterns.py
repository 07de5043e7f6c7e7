"""Patterns: the sets of sessions of a cycle that all the visits of one stop may take together.

A cycle repeats, so the days between visits are counted round it too: with visits on d_1 < ... < d_n
in a cycle of D days, the gaps are d_2 - d_1, ..., d_n - d_(n-1) and D - (d_n - d_1). Dates and
sessions handed to these functions lie in one cycle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import pairwise

from tourplanner.domain.period import Half, Session

Pattern = tuple[Session, ...]

_HALVES = tuple(Half)


def gaps(dates: Sequence[date], cycle_days: int) -> tuple[int, ...]:
    """Days between following visits on `dates`, in any order, the last gap leading round the cycle.

    One visit is followed by itself after `cycle_days`; the gaps of no visits are empty.
    """
    ordered = sorted(dates)
    if not ordered:
        return ()
    inside = (later - earlier for earlier, later in pairwise(ordered))
    return (*(gap.days for gap in inside), cycle_days - (ordered[-1] - ordered[0]).days)


def gaps_hold(dates: Sequence[date], cycle_days: int, minimum: int | None, maximum: int | None) -> bool:
    """Whether every gap lies in [`minimum`, `maximum`] days; None is no limit."""
    return all(
        (minimum is None or gap >= minimum) and (maximum is None or gap <= maximum)
        for gap in gaps(dates, cycle_days)
    )


def regular_patterns(
    sessions: Sequence[Session], visits: int, cycle_days: int, minimum: int | None, maximum: int | None
) -> Iterator[Pattern]:
    """Every set of `visits` of the `sessions` on one weekday and half whose gaps hold, lazily.

    Sessions of a pattern are in order of date. Patterns come earliest first: compared session by
    session, by date and then morning before afternoon.

    Raises
    ------
    ValueError
        If `visits` is not positive.
    """
    ring = _Ring.of(visits, cycle_days, minimum, maximum)
    slots: dict[tuple[int, Half], list[Session]] = {}
    for session in sorted(sessions, key=_when):
        slots.setdefault((session.date.weekday(), session.half), []).append(session)
    found = (_search(slot, visits, ring) for slot in slots.values())
    return merge(*found, key=lambda pattern: [_when(session) for session in pattern])


def free_patterns(
    sessions: Sequence[Session], visits: int, cycle_days: int, minimum: int | None, maximum: int | None
) -> Iterator[Pattern]:
    """Every set of `visits` of the `sessions`, one a day at most, whose gaps hold, lazily.

    In the same order, and with the same error, as `regular_patterns`.
    """
    ring = _Ring.of(visits, cycle_days, minimum, maximum)
    return _search(sorted(sessions, key=_when), visits, ring)


@dataclass(frozen=True, slots=True)
class _Ring:
    """A cycle of ``days`` days, to be cut in gaps of ``shortest`` to ``longest`` days."""

    days: int
    shortest: int
    longest: int

    @classmethod
    def of(cls, visits: int, cycle_days: int, minimum: int | None, maximum: int | None) -> "_Ring":
        if visits < 1:
            raise ValueError(f"a pattern has at least one visit, not {visits}")
        # One day is the shortest gap in any case: a stop is served once a day at most.
        return cls(cycle_days, max(1, minimum or 1), cycle_days if maximum is None else maximum)


def _when(session: Session) -> tuple[date, int]:
    # Not the order of Session itself, which compares halves by their names: afternoon, morning.
    return session.date, _HALVES.index(session.half)


def _search(sessions: Sequence[Session], visits: int, ring: _Ring) -> Iterator[Pattern]:
    """Patterns of the ordered `sessions`, depth first."""
    for index, session in enumerate(sessions):
        yield from _complete((session,), sessions, index + 1, visits - 1, ring)


def _complete(
    chosen: Pattern, sessions: Sequence[Session], start: int, missing: int, ring: _Ring
) -> Iterator[Pattern]:
    """Patterns that begin with `chosen` and go on with `missing` of ``sessions[start:]``."""
    last = chosen[-1].date
    # The rest of the cycle, from the last visit round to the first, is to be cut in missing + 1 gaps.
    rest = ring.days - (last - chosen[0].date).days
    if not ring.shortest * (missing + 1) <= rest <= ring.longest * (missing + 1):
        return
    if not missing:
        yield chosen
        return
    for index in range(start, len(sessions)):
        gap = (sessions[index].date - last).days
        if gap > ring.longest:
            return
        if gap >= ring.shortest:
            yield from _complete((*chosen, sessions[index]), sessions, index + 1, missing - 1, ring)
