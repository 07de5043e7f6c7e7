"""Where else a visit could have been put, everything else as it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.schedule.day import DayOrder, timed
from tourplanner.schedule.proposal import Elsewhere
from tourplanner.schedule.repair_problem import Held, Promise, Repair, RepairProblem
from tourplanner.solvers.repair.columns import Column, DayPlan
from tourplanner.solvers.repair.model import Model
from tourplanner.solvers.repair.owed import Owed
from tourplanner.solvers.repair.rows import add_rows

NEAREST = 3
"""So many other places are told of a visit, the nearest to its old date first."""


def elsewhere(problem: RepairProblem, made: Repair) -> dict[str, tuple[Elsewhere, ...]]:
    """For each promise that moved or is lost, where it could be too; by key.

    Only that visit is put elsewhere: what would need others to move is not looked at.
    """
    owed = Owed(problem)
    found = {}
    for index, promise in enumerate(problem.promises):
        place = made.held.get(promise.key)
        if place is None or (place.date, place.half) != (promise.date, promise.half):
            found[promise.key] = tuple(islice(_others(owed, made, index, place), NEAREST))
    return found


def _others(owed: Owed, made: Repair, index: int, place: Held | None) -> Iterator[Elsewhere]:
    promise = owed.problem.promises[index]
    told: set[date] = set()  # one half-day of a date is enough to know
    without, saved = _without(owed, made, promise, place)
    if without is None:
        return
    for day, half in sorted(owed.places[index], key=lambda slot: _nearness(promise, *slot)):
        if day in told or (place is not None and (day, half) == (place.date, place.half)):
            continue
        ways = sorted(_ways(owed, without, promise, day, half), key=lambda way: (way[0], way[1].van))
        legal = ((added, tour) for added, tour in ways if _is_legal(owed, without, promise, tour, half))
        best = next(legal, None)
        if best is not None:
            added, tour = best
            told.add(day)
            yield Elsewhere(day, half, tour.van, owed.days[day].usual, added - saved)


def _nearness(promise: Promise, day: date, half: Half) -> tuple[int, date, bool]:
    """What orders places by nearness: earlier ones first, then those in the half of the day that was told."""
    return abs((day - promise.date).days), day, half is not promise.half


def _without(owed: Owed, made: Repair, promise: Promise, place: Held | None) -> tuple[Repair | None, int]:
    """The calendar without a visit, and the driving saved; None if the others have no legal times then."""
    held = {key: there for key, there in made.held.items() if key != promise.key}
    if place is None:
        return replace(made, held=held), 0
    problem = owed.days[place.date].problem
    here = next(t for t in made.tours if (t.van, t.date) == (place.van, place.date))
    tours = tuple(tour for tour in made.tours if tour is not here)
    rest = DayOrder.of(problem, here).without(problem.stop_index[promise.stop])
    if not rest.stops:
        return replace(made, tours=tours, held=held), here.drive_seconds
    left = timed(problem, problem.van_index[place.van], place.date, rest)
    if left is None:
        return None, 0
    return replace(made, tours=(*tours, left), held=held), here.drive_seconds - left.drive_seconds


def _ways(owed: Owed, without: Repair, promise: Promise, day: date, half: Half) -> Iterator[tuple[int, Tour]]:
    """The tours that take the visit there, and the driving that each adds."""
    problem = owed.days[day].problem
    stop = problem.stop_index[promise.stop]
    tours = {tour.van: tour for tour in without.tours if tour.date == day}
    for van in owed.days[day].vans:
        if not (owed.is_free(van, day) and owed.allows(promise.stop, day, half, van)):
            continue
        before = tours.get(van)
        order = DayOrder.of(problem, before)
        if any(
            problem.config.stops[other].once_a_day == problem.config.stops[stop].once_a_day
            for other in order.stops
        ):
            continue
        for longer in order.insertions(stop, half):
            tour = timed(problem, problem.van_index[van], day, longer)
            if tour is not None:
                yield tour.drive_seconds - (before.drive_seconds if before else 0), tour


def _is_legal(owed: Owed, without: Repair, promise: Promise, tour: Tour, half: Half) -> bool:
    """Whether the rules that reach over several days allow the tour in place of what is there."""
    held = {**without.held, promise.key: Held(tour.date, half, tour.van)}
    tours = [each for each in without.tours if (each.van, each.date) != (tour.van, tour.date)]
    columns = tuple(
        Column(each.date, each.van, DayPlan.of(each), each)
        for each in (*tours, tour)
        if owed.is_free(each.van, each.date)
    )
    model = Model(owed, columns, ())
    add_rows(model)
    return model.broken(model.start(range(len(columns)), held)) is None
