"""By how much a rule is broken, in words."""

import ast
from pathlib import Path

import pytest

import tourplanner
from tourplanner.wording.language import Language
from tourplanner.wording.violations import by_how_much, measures, violation_line

ROOT = Path(tourplanner.__file__).parent
JUDGES = (ROOT / "problem", ROOT / "schedule")


def said_by_rules() -> set[str]:
    """The measures of every violation that is made in the code, as far as they are literal."""
    found = set()
    for path in (path for room in JUDGES for path in room.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                position = {"Violation": 2, "_differs": 2}.get(node.func.id)
                argument = node.args[position] if position is not None and len(node.args) > position else None
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    found.add(argument.value)
    return found


def test_every_measure_has_a_sentence_in_both_languages() -> None:
    assert measures(Language.FR) == measures(Language.EN)
    assert said_by_rules() == measures(Language.FR)


@pytest.mark.parametrize(
    ("measure", "values", "french", "english"),
    [
        ("over", (1380,), "dépassement de 23 min", "over by 23 min"),
        ("short", (30,), "il manque 30 s", "30 s too little"),
        ("late", (90,), "trop tard de 1 min 30 s", "1 min 30 s too late"),
        ("visits", (0, 2), "0 permanence au lieu de 2 permanences", "0 visits instead of 2 visits"),
        ("days-over", (3,), "3 jours de trop entre deux permanences", "3 days too many between two visits"),
        ("areas", (2,), "2 intercommunalités dans la même tournée", "2 intercommunalities in the same tour"),
        (
            "unknown-stop",
            ("x",),
            "l’arrêt x n’est pas dans la configuration",
            "the stop x is not in the config",
        ),
        (
            "leg-seconds",
            (3, 1300),
            "trajet de 3 s annoncé, 1 300 s en réalité",
            "leg of 3 s stated, 1,300 s in truth",
        ),
        ("moved", (), "la permanence n’est pas où elle a été fixée", "the visit is not where it was fixed"),
    ],
)
def test_sentences(measure: str, values: tuple[int | str, ...], french: str, english: str) -> None:
    plain = str.maketrans("\u00a0\u202f", "  ")

    assert by_how_much(measure, values, Language.FR).translate(plain) == french
    assert by_how_much(measure, values, Language.EN).translate(plain) == english


def test_line_of_a_broken_rule() -> None:
    line = violation_line("rest", "2027-01-05 camping-car", "short", (3600,), Language.EN)

    assert line == "rest: 2027-01-05 camping-car: 1\u00a0h too little"
