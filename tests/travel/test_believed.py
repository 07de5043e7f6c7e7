"""Times that no van has are told, of any provider."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pytest

from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Place, Position
from tourplanner.domain.provenance import Provenance
from tourplanner.errors import TravelError
from tourplanner.travel.believed import Believed
from tourplanner.travel.estimate import Estimate
from tourplanner.travel.provider import Line

# Auch, Monfort and Touget: 26 km, 24 km and 6 km apart as the crow flies.
PLACES = (
    Place("auch", "Auch", Position(43.6398, 0.5986)),
    Place("32269", "Monfort", Position(43.7956, 0.8297)),
    Place("32448", "Touget", Position(43.6886, 0.9289)),
)
POSITIONS = [place.position for place in PLACES]


@dataclass(frozen=True)
class Told:
    """A provider that tells the estimate's minutes and kilometres times these."""

    minutes: float = 1.0
    kilometres: float = 1.0
    name: str = "told"

    def matrix(self, positions: Sequence[Position]) -> TravelMatrix:
        true = Estimate(1.0).matrix(positions)
        return TravelMatrix(
            (true.seconds * self.minutes).astype(np.int32),
            (true.metres * self.kilometres).astype(np.int32),
            Provenance("told", "table.csv", estimated=False, van_factor=1.0),
        )

    def lines(self, legs: Sequence[tuple[Position, Position]]) -> tuple[Line, ...]:
        return tuple(legs)


def test_true_times_are_believed() -> None:
    believed = Believed(Told(), PLACES)
    assert (believed.matrix(POSITIONS).seconds == Told().matrix(POSITIONS).seconds).all()
    assert believed.lines([(POSITIONS[0], POSITIONS[1])]) == ((POSITIONS[0], POSITIONS[1]),)
    assert believed.name == "told"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Told(minutes=1 / 60), "faster than any van"),  # hours for minutes
        (Told(minutes=60), "slower than walking"),  # seconds for minutes
        (Told(minutes=0), "no time for"),
        (Told(kilometres=1000), "faster than any van"),  # metres for kilometres
        (Told(kilometres=1 / 1000), "as the crow flies"),  # and the other way round
    ],
)
def test_other_units_are_told(told: Told, words: str) -> None:
    with pytest.raises(TravelError) as raised:
        Believed(told, PLACES).matrix(POSITIONS)
    text = str(raised.value)
    assert "table.csv" in text
    assert words in text
    assert "from Auch (auch) to Monfort (32269)" in text
    assert "Maybe" in text


def test_a_way_back_of_ten_times_as_long_is_told() -> None:
    """28 minutes there, 280 back."""

    class Lopsided(Told):
        def matrix(self, positions: Sequence[Position]) -> TravelMatrix:
            true = super().matrix(positions)
            seconds = true.seconds.copy()
            seconds[1:, 0] *= 10
            return replace(true, seconds=seconds)

    with pytest.raises(TravelError, match=r"from Monfort \(32269\) to Auch \(auch\): .* on the way back"):
        Believed(Lopsided(), PLACES).matrix(POSITIONS)


def test_two_stops_in_one_village_take_no_time() -> None:
    near = Position(POSITIONS[1].latitude + 0.002, POSITIONS[1].longitude)
    assert Believed(Told(minutes=0), ()).matrix([POSITIONS[1], near]).seconds.max() == 0


def test_zeros_alone_are_no_slip_of_units() -> None:
    """A village whose road is shut to the van is taken to the one next to it."""
    with pytest.raises(TravelError, match=r"shut to this vehicle"):
        Believed(Told(minutes=0), PLACES).matrix(POSITIONS)


def test_many_legs_are_counted_not_listed() -> None:
    positions = [Position(43.6 + 0.1 * k, 0.6) for k in range(6)]
    with pytest.raises(TravelError, match="and 18 more"):
        Believed(Told(minutes=0), ()).matrix(positions)
