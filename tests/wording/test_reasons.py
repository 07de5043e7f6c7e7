"""Reasons in words: every finding, rule and change has a sentence in both languages."""

import ast
from datetime import date
from pathlib import Path

import pytest

import tourplanner
from tourplanner.domain.period import Half
from tourplanner.problem.rules import RULES
from tourplanner.wording import clash
from tourplanner.wording.language import Language
from tourplanner.wording.reasons import because_of_finding
from tourplanner.wording.rules import listed, on_weekdays, rule_sentence

PLAIN = str.maketrans("\u00a0\u202f", "  ")
ROOT = Path(tourplanner.__file__).parent


def first_arguments(path: Path, name: str) -> set[str]:
    """The literal first arguments of the calls of a function."""
    calls = (
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    )
    return {
        argument.value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == name and call.args
        for argument in call.args[:1]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


@pytest.mark.parametrize("lang", Language)
def test_every_change_has_a_sentence(lang: Language) -> None:
    assert first_arguments(ROOT / "analysis" / "relax.py", "Edit") <= clash.keys(lang)
    assert clash.keys(Language.FR) == clash.keys(Language.EN)


def test_every_rule_that_can_clash_has_a_sentence() -> None:
    given = {"session-window", "sequence", "lunch", "visits", "travel"}
    values = dict.fromkeys(
        ("area", "weekdays", "stop", "days", "least", "most", "locks", "vans", "start", "end", "limit"), "x"
    )
    for rule in RULES:
        if rule.id not in given:
            assert rule_sentence(rule.id, values, Language.FR)
            assert rule_sentence(rule.id, values, Language.EN)


@pytest.mark.parametrize(
    ("kind", "counts", "french", "english"),
    [
        (
            "crowded",
            {"wanted": 9, "offered": 8, "sessions": 4, "vans": 2},
            "Bastides : 9 permanences demandées, 8 demi-journées le vendredi (4 demi-journées × 2 véhicules)",
            "Bastides: 9 visits wanted, 8 half-days on Friday (4 half-days × 2 vans)",
        ),
        (
            "minutes",
            {"wanted": 5, "needed": 24000, "offered": 20400, "vans": 1},
            (
                "Bastides : 5 permanences demandent 6 h 40 avec installation et rangement, "
                "les demi-journées possibles (le vendredi) n’offrent que 5 h 40"
            ),
            (
                "Bastides: 5 visits need 6 h 40 min with setting up and packing up, "
                "the possible half-days (Friday) offer only 5 h 40 min"
            ),
        ),
        (
            "days",
            {"days": 13, "offered": 12},
            "une seule intercommunalité par jour : 13 journées de tournée nécessaires, 12 possibles",
            "one intercommunality a day: 13 days of touring needed, 12 possible",
        ),
        (
            "hours",
            {"wanted": 2, "needed": 27600, "offered": 27540},
            "2 permanences demandent au moins 7 h 40 de travail, 7 h 39 sont permises sur le cycle",
            "2 visits need at least 7 h 40 min of work, 7 h 39 min are allowed over the cycle",
        ),
        (
            "locked-out",
            {},
            "une permanence y est fixée le mardi 2 mars 2027, ce que d’autres règles interdisent (van-day)",
            "a visit is fixed there on Tuesday 2 March 2027, which other rules forbid (van-day)",
        ),
        (
            "locks",
            {"visits": 1, "dates": 2},
            "2 dates y sont fixées pour 1 permanence",
            "2 dates are fixed there for 1 visit",
        ),
        ("closed", {}, "le calendrier n’a aucun jour de tournée", "the calendar has no touring date"),
    ],
)
def test_findings(kind: str, counts: dict[str, int], french: str, english: str) -> None:
    told = [
        because_of_finding(
            kind,
            counts,
            lang,
            rules=("lock", "van-day"),
            area="Bastides",
            weekdays=(4,),
            day=date(2027, 3, 2),
        )
        for lang in Language
    ]

    assert [text.translate(PLAIN) for text in told] == [french, english]


@pytest.mark.parametrize(
    ("seconds", "french"),
    [
        (0, "même temps de route"),
        (4320, "+1 h 12 de route"),
        (-300, "−5 min de route"),
        (12, "+12 s de route"),
    ],
)
def test_price(seconds: int, french: str) -> None:
    assert clash.drive_change(seconds, Language.FR).translate(PLAIN) == french


def test_lists_and_days() -> None:
    assert listed(["a", "b", "c", "d", "e"], Language.FR, most=3) == "a, b et 3 autres"
    assert listed(["a"], Language.FR) == "a"
    assert on_weekdays([0, 4], Language.FR) == "les lundi et vendredi"
    assert on_weekdays([4], Language.EN) == "Friday"
    assert clash.slot_name(0, Half.AFTERNOON, Language.FR) == "lundi après-midi"
