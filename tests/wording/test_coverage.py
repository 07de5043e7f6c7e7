"""The words of coverage and demand: typography, and numbers."""

import re
import string
from dataclasses import astuple
from types import ModuleType

import pytest

from tourplanner.wording import coverage, demand
from tourplanner.wording.coverage import (
    DRIVE_LIMITS,
    GAIN_LIMITS,
    class_names,
    decimal,
    drive,
    saving,
    signed,
)
from tourplanner.wording.demand import people_told, visits_told, weeks_told
from tourplanner.wording.language import Language


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name} - {"nbsp", "thin"}


@pytest.mark.parametrize("words", [coverage, demand])
def test_both_languages_fill_in_the_same(words: ModuleType) -> None:
    pairs = zip(astuple(words.FRENCH), astuple(words.ENGLISH), strict=True)
    for french, english in pairs:
        assert fields(french) == fields(english), french


@pytest.mark.parametrize("labels", [coverage.FRENCH, demand.FRENCH])
def test_french_signs_have_no_breakable_space_before_them(labels: object) -> None:
    for text in astuple(labels):  # type: ignore[call-overload]
        rest = re.sub(r"\{nbsp\}[;:!?]", "", text)
        assert not re.search(r"[;:!?](\s|$)", rest), text
        assert "'" not in text


@pytest.mark.parametrize("labels", [coverage.ENGLISH, demand.ENGLISH])
def test_english_signs_have_no_space_before_them(labels: object) -> None:
    for text in astuple(labels):  # type: ignore[call-overload]
        assert not re.search(r"(\{nbsp\}|\s)[;:!?]", text), text


def test_drives_and_changes() -> None:
    assert drive(444, Language.FR) == "7,4\u00a0min"
    assert drive(444, Language.EN) == "7.4\u00a0min"
    assert drive(None, Language.FR) == drive(float("inf"), Language.FR) == "–"
    assert saving(-72, Language.FR) == "−1,2\u00a0min"
    assert saving(72, Language.EN) == "+1.2\u00a0min"
    assert signed(0.0004, 3, Language.FR) == "0,000"
    assert signed(-1234.4, 0, Language.FR) == "−1\u202f234"
    assert decimal(1234.56, 1, Language.EN) == "1,234.6"


def test_classes_have_names() -> None:
    names = [name.replace("\u00a0", " ") for name in class_names(DRIVE_LIMITS, Language.FR)]
    assert names == [
        "jusqu’à 5 min",
        "5 à 10 min",
        "10 à 15 min",
        "15 à 20 min",
        "20 à 30 min",
        "plus de 30 min",
    ]
    gains = [name.replace("\u00a0", " ") for name in class_names(GAIN_LIMITS, Language.EN)]
    assert gains == ["nothing", "up to 2 min", "2 to 5 min", "5 to 10 min", "more than 10 min"]


def test_weeks_visits_and_people() -> None:
    assert weeks_told(1, Language.FR) == "semaines"
    assert weeks_told(3, Language.FR) == "3\u00a0semaines"
    assert weeks_told(1, Language.EN) == "week"
    assert visits_told(0, Language.FR) == "0\u00a0permanence"
    assert people_told(2, Language.EN) == "2\u00a0people"
