"""Where travel times come from, as readers of a plan are told."""

from datetime import date

import pytest

from tourplanner.domain.correction import Correction, RoadCorrection
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.travel_source import LINE_SOURCES, PROVIDERS
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

PLAIN = str.maketrans("\u00a0\u202f", "  ")
SLOWER = RoadCorrection(Correction("a", "b", extra=60))


@pytest.mark.parametrize(
    ("provider", "dated", "corrections", "french", "english"),
    [
        (
            "estimate",
            None,
            0,
            "Temps de trajet estimés d’après les distances à vol d’oiseau (erreur d’environ 8 %)",
            "Travel times estimated from distances as the crow flies (off by about 8%)",
        ),
        (
            "osm",
            date(2015, 7, 27),
            0,
            "Temps de trajet calculés sur les routes d’OpenStreetMap (données du 27 juillet 2015)",
            "Travel times worked out on OpenStreetMap roads (data of 27 July 2015)",
        ),
        (
            "osrm",
            date(2026, 3, 1),
            2,
            (
                "Temps de trajet donnés par un serveur OSRM, sur les routes d’OpenStreetMap"
                " (données du 1er mars 2026), avec 2 routes corrigées"
            ),
            (
                "Travel times of an OSRM server, on OpenStreetMap roads (data of 1 March 2026),"
                " with 2 corrected roads"
            ),
        ),
        (
            "dreams",
            None,
            1,
            "Temps de trajet : dreams, avec 1 route corrigée",
            "Travel times: dreams, with 1 corrected road",
        ),
    ],
)
def test_where_times_come_from(
    provider: str, dated: date | None, corrections: int, french: str, english: str
) -> None:
    told = Provenance(provider, "1.245·H", False, dated=dated, corrections=(SLOWER,) * corrections).told

    assert words_in(Language.FR).of(told).translate(PLAIN) == french
    assert words_in(Language.EN).of(told).translate(PLAIN) == english


@pytest.mark.parametrize("provider", sorted(PROVIDERS))
def test_every_provider_has_its_sentence(provider: str) -> None:
    assert Provenance(provider, "", False).told.id != "travel.other"


def test_those_whose_roads_are_shown_are_named() -> None:
    def credited(provider: str, lines_by: str = "") -> list[str]:
        told = Provenance(provider, "", False, lines_by=lines_by).credits
        return [words_in(Language.FR).of(credit).translate(PLAIN) for credit in told]

    assert credited("estimate") == []
    assert credited("osrm") == ["© les contributeurs d’OpenStreetMap (ODbL)"]
    assert set(LINE_SOURCES) == {"ign"}
    assert credited("matrix", "ign") == ["Tracés des routes : IGN, BD TOPO (Licence Ouverte)"]
    assert len(credited("osm", "ign")) == 2
