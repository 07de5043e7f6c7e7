"""Closed and slower roads over a matrix that is worked out by hand."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from tourplanner.domain.correction import Correction
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Place, Position
from tourplanner.domain.provenance import Provenance
from tourplanner.travel.corrections import NO_WAY, Corrected, corrected
from tourplanner.travel.estimate import Estimate
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

PLACES = (
    Place("auch", "Auch", Position(43.6, 0.6)),
    Place("32001", "Aignan", Position(43.7, 0.1), "32001"),
    Place("32002", "Ansan", Position(43.7, 0.8), "32002"),
    Place("halle", "Ansan", Position(43.71, 0.8), "32002"),
)
SECONDS = np.array(
    [
        [0, 1000, 900, 1300],
        [1010, 0, 700, 2000],
        [910, 710, 0, 60],
        [1310, 2010, 70, 0],
    ],
    dtype=np.int32,
)


def matrix() -> TravelMatrix:
    return TravelMatrix(SECONDS.copy(), SECONDS * 10, Provenance("test", "a test", estimated=False))


def notes(found: TravelMatrix) -> list[str]:
    return [words_in(Language.EN).of(note) for note in found.notes]


def changes(found: TravelMatrix) -> dict[tuple[int, int], int]:
    return {(i, j): int(found.seconds[i, j]) for i, j in np.argwhere(found.seconds != SECONDS).tolist()}


def test_extra_minutes_both_ways() -> None:
    found = corrected(matrix(), PLACES, [Correction("auch", "32001", 600, why="travaux")])
    assert changes(found) == {(0, 1): 1600, (1, 0): 1610}
    assert (found.metres == SECONDS * 10).all()
    assert notes(found) == ["Auch (auch) ↔ Aignan (32001): 10\u00a0min longer (travaux)"]
    assert found.provenance.detail == "a test · 1 correction"


def test_one_way_and_several_on_one_leg() -> None:
    twice = [Correction("auch", "32001", 60, one_way=True), Correction("32001", "auch", 120)]
    assert changes(corrected(matrix(), PLACES, twice)) == {(0, 1): 1180, (1, 0): 1130}


def test_the_code_of_a_commune_means_all_its_stops() -> None:
    found = corrected(matrix(), PLACES, [Correction("auch", "32002", 60, one_way=True)])
    assert changes(found) == {(0, 2): 960, (0, 3): 1360}


def test_a_closed_leg_gets_the_best_way_round() -> None:
    found = corrected(matrix(), PLACES, [Correction("auch", "32001", closed=True, one_way=True)])
    # By 32002: 900 + 710 = 1610; by halle: 1300 + 2010. A quarter more than 1000 are 1250.
    assert changes(found) == {(0, 1): 1610}
    assert found.metres[0, 1] == 16_100
    assert "closed, time counted by way of Ansan (32002)" in notes(found)[0]


def test_a_way_hardly_longer_uses_the_closed_road() -> None:
    found = corrected(matrix(), PLACES, [Correction("auch", "halle", closed=True, one_way=True)])
    # By 32002 only 900 + 60 = 960, less than the leg itself: that is where the road leads along.
    # By 32001: 1000 + 2000 = 3000.
    assert changes(found) == {(0, 3): 3000}
    assert "counted by way of Aignan (32001)" in notes(found)[0]


def test_ways_round_use_no_closed_leg_and_feel_the_extra_minutes() -> None:
    found = corrected(
        matrix(),
        PLACES,
        [
            Correction("auch", "32001", closed=True, one_way=True),
            Correction("auch", "32002", closed=True, one_way=True),
            Correction("halle", "32001", 300, one_way=True),
        ],
    )
    # The second closes the way to both stops of Ansan, so nothing leads out of Auch at all.
    assert found.seconds[0, 1:].tolist() == [NO_WAY] * 3
    assert all("no way round known" in note for note in notes(found)[:2])
    assert found.seconds[3, 1] == 2310


def test_dates_are_told() -> None:
    spring = Correction("auch", "32001", 60, first=date(2027, 3, 1), last=date(2027, 5, 31), one_way=True)
    (note,) = notes(corrected(matrix(), PLACES, [spring]))
    told = "Auch (auch) → Aignan (32001): 1 min longer, from 1 March 2027 to 31 May 2027"
    assert note.replace("\u00a0", " ") == told


def test_the_matrix_that_is_corrected_stays_as_it_was() -> None:
    before = matrix()
    corrected(before, PLACES, [Correction("auch", "32001", closed=True)])
    assert (before.seconds == SECONDS).all()


@pytest.mark.parametrize("chosen", [(0, 1, 2, 3), (2, 0, 1)])
def test_over_any_provider_by_position(chosen: tuple[int, ...]) -> None:
    estimate = Estimate(1.0)
    provider = Corrected(estimate, PLACES, (Correction("auch", "32001", 600),))
    positions = [PLACES[index].position for index in chosen]
    plain, found = estimate.matrix(positions), provider.matrix(positions)
    extra = np.zeros_like(plain.seconds)
    auch, aignan = chosen.index(0), chosen.index(1)
    extra[auch, aignan] = extra[aignan, auch] = 600
    assert (found.seconds - plain.seconds == extra).all()
    assert provider.name == found.provenance.provider == "estimate"
    assert found.provenance.estimated
    legs = [(positions[0], positions[1])]
    assert provider.lines(legs) == estimate.lines(legs)


def test_a_cycle_that_repeats_is_bent_by_no_road_with_dates() -> None:
    always = Correction("auch", "32001", 600)
    bridge = Correction("auch", "32002", closed=True, first=date(2027, 2, 1), last=date(2027, 2, 12))
    positions = [place.position for place in PLACES]
    times = Estimate(1.1).matrix(positions)

    grid = Corrected(Estimate(1.1), PLACES, (bridge, always), repeats=True).matrix(positions)
    assert {(i, j): int(more) for (i, j), more in np.ndenumerate(grid.seconds - times.seconds) if more} == {
        (0, 1): 600,
        (1, 0): 600,
    }
    # It is told all the same, and its dates are known where the cycle is laid over a year.
    assert [road.correction for road in grid.provenance.corrections] == [always, bridge]
    assert len(grid.notes) == 2

    weeks = Corrected(Estimate(1.1), PLACES, (bridge, always)).matrix(positions)
    assert weeks.seconds[0, 2] != times.seconds[0, 2]


def test_a_way_round_is_allowed_for_as_its_two_parts_are() -> None:
    allowed = np.array([[0, 60, 60, 120], [60, 0, 180, 240], [60, 180, 0, 60], [120, 240, 60, 0]], np.int32)
    found = corrected(
        replace(matrix(), allowed=allowed), PLACES, [Correction("auch", "32001", closed=True, one_way=True)]
    )
    # By Ansan: 900 + 710 seconds, and a minute and three to be on time.
    assert found.seconds[0, 1] == SECONDS[0, 2] + SECONDS[2, 1]
    assert found.allowed is not None
    assert found.allowed[0, 1] == 60 + 180
    assert found.allowed[1, 0] == 60
    assert corrected(matrix(), PLACES, [Correction("auch", "32001", closed=True)]).allowed is None
