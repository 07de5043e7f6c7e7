"""Kills and full disks, over every command that writes: old files or new ones are found, whole."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.commands import run, small
from tests.fuzz import killed
from tests.fuzz.inputs import QUICK, attendance, planned, roads
from tests.fuzz.killed import Commands
from tests.workflow.grids import small_grid
from tourplanner.travel.osm.store import FOLDER_VARIABLE

KILLS, FULL_DISKS = 10, 5
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes like it")
FARM = """\
format = 1
title = "Essai de série"
grids = ["grille"]
[[instances]]
dossiers = ["essai.toml"]
"""


@dataclass(frozen=True)
class Writing:
    """A command that writes into a folder.

    Attributes
    ----------
    arguments
        The command, by the folder and one beside it with its inputs.
    files
        What it writes, by patterns; all of it is old or all of it new.
    next
        The command that comes next, and reads what there is.
    """

    arguments: Callable[[Path, Path], list[str | Path]]
    files: tuple[str, ...]
    next: Callable[[Path, Path], list[str | Path]]


def checked(folder: Path, _inputs: Path) -> list[str | Path]:
    """What reads a plan."""
    return ["check", folder]


WRITINGS = {
    "plan": Writing(
        lambda folder, inputs: ["plan", inputs / "essai.toml", "--out", folder, *QUICK],
        ("plan.json", "map.html"),
        checked,
    ),
    "schedule": Writing(
        lambda folder, _: ["schedule", folder, "--until", "2027-03-31"], ("schedule.json",), checked
    ),
    "publish": Writing(
        lambda folder, _: ["publish", folder, "--changed", "--on", "2027-01-02"],
        ("publications/**/*",),
        lambda folder, _: ["schedule", folder, "--until", "2027-03-31"],
    ),
    "export": Writing(
        lambda folder, _: [
            "export", folder, "--until", "2027-03-31", "--format", "geojson", "--format", "ics",
        ],
        ("export/**/*", "publications/**/*"),
        checked,
    ),
    "attendance": Writing(
        lambda folder, inputs: ["attendance", "import", inputs / "counts.csv", "--plan", folder],
        ("attendance.csv",),
        checked,
    ),
    "print": Writing(
        lambda folder, _: [
            *("print", folder, "--until", "2027-01-31", "--what", "posters", "--format", "A4"),
            *("--out", folder / "paper"),
        ],
        ("paper/**/*",),
        checked,
    ),
    "choose": Writing(
        lambda folder, inputs: [
            *("choose", inputs / "essai.toml", "--epci", "200035632", "--count", "1", "--best", "1"),
            *("--out", folder / "choice"),
        ],
        ("choice/**/*",),
        checked,
    ),
    "coverage": Writing(
        lambda folder, _: [
            *("coverage", folder, "--csv", folder / "drives" / "all.csv"),
            *("--map", folder / "drives" / "map.html"),
        ],
        ("drives/*",),
        checked,
    ),
    "grid": Writing(
        lambda folder, inputs: [
            "whatif", inputs / "essai.toml", "--grid", inputs / "grille.toml",
            *("--out", folder / "grid", "--jobs", "2", *QUICK),
        ],
        ("grid/grid.*",),
        lambda folder, inputs: [
            "whatif", inputs / "essai.toml", "--grid", inputs / "grille.toml",
            *("--out", folder / "grid", "--jobs", "1", *QUICK),
        ],
    ),
    "farm": Writing(
        lambda folder, inputs: ["farm", inputs / "serie.toml", "--out", folder / "farm", "--workers", "2"],
        ("farm/farm.csv", "farm/dictionary.csv"),
        lambda folder, inputs: ["farm", inputs / "serie.toml", "--out", folder / "farm", "--workers", "1"],
    ),
    "roads": Writing(
        lambda _, inputs: ["roads", "build", inputs / "drawn.osm.pbf"],
        ("drawn-*",),
        lambda _, inputs: ["roads", "build", inputs / "drawn.osm.pbf"],
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Ground:
    """What a command finds, and what it makes of it.

    Attributes
    ----------
    name
        Which command.
    inputs
        The folder with its inputs.
    before
        The folder that it writes into.
    old, new
        The files that it writes, before and after.
    steps
        How often it changes something there.
    """

    name: str
    inputs: Path
    before: Path
    old: dict[str, bytes]
    new: dict[str, bytes]
    steps: int

    def moments(self, chance: random.Random, most: int) -> list[int]:
        """Some of the steps, none of them twice."""
        return chance.sample(range(1, self.steps + 1), min(most, self.steps))


@pytest.fixture(scope="module")
def commands() -> Iterator[Commands]:
    """What runs commands until a step."""
    with killed.commands() as ready:
        yield ready


@pytest.fixture(scope="module", params=WRITINGS)
def ground(
    request: pytest.FixtureRequest, commands: Commands, tmp_path_factory: pytest.TempPathFactory
) -> Ground:
    """The folders of a command, and how it ends where nothing happens to it."""
    writing, folder = WRITINGS[request.param], tmp_path_factory.mktemp("ground")
    inputs, before, after = (folder / name for name in ("inputs", "before", "after"))
    inputs.mkdir()
    before.mkdir()
    planned(before)
    small_grid(inputs)
    small(inputs, "Petit essai", "Un autre essai")
    roads(inputs)
    (inputs / "serie.toml").write_text(FARM, encoding="utf-8")
    (inputs / "counts.csv").write_bytes(attendance(before))
    old = contents(before, writing.files)
    shutil.copytree(before, after)
    steps = commands.steps_of(after, *writing.arguments(after, inputs))
    new = contents(after, writing.files)
    assert new != old
    shutil.rmtree(after)
    return Ground(request.param, inputs, before, old, new, steps)


def contents(folder: Path, patterns: tuple[str, ...]) -> dict[str, bytes]:
    """The files of some patterns, by their paths."""
    found = (path for pattern in patterns for path in folder.glob(pattern))
    return {str(path.relative_to(folder)): path.read_bytes() for path in found if path.is_file()}


@pytest.mark.slow
@forks
def test_killed_in_the_midst_of_writing(
    ground: Ground, commands: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = WRITINGS[ground.name]
    for step in ground.moments(random.Random(ground.name), KILLS):
        folder = tmp_path / str(step)
        shutil.copytree(ground.before, folder)
        monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
        commands.kill(folder, step, *writing.arguments(folder, ground.inputs))

        follows = run(*writing.next(folder, ground.inputs))
        assert follows.exit_code == 0, follows.output
        found = contents(folder, writing.files)
        assert set(found) in (set(ground.old), set(ground.new))
        if ground.name != "roads":  # it says when its files were changed
            assert found in (ground.old, ground.new)
        assert not list(folder.rglob(".tourplanner-*"))
        shutil.rmtree(folder)


@pytest.mark.slow
@forks
def test_no_room_from_some_step_on(ground: Ground, commands: Commands, tmp_path: Path) -> None:
    writing = WRITINGS[ground.name]
    for step in ground.moments(random.Random(f"{ground.name}, full"), FULL_DISKS):
        folder = tmp_path / str(step)
        shutil.copytree(ground.before, folder)
        done = commands.fill(folder, step, *writing.arguments(folder, ground.inputs))
        # At the last steps all that is new is there already.
        assert done.returncode in (0, 2, 3), done.stderr
        assert "Traceback" not in done.stderr
        found = contents(folder, writing.files)
        if done.returncode:
            assert "No space left on device" in done.stderr
            assert found == ground.old
        assert not list(folder.rglob(".tourplanner-*"))
        shutil.rmtree(folder)
