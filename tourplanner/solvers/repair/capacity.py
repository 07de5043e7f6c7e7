"""What any calendar must lose and change, by the room that half-days have and what can be driven together.

A year is too long for one relaxation: it is cut into parts around the dates that are closed, and each promise
counts in one of them. What is left out only makes room. Where nobody can write down all columns, this is
what bounds are made of.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import isinf

from tourplanner.domain.aim import Aim
from tourplanner.domain.period import Half
from tourplanner.solvers.repair.base import Base
from tourplanner.solvers.repair.drivable import Drivable
from tourplanner.solvers.repair.owed import Owed
from tourplanner.solvers.repair.program import Ending
from tourplanner.solvers.repair.relaxed import Part, Relaxed
from tourplanner.solvers.result import Limits

MOST_PLACES = 30_000
"""Places of promises in one part: a part that would have more is cut."""

MOST_AT_ONCE = 5_000
"""Places of promises up to which the year is one part."""

MOST_IN_A_ROW = 3
"""So many visits before and after one of a stop are looked at that may have to move with it."""

MOST_SECONDS = 30.0
SHARE = 0.5
"""Of the time that is left, so much is spent on bounds if that is more."""


@dataclass(frozen=True, slots=True)
class Least:
    """People lost in any calendar, at least, and what changes weigh in one that loses no more than that.

    ``changed`` is None where it is not known that so few are lost at the least. ``moves`` say where promises
    would be then, for which there is room elsewhere, if not a tour; ``gone`` are all that are not where they
    were told then, those that are lost among them.
    """

    lost: int
    changed: int | None
    moves: Mapping[int, tuple[date, Half]]
    gone: frozenset[int] = frozenset()


def least(owed: Owed, base: Base, limits: Limits) -> Least:
    """What no calendar betters, as far as time allows."""
    left = limits.remaining
    share = limits.within(MOST_SECONDS if isinf(left) else max(MOST_SECONDS, SHARE * left))
    lost, changed = 0, 0
    exact = True
    drivable = Drivable(owed)
    moves: dict[int, tuple[date, Half]] = {}
    gone: set[int] = set()
    # The fullest parts say most, should there be no time for all.
    for part in sorted(_parts(owed, base), key=lambda part: -len(part.promises)):
        relaxed = Relaxed(owed, part, frozenset(base.displaced))
        found = _of_part(relaxed, drivable, share)
        lost += found.lost
        changed += found.changed or 0
        exact = exact and found.changed is not None
        moves.update(found.moves)
        gone.update(found.gone)
    return Least(lost, changed if exact else None, moves, frozenset(gone))


def _of_part(relaxed: Relaxed, drivable: Drivable, limits: Limits) -> Least:
    """The least by the room that there is, then by what can be driven, as far as time allows.

    What cannot be driven is asked for only where changes are least: it is seldom that anybody is lost for it,
    and most often the visits can be put together in another way.
    """
    program, lost = relaxed.program, 0
    while True:
        answer = program.minimise(relaxed.lost, Aim.LOST, limits, least=lost)
        lost = max(lost, answer.bound or 0)
        if answer.ending is not Ending.OPTIMAL:
            return Least(lost, None, dict(relaxed.moves(answer.values)), relaxed.gone(answer.values))
        rows = len(program.rows)
        program.rows.append(relaxed.lost.at_most(lost))
        changed = 0
        while True:
            answer = program.minimise(relaxed.changed, Aim.CHANGED, limits, least=changed)
            changed = max(changed, answer.bound or 0)
            if answer.ending is Ending.INFEASIBLE:
                break
            if limits.remaining <= 0 or not (answer.values and relaxed.rule_out(answer.values, drivable)):
                return Least(lost, changed, dict(relaxed.moves(answer.values)), relaxed.gone(answer.values))
        # What cannot be driven costs somebody a visit.
        del program.rows[rows]


def _parts(owed: Owed, base: Base) -> Iterator[Part]:
    promises = owed.problem.promises
    if sum(map(len, owed.places)) <= MOST_AT_ONCE:
        yield Part(frozenset(owed.days), tuple(range(len(promises))))
        return
    crowd: dict[date, int] = defaultdict(int)
    for index in range(len(promises)):
        for day, _ in owed.places[index]:
            crowd[day] += 1
    groups: list[tuple[set[date], list[int]]] = []
    for index in sorted(base.displaced, key=lambda p: promises[p].date):
        reach = _reach(owed, index)
        if (
            groups
            and groups[-1][0] & reach
            and sum(crowd[day] for day in groups[-1][0] | reach) <= MOST_PLACES
        ):
            groups[-1][0].update(reach)
            groups[-1][1].append(index)
        else:
            groups.append((set(reach), [index]))
    counted = set(base.displaced)
    for days, displaced in groups:
        others = [p for p, each in enumerate(promises) if each.date in days and p not in counted]
        counted.update(others)
        yield Part(frozenset(days), (*displaced, *others))


def _reach(owed: Owed, index: int) -> set[date]:
    """The dates on which a promise may be, and those on which it may ask others to be, by the least gap."""
    mine = owed.by_stop[owed.problem.promises[index].stop]
    rank = mine.index(index)
    reach = {day for day, _ in owed.places[index]}
    for chain in (mine[rank + 1 : rank + 1 + MOST_IN_A_ROW], mine[:rank][: -1 - MOST_IN_A_ROW : -1]):
        at = index
        for other in chain:
            if not may_push(owed, at, other):
                break
            reach.update(day for day, _ in owed.places[other])
            at = other
    return reach


def may_push(owed: Owed, one: int, other: int) -> bool:
    """Whether two promises of a stop that follow one another can be nearer than their least gap."""
    days = [sorted(day for day, _ in owed.places[promise]) for promise in (one, other)]
    if not all(days):
        return False
    earlier, later = sorted(days)
    least = owed.days[later[0]].problem.stop(owed.problem.promises[one].stop).min_gap_days or 1
    return (later[0] - earlier[-1]).days < least
