"""The plan that keeps as many promises as can be and, of those, moves the fewest visits; then drives least.

Where a half-day has one stop at most, the exact engine counts moved visits as one more level of its
objective, between the promises and the driving, and proves them least. Elsewhere the search for calendars
with few moves answers, and nothing is proven of their number.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.math_opt.python import mathopt

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import time_day, to_tour
from tourplanner.solvers.exact.assemble import assemble
from tourplanner.solvers.exact.assignment import Verdict, assign
from tourplanner.solvers.exact.columns import Column, every_single_stop_column
from tourplanner.solvers.exact.master import Master
from tourplanner.solvers.exact.partition import Cell, Fineness, partition
from tourplanner.solvers.exact.stages import climb
from tourplanner.solvers.exact.weeks import add_week_visits
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.moves.put_back import route_of
from tourplanner.solvers.moves.today import Today
from tourplanner.solvers.preparation import prepare
from tourplanner.solvers.proof import DRIVE, MOVED, TOURS
from tourplanner.solvers.result import Limits
from tourplanner.solvers.shape import single_stop_pairs, stops_can_share_a_half, times_could_give_rest

MOST_PAIRS = 6_000
"""Pairs of stops up to which every date may have columns of its own."""

AFTER_PROMISES = (MOVED, TOURS, DRIVE)

COUNTS = (1, 2, 3, 5, 8, 12, 20, 35, 60, 100)
"""Numbers of stops that may move, tried one after another where there is no proof."""


@dataclass(frozen=True, slots=True)
class Fewest:
    """The plan that moves the fewest visits.

    Attributes
    ----------
    moved
        Visits that are not in a half-day in which their stop was.
    bound
        So many are moved by any plan that keeps as many promises.
    """

    tours: tuple[Tour, ...]
    moved: int
    bound: int

    @property
    def is_proven(self) -> bool:
        """Whether no plan that keeps as many promises moves fewer."""
        return self.moved <= self.bound


def moved_visits(problem: Problem, before: Sequence[Tour], tours: Sequence[Tour]) -> int:
    """Visits of tours that are not in a half-day in which their stop was before."""
    there, here = Today.of(problem, before).slots, Today.of(problem, tours).slots
    return sum(len(now - then) for then, now in zip(there, here, strict=True))


def fewest_moves(problem: Problem, before: Sequence[Tour], best: Sequence[Tour], limits: Limits) -> Fewest:
    """The plan that is nearest to tours, legal or not.

    Parameters
    ----------
    before
        Where visits are to stay, if they can.
    best
        The plan that keeps most and drives least, as far as is known: the answer keeps as much, or more.
    """
    today = Today.of(problem, before)
    chosen: tuple[Tour, ...] | None = tuple(best)
    bound = 0
    if is_exact(problem):
        chosen, bound = _exact(problem, today, best, limits)
    elif not any(worth(problem, best)[:-2]):
        chosen = _searched(problem, before, best, limits)
    stayed = as_it_was(problem, before)
    tours = min(
        (tuple(best), *(each for each in (chosen, stayed) if each is not None)),
        key=lambda each: (
            worth(problem, each)[:-2],
            moved_visits(problem, before, each),
            sum(tour.drive_seconds for tour in each),
        ),
    )
    return Fewest(tours, moved_visits(problem, before, tours), bound)


def as_it_was(problem: Problem, before: Sequence[Tour]) -> tuple[Tour, ...] | None:
    """Every visit where it was, at the times that rules give it now; None where that breaks a rule.

    Days that have no such times any more are left out.
    """
    routes = [(tour, route_of(problem, tour)) for tour in before]
    timed = [
        time_day(problem, problem.van_index[tour.van], route.morning, route.afternoon, tour.date)
        for tour, route in routes
    ]
    tours = tuple(tour for tour in timed if tour is not None)
    return tours if all(is_loss(breach) for breach in check(problem, tours)) else None


def is_exact(problem: Problem) -> bool:
    """Whether the exact engine can tell every date from the others."""
    return not (
        problem.calendar.mixes_weeks
        or stops_can_share_a_half(problem)
        or times_could_give_rest(problem)
        or single_stop_pairs(problem) > MOST_PAIRS
    )


def _exact(
    problem: Problem, today: Today, best: Sequence[Tour], limits: Limits
) -> tuple[tuple[Tour, ...] | None, int]:
    """The plan of fewest moves, and a bound on them; no plan where none keeps as much as `best`.

    Without one the bound is of the moves of plans that keep as much as `best`, and 0 where others keep more.
    """
    bound, promised = 0, worth(problem, best)[:-2]
    for fineness in (Fineness.DATES, Fineness.VANS):
        cells = partition(problem, fineness)
        columns = tuple(every_single_stop_column(problem, cells))
        master = assemble(problem, cells, columns)
        add_week_visits(master, limits)
        master.moved = _moved(master, cells, columns, today)
        top = climb(master, (), limits)
        kept = tuple(stage.value for stage in top.stages if stage.name not in AFTER_PROMISES)
        if top.answer is None or kept > promised[: len(kept)]:
            break
        moves = [stage for stage in top.stages if stage.name == MOVED]
        bound = max([bound, *(stage.bound for stage in moves)])
        verdict, placed = assign(problem, cells, master.counts(top.answer), limits)
        if verdict is Verdict.FOUND:
            return tuple(to_tour(problem, place.tour, place.van, place.day) for place in placed), bound
        if kept < promised[: len(kept)]:
            bound = 0
        if limits.remaining <= 0:
            break
    return None, bound


def _moved(
    master: Master, cells: Sequence[Cell], columns: Sequence[Column], today: Today
) -> mathopt.LinearSum:
    """Visits that columns of single dates move, summed over everything that is driven."""
    weights = []
    for column in columns:
        [day] = cells[column.cell].dates
        weights.append(
            sum((day, half) not in today.slots[stop] for half in Half for stop in column.tour.in_half(half))
        )
    return mathopt.fast_sum(weight * x for weight, x in zip(weights, master.x, strict=True) if weight)


def _searched(
    problem: Problem, before: Sequence[Tour], best: Sequence[Tour], limits: Limits
) -> tuple[Tour, ...] | None:
    """The calendar of the least number of moves for which one was found."""
    prepare(problem, limits)
    # Compiled code takes its time and memory to load: only where it is needed.
    from tourplanner.solvers.moves.front import few_moves  # noqa: PLC0415

    counts = [count for count in COUNTS if count < len(problem.config.stops)]
    found = few_moves(problem, before, best, (*counts, len(problem.config.stops)), limits)
    return next((each.tours for each in found if each.tours is not None), None)
