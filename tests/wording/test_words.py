"""Messages of files, which may be of another version, or edited."""

from datetime import date

import pytest

from tourplanner.message import Message, Text, message
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


@pytest.mark.parametrize(
    ("text", "sayable"),
    [
        ("Monfort", True),
        (message("unit.visits", n=2), True),
        (message("reason.locked-out", day=date(2027, 1, 8), why=("x",)), True),
        (message("reason.conflict", others=("a",), rules=(message("rule.one-area-asked"),)), True),
        # Of a later version, without its values, with values of another kind.
        (Message("reason.of-tomorrow"), False),
        (Message("reason.locked-out", {"why": ("x",)}), False),
        (Message("reason.locked-out", {"day": "friday", "why": ("x",)}), False),
        (Message("reason.locked-out", {"day": 8, "why": ("x",)}), False),
        (Message("reason.crowded", {"place": "x", "wanted": 2, "offered": 1, "days": ("friday",)}), False),
        (Message("reason.crowded", {"place": "x", "wanted": 2, "offered": 1, "days": (4.5e300,)}), False),
    ],
)
def test_what_can_be_said(text: Text, sayable: bool) -> None:
    assert [words_in(lang).can_say(text) for lang in Language] == [sayable, sayable]
