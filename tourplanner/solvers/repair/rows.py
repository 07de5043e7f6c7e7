"""What crews and stops ask of a calendar, as rows of the model."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from tourplanner.domain.period import DAY
from tourplanner.domain.tour import Tour
from tourplanner.solvers.repair.model import Model
from tourplanner.solvers.repair.owed import Owed

TOMORROW = timedelta(days=1)


def add_rows(model: Model) -> None:
    """All rules that reach over more than one tour."""
    _add_communes(model)
    _add_hours(model)
    _add_rest(model)
    _add_least_gaps(model)
    _add_most_gaps(model)
    _add_catch_up(model)
    model.program.excuse()


def _add_communes(model: Model) -> None:
    """A commune has one visit a date at most."""
    owed = model.owed
    served: dict[tuple[str, date], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for (stop, day, _), columns in model.serving.items():
        commune = owed.days[day].problem.stop(stop).once_a_day
        for c in columns:
            served[commune, day][model.columns[c].van].add(c)
    taken = {
        (_commune(model, tour, visit.stop), tour.date)
        for tour in owed.problem.standing
        for visit in tour.visits
    }
    for where, by_van in served.items():
        # One van alone has no column with a commune twice, and drives one column a date.
        if where in taken:
            model.program.add([c for columns in by_van.values() for c in sorted(columns)], most=0)
        elif len(by_van) > 1:
            model.program.add([c for columns in by_van.values() for c in sorted(columns)], most=1)


def _commune(model: Model, tour: Tour, stop: str) -> str:
    day = model.owed.days.get(tour.date)
    known = day is not None and stop in day.problem.stop_index
    return day.problem.stop(stop).once_a_day if day is not None and known else stop


def _add_hours(model: Model) -> None:
    """Work of a crew in a calendar week, and over a cycle."""
    owed = model.owed
    weeks: dict[tuple[str, date], list[tuple[str, date]]] = defaultdict(list)
    cycles: dict[tuple[str, int], list[tuple[str, date]]] = defaultdict(list)
    for van, day in model.driving:
        crew = owed.crew(van, day)
        weeks[crew, day - timedelta(days=day.weekday())].append((van, day))
        cycle = owed.days[day].cycle
        if cycle is not None:
            cycles[crew, cycle].append((van, day))
    for (crew, monday), van_days in weeks.items():
        limit = min(owed.days[day].problem.limits(crew).max_work_week for _, day in van_days)
        stands = _standing_work(
            t
            for t in owed.problem.standing
            if owed.crew(t.van, t.date) == crew and monday <= t.date < monday + timedelta(days=7)
        )
        _add_work(model, van_days, limit - stands)
    for (crew, cycle), van_days in cycles.items():
        problem = owed.days[van_days[0][1]].problem
        limit = problem.calendar.hour_weeks * problem.limits(crew).mean_work_week
        stands = _standing_work(
            t
            for t in owed.problem.standing
            if owed.crew(t.van, t.date) == crew and t.date in owed.days and owed.days[t.date].cycle == cycle
        )
        _add_work(model, van_days, limit - stands)


def _standing_work(tours: Iterable[Tour]) -> int:
    return sum(tour.work_seconds for tour in tours)


def _add_work(model: Model, van_days: Iterable[tuple[str, date]], limit: int) -> None:
    """Work on some van-days, at most `limit` seconds; no row where the longest days do not reach it."""
    driven = [model.driving[van_day] for van_day in van_days]
    work = {c: model.columns[c].plan.work for columns in driven for c in columns}
    if sum(max(work[c] for c in columns) for columns in driven) > limit:
        model.program.add(work, most=max(0, limit))


def _add_rest(model: Model) -> None:
    """For each evening: tours that end from then on + tours that start too early the next day <= 1."""
    owed = model.owed
    driving = {(owed.crew(van, day), day): columns for (van, day), columns in model.driving.items()}
    standing = {(owed.crew(van, day), day): tour for (van, day), tour in owed.standing.items()}
    for (van, day), today in sorted(model.driving.items()):
        crew = owed.crew(van, day)
        work = owed.days[day].problem.limits(crew)
        if not work.rest_can_bind:
            continue
        columns = model.columns
        tomorrow = driving.get((crew, day + TOMORROW), [])
        for evening in sorted({columns[c].plan.end for c in today}):
            early = [c for c in tomorrow if columns[c].plan.start < evening + work.min_rest - DAY]
            if early:
                late = [c for c in today if columns[c].plan.end >= evening]
                model.program.add([*late, *early], most=1)
        before, after = (standing.get((crew, day + step)) for step in (-TOMORROW, TOMORROW))
        tired = [
            c
            for c in today
            if (before and DAY - before.end + columns[c].plan.start < work.min_rest)
            or (after and DAY - columns[c].plan.end + after.start < work.min_rest)
        ]
        if tired:
            model.program.add(tired, most=0)


def _add_least_gaps(model: Model) -> None:
    """At most one visit of a stop in any ``min_gap_days`` days."""
    for stop, promises in model.owed.by_stop.items():
        by_day: dict[date, set[int]] = defaultdict(set)
        least = 1
        for promise in promises:
            for day, half in model.owed.places[promise]:
                by_day[day].update(model.serving.get((stop, day, half), ()))
                asked = model.owed.days[day].problem.stop(stop).min_gap_days
                least = max(least, asked or 1)
        standing = standing_dates(model.owed, stop)
        for first in sorted(by_day) if least > 1 or standing else ():
            near = [day for day in by_day if first <= day < first + timedelta(days=least)]
            if len(near) > 1:
                model.program.add(sorted(set().union(*(by_day[day] for day in near))), most=1)
            if any(abs((first - other).days) < least for other in standing):
                model.program.add(sorted(by_day[first]), most=0)


def standing_dates(owed: Owed, stop: str) -> set[date]:
    """The dates of the visits of a stop that stay whatever happens."""
    return {tour.date for tour in owed.problem.standing if any(visit.stop == stop for visit in tour.visits)}


def _add_most_gaps(model: Model) -> None:
    """Following promises are no farther apart than ``max_gap_days``, or than they were told."""
    owed = model.owed
    for stop, indices in owed.by_stop.items():
        standing = standing_dates(owed, stop)
        for earlier, later in pairwise(indices):
            first, second = owed.problem.promises[earlier], owed.problem.promises[later]
            if any(first.date < day < second.date for day in standing):
                continue
            asked = [owed.days[day].problem.stop(stop).max_gap_days for day, _ in owed.places[later]]
            limits = [limit for limit in asked if limit is not None]
            if limits:
                most = max(min(limits), (second.date - first.date).days)
                for row in apart(model, earlier, later, most):
                    model.program.add(row, most=1)


def apart(model: Model, earlier: int, later: int, most: int) -> Iterator[list[int]]:
    """Terms of which at most one may hold, so that two promises are at most so many days apart.

    For each date: the earlier one by then + the later one more than `most` days after it.
    """
    early, late = (_by_day(model, promise) for promise in (earlier, later))
    for day in sorted(early):
        before = [v for other in sorted(early) if other <= day for v in early[other]]
        after = [v for other in sorted(late) if (other - day).days > most for v in late[other]]
        if before and after:
            yield [*before, *after]


def _by_day(model: Model, promise: int) -> dict[date, list[int]]:
    found: dict[date, list[int]] = defaultdict(list)
    for day, half in sorted(model.owed.places[promise]):
        found[day] += model.served(promise, day, half)
    return found


def _add_catch_up(model: Model) -> None:
    """Tours on unusual days, as many as are allowed."""
    most = model.owed.problem.most_unusual
    if most is not None:
        model.program.add(unusual(model), most=most)


def unusual(model: Model) -> list[int]:
    """The columns on days on which the crew does not usually tour."""
    return [c for c, column in enumerate(model.columns) if not model.owed.days[column.date].usual]
