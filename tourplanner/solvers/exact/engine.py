"""The exact engine: solve over classes, assign dates and vans, tell more apart where that fails.

Each partition is a relaxation of the next finer one, so what it proves stays proven. A legal assignment
that reaches the values of a relaxation is optimal; the finest partition is the whole problem.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import to_tour
from tourplanner.solvers.exact.assemble import assemble
from tourplanner.solvers.exact.assignment import Placed, Verdict, assign
from tourplanner.solvers.exact.columns import single_stop_columns
from tourplanner.solvers.exact.dated import dated
from tourplanner.solvers.exact.highs import Ending
from tourplanner.solvers.exact.master import Master
from tourplanner.solvers.exact.merged import merged
from tourplanner.solvers.exact.more_time import MOMENT_SECONDS, MoreTime
from tourplanner.solvers.exact.partition import Cell, Fineness, partition, van_groups
from tourplanner.solvers.exact.shared_halves import Climbed, climb_shared
from tourplanner.solvers.exact.stages import climb, shorten
from tourplanner.solvers.exact.weeks import add_week_visits
from tourplanner.solvers.incumbent import Incumbent
from tourplanner.solvers.proof import DRIVE, Proof, StageValue
from tourplanner.solvers.result import Limits
from tourplanner.solvers.shape import stops_can_share_a_half

DATED_SHARE = 0.5
"""Of the time that is left, what may go into dates for the tours of classes before these are refined."""


def solve_exact(
    problem: Problem, incumbent: Incumbent, limits: Limits, in_all: Limits | None = None
) -> Proof:
    """Search until the incumbent is proven, the time is over, or nothing finer is left.

    The proof of a plan that is near its bound by then may go on, `in_all` as long as that.
    """
    more = None if in_all is None else MoreTime(problem, incumbent, in_all)
    known: tuple[StageValue, ...] = ()
    figures: dict[str, int] = {}
    bounds: dict[tuple[int, ...], int] = {}
    shared = stops_can_share_a_half(problem)
    for fineness, cells in _partitions(problem, shared=shared):
        limits.report(f"model-{fineness.name.lower()}")
        climbed = (
            climb_shared(problem, cells, limits, more)
            if shared
            else _climb_single(problem, cells, known, limits)
        )
        if climbed is None:
            break
        master, top = climbed.master, climbed.top
        known = stronger(known, top.stages)
        figures |= climbed.figures
        for kept, bound in climbed.bounds.items():
            bounds[kept] = max(bound, bounds.get(kept, 0))
        if master is None or top.answer is None:
            break
        moment = limits.at_least(MOMENT_SECONDS)
        verdict, placed = assign(problem, master.cells, master.counts(top.answer), moment)
        if verdict is Verdict.FOUND:
            tours = _tours(problem, placed)
            incumbent.offer(tours)
            # A coarse model may say less of a rule than binds on each date.
            if top.settled and all(map(is_loss, check(problem, tours))):
                _break_ties(problem, master, top.drive, incumbent, moment)
                return Proof(known, True, figures, bounds)
        elif climbed.tree is not None and fineness < Fineness.DATES:
            drive = _with_dates(problem, climbed, incumbent, limits)
            bounds[climbed.before_driving] = max(drive.bound, bounds.get(climbed.before_driving, 0))
            if drive.proven and all(stage.proven for stage in top.stages[:-1]):
                return Proof((*top.stages[:-1], drive), True, figures, bounds)
        if limits.remaining <= 0:
            break
    return Proof(known, False, figures, bounds)


def _climb_single(
    problem: Problem, cells: Sequence[Cell], known: tuple[StageValue, ...], limits: Limits
) -> Climbed:
    """Solve a partition with one stop per half-day at most, over every column."""
    master = assemble(problem, cells, tuple(single_stop_columns(problem, cells)))
    add_week_visits(master, limits)
    top = climb(master, known, limits)
    return Climbed(master, top, {"columns": len(master.columns), "cells": len(cells)})


def _with_dates(problem: Problem, climbed: Climbed, incumbent: Incumbent, limits: Limits) -> StageValue:
    """Offer the best plan with dates of classes whose own has none; the driving that is proven.

    While there is no such plan it is more than the bound.
    """
    assert climbed.tree is not None
    least = climbed.top.stages[-1].bound
    some_time = limits if limits.time_limit is None else limits.within(DATED_SHARE * limits.remaining)
    found = dated(problem, climbed.tree, climbed.kept, least, some_time)
    if found.master is None or found.answer is None:
        return StageValue(DRIVE, found.bound + 1, found.bound)
    moment = limits.at_least(MOMENT_SECONDS)
    verdict, placed = assign(problem, found.master.cells, found.master.counts(found.answer), moment)
    tours = _tours(problem, placed)
    if verdict is not Verdict.FOUND or not all(map(is_loss, check(problem, tours))):
        return StageValue(DRIVE, found.bound + 1, found.bound)
    incumbent.offer(tours)
    if found.settled:
        _break_ties(problem, found.master, found.drive, incumbent, limits)
    return StageValue(DRIVE, found.drive, found.bound)


def _partitions(problem: Problem, *, shared: bool) -> Iterator[tuple[Fineness, tuple[Cell, ...]]]:
    """The partitions to try in turn, with what they are told as.

    Classes that differ in openings only are one, where day tours are many: there classes are twins, too.
    """
    classes = partition(problem, Fineness.CLASSES)
    last = (merged(problem, classes) if shared else None) or classes
    yield Fineness.CLASSES, last
    for fineness in finenesses(problem)[1:]:
        cells = partition(problem, fineness)
        if cells != last:  # the same cells would say the same again
            yield fineness, cells
        last = cells


def finenesses(problem: Problem) -> list[Fineness]:
    """The partitions to try in turn; one that is no finer than the last would say nothing new."""
    grouped = any(len(group) > 1 for group in van_groups(problem, Fineness.DATES))
    return [Fineness.CLASSES, Fineness.TWINS, Fineness.DATES, *([Fineness.VANS] if grouped else [])]


def _break_ties(problem: Problem, master: Master, drive: int, incumbent: Incumbent, limits: Limits) -> None:
    """Offer the plan of least distance among those with the driving that is proven least."""
    answer = shorten(master, drive, limits)
    if answer is not None and answer.ending in (Ending.OPTIMAL, Ending.FEASIBLE):
        verdict, placed = assign(problem, master.cells, master.counts(answer), limits)
        if verdict is Verdict.FOUND:
            incumbent.offer(_tours(problem, placed))


def stronger(known: tuple[StageValue, ...], found: tuple[StageValue, ...]) -> tuple[StageValue, ...]:
    """The levels of the finer partition; what it did not reach stays as the coarser one left it.

    Where both agree on the levels before, what the coarser one has proven holds for the finer one. A value
    that the coarser one has ruled out is of no plan: the finer one has found none, and knows less.
    """
    both: list[StageValue] = []
    for before, now in zip(known, found, strict=False):
        if before.name != now.name:
            return found
        if now.value < before.bound:
            return (*both, *known[len(both) :])
        both.append(replace(now, bound=min(now.value, max(before.bound, now.bound))))
        if before.value != now.value:
            return (*both, *found[len(both) :])
    return (*both, *found[len(both) :], *known[len(both) :])


def _tours(problem: Problem, placed: tuple[Placed, ...]) -> tuple[Tour, ...]:
    return tuple(to_tour(problem, place.tour, place.van, place.day) for place in placed)
