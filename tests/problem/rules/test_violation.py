"""By how much a rule is broken, in the words of both languages."""

from datetime import date

import pytest

from tourplanner.message import Message, message
from tourplanner.problem.rules.violation import Violation
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

PLAIN = str.maketrans("\u00a0\u202f", "  ")


@pytest.mark.parametrize(
    ("what", "french", "english"),
    [
        (message("violation.over", by=1380), "dépassement de 23 min", "over by 23 min"),
        (message("violation.short", by=30), "il manque 30 s", "30 s too little"),
        (message("violation.late", by=90), "trop tard de 1 min 30 s", "1 min 30 s too late"),
        (
            message("violation.visits-missing", n=0, wanted=2),
            "0 permanence au lieu de 2",
            "0 visits instead of 2",
        ),
        (
            message("violation.days-over", n=3),
            "3 jours de trop entre deux permanences",
            "3 days too many between two visits",
        ),
        (
            message("violation.areas", n=2),
            "2 intercommunalités dans la même tournée",
            "2 intercommunalities in the same tour",
        ),
        (
            message("violation.unknown-stop", stop="x"),
            "l’arrêt x n’est pas dans la configuration",
            "the stop x is not in the config",
        ),
        (
            message("violation.leg-seconds", stated=3, true=1300),
            "trajet de 3 s annoncé, 1 300 s en réalité",
            "leg of 3 s stated, 1,300 s in truth",
        ),
        (
            message("violation.stated-tours", n=1, true=2),
            "1 tournée annoncée, 2 en réalité",
            "1 tour stated, 2 in truth",
        ),
        (
            message("violation.not-at", day=date(2027, 1, 8)),
            "aucune permanence le vendredi 8 janvier 2027, où elle était fixée",
            "no visit as fixed on Friday 8 January 2027",
        ),
        (
            message("violation.moved"),
            "la permanence n’est pas où elle a été fixée",
            "the visit is not where it was fixed",
        ),
    ],
)
def test_sentences(what: Message, french: str, english: str) -> None:
    assert words_in(Language.FR).of(what).translate(PLAIN) == french
    assert words_in(Language.EN).of(what).translate(PLAIN) == english


def test_line_of_a_broken_rule() -> None:
    breach = Violation("rest", "2027-01-05 camping-car", message("violation.short", by=3600))

    # The part that programs rely on is the same in every language.
    assert words_in(Language.EN).of(breach.line) == "rest: 2027-01-05 camping-car: 1\u00a0h too little"
    assert words_in(Language.FR).of(breach.line) == "rest: 2027-01-05 camping-car: il manque 1\u00a0h"
