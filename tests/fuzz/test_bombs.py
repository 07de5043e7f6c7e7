"""Small files that are much in memory: told in words, and never given the memory."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commands import process_environment, small
from tests.fuzz.bombs import BOMBS

MOST_MEGABYTES = 500


def arguments(bomb: Path, folder: Path) -> list[str | Path]:
    """The command that reads such a file."""
    if bomb.suffix == ".xlsx":
        return ["plan", bomb, "--out", folder / "out"]
    if bomb.suffix == ".npz":
        travel = f'[travel]\nprovider = "matrix"\nfile = "{bomb.name}"\n'
        return ["plan", small(folder, extra=travel), "--out", folder / "out"]
    return ["roads", "build", bomb]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units there")
@pytest.mark.parametrize("name", BOMBS)
def test_bomb_is_told_and_takes_no_memory(name: str, tmp_path: Path) -> None:
    file, content = BOMBS[name]
    bomb = tmp_path / file
    bomb.write_bytes(content())
    told = tmp_path / "told"
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.peak", str(told), *map(str, arguments(bomb, tmp_path))],
        env=process_environment(TOURPLANNER_ROADS=str(tmp_path / "roads")),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    code, peak = told.read_text(encoding="utf-8").split()

    assert int(code) == (3 if file.startswith("x.osm") else 2), done.stderr
    assert file in done.stderr
    assert "Traceback" not in done.stderr
    assert float(peak) < MOST_MEGABYTES
