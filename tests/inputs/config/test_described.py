"""Keys in words, for documents and forms."""

import tomllib

import pytest

from tests.inputs.config.cases import SMALLEST, faults_of
from tourplanner.inputs.config.described import described_keys
from tourplanner.inputs.config.key import walk
from tourplanner.inputs.config.keys import ROOT
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


def test_a_key_is_described_in_french() -> None:
    keys = {key.name: key for key in described_keys(words_in(Language.FR))}
    lunch, weekdays, start = keys["work.lunch_minutes"], keys["calendar.weekdays"], keys["calendar.start"]

    assert lunch.kind == "un nombre entier de minutes de 0 à 720"
    assert (lunch.default, lunch.unit, lunch.label) == ("45", "minutes", "Pause de midi")
    assert weekdays.default == '["mon", "wed", "fri"]'
    assert weekdays.choices["fri"] == "vendredi"
    assert (start.required, start.default) == (True, "")


@pytest.mark.parametrize("lang", list(Language))
def test_every_key_is_described(lang: Language) -> None:
    keys = described_keys(words_in(lang))

    assert [key.name for key in keys] == [name for name, _ in walk(ROOT)]
    for key in keys:
        for text in (key.label, key.hint, key.kind, *key.choices.values()):
            assert text
            assert not text.startswith(("key.", "hint.", "kind.", "code."))


def test_defaults_read_as_what_stands_for_them() -> None:
    for key in described_keys(words_in(Language.EN)):
        above, _, name = key.name.rpartition(".")
        if key.default and above in {"work", "travel", "service", "schedule", "costs", "demand"}:
            text = f"{SMALLEST}[{above}]\n{name} = {key.default}\n"
            assert tomllib.loads(text)[above]
            assert faults_of(text) == ()
