"""Words of plans: weeks, halves of days, what is known and what is proven."""

import pytest

from tourplanner.domain.period import Half
from tourplanner.domain.plan import Outcome, Status
from tourplanner.wording.language import Language
from tourplanner.wording.proof import proof
from tourplanner.wording.terms import half_name, status_words, week_name

FR, EN = Language.FR, Language.EN


def test_weeks_halves_and_statuses() -> None:
    assert week_name(2, FR) == "Semaine 2"
    assert [half_name(half, FR) for half in Half] == ["matin", "après-midi"]
    assert status_words(Status.OPTIMAL, FR) == "le meilleur possible, prouvé"


@pytest.mark.parametrize("lang", list(Language))
def test_every_status_has_words_of_its_own(lang: Language) -> None:
    said = {status_words(status, lang) for status in Status}
    assert len(said) == len(Status)
    assert not any("." in each for each in said)


def test_proof_says_what_is_proven_and_no_more() -> None:
    least = proof(Outcome(Status.OPTIMAL, "m", 0, 100, 100), FR)
    assert least == "Il est prouvé qu’aucun plan tenant ces promesses ne demande moins de conduite."
    unknown = proof(Outcome(Status.FEASIBLE, "m", 0, 100, None), FR)
    assert unknown == "Aucun minimum de conduite n’est prouvé."
    # (4000 - 3600) / 4000 = 10 %
    bounded = proof(Outcome(Status.FEASIBLE, "m", 0, 4000, 3600), FR)
    assert "au moins 1\u00a0h de conduite\u00a0: l’écart est d’au plus 10\u00a0%" in bounded
