"""The longest absence: how many days a stop goes without a visit, at most.

A maximum is no sum: it is minimised by asking whether it could be shorter than it is, again and again, with
rows that forbid all absences that would be too long.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise

from tourplanner.domain.aim import Aim, ProvenAim
from tourplanner.solvers.repair.model import Model
from tourplanner.solvers.repair.program import Ending, Objective, Row
from tourplanner.solvers.repair.rows import apart, standing_dates
from tourplanner.solvers.result import Limits

Dates = Sequence[Sequence[date]]
"""For each promise, in order, the dates on which it may be held."""


def longest(model: Model, values: Sequence[int]) -> int:
    """Days of the longest absence of a stop; 0 where none has two visits."""
    dates: dict[str, set[date]] = defaultdict(set)
    for tour in model.owed.problem.standing:
        for visit in tour.visits:
            dates[visit.stop].add(tour.date)
    for c, column in enumerate(model.columns):
        if values[c]:
            for served in column.visits:
                dates[served.stop].add(column.date)
    pairs = (pair for stop in model.owed.by_stop for pair in pairwise(sorted(dates[stop])))
    return max(((last - first).days for first, last in pairs), default=0)


def shortest(model: Model, values: list[int], limits: Limits) -> tuple[list[int], ProvenAim]:
    """A solution whose longest absence is the least, held there, and what is proven of that."""
    best, value = values, longest(model, values)
    # Asked for again and again, and the same as long as nothing is ruled out.
    dates = [model.dates(promise) for promise in range(len(model.lost))]
    least = min(_least(model, dates), value)
    while least < value and limits.remaining > 0:
        aimed = (least + value - 1) // 2
        rows = list(_rows(model, aimed, dates))
        model.program.rows += rows
        answer = model.program.minimise(Objective({}), Aim.ABSENCE, limits)
        del model.program.rows[len(model.program.rows) - len(rows) :]
        if answer.values:
            best = list(answer.values)
            value = longest(model, best)
        elif answer.ending is Ending.INFEASIBLE:
            least = aimed + 1
        else:
            break
    if limits.remaining > 0:
        # Without time left no other aim comes after this one.
        model.program.rows += _rows(model, value, dates)
    return best, ProvenAim(Aim.ABSENCE, value, min(least, value))


def _least(model: Model, dates: Dates) -> int:
    """Days that some stop goes without a visit whatever is chosen: between promises that cannot be lost."""
    least = 0
    for stop, promises in model.owed.by_stop.items():
        if _is_plain(model, stop, dates):
            for earlier, later, between in _pairs(model, promises, dates):
                certain = not any(model.can_be_lost(p) for p in (earlier, later))
                if certain and not any(dates[p] for p in between):
                    least = max(least, (dates[later][0] - dates[earlier][-1]).days)
    return least


def _rows(model: Model, most: int, dates: Dates) -> Iterator[Row]:
    """Rows that forbid absences of more than `most` days."""
    for stop, promises in model.owed.by_stop.items():
        if not _is_plain(model, stop, dates):
            yield from _rows_of_shared(model, stop, most)
            continue
        for earlier, later, between in _pairs(model, promises, dates):
            if (dates[later][-1] - dates[earlier][0]).days > most:
                lost = [model.lost[p] for p in between]
                for terms in apart(model, earlier, later, most):
                    yield Row(dict.fromkeys([*terms, *lost], 1), most=1 + len(lost))


def _pairs(model: Model, promises: Sequence[int], dates: Dates) -> Iterator[tuple[int, int, list[int]]]:
    """Promises that may follow one another, with those between them, all of which may be lost together."""
    held = [p for p in promises if dates[p]]
    for first, last in combinations(range(len(held)), 2):
        between = held[first + 1 : last]
        if len(between) > model.most_lost:
            continue
        if all(model.can_be_lost(p) for p in between):
            yield held[first], held[last], between


def _rows_of_shared(model: Model, stop: str, most: int) -> Iterator[Row]:
    """A visit that none follows within `most` days is the last: as many rows as there are dates.

    V(all later days) <= n (1 - V(day) + V(the next `most` days)), where n visits are the most there can be.
    """
    by_day: dict[date, list[int]] = defaultdict(list)
    for (served, day, _), columns in model.serving.items():
        if served == stop:
            by_day[day] += columns
    standing = standing_dates(model.owed, stop)
    number = len(model.owed.by_stop[stop]) + len(standing)
    for day in sorted({*by_day, *standing}):
        end = day + timedelta(days=most)
        if any(day < other <= end for other in standing):
            continue
        terms = {} if day in standing else dict.fromkeys(by_day[day], number)
        for other, columns in by_day.items():
            if other > day:
                terms |= dict.fromkeys(columns, 1 if other > end else -number)
        fixed = sum(other > end for other in standing) + number * (day in standing)
        yield Row(terms, most=number - fixed)


def _is_plain(model: Model, stop: str, dates: Dates) -> bool:
    """Whether the order of the promises is that of the visits, and nothing else is visited there."""
    windows = [dates[p] for p in model.owed.by_stop[stop] if dates[p]]
    in_order = all(earlier[-1] < later[0] for earlier, later in pairwise(windows))
    return in_order and not standing_dates(model.owed, stop)
