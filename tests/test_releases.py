"""Files are contracts: what a release has written is still read, and says the same."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.commands import run
from tourplanner.inputs.config.read import read_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue

RELEASES = sorted((Path(__file__).parent / "data" / "releases").iterdir())


@pytest.fixture(params=RELEASES, ids=[folder.name for folder in RELEASES])
def release(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with what a release wrote for the pilot: plan, schedule, workbook; a new config in ``new``."""
    folder = tmp_path / "release"
    shutil.copytree(request.param, folder)
    # It is a config to start from, with a title of its own, and not the one of the plan.
    (folder / "new").mkdir()
    (folder / "plan.toml").rename(folder / "new" / "plan.toml")
    return folder


@pytest.mark.slow
def test_a_plan_is_judged_and_found_good(release: Path) -> None:
    shown = run("check", release)
    assert shown.exit_code == 0, shown.output


def test_its_map_is_drawn(release: Path) -> None:
    shown = run("map", release, "--out", release / "drawn.html")
    assert shown.exit_code == 0, shown.output
    assert "Monfort" in (release / "drawn.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_its_schedule_is_exported(release: Path) -> None:
    shown = run("export", release, "--format", "geojson", "--out", release / "export")
    assert shown.exit_code == 0, shown.output
    written = json.loads((release / "schedule.json").read_text(encoding="utf-8"))
    assert written["until"] == "2027-12-31"


@pytest.mark.slow
def test_a_schedule_published_again_changes_nothing(release: Path) -> None:
    before = json.loads((release / "schedule.json").read_text(encoding="utf-8"))
    assert run("schedule", release, "--until", "2027-12-31").exit_code == 0
    after = json.loads((release / "schedule.json").read_text(encoding="utf-8"))
    assert after["tours"] == before["tours"]
    assert after["appointments"] == before["appointments"]


def test_its_workbook_says_what_the_pilot_says(release: Path) -> None:
    catalogue = read_catalogue(data_folder(), print)
    assert (
        read_config(release / "plan.xlsx", catalogue).config
        == read_config(data_folder() / "pilot.toml", catalogue).config
    )


def test_its_new_config_is_planned(release: Path) -> None:
    shown = run("plan", release / "new" / "plan.toml", "--out", release / "planned", "--quiet")
    assert shown.exit_code == 0, shown.output
