import unicodedata
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

import pytest
from fontTools.ttLib import TTFont
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.outputs.paper.reading import reader
from tourplanner.outputs.paper.letters import LONGEST_WORD, UNKNOWN, covered, printable
from tourplanner.outputs.paper.press import press

pytestmark = pytest.mark.paper


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Castelnau-d'Auzan-Labarrère", "Castelnau-d’Auzan-Labarrère"),
        ("'entre quotes'", "'entre quotes'"),
        ("Cafe\u0301", "Café"),
        ("une\nligne\tet\u2028demie", "une ligne et demie"),
        ("漢字", "??"),
        # Pasted from a PDF or a web page: letters that mean the same as plain ones.
        ("ﬁn de l'aﬀaire, ﬂeurs, eﬃcace", "fin de l’affaire, fleurs, efficace"),
        ("Ｍａｉｒｉｅ\u3000２", "Mairie 2"),
        ("𝐌𝐚𝐢𝐫𝐢𝐞 à 3 ㎞", "Mairie à 3 km"),
        ("x\u0323\u0302e\u0301\u0302", "xé"),
        # What the fonts have stays as it was written.
        ("½ ① ĳ № ‑ ﷺ", "½ ① ĳ № ‑ ﷺ"),
        ("🚐\ufe0f 👩\u200d💼", "🚐 👩💼"),
        ("z\u0351\u0352algo", "zalgo"),
        ("\u202eenvers", "envers"),
        ("  autour  ", "autour"),
        ("x" * 24, "x" * 24),
        ("x" * 25, "x" * 12 + "\u200b" + "x" * 12 + "\u200bx"),
        ("\ud800", "?"),
        ("", ""),
    ],
)
def test_printable(text: str, printed: str) -> None:
    assert printable(text) == printed


def test_coverage_is_that_of_the_fonts() -> None:
    folder = files("tourplanner.outputs.paper").joinpath("fonts")
    with_glyph: set[int] = set()
    for font in sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".ttf")):
        with folder.joinpath(font).open("rb") as stream:
            with_glyph |= set(TTFont(stream).getBestCmap())
    invisible = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}

    assert covered() <= with_glyph
    # What this Python knows of Unicode may be more or less than when the list was made.
    assert not {c for c in with_glyph - covered() if unicodedata.category(chr(c)) not in invisible}
    assert ord(UNKNOWN) in covered()
    assert {ord(char) for char in "ÀÂÆÇÈÉÊËÎÏÔŒÙÛÜŸàâæçèéêëîïôœùûüÿ«»’–…€°\u00a0\u202f"} <= covered()


@pytest.mark.parametrize(
    ("text", "printed"), [("\U0001fae8 \U0001fabf", "\U0001fae8 \U0001fabf"), ("a\U00010efd", "a")]
)
def test_letters_that_are_younger_than_some_pythons_are_printed_by_all(text: str, printed: str) -> None:
    assert printable(text) == printed


def test_every_font_has_its_licence() -> None:
    folder = files("tourplanner.outputs.paper").joinpath("fonts")
    names = {entry.name for entry in folder.iterdir()}
    families = {name.partition("_")[0] for name in names if name.endswith(".ttf")}

    assert {f"{family}-LICENSE" for family in families} <= names
    for family in families:
        licence = folder.joinpath(f"{family}-LICENSE").read_text(encoding="utf-8")
        assert "SIL Open Font License, Version 1.1" in licence


@dataclass(frozen=True, slots=True)
class Line:
    """What the plainest template of the test shows."""

    text: str


PLAINEST = b"""
#let data = json(bytes(sys.inputs.data))
#set document(title: "x", date: datetime(year: 2027, month: 1, day: 4))
#set text(font: ("Inter", "Noto Sans Hebrew", "Noto Sans Arabic", "Noto Emoji"), lang: "fr")
= Texte
#data.text
"""


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=200))
@example("".join(map(chr, sorted(covered()))))
@example("e\u0301\u0302 \u05d0\u05b8 \u0627\u064b")
def test_the_press_takes_every_printable_text(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tourplanner.outputs.paper.press._template", lambda _name: PLAINEST)
        pdf = press("plainest", Line(text), date(2027, 1, 4))

    assert len(reader(pdf).pages) >= 1
    words = printable(text).replace("-", " ").replace("–", " ").replace("\u200b", " ").split()
    assert max(map(len, words), default=0) <= LONGEST_WORD
