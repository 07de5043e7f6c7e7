"""Up to three proposals for a calendar that something has happened to, each proven, and the trade-off."""

from collections.abc import Iterator
from dataclasses import replace

from tourplanner.schedule.day import hours_of
from tourplanner.schedule.proposal import Proposal, Proposals, Wish
from tourplanner.schedule.repair_problem import Repair, RepairProblem
from tourplanner.solvers.repair.engine import repair
from tourplanner.solvers.repair.trade_off import TradeOff, worthwhile
from tourplanner.solvers.result import Limits

MORE_MOVES = 5
"""So many visits more than the fewest may move where that saves driving."""


def propose(problem: RepairProblem, limits: Limits) -> Proposals:
    """What may be done about what is no longer possible; nothing else where everything still is.

    Parameters
    ----------
    problem
        What was told, with what is no longer possible.
    limits
        When it is over, or Ctrl-C is pressed, what was found by then is what is given back.
    """
    fewest = Proposal(Wish.FEWEST, repair(problem, limits))
    found = [fewest]
    if not _changes_anything(problem, fewest.repair):
        return Proposals((fewest,), ())
    found += _usual(problem, fewest.repair, limits)
    if not fewest.repair.complete:
        return Proposals(tuple(found), ())
    try:
        trade_off = TradeOff(problem, fewest.repair)
        points = trade_off.points(MORE_MOVES, limits)
        best = worthwhile(points) if points else None
        if best is not None:
            found.append(Proposal(Wish.DRIVING, trade_off.least_driving(best, limits)))
    except KeyboardInterrupt:
        return Proposals(tuple(found), ())
    return Proposals(tuple(found), points)


def _changes_anything(problem: RepairProblem, mended: Repair) -> bool:
    """Whether a promise is lost, or elsewhere or at other hours than it was told."""
    hours = {(tour.date, stop): times for tour in mended.tours for (stop, _), times in hours_of(tour).items()}
    for promise in problem.promises:
        place = mended.held.get(promise.key)
        if place is None or (place.date, place.half) != (promise.date, promise.half):
            return True
        if promise.hours not in (None, hours[place.date, promise.stop]):
            return True
    return False


def _usual(problem: RepairProblem, fewest: Repair, limits: Limits) -> Iterator[Proposal]:
    """The proposal without one more unusual day than were told, if the other has some."""
    usual = {day.date for day in problem.days if day.usual}
    open_then = {day.date for day in problem.days}
    told = sum(tour.date in open_then - usual for tour in problem.tours)
    taken = sum(tour.date in open_then - usual for tour in fewest.tours if tour not in problem.standing)
    if taken > told:
        yield Proposal(Wish.USUAL, repair(replace(problem, most_unusual=told), limits))
