"""Estimated legs, against geopy pair by pair."""

from itertools import combinations

import numpy as np
import pytest

from tests.travel.communes import COMMUNES
from tourplanner.domain.place import Position
from tourplanner.travel.estimate import Estimate, geodesic_km

AUCH = Position(43.6398, 0.5986)


@pytest.fixture(scope="module")
def communes() -> list[Position]:
    return list(COMMUNES.values())


@pytest.fixture(scope="module")
def matrix(communes):
    return Estimate(van_factor=1.1).matrix(communes)


def test_every_pair_as_geopy_to_the_metre_and_second(communes, matrix):
    assert len(communes) >= 38
    for (i, a), (j, b) in combinations(enumerate(communes), 2):
        km = 1.245 * geodesic_km(a, b) + 0.67
        assert matrix.metres[i, j] == round(1000 * km)
        assert matrix.seconds[i, j] == round(60 * (2.0 + 60 * km / 63.4) * 1.1)


def test_types_shapes_symmetry_and_diagonal(communes, matrix):
    for values in (matrix.seconds, matrix.metres):
        assert values.dtype == np.int32
        assert values.shape == (len(communes), len(communes))
        assert (values == values.T).all()
        assert (np.diag(values) == 0).all()
        assert (values[~np.eye(len(communes), dtype=bool)] > 0).all()


def test_one_degree_of_latitude():
    a, b = Position(43.0, 0.5), Position(44.0, 0.5)
    # Metres of one degree of a WGS84 meridian around 43.5 degrees:
    # 111132.95 - 559.82 cos(87) + 1.18 cos(174) = 111132.95 - 29.30 - 1.17 = 111102.48
    assert geodesic_km(a, b) == pytest.approx(111.10248, abs=0.001)
    matrix = Estimate(van_factor=1.0).matrix([a, b])
    # 1.245 * 111102.48 + 670 = 138992.6 m
    assert matrix.metres[0, 1] == pytest.approx(138_993, abs=2)
    # 60 * (2 + 60 * 138.9926 / 63.4) = 60 * 133.5388 = 8012.3 s
    assert matrix.seconds[0, 1] == pytest.approx(8012, abs=1)


def test_the_van_takes_longer_on_the_same_road():
    places = [Position(43.0, 0.5), Position(44.0, 0.5)]
    car, van = (Estimate(van_factor=factor).matrix(places) for factor in (1.0, 1.25))
    assert van.metres[0, 1] == car.metres[0, 1]
    # 1.25 * 8012.3 = 10015.4 s
    assert van.seconds[0, 1] == pytest.approx(10_015, abs=1)


def test_two_stops_on_one_point():
    near = Position(AUCH.latitude + 1e-6, AUCH.longitude)  # 0.11 m away: another point, so a real trip
    matrix = Estimate(van_factor=1.0).matrix([AUCH, AUCH, near])
    assert matrix.metres.tolist() == [[0, 0, 670], [0, 0, 670], [670, 670, 0]]
    # 60 * (2 + 60 * 0.67 / 63.4) = 60 * 2.634 = 158.0 s
    assert matrix.seconds.tolist() == [[0, 0, 158], [0, 0, 158], [158, 158, 0]]


@pytest.mark.parametrize("size", [0, 1])
def test_nothing_to_drive(size):
    matrix = Estimate(van_factor=1.1).matrix([AUCH] * size)
    assert matrix.seconds.tolist() == matrix.metres.tolist() == [[0]] * size
    assert matrix.seconds.shape == (size, size)


def test_provenance_tells_the_formula(matrix):
    assert (matrix.provenance.provider, matrix.provenance.estimated) == ("estimate", True)
    assert matrix.provenance.detail == "geodesic WGS84 · 1.245·H + 0.67 km · 63.4 km/h + 2 min · van ×1.1"


def test_same_input_same_matrix(communes, matrix):
    again = Estimate(van_factor=1.1).matrix(communes)
    assert (again.seconds == matrix.seconds).all()
    assert (again.metres == matrix.metres).all()
