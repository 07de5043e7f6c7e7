"""In which départements places lie: the centre of each of a sample of communes, and their postal codes."""

import csv
import io
import zipfile

import pytest

from tourplanner.domain.departement import departement_of
from tourplanner.domain.place import Position
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.departements_of import departements_at, departements_with


def every_hundredth() -> list[dict[str, str]]:
    with zipfile.ZipFile(data_folder() / "france.zip") as archive:
        names = [name for name in archive.namelist() if name.endswith("/communes.csv")]
        texts = [archive.read(name).decode() for name in names]
    rows = [row for text in texts for row in csv.DictReader(io.StringIO(text))]
    return rows[::100]


def test_a_commune_lies_in_its_own_and_its_postal_code_is_of_it() -> None:
    rows = every_hundredth()
    assert len({departement_of(row["code"]) for row in rows}) > 90
    for row in rows:
        centre = Position(float(row["latitude"]), float(row["longitude"]))
        assert departements_at([centre], 0.1) == (departement_of(row["code"]),)
        assert departement_of(row["code"]) in departements_with([row["postal_code"]])


@pytest.mark.parametrize(
    ("latitude", "longitude", "found"),
    [
        (43.6465, 0.5855, ("32",)),
        (-20.8789, 55.4481, ("974",)),
        # A village of Suffolk, the sea, and a place whose columns were swapped.
        (52.2, 1.1, ()),
        (47.0, -20.0, ()),
        (0.5855, 43.6465, ()),
    ],
)
def test_what_is_far_from_any_commune_is_in_none(
    latitude: float, longitude: float, found: tuple[str, ...]
) -> None:
    assert departements_at([Position(latitude, longitude)], 15.0) == found


def test_several_in_order_and_what_is_no_postal_code_is_of_none() -> None:
    places = [Position(-20.88, 55.45), Position(45.04, 3.88), Position(43.65, 0.59)]
    assert departements_at(places, 15.0) == ("32", "43", "974")
    assert departements_with(["43120", "", "00000", "32000"]) == ("32", "43")
