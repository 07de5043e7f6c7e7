"""Fitting the estimate: constants are had back from roads that obey them."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from tests.travel.communes import COMMUNES
from tests.travel.osm.files import ANDORRA
from tourplanner.errors import TravelError
from tourplanner.travel.calibrate import PLACES, fit, random_places
from tourplanner.travel.estimate import Estimate
from tourplanner.travel.osm.build import build
from tourplanner.travel.osm.provider import Legs, OsmRoads


@dataclass(frozen=True)
class Formula:
    """Roads on which km = 1.4 H + 0.3 and minutes = 1.5 + 60 km / 50, H as the crow flies."""

    card: object = field(default=None)

    def legs(self, places) -> Legs:
        present = Estimate(1.0).matrix(places)
        crow = np.maximum(present.metres / 1000 - 0.67, 0) / 1.245
        km = 1.4 * crow + 0.3
        minutes = 1.5 + 60 * km / 50
        return Legs(minutes * 60, km * 1000, np.zeros(len(places)))


def test_constants_are_had_back():
    fitted = fit(Formula(), list(COMMUNES.values()))
    assert (fitted.detour, fitted.detour_km) == pytest.approx((1.4, 0.3), abs=0.01)
    assert (fitted.speed_kmh, fitted.starting_minutes) == pytest.approx((50, 1.5), abs=0.1)
    assert fitted.minutes_error < 0.001
    assert fitted.present_minutes_error > 0.1


def test_random_places_are_near_roads_and_always_the_same(tmp_path):
    roads = OsmRoads(build(ANDORRA, tmp_path), tmp_path, 1.0)
    places = random_places(roads)
    assert 30 <= len(places) <= PLACES
    assert random_places(roads) == places
    assert max(roads.away(places)) <= 1000
    with pytest.raises(TravelError, match="at least 30 are needed"):
        fit(roads, places[:4])
