"""A plan near to one that is there: as few visits as can be leave the half-days that they have in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tourplanner.domain.decoder import decode
from tourplanner.domain.plan import Status
from tourplanner.domain.tour import Tour
from tourplanner.message import Notify, message
from tourplanner.problem.problem import Problem
from tourplanner.solvers.completed import in_place_of
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.moves.fewest import as_it_was, fewest_moves
from tourplanner.solvers.result import Limits, Result
from tourplanner.workflow.opened_plan import plan_at
from tourplanner.workflow.sources.decoded_plan import read_bytes


def near_to(problem: Problem, found: Result, path: Path, limits: Limits, notify: Notify) -> Result:
    """The result that keeps as much as one that was found and moves the fewest visits of a plan.

    What bounds the driving of all plans is still told: nearness has its price.

    Parameters
    ----------
    path
        A ``plan.json`` or its folder; of tours of other stops, vans or days nothing is kept.
    notify
        Told how many visits have moved, and whether that is proven least.

    Raises
    ------
    InputError
        If it cannot be read.
    """
    file = plan_at(path)
    there = decode(read_bytes(file).decode("utf-8-sig"), file.name)
    before = tuple(_kept(problem, there.plan.tours, (problem.calendar.start - there.start).days))
    found = _better_of(problem, found, before)
    near = fewest_moves(problem, before, found.tours, limits)
    proven = message("plan-file.moved-least", n=near.moved)
    notify(proven if near.is_proven else message("plan-file.moved", n=near.moved))
    if worth(problem, near.tours)[:-2] != worth(problem, found.tours)[:-2]:
        # It keeps more than was found: of the driving of such plans nothing is proven.
        return replace(in_place_of(problem, found, near.tours), aims=())
    drive = sum(tour.drive_seconds for tour in near.tours)
    status = found.status
    if status is Status.OPTIMAL and drive > sum(tour.drive_seconds for tour in found.tours):
        status = Status.FEASIBLE
    return replace(found, tours=near.tours, status=status, aims=())


def _better_of(problem: Problem, found: Result, before: Sequence[Tour]) -> Result:
    """The result or, where that breaks no rule and is better, every visit where it was.

    A search that was given little time may find less than what it was asked to stay near to.
    """
    there = as_it_was(problem, before)
    if there is None or worth(problem, there) >= worth(problem, found.tours):
        return found
    better = in_place_of(problem, found, tuple(sorted(there, key=lambda tour: (tour.date, tour.van))))
    if found.bound is None or worth(problem, there)[:-2] != worth(problem, found.tours)[:-2]:
        return better
    # What is proven of plans that keep as much holds of this one as well.
    return replace(better, bound=min(found.bound, sum(tour.drive_seconds for tour in there)))


def _kept(problem: Problem, tours: Sequence[Tour], days: int) -> Iterator[Tour]:
    """The tours on the same days of the problem's cycle, so many days later, as far as it knows them."""
    for tour in tours:
        moved = replace(tour, date=tour.date + timedelta(days))
        if tour.van in problem.van_index and moved.date in problem.calendar.dates:
            known = tuple(visit for visit in tour.visits if visit.stop in problem.stop_index)
            if known:
                yield replace(moved, visits=known)
