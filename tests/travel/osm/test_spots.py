"""Town halls, squares, markets and car parks of road files, and which of them a text means."""

from pathlib import Path

import pytest

from tests.travel.osm.files import ANDORRA, LE_MANS, LIECHTENSTEIN, draw
from tourplanner.domain.place import Commune, Position
from tourplanner.errors import TravelError
from tourplanner.travel.osm.nearby import REACH, likeness, near_spots
from tourplanner.travel.osm.spots import Kind, Spot, read_spots

VADUZ = Commune("1", "Vaduz", "", Position(47.1392862, 9.5227962), 5000, "9490")
TRIESENBERG = Commune("2", "Triesenberg", "", Position(47.1186181, 9.5433663), 2500, "9497")
HERE = Position(43.79556, 0.8225)
METRE = 1 / 111_200
"""Degrees of latitude."""


def square(first: int, north: float, side: float) -> dict[int, tuple[float, float]]:
    """Four nodes around a point `north` metres from `HERE`, `side` metres apart, as (longitude, latitude)."""
    half, shrink = side / 2 * METRE, 0.7219  # the cosine of the latitude
    latitude = HERE.latitude + north * METRE
    corners = [(-half, -half), (half, -half), (half, half), (-half, half)]
    return {
        first + i: (HERE.longitude + east / shrink, latitude + up) for i, (east, up) in enumerate(corners)
    }


def ring(first: int) -> list[int]:
    return [first, first + 1, first + 2, first + 3, first]


@pytest.mark.slow
def test_a_real_file_has_town_halls_and_large_car_parks() -> None:
    spots = read_spots(LIECHTENSTEIN)
    halls = {spot.name: spot.position for spot in spots if spot.kind is Kind.TOWN_HALL}
    assert halls.keys() == {"Landtag", "Rathaus Vaduz", "Rathaus"}
    # A way, whose first corner is at 47.1406525, 9.5217115.
    assert halls["Rathaus Vaduz"].latitude == pytest.approx(47.1406525, abs=3e-4)
    assert halls["Rathaus Vaduz"].longitude == pytest.approx(9.5217115, abs=5e-4)
    assert 20 < sum(spot.kind is Kind.PARKING for spot in spots) < 128
    assert [spot.name for spot in read_spots(ANDORRA) if spot.kind is Kind.TOWN_HALL] == ["Comú de Canillo"]
    assert any(spot.kind is Kind.SQUARE for spot in read_spots(LE_MANS))


def test_what_is_big_and_open_is_kept(tmp_path: Path) -> None:
    nodes: dict[int, tuple[float, float]] = {}
    for i in range(6):
        nodes |= square(10 * i + 1, 50 * i, 20 + 5 * i)
    nodes[90], nodes[91] = (0.82, 43.79), (0.82, 43.80)
    ways = [
        (ring(1), {"amenity": "parking"}),  # 400 m²
        (ring(11), {"amenity": "parking", "name": "P"}),  # 625 m²
        (ring(21), {"amenity": "parking", "access": "customers"}),
        (ring(31), {"amenity": "parking", "parking": "underground"}),
        (ring(41), {"highway": "pedestrian", "name": "Place Neuve"}),
        (ring(51)[:3], {"highway": "pedestrian", "name": "Rue Neuve"}),
        (ring(51), {"highway": "pedestrian"}),
    ]
    signs = {
        90: {"amenity": "parking", "capacity": "20"},
        91: {"amenity": "parking", "capacity": "19"},
    }
    spots = read_spots(draw(tmp_path / "x.osm.pbf", nodes, ways, signs))
    assert [(spot.kind, spot.name) for spot in spots] == [
        (Kind.PARKING, ""),
        (Kind.PARKING, "P"),
        (Kind.SQUARE, "Place Neuve"),
    ]
    assert spots[1].position.latitude == pytest.approx(HERE.latitude + 50 * METRE, abs=1e-6)
    assert spots[1].position.longitude == pytest.approx(HERE.longitude, abs=1e-6)


