"""Small files that are much in memory: told in words, and never given the memory."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.commands import process_environment, small
from tests.fuzz.bombs import BOMBS, MOST

MOST_MEGABYTES = 500
MOST_MEGABYTES_JUDGED = 400
"""A process that reads a small workbook takes half of it."""
REFUSED = "trop de données"


def arguments(bomb: Path, folder: Path) -> list[str | Path]:
    """The command that reads such a file."""
    if bomb.suffix == ".xlsx":
        return ["plan", bomb, "--out", folder / "out"]
    if bomb.suffix == ".npz":
        travel = f'[travel]\nprovider = "matrix"\nfile = "{bomb.name}"\n'
        return ["plan", small(folder, extra=travel), "--out", folder / "out"]
    return ["roads", "build", bomb]


@dataclass(frozen=True)
class Peak:
    """How a command has ended: its exit code, what it said, and the megabytes that it took at most."""

    code: int
    said: str
    megabytes: float


def peak_of(bomb: Path, folder: Path) -> Peak:
    """Run the command that reads such a file in a process of its own."""
    told = folder / "told"
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.peak", str(told), *map(str, arguments(bomb, folder))],
        env=process_environment(TOURPLANNER_ROADS=str(folder / "roads")),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    code, megabytes = told.read_text(encoding="utf-8").split()
    return Peak(int(code), done.stderr, float(megabytes))


counted = pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units there")


@pytest.mark.slow
@counted
@pytest.mark.parametrize("name", BOMBS)
def test_bomb_is_told_and_takes_no_memory(name: str, tmp_path: Path) -> None:
    file, content = BOMBS[name]
    bomb = tmp_path / file
    bomb.write_bytes(content())

    peak = peak_of(bomb, tmp_path)

    assert peak.code == (3 if file.startswith("x.osm") else 2), peak.said
    assert file in peak.said
    assert "Traceback" not in peak.said
    assert peak.megabytes < MOST_MEGABYTES


@pytest.mark.slow
@counted
@pytest.mark.parametrize("kind", MOST)
def test_as_much_as_may_be_is_judged_and_takes_little_memory(kind: str, tmp_path: Path) -> None:
    """What is not refused for its size is read: it has faults, or it has what a plan needs."""
    book = tmp_path / "x.xlsx"
    book.write_bytes(MOST[kind]())

    peak = peak_of(book, tmp_path)

    assert peak.code in {0, 2}, peak.said
    assert REFUSED not in peak.said, "not as much as may be, but more"
    assert "Traceback" not in peak.said
    assert peak.megabytes < MOST_MEGABYTES_JUDGED
