"""What a plan reaches in the aims of its config besides driving, in words."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tourplanner.domain.plan_aim import AimReached, PlanAim, Scope
from tourplanner.domain.tour import Tour
from tourplanner.message import Message, Value, message
from tourplanner.problem.problem import Problem


def told_aims(problem: Problem, tours: Sequence[Tour], aims: Sequence[AimReached]) -> Iterator[Message]:
    """A sentence for each aim, in their order: what is reached, and what is proven of it.

    Of an aim that comes before driving, and of which other tours might reach more, it is said that nobody
    looked for them.
    """
    before_driving = True
    for each in aims:
        if each.aim is PlanAim.DRIVING:
            before_driving = False
            continue
        if each.aim is PlanAim.MARKET_DAYS and not any(stop.market_days for stop in problem.config.stops):
            # What no day could miss is no merit of the plan; a notice names the markets that are unknown.
            continue
        what = _reached(problem, tours, each)
        yield message("aim.line", what=what, proof=_proof(each, before_driving=before_driving))


def _reached(problem: Problem, tours: Sequence[Tour], reached: AimReached) -> Message:
    match reached.aim:
        case PlanAim.TOURING_DAYS:
            return message("aim.touring-days", n=reached.value)
        case PlanAim.EVEN_WEEKS:
            weeks = Counter(problem.calendar.week(tour.date) for tour in tours)
            counts: list[Value] = [str(weeks[week]) for week in range(1, problem.calendar.weeks + 1)]
            return message("aim.even-weeks", counts=counts)
        case PlanAim.CLOSE_DAYS:
            return message("aim.close-days", n=reached.value)
        case PlanAim.FAR_DAYS:
            return message("aim.far-days", n=reached.value)
        case PlanAim.SAME_CREW:
            return message("aim.same-crew", n=reached.value)
        case PlanAim.MARKET_DAYS:
            return message("aim.market-days", n=reached.value)
        case PlanAim.USUAL_START:
            return message("aim.usual-start", n=reached.value)
        case PlanAim.DRIVING:
            raise AssertionError("driving is told of every plan")


def _proof(reached: AimReached, *, before_driving: bool) -> Message:
    if reached.found:
        return _against_found(reached)
    if not reached.is_proven:
        return message("aim.unproven")
    if reached.scope is Scope.PLANS and reached.price is None:
        return message("aim.proven-unpriced")
    if reached.scope is Scope.PLANS and reached.price:
        return message("aim.proven-priced", price=reached.price)
    if reached.scope is Scope.PLANS:
        return message("aim.proven")
    return message("aim.proven-before-driving") if before_driving else message("aim.proven-of-tours")


def _against_found(reached: AimReached) -> Message:
    """What is proven of an aim whose price is told against the best plan that was found without it."""
    proof = message("aim.proven-unpriced") if reached.is_proven else message("aim.unproven")
    if not reached.price:
        return message("aim.found-free", proof=proof)
    return message("aim.found-priced", proof=proof, price=reached.price)
