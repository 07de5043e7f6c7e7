"""Offers and other half-days, in the words of both languages."""

from dataclasses import replace

import pytest

from tests.instances import pilot
from tests.problem.little import stop
from tourplanner.analysis.alternatives import Alternative, Answer
from tourplanner.analysis.clash import shortened
from tourplanner.analysis.explanation import alternative_message, drive_message, offer_message
from tourplanner.analysis.relax import Offer
from tourplanner.domain.period import Half
from tourplanner.message import Text, message
from tourplanner.problem.rules.edit import Edit
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

PLAIN = str.maketrans("\u00a0\u202f", "  ")
ANYWHERE = stop("a")
VAN = Edit("van", pilot(), message("offer.van"))


def told(what: Text, lang: Language = Language.FR) -> str:
    """A message in plain letters."""
    return words_in(lang).of(what).translate(PLAIN)


@pytest.mark.parametrize(
    ("seconds", "french", "english"),
    [
        (0, "même temps de conduite", "same driving time"),
        (4320, "+1 h 12 de conduite", "+1 h 12 min of driving"),
        (-300, "−5 min de conduite", "−5 min of driving"),
        (12, "+12 s de conduite", "+12 s of driving"),
    ],
)
def test_price(seconds: int, french: str, english: str) -> None:
    assert told(drive_message(seconds)) == french
    assert told(drive_message(seconds), Language.EN) == english


@pytest.mark.parametrize(
    ("offer", "french"),
    [
        (Offer(VAN, 1, 0, 0), "toutes les promesses tenues"),
        (Offer(replace(VAN, gives_up=1), 0, 0, 0, 1), "toutes les autres promesses tenues"),
        (Offer(VAN, 2, 1, 0), "2 permanences de plus, il en manque encore 1"),
        (Offer(replace(VAN, gives_up=1), 0, 1, 0, 1), "il manque encore 1 permanence"),
    ],
)
def test_offers_say_what_they_keep(offer: Offer, french: str) -> None:
    line = f"ajouter un véhicule et son équipe – {french}, même temps de conduite"

    assert told(offer_message(offer)) == line


@pytest.mark.parametrize(
    ("alternative", "french", "english"),
    [
        (
            Alternative(0, Half.AFTERNOON, Answer.FORBIDDEN, ("area-days", "lock")),
            (
                "lundi après-midi : impossible, l’intercommunalité n’est pas desservie ce jour-là ; fixé à "
                "la main ailleurs"
            ),
            (
                "Monday afternoon: impossible, the intercommunality is not served on that day; fixed by hand "
                "elsewhere"
            ),
        ),
        (
            Alternative(4, Half.MORNING, Answer.PROMISES, promises=2),
            "vendredi matin : impossible sans perdre 2 permanences",
            "Friday morning: impossible without losing 2 visits",
        ),
        (
            Alternative(4, Half.MORNING, Answer.PROMISES, wishes=1),
            "vendredi matin : impossible sans perdre 1 permanence facultative",
            "Friday morning: impossible without losing 1 visit that is optional",
        ),
        (
            Alternative(4, Half.MORNING, Answer.UNKNOWN),
            "vendredi matin : pas de réponse dans le temps de calcul",
            "Friday morning: not established in the time given",
        ),
    ],
)
def test_other_half_days(alternative: Alternative, french: str, english: str) -> None:
    assert told(alternative_message(alternative, ANYWHERE)) == french
    assert told(alternative_message(alternative, ANYWHERE), Language.EN) == english


def test_long_lists_are_counted_at_their_end() -> None:
    others = message("reason.conflict", others=shortened(["a", "b", "c", "d", "e"], 3), rules=("r",))

    assert told(others) == "incompatible avec a, b et 3 autres – r"
    assert shortened(["a"], 3) == ("a",)


def test_an_evening_is_told_of_a_stop_that_has_its_visits_then() -> None:
    late = replace(ANYWHERE, evening=True, halves=frozenset({Half.AFTERNOON}))
    alternative = Alternative(4, Half.AFTERNOON, Answer.UNKNOWN)
    assert told(alternative_message(alternative, late)).startswith("vendredi soirée")
