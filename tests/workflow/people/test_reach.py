"""How far residents drive, by the provider of the config."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.instances import catalogue, pilot
from tourplanner.travel.estimate import Estimate
from tourplanner.workflow.people import reach
from tourplanner.workflow.people.drawn import drawn_by


def test_a_provider_finds_its_files_in_the_folder_of_the_config(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def choose(_rules: object, folder: Path) -> Estimate:
        asked.append(folder)
        return Estimate(1.0)

    monkeypatch.setattr(reach, "choose_provider", choose)
    config = pilot()
    # Of another factor than any test before it, whose drives would be known.
    config = replace(config, travel=replace(config.travel, profile="this test"))
    for folder in (Path("here"), Path("there")):
        drawn_by(config, folder, catalogue())

    assert asked == [Path("here"), Path("there")]
