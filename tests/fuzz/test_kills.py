"""Sixty kills over every command that writes: then the next command finds old files or new ones, whole."""

import random
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.commands import run, small
from tests.fuzz.boundaries import QUICK, attendance, planned, roads
from tests.fuzz.killed import kill, steps_of
from tests.workflow.grids import small_grid
from tourplanner.travel.osm.store import FOLDER_VARIABLE

KILLS = 10


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
    "export": Writing(
        lambda folder, _: [
            "export", folder, "--until", "2027-03-31", "--format", "geojson", "--format", "ics",
        ],
        ("export/**/*",),
        checked,
    ),
    "attendance": Writing(
        lambda folder, inputs: ["attendance", "import", inputs / "counts.csv", "--plan", folder],
        ("attendance.csv",),
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
    "roads": Writing(
        lambda _, inputs: ["roads", "build", inputs / "drawn.osm.pbf"],
        ("drawn-*",),
        lambda _, inputs: ["roads", "build", inputs / "drawn.osm.pbf"],
    ),
}  # fmt: skip


def contents(folder: Path, patterns: tuple[str, ...]) -> dict[str, bytes]:
    """The files of some patterns, by their paths."""
    found = (path for pattern in patterns for path in folder.glob(pattern))
    return {str(path.relative_to(folder)): path.read_bytes() for path in found if path.is_file()}


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal")
@pytest.mark.parametrize("name", WRITINGS)
def test_killed_in_the_midst_of_writing(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writing, inputs, before = WRITINGS[name], tmp_path / "inputs", tmp_path / "before"
    inputs.mkdir()
    before.mkdir()
    planned(before)
    small_grid(inputs)
    small(inputs, "Petit essai", "Un autre essai")
    roads(inputs)
    (inputs / "counts.csv").write_bytes(attendance(before))
    old = contents(before, writing.files)

    after = tmp_path / "after"
    shutil.copytree(before, after)
    steps = steps_of(after, *writing.arguments(after, inputs))
    new = contents(after, writing.files)
    assert new != old
    shutil.rmtree(after)

    chance = random.Random(name)
    for number in range(KILLS):
        folder = tmp_path / str(number)
        shutil.copytree(before, folder)
        monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
        kill(folder, chance.randint(1, steps), *writing.arguments(folder, inputs))

        follows = run(*writing.next(folder, inputs))
        assert follows.exit_code == 0, follows.output
        found = contents(folder, writing.files)
        assert set(found) in (set(old), set(new))
        if name != "roads":  # it says when its files were changed
            assert found in (old, new)
        assert not list(folder.rglob(".tourplanner-*"))
        shutil.rmtree(folder)
