"""What is proven of a plan, in words."""

from tourplanner.analysis.proof import proof
from tourplanner.domain.plan import Outcome, Status
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

SAY = words_in(Language.FR).of


def test_proof_says_what_is_proven_and_no_more() -> None:
    least = SAY(proof(Outcome(Status.OPTIMAL, "m", 0, 100, 100)))
    assert least == "Il est prouvé qu’aucun plan tenant ces promesses ne demande moins de conduite."
    unknown = SAY(proof(Outcome(Status.FEASIBLE, "m", 0, 100, None)))
    assert unknown == "Aucun minimum de conduite n’est prouvé."
    # (4000 - 3600) / 4000 = 10 %
    bounded = SAY(proof(Outcome(Status.FEASIBLE, "m", 0, 4000, 3600)))
    assert "au moins 1\u00a0h de conduite\u00a0: l’écart est d’au plus 10\u00a0%" in bounded


def test_a_partial_plan_that_is_as_short_as_can_be() -> None:
    partial = SAY(proof(Outcome(Status.INFEASIBLE, "m", 0, 3600, 3600)))
    assert partial == "Il est prouvé qu’aucun plan tenant autant de promesses ne demande moins de conduite."
