"""The islands of France that no road reaches."""

import csv
import io
import zipfile

from tourplanner.domain.island import MAINLAND, island_of
from tourplanner.domain.place import Position
from tourplanner.inputs.islands import islands
from tourplanner.inputs.shipped import data_folder

ISLES = {
    "17004": "Île-d’Aix", "22016": "Île-de-Bréhat", "29082": "Île-de-Batz", "29083": "Île-de-Sein",
    "29084": "Île-Molène", "29155": "Ouessant", "56009": "Belle-Île", "56069": "Groix", "56085": "Hœdic",
    "56086": "Houat", "56087": "Île-aux-Moines", "56088": "Île-d’Arz", "56114": "Belle-Île",
    "56152": "Belle-Île", "56241": "Belle-Île", "85113": "L’Île-d’Yeu", "97108": "Marie-Galante",
    "97110": "La Désirade", "97112": "Marie-Galante", "97126": "Marie-Galante", "97130": "Terre-de-Bas",
    "97131": "Terre-de-Haut", "97314": "Ouanary", "97352": "Saül", "97353": "Maripasoula et Papaïchton",
    "97356": "Camopi", "97357": "Grand-Santi", "97362": "Maripasoula et Papaïchton", "97608": "Petite-Terre",
    "97615": "Petite-Terre",
}  # fmt: skip
"""The communes on an island that is not a whole département."""


WHOLE = {
    "2A": "La Corse", "2B": "La Corse", "971": "La Guadeloupe", "972": "La Martinique", "974": "La Réunion",
    "976": "Mayotte",
}  # fmt: skip
"""Where the other communes of a département are, that is no part of the mainland."""


def test_every_commune_of_france_lies_on_its_own_land() -> None:
    """So that no box reaches over a village of the coast opposite."""
    wrong = []
    with zipfile.ZipFile(data_folder() / "france.zip") as archive:
        for name in archive.namelist():
            departement, _, table = name.partition("/")
            if table != "communes.csv":
                continue
            for row in csv.DictReader(io.TextIOWrapper(archive.open(name), encoding="utf-8")):
                place = Position(float(row["latitude"]), float(row["longitude"]))
                found = island_of(place, islands())
                if found != ISLES.get(row["code"], WHOLE.get(departement, MAINLAND)):
                    wrong.append((row["code"], row["name"], found))
    assert wrong == []


def test_islands_with_a_bridge_are_mainland() -> None:
    """Saint-Martin-de-Ré, Le Château-d'Oléron, Noirmoutier."""
    for place in (Position(46.203, -1.367), Position(45.886, -1.194), Position(47.001, -2.247)):
        assert island_of(place, islands()) == MAINLAND
