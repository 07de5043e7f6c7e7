"""What two configs say differently, in sentences."""

import tomllib
from typing import Any

import pytest

from tourplanner.domain.place import Catalogue
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.inputs.toml_file import plain_table
from tourplanner.message import silent
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.dossier.config_changes import config_changes


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue(data_folder(), silent)


@pytest.fixture
def table() -> dict[str, Any]:
    return dict(plain_table(tomllib.loads((data_folder() / "pilot.toml").read_text(encoding="utf-8"))))


def told(one: dict[str, Any], other: dict[str, Any], catalogue: Catalogue) -> list[str]:
    return [words_in(Language.EN).of(each) for each in config_changes(one, other, catalogue)]


def test_the_same_config_has_no_changes(table: dict[str, Any], catalogue: Catalogue) -> None:
    assert told(table, dict(table), catalogue) == []


def test_a_usual_value_that_is_said_changes_nothing(table: dict[str, Any], catalogue: Catalogue) -> None:
    stops = [{**table["stops"][0], "visits": 1, "required": True}, *table["stops"][1:]]
    assert told(table, {**table, "stops": stops}, catalogue) == []


def test_settings_stops_and_lists_are_told_by_their_labels(
    table: dict[str, Any], catalogue: Catalogue
) -> None:
    first, second, *others = table["stops"]
    changed = {**first, "visits": 2, "not_on": [{"weekday": "mon", "half": "morning", "why": "market"}]}
    other = {
        **table,
        "stops": [changed, *others, {"commune": "32132"}],
        "work": {"max_drive_minutes_day": 200},
    }
    found = told(table, other, catalogue)
    name = catalogue.communes[second["commune"]].name
    assert f"taken out (Stops): {name}" in found
    assert "added (Stops): Fleurance" in found
    place = catalogue.communes[first["commune"]].name
    assert f"{place}: Visits: 2 (before: 1)" in found
    assert any(line.startswith(f"{place}: ") and "Monday, morning, market" in line for line in found)
    assert any("200" in line for line in found)


def test_another_order_is_told(table: dict[str, Any], catalogue: Catalogue) -> None:
    first, second, *others = table["stops"]
    assert told(table, {**table, "stops": [second, first, *others]}, catalogue) == ["order changed: Stops"]
