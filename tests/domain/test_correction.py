"""Closed and slower roads in words."""

from datetime import date

import pytest

from tourplanner.domain.correction import Correction, RoadCorrection
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

PLAIN = str.maketrans("\u00a0\u202f", "  ")
FIRST, LAST = date(2027, 1, 1), date(2027, 2, 1)


def test_a_closed_road_is_told_with_the_way_round() -> None:
    road = RoadCorrection(Correction("a", "b", closed=True, first=FIRST, last=LAST), ("c", "d"), True)

    told = words_in(Language.FR).of(road.told("Auch", "Pavie", ["Touget", "Mauvezin"]))
    assert told.translate(PLAIN) == (
        "Auch ↔ Pavie : route fermée, du 1er janvier 2027 au 1er février 2027,"
        " temps compté en passant par Touget et Mauvezin, sans détour connu"
    )


def test_a_slower_road_is_told_with_its_reason() -> None:
    road = RoadCorrection(Correction("a", "b", extra=660, why="works", one_way=True))

    told = words_in(Language.EN).of(road.told("Auch", "Pavie", []))
    assert told.translate(PLAIN) == "Auch → Pavie: 11 min longer (works)"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (FIRST, None, "route fermée, à partir du 1er janvier 2027"),
        (None, LAST, "route fermée, jusqu’au 1er février 2027"),
        (None, None, "route fermée"),
    ],
)
def test_open_ends_are_told(first: date | None, last: date | None, words: str) -> None:
    road = RoadCorrection(Correction("a", "b", closed=True, first=first, last=last))

    told = words_in(Language.FR).of(road.told("Auch", "Pavie", [])).translate(PLAIN)
    assert told == f"Auch ↔ Pavie : {words}"
