"""Sentences on travel times and closed roads."""

from datetime import date

import pytest

from tourplanner.domain.correction import Correction
from tourplanner.travel.choose import AUTO, PROVIDERS
from tourplanner.wording.language import Language
from tourplanner.wording.roads import correction_words, road_labels, times_words

PLAIN = str.maketrans("\u00a0\u202f", "  ")


@pytest.mark.parametrize(
    ("provider", "dated", "corrections", "french", "english"),
    [
        (
            "estimate",
            None,
            0,
            "Temps estimés d’après la distance (erreur d’environ 8 %)",
            "Times estimated from the distance (off by about 8%)",
        ),
        (
            "osm",
            date(2015, 7, 27),
            0,
            "Temps sur routes OpenStreetMap du 27 juillet 2015",
            "Times on OpenStreetMap roads of 27 July 2015",
        ),
        (
            "osm",
            date(2026, 3, 1),
            2,
            "Temps sur routes OpenStreetMap du 1er mars 2026, avec 2 routes corrigées",
            "Times on OpenStreetMap roads of 1 March 2026, with 2 corrected roads",
        ),
        ("dreams", None, 1, "Temps de trajet : dreams, avec 1 route corrigée", None),
    ],
)
def test_where_times_come_from(provider, dated, corrections, french, english):
    assert times_words(provider, dated, corrections, Language.FR).translate(PLAIN) == french
    if english:
        assert times_words(provider, dated, corrections, Language.EN).translate(PLAIN) == english


@pytest.mark.parametrize("lang", Language)
def test_every_provider_has_its_sentence(lang):
    assert road_labels(lang).times.keys() == PROVIDERS.keys() - {AUTO}


def test_roads():
    closed = Correction("a", "b", closed=True, first=date(2027, 1, 1), last=date(2027, 2, 1))
    french = correction_words(closed, "Auch", "Pavie", ["Touget", "Mauvezin"], True, Language.FR)
    assert french.translate(PLAIN) == (
        "Auch ↔ Pavie : route fermée, du 1er janvier 2027 au 1er février 2027,"
        " temps compté par Touget et Mauvezin, sans détour connu"
    )
    slower = Correction("a", "b", extra=660, why="works", one_way=True)
    english = correction_words(slower, "Auch", "Pavie", [], False, Language.EN)
    assert english.translate(PLAIN) == "Auch → Pavie: 11 min longer (works)"
