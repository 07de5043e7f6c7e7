"""What the IGN says of the legs that a plan drives, beside the times that the plan counts with."""

from collections.abc import Sequence

from tourplanner.domain.period import MINUTE
from tourplanner.domain.tour import Tour
from tourplanner.errors import TravelError
from tourplanner.message import Message, message
from tourplanner.problem.build import places
from tourplanner.problem.driven_legs import driven_legs
from tourplanner.problem.problem import Problem
from tourplanner.travel.borrowed_lines import WithLines
from tourplanner.travel.corrections import Corrected
from tourplanner.travel.http.ign import Ign
from tourplanner.travel.provider import TravelProvider

LATE = 5 * MINUTE
"""A leg that takes so much longer than planned is told one by one."""

MOST_TOLD = 10


def second_opinion(problem: Problem, provider: TravelProvider, tours: Sequence[Tour]) -> tuple[Message, ...]:
    """Remarks on how the IGN's times of the driven legs compare; none if it gives no lines to `provider`.

    The plan stays as it is: all its tours were weighed with the same times. Where the IGN cannot be
    had, that is told, for a plan is not lost over it. It is asked for a leg once: whoever wants the
    lines of `provider` afterwards gets what came with the times.
    """
    ign = _ign(provider)
    if ign is None:
        return ()
    rules, named = problem.config.travel, places(problem.config)
    legs = driven_legs(problem, tours)
    try:
        routes = ign.routes([(named[start].position, named[end].position) for start, end in legs])
    except TravelError as error:
        return (message("travel.ign-none", error=error.text),)
    van = [round(route.seconds * rules.van_factor) for route in routes]
    later = sorted(
        (planned - other, named[start].label, named[end].label)
        for ((start, end), planned), other in zip(legs.items(), van, strict=True)
        if other - planned >= LATE
    )
    total = sum(legs.values())
    change = 100 * (sum(van) - total) / total if total else 0.0
    summary = message("travel.ign-legs", n=len(legs), share=f"{change:+.0f}", factor=rules.van_factor)
    told = [
        message("travel.ign-longer", start=start, end=end, more=-gain)
        for gain, start, end in later[:MOST_TOLD]
    ]
    rest = [message("travel.ign-more", n=len(later) - MOST_TOLD)] if len(later) > MOST_TOLD else []
    return (summary, *told, *rest)


def _ign(provider: TravelProvider) -> Ign | None:
    """The IGN as the source of a provider's lines."""
    match provider:
        case Corrected(provider=inner):
            return _ign(inner)
        case WithLines(source=Ign() as ign):
            return ign
    return None
