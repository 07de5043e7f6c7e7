"""What is proven of a plan, in a sentence."""

from tourplanner.domain.plan import Outcome, Status
from tourplanner.wording.format import duration, percent
from tourplanner.wording.labels import labels
from tourplanner.wording.language import Language


def proof(outcome: Outcome, lang: Language) -> str:
    """How far the plan may be from the least driving: proven least, at most a gap, or not known."""
    words = labels(lang)
    if outcome.status is Status.OPTIMAL:
        return words.proof_optimal
    if outcome.bound is None or outcome.gap is None:
        return words.proof_none
    if outcome.bound >= outcome.objective:
        return words.proof_partial
    return words.proof_bound.format(gap=percent(outcome.gap, lang), bound=duration(outcome.bound, lang))
