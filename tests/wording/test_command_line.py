"""Commands in sentences can be copied into a terminal."""

import os
import shlex

import pytest

from tourplanner.wording.command_line import command_line, typed


@pytest.mark.skipif(os.sep == "\\", reason="shlex splits as the shells of other systems do")
@pytest.mark.parametrize(
    "word", ["plan.toml", "été", "mon plan", "l'été", 'dit "là"', "$(x)", "a`b", "", "l'a$b"]
)
def test_a_shell_reads_the_words_that_were_meant(word: str) -> None:
    assert shlex.split(command_line("plan", word)) == ["tourplanner", "plan", word]


def test_quotation_marks_are_those_that_every_system_knows() -> None:
    assert (typed("maps/été"), typed("l'été 2027")) == ("maps/été", '"l\'été 2027"')
