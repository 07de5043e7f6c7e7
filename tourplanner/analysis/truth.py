"""What holds of a plan, in one sentence: what is broken, what is missing, what is proven."""

from tourplanner.analysis.proof import proof
from tourplanner.domain.plan import Outcome
from tourplanner.message import Message, message


def truth(outcome: Outcome, broken: int, missing: int) -> Message:
    """How a plan stands that breaks so many rules and lacks so many promised visits."""
    if broken:
        return message("desk.truth-broken", n=broken)
    if missing:
        return message("desk.truth-missing", n=missing)
    if outcome.bound is not None and outcome.objective > outcome.bound:
        return message("desk.truth-gap", most=outcome.objective - outcome.bound)
    return proof(outcome)
