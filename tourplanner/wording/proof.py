"""What is proven of a plan, in a sentence."""

from tourplanner.domain.plan import Outcome, Status
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


def proof(outcome: Outcome, lang: Language) -> str:
    """How far the plan may be from the least driving: proven least, at most a gap, or not known."""
    words = words_in(lang)
    if outcome.status is Status.OPTIMAL:
        return words("term.proof-optimal")
    if outcome.bound is None or outcome.gap is None:
        return words("term.proof-none")
    if outcome.bound >= outcome.objective:
        return words("term.proof-partial")
    return words("term.proof-bound", gap=outcome.gap, bound=outcome.bound)
