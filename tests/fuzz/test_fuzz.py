"""A thousand bad inputs: each ends in a result or in words, with an exit code that is documented."""

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fuzz.boundaries import BOUNDARIES, Boundary, attempt
from tests.fuzz.inputs import planned, told
from tourplanner.travel.osm.store import FOLDER_VARIABLE

CODES = {0, 2, 3, 4}
"""Documented, without 1: a fault of the program."""

QUICKLY, THOROUGHLY = 3, 53
"""Inputs of each boundary: 78 of all by default, over a thousand in the slow suite."""

SEED = 20270104


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a config, its plan, its schedule as it was published, and counts."""
    folder = tmp_path_factory.mktemp("ground")
    planned(folder)
    told(folder)
    return folder


def tried(
    boundary: Boundary, ground: Path, folder: Path, inputs: range, patch: pytest.MonkeyPatch
) -> list[str]:
    """What ended badly, with the number that makes the same input again."""
    patch.setenv("NO_PROXY", "127.0.0.1")
    patch.setattr("urllib3.util.Retry.sleep", lambda *_: None)
    patch.setattr("tourplanner.travel.osm.fetch.PAUSE", 0)
    good = boundary.good(ground)
    bad = []
    for number in inputs:
        case = folder / str(number)
        shutil.copytree(ground, case)
        patch.setenv(FOLDER_VARIABLE, str(case / "roads"))
        ended = attempt(boundary, good, case, random.Random(f"{SEED} {boundary.name} {number}"))
        left = [path.name for path in case.rglob(".tourplanner-*")]
        if ended.code not in CODES or "Traceback" in ended.said or left:
            bad.append(f"{number}: {ended.code} {left} {ended.said[-300:]}")
        shutil.rmtree(case)
    return bad


@pytest.mark.slow
@pytest.mark.parametrize("boundary", BOUNDARIES, ids=lambda boundary: boundary.name)
def test_the_good_input_is_understood(
    boundary: Boundary, ground: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that what is tried below is the boundary, and not something before it."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    case = tmp_path / "case"
    monkeypatch.setenv(FOLDER_VARIABLE, str(case / "roads"))
    data = boundary.good(ground)
    shutil.copytree(ground, case)
    good = replace(boundary, mutate=lambda data, _chance: data)
    ended = attempt(good, data, case, random.Random(3))
    assert ended.code == 0, ended.said


@pytest.mark.parametrize("boundary", BOUNDARIES, ids=lambda boundary: boundary.name)
def test_a_few_bad_inputs(
    boundary: Boundary, ground: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tried(boundary, ground, tmp_path, range(QUICKLY), monkeypatch) == []


@pytest.mark.slow
@pytest.mark.parametrize("boundary", BOUNDARIES, ids=lambda boundary: boundary.name)
def test_a_thousand_bad_inputs(
    boundary: Boundary, ground: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs = range(QUICKLY, QUICKLY + THOROUGHLY)
    assert tried(boundary, ground, tmp_path, inputs, monkeypatch) == []
