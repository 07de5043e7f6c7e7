"""Words of plans: weeks, halves of days and what is known."""

import pytest

from tourplanner.domain.period import Half
from tourplanner.domain.plan import Status
from tourplanner.wording.language import Language
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
