"""Lunch is at a place of the stop; one in another commune is refused with how far it is."""

import pytest

from tests.inputs.config.cases import SMALLEST, faults_of, parse
from tourplanner.wording.language import Language


def lunch(place: str) -> str:
    return f'{SMALLEST}lunch = "{place}"\n'


@pytest.mark.parametrize(
    "place",
    ["cantine du collège", "Monfort", "restaurant à Monfort", "Chez Touget", "Café, à côté de la mairie"],
)
def test_a_place_of_the_stop_is_taken(place: str) -> None:
    assert parse(lunch(place)).stops[0].lunch == place


@pytest.mark.parametrize("place", ["Touget", "restaurant à Touget", "La Rapière, 32430 Touget (réserver)"])
def test_a_place_in_another_commune_is_refused_with_how_far_it_is(place: str) -> None:
    [fault] = faults_of(lunch(place), Language.FR)
    assert fault.where.endswith("stops[1].lunch")
    # 0.1094° north at 111.2 km, 0.1078° east at 80.4 km.
    assert "Touget est à 14,9" in str(fault)
    assert "Monfort" in str(fault.maybe)
