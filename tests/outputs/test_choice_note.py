"""The note of a choice: what it says, and that others' texts stay texts."""

from dataclasses import replace

import pytest

from tourplanner.outputs.choice_note import ChoiceNote, ChoiceRow, render
from tourplanner.outputs.choice_note.chart import chart
from tourplanner.wording.language import Language

PLAIN = str.maketrans("\u00a0\u202f", "  ")

NEAR = ChoiceRow(("Béraut", "Caussens"), (), 1064, 0, 2 * 3600, 0.0)
FAR = ChoiceRow(("Montréal", "Valence-sur-Baïse"), (), 2113, 0, 3 * 3600 + 720, 0.0)
NOTE = ChoiceNote(
    title="Pilote 2020",
    count=2,
    candidates=25,
    counted="habitants",
    hour_worth=360,
    base_drive=22 * 3600,
    times="Temps estimés d’après la distance",
    best=(FAR, NEAR),
    front=(NEAR, FAR),
)


def test_french_and_english() -> None:
    french = render(NOTE, Language.FR).translate(PLAIN)
    assert '<html lang="fr">' in french
    assert "Montréal et Valence-sur-Baïse" in french
    assert "+2 113</strong> habitants" in french
    assert "+3 h 12" in french
    assert "Il est prouvé qu’aucun autre choix n’est meilleur." in french
    english = render(NOTE, Language.EN)
    assert "Montréal and Valence-sur-Baïse" in english
    assert "+2,113</strong>" in english


def test_nothing_is_asked_of_a_network() -> None:
    page = render(NOTE, Language.FR)
    assert "default-src 'none'" in page
    assert "http://" not in page
    assert "https://" not in page
    assert "<script" not in page


def test_losers_are_named() -> None:
    row = replace(FAR, losers=("Viella", "Saint-Mont"), lost=795)
    page = render(replace(NOTE, best=(row,)), Language.FR).translate(PLAIN)
    assert "faute de demi-journées libres : Viella et Saint-Mont." in page
    assert "−795</strong> habitants" in page


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", 'L\'"Isle" & co', "{{ 7 * 7 }}", "🚐 קו"])
def test_names_stay_names(name: str) -> None:
    row = replace(FAR, communes=(name, "Béraut"))
    page = render(replace(NOTE, best=(row,), front=(NEAR, row), title=name), Language.FR)
    assert "<script" not in page
    assert "alert(1)&lt;/script&gt;" in page or "<script>" not in name
    assert "{{" in page if "{{" in name else True


def test_chart_places_points_in_order() -> None:
    drawn = chart(NOTE, Language.FR)
    near, far = drawn.points
    assert (near.first, far.first) == (False, True)
    assert drawn.frame.left <= near.x < far.x <= drawn.frame.right
    assert drawn.frame.top <= far.y < near.y <= drawn.frame.bottom
    # 72 minutes in steps of 15 at most seven, 1,049 residents in steps of 200.
    assert [tick.label.translate(PLAIN) for tick in drawn.times][:2] == ["+2 h", "+2 h 15"]
    assert [tick.label.translate(PLAIN) for tick in drawn.gains][:2] == ["1 000", "1 200"]


def test_no_chart_of_one_point() -> None:
    assert "<svg" not in render(replace(NOTE, front=(FAR,)), Language.FR)
