"""What stops are called where a commune has several of them."""

from tests.instances import stop_at
from tourplanner.domain.stop_titles import stop_titles


def test_a_name_that_one_stop_bears_says_enough() -> None:
    assert stop_titles([stop_at("32269", place="Halle"), stop_at("32448", place="Mairie")]) == {
        "32269": "Monfort",
        "32448": "Touget",
    }


def test_places_tell_the_stops_of_one_commune_apart() -> None:
    stops = [stop_at("32269", id="a", place="Halle"), stop_at("32269", id="b", place="Mairie")]
    assert stop_titles(stops) == {"a": "Monfort, Halle", "b": "Monfort, Mairie"}


def test_ids_tell_apart_what_no_place_does() -> None:
    stops = [
        stop_at("32269", id="a", place="Halle"),
        stop_at("32269", id="b", place="Halle"),
        stop_at("32269", id="c"),
    ]
    assert stop_titles(stops) == {"a": "Monfort, a", "b": "Monfort, b", "c": "Monfort, c"}
