"""Commands in sentences can be copied into a terminal."""

import os
import re
import shlex

import pytest

from tests.wording.test_catalogues import NAMES, catalogue
from tourplanner.wording.command_line import command_line, typed
from tourplanner.wording.language import Language


@pytest.mark.skipif(os.sep == "\\", reason="shlex splits as the shells of other systems do")
@pytest.mark.parametrize(
    "word", ["plan.toml", "été", "mon plan", "l'été", 'dit "là"', "$(x)", "a`b", "", "l'a$b"]
)
def test_a_shell_reads_the_words_that_were_meant(word: str) -> None:
    assert shlex.split(command_line("plan", word)) == ["tourplanner", "plan", word]


def test_quotation_marks_are_those_that_every_system_knows() -> None:
    assert (typed("maps/été"), typed("l'été 2027")) == ("maps/été", '"l\'été 2027"')


@pytest.mark.parametrize("lang", list(Language))
def test_every_value_in_a_command_of_a_message_is_typed(lang: Language) -> None:
    texts = [text for name in NAMES for many in catalogue(lang, name).values() for text in many]
    commands = [text for text in texts if re.search(r"tourplanner [a-z]+ \{", text)]
    assert len(commands) >= 7
    assert not [text for text in commands if re.search(r"\{(folder|config)\}", text)]
