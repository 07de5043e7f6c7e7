"""Lunch is at a place of the stop, or where the crew drives for it: another commune, a depot, a position."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.inputs.config.cases import CATALOGUE, SMALLEST, faults_of, parse
from tests.instances import catalogue
from tourplanner.domain.place import LunchAt, Position
from tourplanner.inputs.config.lunch_place import LunchPlaces
from tourplanner.wording.language import Language

TOUGET = LunchAt(CATALOGUE.communes["32448"].position, "32448")
DEPOT = LunchAt(Position(43.6398, 0.5986), depot="auch")


def lunch(place: str, **more: Any) -> str:
    return _with({"lunch": f'"{place}"', **more})


def _with(keys: Mapping[str, object]) -> str:
    return SMALLEST + "".join(f"{key} = {value}\n" for key, value in keys.items())


@pytest.mark.parametrize(
    "place",
    ["cantine du collège", "Monfort", "restaurant à Monfort", "Chez Touget", "Café, à côté de la mairie"],
)
def test_a_place_of_the_stop_is_taken(place: str) -> None:
    [stop] = parse(lunch(place)).stops
    assert (stop.lunch, stop.lunch_at) == (place, None)


@pytest.mark.parametrize("place", ["Touget", "restaurant à Touget", "La Rapière, 32430 Touget (réserver)"])
def test_the_crew_drives_to_another_commune(place: str) -> None:
    [stop] = parse(lunch(place)).stops
    assert (stop.lunch, stop.lunch_at) == (place, TOUGET)


@pytest.mark.parametrize(
    ("place", "name"),
    [("auberge au Brouilh-Monbert", "Le Brouilh-Monbert"), ("restaurant au Houga", "Le Houga")],
)
def test_a_name_is_known_with_its_article_contracted(place: str, name: str) -> None:
    [there] = [each for each in catalogue().communes.values() if each.name == name]
    found = LunchPlaces((), catalogue()).of(place, catalogue().communes["32269"])
    assert found == LunchAt(there.position, there.code)


@pytest.mark.parametrize("place", ["auch", "Auch", "au chaud, Auch"])
def test_the_crew_drives_to_a_depot(place: str) -> None:
    [stop] = parse(lunch(place)).stops
    assert stop.lunch_at == DEPOT


def test_the_crew_drives_to_a_position() -> None:
    here = {"lunch_latitude": 43.8, "lunch_longitude": 0.9}
    assert parse(_with(here)).stops[0].lunch_at == LunchAt(Position(43.8, 0.9))
    # It says more than the name of a commune, be it that of the stop or another one.
    for place in ("Monfort", "Touget"):
        assert parse(lunch(place, **here)).stops[0].lunch_at == LunchAt(Position(43.8, 0.9))


def test_a_position_has_both_coordinates() -> None:
    [fault] = faults_of(_with({"lunch_latitude": 43.8}), Language.FR)
    assert "lunch_l" in fault.where


def test_nobody_drives_to_a_far_depot() -> None:
    far = SMALLEST.replace("latitude = 43.6398", "latitude = 44.6398")
    [fault] = faults_of(far + 'lunch = "auch"\n', Language.FR)
    assert fault.where.endswith("stops[1].lunch")
    assert "auch est à" in str(fault)


def test_a_whole_day_in_the_commune_of_the_depot_eats_there() -> None:
    named = SMALLEST.replace('id = "auch"', 'id = "auch"\nname = "Monfort"')
    [stop] = parse(f'{named}whole_day = true\nlunch = "Monfort"\n').stops
    assert stop.lunch_at is None


def test_nobody_drives_across_a_departement_for_lunch() -> None:
    [fault] = faults_of(lunch("restaurant à Viella"), Language.FR)
    assert fault.where.endswith("stops[1].lunch")
    # 0.1031° south at 111.2 km, 0.9400° west at 80.3 km.
    assert "Viella est à 76,4" in str(fault)
    assert "Monfort" in str(fault.maybe)
    [fault] = faults_of(_with({"lunch_latitude": 44.8, "lunch_longitude": 0.9}), Language.FR)
    assert fault.where.endswith("stops[1].lunch_latitude")


@pytest.mark.parametrize(
    "keys",
    [
        {"lunch": '"restaurant à Touget"'},
        {"lunch": '"auch"'},
        {"lunch_latitude": 43.8, "lunch_longitude": 0.9},
    ],
)
def test_the_pause_of_a_whole_day_is_where_the_van_stands(keys: Mapping[str, object]) -> None:
    [fault] = faults_of(_with({**keys, "whole_day": "true"}), Language.FR)
    assert "journée entière" in str(fault)