def test_multipolygons_are_seen(tmp_path: Path) -> None:
    """The outer ring is two ways, one of them drawn backwards; a hole and an open ring are none."""
    nodes = square(1, 0, 40) | square(11, 0, 10) | square(21, 300, 40)
    ways = [([1, 2, 3], {}), ([1, 4, 3], {}), (ring(11), {}), ([21, 22, 23], {}), (ring(21), {})]
    areas = [
        ([(1, "outer"), (2, "outer"), (3, "inner")], {"place": "square", "name": "Place de la Halle"}),
        ([(4, "outer")], {"place": "square", "name": "Place ouverte"}),
        ([(5, "")], {"amenity": "parking"}),
        ([(5, "outer"), (999, "outer")], {"amenity": "townhall", "name": "Mairie"}),
        ([(3, "outer")], {"amenity": "parking"}),
    ]
    spots = read_spots(draw(tmp_path / "x.osm.pbf", nodes, ways, areas=areas))
    assert [(spot.kind, spot.name) for spot in spots] == [
        (Kind.SQUARE, "Place de la Halle"),
        (Kind.PARKING, ""),
        (Kind.TOWN_HALL, "Mairie"),
    ]
    assert spots[0].position.latitude == pytest.approx(HERE.latitude, abs=1e-6)
    assert spots[0].position.longitude == pytest.approx(HERE.longitude, abs=1e-6)
    assert spots[1].position.latitude == pytest.approx(HERE.latitude + 300 * METRE, abs=1e-6)


def test_a_file_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(TravelError, match="no such road file"):
        read_spots(tmp_path / "none.osm.pbf")
    (tmp_path / "bad.osm.pbf").write_bytes(b"nothing")
    with pytest.raises(TravelError, match="cannot be read as an OpenStreetMap file"):
        read_spots(tmp_path / "bad.osm.pbf")


def test_the_town_hall_of_a_village_is_its_own() -> None:
    spots = read_spots(LIECHTENSTEIN)
    both = (VADUZ, TRIESENBERG)
    best = near_spots("Rathaus", VADUZ, both, spots)[0]
    assert (best.spot.name, best.score) == ("Rathaus Vaduz", 1.0)
    assert best.metres == pytest.approx(172, abs=30)
    assert near_spots("Rathaus", TRIESENBERG, both, spots)[0].spot.name == "Rathaus"
    for commune in both:
        assert all(near.metres <= REACH for near in near_spots("", commune, both, spots))
    # With a village next to its town hall, Vaduz loses it.
    rival = Commune("3", "Anderswo", "", Position(47.1407, 9.5217), 10, "")
    names = [near.spot.name for near in near_spots("Rathaus", VADUZ, (*both, rival), spots)]
    assert "Rathaus Vaduz" not in names


@pytest.mark.parametrize(
    ("text", "kind", "name", "least", "most"),
    [
        ("Place de la Mairie", Kind.SQUARE, "Place de la Mairie", 1, 1),
        ("Place de la mairie", Kind.TOWN_HALL, "Mairie de Monfort", 0.95, 0.95),
        ("devant la MAIRIE", Kind.TOWN_HALL, "", 0.95, 0.95),
        ("Place de l’Église", Kind.SQUARE, "place de l'eglise", 1, 1),
        ("sous la halle", Kind.MARKET, "", 0.7, 0.95),
        ("Parking de la salle des fêtes", Kind.PARKING, "", 0, 0.69),
        ("Place Neuve", Kind.SQUARE, "Place de la Mairie", 0, 0.69),
        ("", Kind.TOWN_HALL, "Mairie", 0, 0),
    ],
)
def test_likeness(text: str, kind: Kind, name: str, least: float, most: float) -> None:
    assert least <= likeness(text, Spot(kind, name, HERE), "Monfort") <= most
