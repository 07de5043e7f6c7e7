"""What is said of places that no road of a file is near."""

from tourplanner.travel.provider import PlacesError


def test_of_many_places_the_first_are_named_and_the_others_counted() -> None:
    error = PlacesError("x.osm.pbf", [(rank, 4_000.0) for rank in range(487)])
    text = str(error.named([f"Village {rank}" for rank in range(487)]))
    assert "Village 4 " in text
    assert "Village 5 " not in text
    assert "482" in text


def test_a_few_places_are_all_named() -> None:
    text = str(PlacesError("x.osm.pbf", [(0, 4_000.0), (7, 5_000.0)]).named(["Auch", "Touget"]))
    assert "Auch" in text
    assert "Touget" in text
