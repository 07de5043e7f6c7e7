"""What an audit finds, in the words of both languages; no rule is called by its id."""

from datetime import date

import pytest

from tests.problem.little import little_problem, road, stop
from tourplanner.analysis.findings import finding_message
from tourplanner.domain.config import AreaRules, Lock
from tourplanner.domain.period import Half
from tourplanner.problem.finding import Finding
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import RULES
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

PLAIN = str.maketrans("\u00a0\u202f", "  ")


def problem() -> Problem:
    """A stop that is locked, in an area with a day of its own, and one van."""
    lock = Lock("a", weekday=0, half=Half.MORNING)
    return little_problem([stop("a")], road([0, 10]), locks=(lock,), areas=(AreaRules("A", frozenset({4})),))


@pytest.mark.parametrize(
    ("kind", "counts", "french", "english"),
    [
        (
            "crowded",
            {"wanted": 9, "offered": 8, "sessions": 4, "vans": 2},
            "Bastides : 9 permanences à placer, 8 demi-journées le vendredi (4 demi-journées × 2 véhicules)",
            "Bastides: 9 visits wanted, 8 half-days on Friday (4 half-days × 2 vans)",
        ),
        (
            "crowded",
            {"wanted": 9, "offered": 8, "sessions": 8, "vans": 1},
            "Bastides : 9 permanences à placer, 8 demi-journées le vendredi",
            "Bastides: 9 visits wanted, 8 half-days on Friday",
        ),
        (
            "minutes",
            {"wanted": 5, "needed": 24000, "offered": 20400, "vans": 1},
            (
                "Bastides : il faut 6 h 40 pour 5 permanences, installation et rangement compris, "
                "mais les demi-journées possibles (le vendredi) n’offrent que 5 h 40"
            ),
            (
                "Bastides: 5 visits need 6 h 40 min with setting up and packing up, "
                "the possible half-days (Friday) offer only 5 h 40 min"
            ),
        ),
        (
            "days",
            {"days": 13, "offered": 12},
            "une seule intercommunalité par jour : il faudrait 13 journées de tournée, il y en a 12",
            "one intercommunality a day: 13 days of touring needed, 12 possible",
        ),
        (
            "hours",
            {"wanted": 2, "needed": 27600, "offered": 27540},
            "il faut au moins 7 h 40 de travail pour 2 permanences, mais le cycle n’en permet que 7 h 39",
            "2 visits need at least 7 h 40 min of work, 7 h 39 min are allowed over the cycle",
        ),
        (
            "locked-out",
            {},
            "une permanence y est fixée le mardi 2 mars 2027, ce qui est impossible : jour sans tournée",
            "a visit is fixed there on Tuesday 2 March 2027, which can't be: no tours on that day",
        ),
        (
            "locks",
            {"visits": 1, "dates": 2},
            "2 dates y sont fixées pour 1 permanence",
            "2 dates are fixed there for 1 visit",
        ),
        (
            "pattern",
            {"visits": 2, "sessions": 4},
            (
                "2 permanences dans le cycle : aucun choix parmi 4 demi-journées ne convient – "
                "a : fixé à la main (lundi, matin) ; 1 véhicule, une tournée par jour au plus"
            ),
            (
                "2 visits in the cycle: no choice among 4 half-days that are open will do – "
                "a: fixed by hand (Monday, morning); 1 van, one tour a day at most"
            ),
        ),
        (
            "dates",
            {"visits": 4, "dates": 3},
            "4 permanences dans le cycle, une par jour au plus, pour 3 jours de tournée seulement",
            "4 visits in the cycle, at most one a day, for 3 touring days only",
        ),
        (
            "closed",
            {"van-day": 0},
            "le calendrier n’a aucun jour de tournée",
            "the calendar has no touring date",
        ),
        (
            "closed",
            {"area-days": 16, "lock": 1},
            (
                "aucune demi-journée du cycle n’est possible – Bastides n’est desservie que le vendredi "
                "(16 demi-journées) ; a : fixé à la main (lundi, matin) (1 demi-journée)"
            ),
            (
                "no half-day of the cycle is possible – Bastides is served only on Friday (16 half-days); "
                "a: fixed by hand (Monday, morning) (1 half-day)"
            ),
        ),
        (
            "unreachable",
            {"lock": 36000},
            (
                "même seul dans la journée, aller-retour et permanence ne tiennent pas – "
                "a : fixé à la main (lundi, matin) (il en faudrait 10 h) ; "
                "1 véhicule, une tournée par jour au plus"
            ),
            (
                "even alone in a day, the drive there and back with the visit does not fit – "
                "a: fixed by hand (Monday, morning) (10 h would be needed); 1 van, one tour a day at most"
            ),
        ),
        (
            "far",
            {},
            "trop loin du dépôt pour un aller-retour dans une journée",
            "too far from the depot to go there and back in a day",
        ),
    ],
)
def test_findings(kind: str, counts: dict[str, int], french: str, english: str) -> None:
    finding = Finding(kind, ("a",), ("lock", "van-day"), tuple(counts.items()), "A", (4,), date(2027, 3, 2))
    told = [words_in(lang).of(finding_message(problem(), finding, {"A": "Bastides"})) for lang in Language]

    assert [text.translate(PLAIN) for text in told] == [french, english]
    assert not [rule.id for rule in RULES if "-" in rule.id and any(rule.id in text for text in told)]


def test_all_areas_together_have_a_name_of_their_own() -> None:
    crowd = Finding("crowded", ("a",), (), (("wanted", 3), ("offered", 2)), "", (0, 4))

    assert words_in(Language.FR).of(finding_message(problem(), crowd, {})).translate(PLAIN) == (
        "Toutes intercommunalités confondues : 3 permanences à placer, 2 demi-journées les lundi et vendredi"
    )
