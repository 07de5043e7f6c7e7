"""What is proven of a plan, in a sentence."""

from tourplanner.domain.plan import Outcome, Status
from tourplanner.message import Message, message


def proof(outcome: Outcome) -> Message:
    """How far the plan may be from the least driving: proven least, at most a gap, or not known."""
    if outcome.status is Status.OPTIMAL:
        return message("term.proof-optimal")
    if outcome.bound is None or outcome.gap is None:
        return message("term.proof-none")
    if outcome.bound >= outcome.objective:
        return message("term.proof-partial")
    return message("term.proof-bound", gap=outcome.gap, bound=outcome.bound)
