"""The shipped files: found, declared, small, and consistent with each other."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from tests.inputs.said import told_by
from tests.inputs.tables.files import shipped_rows
from tourplanner.inputs import shipped
from tourplanner.inputs.shipped import data_folder, find_config
from tourplanner.inputs.tables.cells import KINDS
from tourplanner.inputs.tables.columns import declared_tables
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

TABLES = ("communes", "intercommunalites", "france_services", "fixed_sites", "columns")


def column(table: str, name: str) -> list[str]:
    header, *rows = shipped_rows(table)
    return [row[header.index(name)] for row in rows]


def test_installed_data_go_before_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "tourplanner"
    package.mkdir()
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    assert data_folder() == tmp_path / "data"

    (package / "data").mkdir()
    assert data_folder() == package / "data"


def test_config_is_looked_for_here_then_among_the_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "tourplanner"
    (package / "data").mkdir(parents=True)
    (package / "data" / "pilot.toml").touch()
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    monkeypatch.chdir(tmp_path)

    assert find_config(Path("pilot.toml")) == package / "data" / "pilot.toml"
    [bare] = told_by(lambda: find_config(Path("pilote.toml")))
    [placed] = told_by(lambda: find_config(Path("data/pilot.toml")))
    (tmp_path / "pilot.toml").touch()
    assert find_config(Path("pilot.toml")) == Path("pilot.toml")

    assert bare.what == "no such file neither here nor among the shipped files (pilot.toml)"
    assert bare.maybe == "pilot.toml is meant"
    assert placed.what == "no such file there"


@pytest.mark.parametrize("table", TABLES)
def test_declared_columns_are_those_of_the_file(table: str) -> None:
    assert [column.name for column in declared_tables()[table]] == shipped_rows(table)[0]


def test_every_column_has_a_source_a_description_and_a_known_dtype() -> None:
    for columns in declared_tables().values():
        for each in columns:
            assert each.source, each
            assert each.description, each
            assert each.dtype in KINDS, each
            assert "table.unit" not in words_in(Language.FR).of(each.limits), each


def test_sums_and_counts_agree_with_the_sources() -> None:
    # DGCL totals of 2019 and 2024, by commune and by intercommunalité.
    assert sum(map(int, column("communes", "population_2016"))) == 190_664
    assert sum(map(int, column("communes", "population"))) == 192_437
    assert sum(map(int, column("intercommunalites", "population_gers"))) == 192_437
    members = column("communes", "epci")
    counts = dict(
        zip(column("intercommunalites", "epci"), column("intercommunalites", "communes_in_gers"), strict=True)
    )
    assert {epci: str(members.count(epci)) for epci in counts} == counts


def inside(point: tuple[float, float], ring: list[list[float]]) -> bool:
    """Whether a ray from the point eastwards crosses the ring an odd number of times."""
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossings += 1
    return crossings % 2 == 1


def test_contours_are_light_and_hold_every_village_centre() -> None:
    path = data_folder() / "contours.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]

    assert path.stat().st_size <= 400_000
    assert [feature["properties"] for feature in features] == [
        {"code": code} for code in column("communes", "code")
    ]
    centres = zip(column("communes", "longitude"), column("communes", "latitude"), strict=True)
    for feature, (longitude, latitude) in zip(features, centres, strict=True):
        geometry = feature["geometry"]
        polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        rings = [ring for polygon in polygons for ring in polygon]
        assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in rings)
        assert all(round(degrees, 4) == degrees for ring in rings for place in ring for degrees in place)
        # Inside the outer ring and outside the holes: an odd number of rings hold the point.
        centre = (float(longitude), float(latitude))
        assert sum(inside(centre, ring) for ring in rings) % 2 == 1, feature["properties"]


def test_shipped_files_are_small_with_plain_line_ends() -> None:
    for name in (
        "build.py",
        "build_france.py",
        "placed_by_hand.py",
        "SOURCES.md",
        "contours.geojson",
        *(f"{table}.csv" for table in TABLES),
    ):
        data = (data_folder() / name).read_bytes()
        assert len(data) < 1_000_000, name
        assert b"\r" not in data, name
    assert (data_folder() / "france.zip").stat().st_size < 1_000_000
